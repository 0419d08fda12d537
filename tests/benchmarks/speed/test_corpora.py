"""Corpora of any size: the same each time, a larger one begins with a smaller; people and rare words are invented."""

import json
from pathlib import Path

import pytest

from benchmarks.speed.corpora import Collection, read_collection, write_corpus

TEXTS = (
    ("زيارة إلى مصنع", "زار أحمد منصور مصنعا للنسيج في سوسة يوم الخميس.\nوقال منصور إن العمل سيبدأ في الشهر القادم."),
    *4
    * [("معرض للكتاب", "افتتح الوزير معرضا للكتاب في سوسة يوم الخميس.\nسيبدأ العمل في الشهر القادم بعد زيارة أخرى.")],
)


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    corpus = tmp_path / "corpus.jsonl"
    rows = [{"_id": str(n), "title": title, "text": text, "category": "local"} for n, (title, text) in enumerate(TEXTS)]
    corpus.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return read_collection(corpus)


def written(collection: Collection, documents: int, file: Path) -> list[dict[str, str]]:
    size = write_corpus(collection, documents, file)
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert size == sum(len(f"{row['title']}{row['text']}".encode()) for row in rows)
    return rows


def test_a_corpus_is_the_same_each_time_and_begins_with_a_smaller_one(collection: Collection, tmp_path: Path) -> None:
    few, many = (written(collection, n, tmp_path / "out.jsonl") for n in (5, 300))
    assert few == many[:5]
    assert len({row["_id"] for row in many}) == 300
    assert many[0].keys() == {"_id", "title", "text", "date", "url", "section"}


def test_people_and_rare_words_are_invented(collection: Collection, tmp_path: Path) -> None:
    texts = " ".join(row["text"] for row in written(collection, 300, tmp_path / "out.jsonl"))
    assert "منصور مصنعا" not in texts
    assert "وقال منصور" not in texts
    assert "القادم" in texts


def test_the_vocabulary_grows(collection: Collection, tmp_path: Path) -> None:
    rows = written(collection, 2_000, tmp_path / "out.jsonl")
    half = {word for row in rows[:1000] for word in row["text"].split()}
    whole = {word for row in rows for word in row["text"].split()}
    assert len(half) > 400
    assert 1.2 < len(whole) / len(half) < 1.9
