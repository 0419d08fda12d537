import json
from pathlib import Path

import numpy as np
import pytest

from analyzers.text.analyzer import index_forms
from indexer.documents.document import Document, Record
from indexer.errors import IndexStateError
from indexer.similar.minhash import FILE, HASHES, Sketcher, SketchRow, load, runs
from indexer.values.canonical import CanonicalValues, make_entry
from tests.indexer.reports import FINAL, FLOOD


def sketcher(folder: Path, *texts: tuple[str, str, str]) -> Sketcher:
    """Texts given by id, source and body."""
    folder.mkdir()
    made = Sketcher(folder)
    for id_, source, body in texts:
        made.add(make_entry(Record(Document(id_, "عنوان من كلمات", body, None, source), ()), CanonicalValues()))
    return made


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وصل لافروف إلى بيونغ يانغ", "وصل لافروف إلى بيونج يانج"),
        ("قال أسامة إنه عائد", "قال اسامه انه عائد"),
        ("زار غوتيريس القاهرة", "زار جوتيريس القاهرة"),
    ],
)
def test_spellings_of_a_name_are_one_word(one: str, other: str) -> None:
    assert np.array_equal(runs(index_forms(one).term.split()), runs(index_forms(other).term.split()))


@pytest.mark.parametrize(
    ("one", "other"),
    [("فاز الترجي 2", "فاز الترجي 3"), ("عام 2011 شتاء", "عام 2001 شتاء"), ("زار تونس أمس", "زار مصر أمس")],
)
def test_other_words_and_numbers_are_others(one: str, other: str) -> None:
    assert not np.array_equal(runs(index_forms(one).term.split()), runs(index_forms(other).term.split()))


def test_sketches_are_kept_for_the_sources_that_stay(tmp_path: Path) -> None:
    texts = [("a", "1.txt", FLOOD), ("b", "2.txt", FINAL), ("short", "2.txt", "خبر قصير"), ("c", "3.txt", FLOOD)]
    before = sketcher(tmp_path / "old", *texts).save()
    assert [row.id for row in before.rows] == ["a", "b", "c"]
    after = sketcher(tmp_path / "new")
    assert after.keep(before, {"1.txt"}) == {"b", "c"}
    after.add(make_entry(Record(Document("d", "عنوان", FINAL, None, "1.txt"), ()), CanonicalValues()))
    saved = after.save()
    assert [row.id for row in saved.rows] == ["b", "c", "d"]
    assert np.array_equal(saved.hashes[:2], before.hashes[1:])
    assert np.array_equal(saved.hashes[2], before.hashes[1])
    assert load(tmp_path / "new").rows[0] == SketchRow("b", "2.txt", "", before.rows[1].runs)


def test_a_headline_is_no_part_of_a_sketch(tmp_path: Path) -> None:
    made = sketcher(tmp_path / "a", ("a", "1.txt", FLOOD))
    made.add(make_entry(Record(Document("b", "سيول في ليبيا", FLOOD, None, "2.txt"), ()), CanonicalValues()))
    one, other = made.save().hashes
    assert np.array_equal(one, other)


def test_an_index_without_long_texts_has_no_sketches(tmp_path: Path) -> None:
    assert sketcher(tmp_path / "a", ("a", "1.txt", "خبر")).save().hashes.shape == (0, HASHES)


def test_sketches_of_another_version_are_an_error_that_names_the_command(tmp_path: Path) -> None:
    sketcher(tmp_path / "a", ("a", "1.txt", FLOOD)).save()
    file = tmp_path / "a" / FILE
    file.write_text(json.dumps(json.loads(file.read_text(encoding="utf-8")) | {"made_by": "0 0"}), encoding="utf-8")
    with pytest.raises(IndexStateError, match="index-cli build"):
        load(tmp_path / "a")
