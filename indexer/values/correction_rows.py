"""Corrections files: what people say about names that the index joined or took wrongly.

A file called corrections.tsv in a source is no document. Each row has tab-separated cells, in any order of rows:

    merge   people|places  SHOWN VALUE ...  all of them are one, the first is shown
    apart   people|places  VALUE VALUE      these two are never joined
    rename  people|places  VALUE SHOWN      the value is shown so
    drop    people|places  VALUE            no facet value

From a cell that begins with # on, a row is comment; so is a whole line, and empty lines mean nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal, get_args

from analyzers.text.fold import fold
from analyzers.token import Kind
from indexer.display import printable
from indexer.documents.encoding import read_text
from indexer.documents.sources import SourceFile
from indexer.errors import SourceError

Action = Literal["merge", "apart", "rename", "drop"]

KINDS: tuple[Kind, ...] = ("people", "places")  # dates are read off their text: nothing is joined
ACTIONS: tuple[Action, ...] = get_args(Action)

_COMMENT = "#"
# How many values an action takes: at least, at most.
_VALUES: dict[Action, tuple[int, int | None]] = {"merge": (2, None), "apart": (2, 2), "rename": (2, 2), "drop": (1, 1)}


@dataclass(frozen=True, slots=True)
class Correction:
    """One row: `values` as typed, `place` is its file and line as people are told of them."""

    action: Action
    kind: Kind
    values: tuple[str, ...]
    place: str

    @property
    def named(self) -> tuple[str, ...]:
        """The values that documents are expected to have: all but what a value is renamed to."""
        return self.values[:1] if self.action == "rename" else self.values

    @property
    def joins(self) -> bool:
        """Whether the row tells what its values are `shown` as."""
        return self.action in ("merge", "rename")

    @property
    def shown(self) -> str:
        """What all values of a row that joins are shown as."""
        return self.values[-1] if self.action == "rename" else self.values[0]


def key(value: str) -> str:
    """What a value is known by, with or without hamza and marks."""
    return " ".join(fold(value).split())


def read_corrections(files: Iterable[SourceFile]) -> list[Correction]:
    """Read the rows of corrections files; raises SourceError for the first that says nothing clear."""
    return [row for file in files for row in _rows(file)]


def _rows(file: SourceFile) -> Iterator[Correction]:
    try:
        text = read_text(file.path, file.name)
    except OSError as error:
        raise SourceError(f"{file.name}: cannot be opened: {error.strerror or error}.") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if cells := _cells(line):
            yield _row(cells, f"{file.name}, line {number}")


def _cells(line: str) -> list[str]:
    """The cells of a line, without a comment and without the empty cells that a spreadsheet puts at the end."""
    cells = [printable(cell).strip() for cell in line.split("\t")]
    cells = list(takewhile(lambda cell: not cell.startswith(_COMMENT), cells))
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _row(cells: list[str], place: str) -> Correction:
    action = next((known for known in ACTIONS if known == cells[0]), None)
    if action is None:
        raise SourceError(f"{place}: «{cells[0]}» is no action: write {_either(ACTIONS)}, and a tab between cells.")
    kind = next((known for known in KINDS if known in cells[1:2]), None)
    if kind is None:
        raise SourceError(f"{place}: «{''.join(cells[1:2])}» is no kind: write {_either(KINDS)} after {action}.")
    values = tuple(cells[2:])
    least, most = _VALUES[action]
    if not all(map(key, values)) or len(values) < least or (most and len(values) > most):
        wanted = f"{'' if most else 'at least '}{least} {'value' if least == 1 else 'values'}"
        raise SourceError(
            f"{place}: {action} takes {wanted}, not {len(list(filter(key, values)))} in {len(values)} cells: "
            "write each value into a cell of its own, with a tab between, and # before a comment."
        )
    return Correction(action, kind, values, place)


def _either(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}"
