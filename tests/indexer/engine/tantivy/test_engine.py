"""Behaviour specific to the Tantivy engine."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from analyzers.text.analyzer import index_forms
from analyzers.text.clitics import prefix_starts
from indexer.documents.document import Record
from indexer.engine.queries import leaves
from indexer.engine.tantivy.engine import TantivyEngine
from indexer.errors import IndexStateError
from indexer.query.leaves import Word
from indexer.query.parser import parse
from indexer.query.request import Filters
from indexer.values.canonical import make_entry
from indexer.values.unified import UnifiedValues
from tests.indexer.engine.contract import RECORDS, fill, record


@pytest.mark.parametrize("name", [".term", ".store"])
def test_damaged_index_is_an_error_that_names_the_command(tmp_path: Path, name: str) -> None:
    engine = TantivyEngine(tmp_path)
    engine.write(make_entry(record, UnifiedValues()) for record in RECORDS)
    engine.commit()
    for file in tmp_path.glob(f"*{name}"):
        file.write_bytes(b"")

    def open_and_search() -> None:
        opened = TantivyEngine(tmp_path, read_only=True)
        opened.records(opened.search(parse("موسكو"), Filters(), "relevance", 10).keys)

    with pytest.raises(IndexStateError, match="index-cli build"):
        open_and_search()


@pytest.mark.parametrize("name", ["gram_words.table", "values.bin"])
@pytest.mark.parametrize("records", [RECORDS, []])
def test_a_missing_file_of_ours_is_an_error_that_names_the_command(
    tmp_path: Path, name: str, records: list[Record]
) -> None:
    fill(TantivyEngine(tmp_path), records)
    (tmp_path / name).unlink()
    with pytest.raises(IndexStateError, match="index-cli build"):
        TantivyEngine(tmp_path, read_only=True).search(parse("موسكو"), Filters(), "relevance", 10)


def test_a_new_index_is_empty_before_it_is_committed(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    assert (engine.count(parse("موسكو"), Filters()), engine.documents) == (0, 0)
    assert TantivyEngine(tmp_path).search(parse("موسكو"), Filters(), "relevance", 10).total == 0
    assert fill(engine, RECORDS).search(parse("موسكو"), Filters(), "relevance", 10).total == 2


def test_any_number_of_words_may_be_near_others(tmp_path: Path) -> None:
    """Tantivy refuses a regular expression of more than 1000 states."""
    words = [f"{one}{other}بتثجحخدرز" for one in "بتثجحخدرزس" for other in "بتثجحخدرزس"]
    engine = TantivyEngine(tmp_path)
    engine.write([make_entry(record("a", "", f"{' '.join(words)} {'دار ' * 30} نهار"), UnifiedValues())])
    engine.commit()
    terms = tuple(index_forms(word).term for word in words)
    word = Word("غياب", "غياب", beside=tuple((term, 1.0) for term in terms), company=terms)
    assert engine.count(word, Filters()) == 1
    assert engine.count(replace(word, company=("نهار",), reach=5), Filters()) == 0


def test_the_words_of_a_prefix_are_looked_up_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[str] = []

    def starts(letters: str) -> Iterable[str]:
        looked_up.append(letters)
        return prefix_starts(letters)

    monkeypatch.setattr(leaves, "prefix_starts", starts)
    engine = TantivyEngine(tmp_path)
    engine.write(make_entry(record, UnifiedValues()) for record in RECORDS)
    engine.commit()
    for query in ("موس*", "موس* بكي*", "بكي* OR (موس* -بكي*)", "موس* موس* موس*"):
        engine.facets(parse(query), Filters())
    assert sorted(looked_up) == sorted({*looked_up})
    assert len(looked_up) == 2
