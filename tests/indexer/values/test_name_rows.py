"""The rows of names are found by the words of each spelling."""

from pathlib import Path
from unittest.mock import Mock

import pytest

from indexer.engine.base import Engine
from indexer.engine.tantivy.tables import FileTables
from indexer.values.name_rows import NameRows, save_names
from indexer.values.unified import UnifiedValues

CANONICAL = UnifiedValues({("people", "سيرجي لافروف"): ("سيرغي لافروف",)})
PAIRS = [("سرغي لافروف", "سيرغي لافروف")]
LAVROV = ("people", "سيرغي لافروف")


def engine(folder: Path, people: dict[str, int]) -> Engine:
    """Return an engine with the values of people, and its tables in a folder."""
    made = Mock(spec=Engine)
    made.vocabulary.side_effect = lambda field: people if field == "people" else {}
    made.tables = FileTables(folder)
    return made


@pytest.mark.parametrize(
    ("words", "prefixes", "found"),
    [
        ([["لافروف"]], (), [(LAVROV, 7)]),
        ([["سيرجي"]], (), [(LAVROV, 7)]),
        ([["سرغي"]], (), [(LAVROV, 7)]),
        ([], ("لاف",), [(LAVROV, 7)]),
        ([["زرافه"]], (), []),
    ],
)
def test_rows_come_back(tmp_path: Path, words: list[list[str]], prefixes: tuple[str, ...], found: list[object]) -> None:
    made = engine(tmp_path, {"سيرغي لافروف": 7, "وائل مراد": 2})
    save_names(made, CANONICAL, PAIRS)
    assert list(NameRows.load(made.tables).find(words, prefixes)) == found


def test_an_index_without_names_has_no_rows(tmp_path: Path) -> None:
    made = engine(tmp_path, {})
    save_names(made, UnifiedValues(), ())
    assert list(NameRows.load(made.tables).find([["لافروف"]], ())) == []
