"""The words that share an n-gram come back as they were, the most frequent first."""

from pathlib import Path

import pytest

from indexer.engine.gram_words import GramTable, GramWords
from indexer.errors import IndexStateError

WORDS = {"مدرسه": 5, "المدرسه": 9, "مدرسون": 2, "ماما": 1, "10.5": 1, "abab": 3, "في": 50}


def table_of(folder: Path, words: dict[str, int]) -> GramTable:
    GramTable.create(folder)
    table = GramTable(folder)
    table.save(words.items())
    return table


@pytest.mark.parametrize(
    ("gram", "documents", "words"),
    [
        ("مدرس", 16, ("المدرسه", "مدرسه", "مدرسون")),
        ("_مدر", 7, ("مدرسه", "مدرسون")),
        ("رسه_", 14, ("المدرسه", "مدرسه")),
        ("ماما", 1, ("ماما",)),
        ("0.5_", 1, ("10.5",)),
        ("abab", 3, ("abab",)),
        ("_في_", 0, ()),  # too short a word has none
        ("مدرش", 0, ()),
        ("درس", 0, ()),  # no n-gram, but the beginning of one
        ("رس", 0, ()),
        ("\n\t ~", 0, ()),
    ],
)
def test_words_of_a_gram(tmp_path: Path, gram: str, documents: int, words: tuple[str, ...]) -> None:
    found = table_of(tmp_path, WORDS).find(gram)
    assert (found.documents, tuple(found.words)) == (documents, words)


def test_only_the_most_frequent_words_are_kept(tmp_path: Path) -> None:
    table_of(tmp_path, {f"كتاب{chr(0x627 + n)}": n + 1 for n in range(19)})
    found = GramTable(tmp_path).find("كتاب")
    assert found.documents == 19 * 20 // 2
    assert found.words == [f"كتاب{chr(0x627 + n)}" for n in range(18, 10, -1)]


def test_an_index_without_documents_has_none(tmp_path: Path) -> None:
    for table in (table_of(tmp_path, {}), GramTable(tmp_path)):
        assert table.find("كتاب") == GramWords(0, ())


def test_an_open_table_may_be_written_anew(tmp_path: Path) -> None:
    table = table_of(tmp_path, WORDS)
    other, found = GramTable(tmp_path), table.find("مدرس")
    table.save([("كتاب", 1)])
    assert (table.find("مدرس").documents, table.find("كتاب").documents) == (0, 1)
    assert (other.find("مدرس"), other.find("كتاب").documents) == (found, 0)


def test_a_missing_table_is_an_error_that_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(IndexStateError, match="index-cli build"):
        GramTable(tmp_path)


def test_a_damaged_table_is_an_error(tmp_path: Path) -> None:
    table_of(tmp_path, WORDS)
    [file] = tmp_path.iterdir()
    content = bytearray(file.read_bytes())
    content[150] ^= 0xFF  # among the compressed rows, which begin after the header of 128 bytes
    file.write_bytes(content)
    with pytest.raises(IndexStateError):
        GramTable(tmp_path).find("مدرس")
