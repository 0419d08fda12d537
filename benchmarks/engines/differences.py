"""What differs between two answers: each place with both values, scores within rounding left out."""

import csv
import difflib
import json
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

# Of the 4 digits that scores are printed with; and of sums that are made in another order, relative to the score.
_ROUNDING, _RELATIVE = 2e-4, 1e-5
# What says when and of which generation an answer is.
_VOLATILE = frozenset({"took_ms"})
_SCORE = "score"
_BUILT = re.compile(r"<updated>.*?</updated>")  # of a feed, the time of the build

Row = Mapping[str, Any]


def _csv_rows(lines: Sequence[str]) -> list[Row]:
    rows = csv.DictReader(line.removeprefix("\ufeff") + "\n" for line in lines)
    return [{**row, _SCORE: float(row[_SCORE] or 0)} for row in rows]


_TABLES: Mapping[str, Callable[[Sequence[str]], list[Row]]] = {
    "application/jsonl": lambda lines: list(map(json.loads, lines)),
    "text/csv": _csv_rows,
}


class Answer(NamedTuple):
    """What a page sends: its status, the type of its content, the content."""

    status: int
    type: str
    content: str


class Difference(NamedTuple):
    """A place in an answer and what each engine has there."""

    place: str
    first: object
    second: object

    def __str__(self) -> str:
        return f"{self.place or 'all'}: {_short(self.first)} ≠ {_short(self.second)}"


def differences(first: Answer, second: Answer) -> list[Difference]:
    """Return what differs, in order."""
    if first[:2] != second[:2]:
        return [Difference("status", first[:2], second[:2])]
    if first.type == "application/json":
        return list(_of_values("", json.loads(first.content), json.loads(second.content)))
    if first.type in _TABLES:
        rows = (_TABLES[first.type](each.content.splitlines()) for each in (first, second))
        return list(_of_values("", *rows))
    return list(_of_lines(*(_BUILT.sub("", each.content).splitlines() for each in (first, second))))


def _of_values(place: str, first: Any, second: Any) -> Iterator[Difference]:
    match first, second:
        case Mapping(), Mapping():
            for key in sorted({*first, *second} - _VOLATILE):
                yield from _of_values(f"{place}.{key}".strip("."), first.get(key), second.get(key))
        case list(), list() if all(isinstance(each, Mapping) for each in (*first, *second)):
            yield from _of_rows(place, first, second)
        case float() | int(), float() | int() if place.endswith(_SCORE):
            if not math.isclose(first, second, rel_tol=_RELATIVE, abs_tol=_ROUNDING):
                yield Difference(place, first, second)
        case _ if first != second:
            yield Difference(place, first, second)


def _of_rows(
    place: str, first: Sequence[Mapping[str, Any]], second: Sequence[Mapping[str, Any]]
) -> Iterator[Difference]:
    """Compare rows by their identities, and then their order."""
    rows, others = ({_identity(row, n): row for n, row in enumerate(each)} for each in (first, second))
    for name, row in rows.items():
        if name not in others:
            yield Difference(f"{place}[{name}]", row, None)
        else:
            yield from _of_values(f"{place}[{name}]", row, others[name])
    for name in [name for name in others if name not in rows]:
        yield Difference(f"{place}[{name}]", None, others[name])
    if rows.keys() == others.keys() and list(rows) != list(others):
        yield Difference(f"{place}, order", list(rows), list(others))


def _identity(row: Row, number: int) -> str:
    return next((str(row[key]) for key in ("id", "value", "asked", "text") if key in row), str(number))


def _of_lines(first: Sequence[str], second: Sequence[str]) -> Iterator[Difference]:
    for tag, a, b, c, d in difflib.SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Difference(f"line {a + 1}", " ".join(first[a:b]).strip(), " ".join(second[c:d]).strip())


def _short(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 160 else f"{text[:160]}…"
