import json
from pathlib import Path

import numpy as np
import pytest

from analyzers.text.analyzer import index_forms
from indexer.documents.document import Document, Record
from indexer.errors import IndexStateError
from indexer.similar.minhash import HASHES, ROWS_FILE, Shingles, SignatureRow, Signatures, SignatureWriter, shingles
from indexer.values.canonical import CanonicalValues, make_entry
from tests.indexer.reports import FINAL, FLOOD


def writer(folder: Path, *texts: tuple[str, str, str]) -> SignatureWriter:
    """Return a writer with `texts`, each an id, a source and a body."""
    folder.mkdir()
    signatures = SignatureWriter(folder)
    for id_, source, body in texts:
        add(signatures, Document(id_, "عنوان من كلمات", body, None, source))
    return signatures


def add(signatures: SignatureWriter, document: Document) -> None:
    signatures.add(make_entry(Record(document, ()), CanonicalValues()))


def shingles_of(text: str) -> Shingles:
    return shingles(index_forms(text).term.split())


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("وصل لافروف إلى بيونغ يانغ", "وصل لافروف إلى بيونج يانج", True),
        ("قال أسامة إنه عائد", "قال اسامه انه عائد", True),
        ("زار غوتيريس القاهرة", "زار جوتيريس القاهرة", True),
        ("فاز الترجي 2", "فاز الترجي 3", False),
        ("عام 2011 شتاء", "عام 2001 شتاء", False),
        ("زار تونس أمس", "زار مصر أمس", False),
    ],
)
def test_spellings_of_a_name_give_equal_shingles(one: str, other: str, equal: bool) -> None:
    assert np.array_equal(shingles_of(one), shingles_of(other)) is equal


def test_signatures_of_sources_that_stay_are_kept(tmp_path: Path) -> None:
    texts = [("a", "1.txt", FLOOD), ("b", "2.txt", FINAL), ("short", "2.txt", "خبر قصير"), ("c", "3.txt", FLOOD)]
    before = writer(tmp_path / "old", *texts).save()
    assert [row.id for row in before.rows] == ["a", "b", "c"]
    after = writer(tmp_path / "new")
    after.keep(before, {"1.txt"})
    assert after.kept == {"b", "c"}
    add(after, Document("d", "عنوان", FINAL, None, "1.txt"))
    saved = after.save()
    assert [row.id for row in saved.rows] == ["b", "c", "d"]
    assert np.array_equal(saved.hashes[:2], before.hashes[1:])
    assert np.array_equal(saved.hashes[2], before.hashes[1])
    assert Signatures.load(tmp_path / "new").rows[0] == SignatureRow("b", "2.txt", "", before.rows[1].shingles)


def test_titles_do_not_count(tmp_path: Path) -> None:
    signatures = writer(tmp_path / "a", ("a", "1.txt", FLOOD))
    add(signatures, Document("b", "سيول في ليبيا", FLOOD, None, "2.txt"))
    one, other = signatures.save().hashes
    assert np.array_equal(one, other)


def test_short_texts_have_no_signature(tmp_path: Path) -> None:
    assert writer(tmp_path / "a", ("a", "1.txt", "خبر")).save().hashes.shape == (0, HASHES)


def test_signatures_of_another_version_are_refused_with_the_command(tmp_path: Path) -> None:
    writer(tmp_path / "a", ("a", "1.txt", FLOOD)).save()
    file = tmp_path / "a" / ROWS_FILE
    file.write_text(json.dumps(json.loads(file.read_text(encoding="utf-8")) | {"version": "0 0"}), encoding="utf-8")
    with pytest.raises(IndexStateError, match="index-cli build"):
        Signatures.load(tmp_path / "a")
