"""Read corrections files, in which people correct how names are joined.

Files called corrections.tsv in a source are read as corrections, not as documents. A row has tab-separated cells; the
order of rows does not matter:

    merge   people|places  SHOWN VALUE ...  all are one value, shown as the first is written
    apart   people|places  VALUE VALUE      these two are never joined
    drop    people|places  VALUE            not a facet value

A cell that begins with # starts a comment. Empty lines are skipped.
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
from indexer.values.canonical import NAME_KINDS

Action = Literal["merge", "apart", "drop"]

ACTIONS: tuple[Action, ...] = get_args(Action)

_COMMENT = "#"
# Minimum and maximum number of values of a row; None means no maximum.
_VALUES_OF_ACTION: dict[Action, tuple[int, int | None]] = {"merge": (2, None), "apart": (2, 2), "drop": (1, 1)}


@dataclass(frozen=True, slots=True)
class Correction:
    """One row: its values as written, and its file and line for messages."""

    action: Action
    kind: Kind
    values: tuple[str, ...]
    location: str

    @property
    def shown(self) -> str:
        """The value that a `merge` row shows for all its values."""
        return self.values[0]

    @property
    def expected(self) -> tuple[str, ...]:
        """The values that documents should have. The shown value of `merge` may be a new name."""
        return self.values[1:] if self.action == "merge" else self.values


def match_key(value: str) -> str:
    """Return the key by which values are compared: hamza, diacritics and white space make no difference."""
    return " ".join(fold(value).split())


def read_corrections(files: Iterable[SourceFile]) -> list[Correction]:
    """Read the rows of corrections files; raise SourceError for the first invalid row."""
    return [row for file in files for row in _rows(file)]


def _rows(file: SourceFile) -> Iterator[Correction]:
    try:
        text = read_text(file.path, file.name).text
    except OSError as error:
        raise SourceError(
            "%(source)s: cannot be opened: %(reason)s.", source=file.name, reason=error.strerror or error
        ) from error
    for number, line in enumerate(text.split("\n"), start=1):
        if cells := cells_of(line):
            yield parse_row(cells, f"{file.name}, line {number}")


def cells_of(line: str) -> list[str]:
    """Return the cells of a line without its comment and without empty cells at the end, which spreadsheets write."""
    cells = [printable(cell).strip() for cell in line.split("\t")]
    cells = list(takewhile(lambda cell: not cell.startswith(_COMMENT), cells))
    while cells and not cells[-1]:
        cells.pop()
    return cells


def parse_row(cells: list[str], location: str) -> Correction:
    """Return the row of some cells; raise SourceError, with their location, if they are none."""
    action, kind, values = _action(cells, location), _kind(cells, location), tuple(cells[2:])
    minimum, maximum = _VALUES_OF_ACTION[action]
    if not all(map(match_key, values)) or len(values) < minimum or (maximum and len(values) > maximum):
        number = f"{'' if maximum else 'at least '}{minimum} {'value' if minimum == 1 else 'values'}"
        sentence = (
            f"{location}: {action} takes {number}, not {len(list(filter(match_key, values)))} in {len(values)} cells: "
            "write each value into a cell of its own, with a tab between, and # before a comment."
        )
        raise SourceError(sentence)
    return Correction(action, kind, values, location)


def _action(cells: list[str], location: str) -> Action:
    action = next((action for action in ACTIONS if action == cells[0]), None)
    if action:
        return action
    if cells[0] == "rename":  # an action of earlier versions: VALUE SHOWN
        raise SourceError(
            "%(location)s: rename is not an action: write merge, with the shown name first.", location=location
        )
    raise SourceError(
        "%(location)s: “%(word)s” is not an action: write one of %(actions)s, and a tab between cells.",
        location=location,
        word=cells[0],
        actions=", ".join(ACTIONS),
    )


def _kind(cells: list[str], location: str) -> Kind:
    kind = next((kind for kind in NAME_KINDS if kind in cells[1:2]), None)
    if kind is None:
        written = "".join(cells[1:2])
        raise SourceError(
            "%(location)s: “%(word)s” is not a kind: write one of %(kinds)s after %(action)s.",
            location=location,
            word=written,
            kinds=", ".join(NAME_KINDS),
            action=cells[0],
        )
    return kind
