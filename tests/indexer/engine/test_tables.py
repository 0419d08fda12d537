"""Tables of a whole index: rows found by key, and names found by their words."""

from itertools import count

import pytest

from indexer.engine.base import Engine
from indexer.engine.tables import NameRow

NAMES = (
    NameRow("0سيرغي لافروف", 7, ("سيرغي", "لافروف")),
    NameRow("0سيرغي لافروف", 7, ("سيرجي", "لافروف")),
    NameRow("0سيرغي شويغو", 3, ("سيرغي", "شويغو")),
    NameRow("0لافرنتي بيريا", 3, ("لافرنتي", "بيريا")),
    NameRow("1موسكو", 2, ("موسكو",)),
)
MANY = tuple(NameRow(f"0اسم {n:03}", 1, ("اسم", f"{n:03}")) for n in range(250))
LAVROV, SHOIGU, BERIA = ("0سيرغي لافروف", 7), ("0سيرغي شويغو", 3), ("0لافرنتي بيريا", 3)
_NUMBERS = count()


@pytest.mark.parametrize("whole", [True, False])
def test_values_are_found_by_key(engine: Engine, whole: bool) -> None:
    name, rows = f"test {next(_NUMBERS)}", {f"مفتاح {n}": f"قيمة {n}" for n in range(1200)} | {"": "بلا مفتاح"}
    engine.tables.write(name, rows.items())
    engine.tables.complete()
    table = engine.tables.open(name, str.split, whole=whole)
    assert table.find(["مفتاح 7", "مفتاح", "", "مفتاح 7"]) == {"مفتاح 7": ["قيمة", "7"], "": ["بلا", "مفتاح"]}
    assert table.find(rows) == {key: value.split() for key, value in rows.items()}
    assert table.find(["مفتاح"]) == table.find([]) == {}


def test_tables_have_no_row_of_another(engine: Engine) -> None:
    one, other = f"test {next(_NUMBERS)}", f"test {next(_NUMBERS)}"
    engine.tables.write(one, [("أ", "1")])
    engine.tables.write(other, [])
    engine.tables.complete()
    assert engine.tables.open(other, str).find(["أ"]) == {}


@pytest.fixture(scope="module")
def names(engine: Engine) -> str:
    """The name of a table with NAMES."""
    name = f"names {next(_NUMBERS)}"
    engine.tables.write_names(name, NAMES)
    engine.tables.complete()
    return name


@pytest.mark.parametrize(
    ("words", "prefixes", "found"),
    [
        ([["سيرغي"]], (), [LAVROV, SHOIGU]),
        ([["سيرجي", "سيرغي"]], (), [LAVROV, SHOIGU]),
        ([["سيرغي"], ["لافروف"]], (), [LAVROV]),
        ([["سيرجي"], ["سيرغي"]], (), []),  # of two spellings
        ([], ("لافر",), [LAVROV, BERIA]),
        ([], ("شو", "مو"), [SHOIGU, ("1موسكو", 2)]),
        ([["سيرغي"]], ("ش", "ل"), [LAVROV, SHOIGU]),
        ([["موسكو"]], ("مو",), []),  # another word has to begin so
        ([["غائب"]], (), []),
        ([["سيرغي"], []], (), []),
        ([], ("غ",), []),
    ],
)
def test_names_are_found_by_their_words(
    engine: Engine, names: str, words: list[list[str]], prefixes: tuple[str, ...], found: list[tuple[str, int]]
) -> None:
    assert list(engine.tables.open_names(names).find(words, prefixes)) == found


def test_many_names_are_found_in_order(engine: Engine) -> None:
    name = f"names {next(_NUMBERS)}"
    engine.tables.write_names(name, MANY)
    engine.tables.complete()
    assert list(engine.tables.open_names(name).find([["اسم"]])) == [(row.key, 1) for row in MANY]


@pytest.mark.parametrize(
    ("start", "found"),
    [("", [LAVROV, SHOIGU, BERIA, ("1موسكو", 2)]), ("1", [("1موسكو", 2)]), ("0سيرغي ل", [LAVROV]), ("2", [])],
)
def test_names_are_found_by_the_beginning_of_their_key(
    engine: Engine, names: str, start: str, found: list[tuple[str, int]]
) -> None:
    table = engine.tables.open_names(names)
    assert list(table.find([], ("شو", "مو", "لا"), start)) == found
    assert list(table.find([["موسكو"]], (), start)) == [name for name in found if name[0] == "1موسكو"]
