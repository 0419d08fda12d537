"""A collection so small that every answer is known."""

import json
from pathlib import Path

import pytest

CORPUS = [
    {"_id": "tea", "title": "الشاي", "text": "يشرب الناس الشاي في الصباح."},
    {"_id": "sea", "title": "البحر", "text": "سافر البحارة في البحر إلى الميناء."},
    {"_id": "port", "title": "الميناء", "text": "وصلت سفينة كبيرة تحمل القمح."},
]
QUERIES = [
    {"_id": "q1", "text": "الشاي", "class": "word"},
    {"_id": "q2", "text": "سفينة القمح", "class": "phrase"},
    {"_id": "q3", "text": "مطر", "class": "word"},
    {"_id": "unjudged", "text": "البحر"},
]
QRELS = [("q1", "tea", 1), ("q2", "port", 1), ("q3", "sea", 1)]


def write_lines(path: Path, rows: list[dict[str, str]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    folder = tmp_path / "small"
    (folder / "qrels").mkdir(parents=True)
    write_lines(folder / "corpus.jsonl", CORPUS)
    write_lines(folder / "queries.jsonl", QUERIES)
    judgements = "".join(f"{query}\t{document}\t{grade}\n" for query, document, grade in QRELS)
    (folder / "qrels" / "test.tsv").write_text(f"query-id\tcorpus-id\tscore\n{judgements}", encoding="utf-8")
    return folder
