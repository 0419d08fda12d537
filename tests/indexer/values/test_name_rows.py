"""The rows of names come back from the file of a generation, and find the same."""

from pathlib import Path
from unittest.mock import Mock

import pytest

from indexer.engine.base import Engine
from indexer.values.canonical import CanonicalValues
from indexer.values.name_rows import NameRows

CANONICAL = CanonicalValues({("people", "سيرجي لافروف"): ("سيرغي لافروف",)})
PAIRS = [("سرغي لافروف", "سيرغي لافروف")]


def engine(people: dict[str, int]) -> Engine:
    """Return an engine with the values of people."""
    made = Mock(spec=Engine)
    made.vocabulary.side_effect = lambda field: people if field == "people" else {}
    return made


@pytest.mark.parametrize(
    ("words", "prefixes"), [([["لافروف"]], ()), ([["سيرجي"]], ()), ([["سرغي"]], ()), ([], ("لاف",)), ([["زرافه"]], ())]
)
def test_rows_come_back(tmp_path: Path, words: list[list[str]], prefixes: tuple[str, ...]) -> None:
    made = NameRows.of(engine({"سيرغي لافروف": 7, "وائل مراد": 2}), CANONICAL, PAIRS)
    made.save(tmp_path)
    found = list(NameRows.load(tmp_path).find(words, prefixes))
    assert found == list(made.find(words, prefixes))
    assert found == ([] if words == [["زرافه"]] else [(("people", "سيرغي لافروف"), 7)])


def test_an_index_without_names_has_no_rows(tmp_path: Path) -> None:
    NameRows.of(engine({}), CanonicalValues(), ()).save(tmp_path)
    assert list(NameRows.load(tmp_path).find([["لافروف"]], ())) == []
