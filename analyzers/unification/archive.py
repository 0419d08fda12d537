"""What an archive knows of its names: the documents that have them, and the company that they keep there."""

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property
from itertools import chain
from typing import NamedTuple, Self

import numpy as np

from analyzers.text.fold import fold
from analyzers.token import Kind

Spelling = tuple[Kind, str]  # a value as one document has it

# A companion's share of documents with a person is mixed with this many documents of the whole archive.
_PRIOR_DOCUMENTS = 2.0
# What one companion may say, in natural logarithms. One that is never with a person speaks against him the more, the
# more often chance would bring them together.
_LEAST, _MOST, _PER_EXPECTED = -0.5, 4.0, 8.0
# The sum is divided by the root of the number of companions, because they depend on each other. What it says in log
# odds is fitted to spellings of one name that differ in hamza alone and to halves of one person's documents, against
# random pairs of names: in two archives 91 and 94 of 100 such pairs come in the right order.
_SHIFT, _SLOPE, _BOUNDS = -0.3, 1.5, (-2.0, 3.0)
_FEW_DOCUMENTS = 50  # an archive of this many says half as much
# A document that names more than this many people and places is a list or a book, and says nothing of who belongs to
# whom; the most that one of `ant_news` names is below 200. Company would take time and memory as the square of it.
_MAX_COMPANY = 1_000
_RANK = np.dtype(">u4")
_MAX_DOCUMENTS = 60  # of the rarer name that are read: more tell no more, and take time


class DocumentNames(NamedTuple):
    """The people and places of one document, as it spells them, each sorted.

    `announced` are those people before whom a title or a verb of saying stands, `headed` those places before which a
    noun of place does: مدينة, مطار.
    """

    people: tuple[str, ...]
    places: tuple[str, ...]
    announced: tuple[str, ...] = ()
    headed: tuple[str, ...] = ()


class Archive:
    """The names of all documents; what it says does not depend on the order of the documents.

    `alone` are the spellings that are compared with no other, because a document has too many.
    """

    def __init__(self, documents: Iterable[DocumentNames], alone: Iterable[Spelling] = ()) -> None:
        """Take the names of each document, and those that stand alone unless a document has them.

        `documents` are read first; few of them are in memory at a time.
        """
        self._strings, self._rows = _sorted_rows(documents)
        self.alone = frozenset(alone) - self.documents.keys()

    def __len__(self) -> int:
        return len(self._rows)

    @classmethod
    def without_company(cls, counts: Mapping[Spelling, int]) -> Self:
        """Make an archive of which only the number of documents of each spelling is known; all are announced."""
        rows = {
            "people": lambda name: DocumentNames((name,), (), (name,)),
            "places": lambda name: DocumentNames((), (name,), (), (name,)),
        }
        return cls(rows[kind](name) for (kind, name), n in counts.items() if kind in rows for _ in range(n))

    @cached_property
    def documents(self) -> Mapping[Spelling, frozenset[int]]:
        """The numbers of the documents that have each spelling."""
        found: dict[Spelling, list[int]] = {}
        for number, document in enumerate(self._documents()):
            for spelling in spellings_of(document):
                found.setdefault(spelling, []).append(number)
        return {spelling: frozenset(numbers) for spelling, numbers in found.items()}

    @cached_property
    def announced(self) -> Counter[str]:
        """The number of documents that announce each person by a title or a verb of saying."""
        return Counter(name for document in self._documents() for name in document.announced)

    @cached_property
    def headed(self) -> frozenset[str]:
        """The places before which a noun of place stands in some document."""
        return frozenset(name for document in self._documents() for name in document.headed)

    def _documents(self) -> Iterator[DocumentNames]:
        """Yield the names of each document, in the order of their numbers."""
        strings = self._strings
        for row in self._rows:
            kinds: list[list[str]] = [[]]
            for rank in np.frombuffer(row, _RANK).tolist():
                if rank:
                    kinds[-1].append(strings[rank - 1])
                else:
                    kinds.append([])
            yield DocumentNames(*map(tuple, kinds[:-1]))

    @cached_property
    def _names(self) -> tuple["array[int]", "array[int]"]:
        """The names of each document, by number and one after the other, and the places where those of each begin.

        Spellings that fold to the same letters share a number. Documents of more than _MAX_COMPANY names have none.
        """
        numbers: dict[Spelling, int] = {}
        of = {(kind, name): numbers.setdefault((kind, fold(name)), len(numbers)) for kind, name in self.documents}
        names, starts = array("I"), array("Q", [0])
        for document in self._documents():
            spellings = list(spellings_of(document))
            names.extend({of[each] for each in spellings} if len(spellings) <= _MAX_COMPANY else ())
            starts.append(len(names))
        return names, starts

    @cached_property
    def _counts(self) -> Counter[int]:
        return Counter(self._names[0])

    def companions(self, documents: Iterable[int]) -> Counter[int]:
        """Count the names in some documents, by number."""
        names, starts = self._names
        return Counter(chain.from_iterable(names[starts[number] : starts[number + 1]] for number in documents))

    def evidence(self, one: Set[int], companions: Counter[int], other: Set[int]) -> float:
        """Say whether the persons of two sets of documents are one: above 0 for, below 0 against.

        `companions` are those of `one`. The names in the other documents speak for it if `one` has them more often
        than chance would; a document in both sets says nothing.
        """
        numbers = sorted(other - one)
        if not numbers or not one:
            return 0.0
        step = -(-len(numbers) // _MAX_DOCUMENTS)
        share = len(one) / len(self)
        weights = []
        for name, n in self.companions(numbers[::step]).items():
            elsewhere = self._counts[name] - n * step
            if elsewhere > 0:
                weights.append(_weight(min(companions[name], elsewhere), elsewhere, share))
        if not weights:
            return 0.0
        lowest, highest = _BOUNDS
        odds = _SLOPE * (math.fsum(weights) / math.sqrt(len(weights)) + _SHIFT)
        return max(lowest, min(highest, odds * len(self) / (len(self) + _FEW_DOCUMENTS)))


def _sorted_rows(documents: Iterable[DocumentNames]) -> tuple[list[str], list[bytes]]:
    """Return all strings of documents in order, and the names of each document as a row of numbers, in order.

    A number is the rank of a string from 1; 0 ends the people, the places and so on. Rows of bytes, the highest of each
    number first, sort as the tuples of strings do.
    """
    numbers: dict[str, int] = {}
    rows: list[bytes] = []
    for document in documents:
        row = array("I")
        for kind in document:
            row.extend([numbers.setdefault(name, len(numbers) + 1) for name in kind])
            row.append(0)
        rows.append(row.tobytes())
    strings = sorted(numbers)
    ranks = np.zeros(len(strings) + 1, _RANK)
    ranks[[numbers[string] for string in strings]] = np.arange(1, len(strings) + 1)
    for n, packed in enumerate(rows):
        rows[n] = ranks[np.frombuffer(packed, np.uint32)].tobytes()
    rows.sort()
    return strings, rows


def _weight(shared: int, elsewhere: int, share: float) -> float:
    """Return what a companion says of whose other documents some are shared with a person.

    `share` is the person's share of all documents.
    """
    if not shared:
        return max(_LEAST, -_PER_EXPECTED * elsewhere * share)
    rate = (shared + _PRIOR_DOCUMENTS * share) / (elsewhere + _PRIOR_DOCUMENTS)
    return max(_LEAST, min(_MOST, math.log(rate / share)))


def spellings_of(document: DocumentNames) -> Iterator[Spelling]:
    """Yield the people and places of a document."""
    yield from (("people", name) for name in document.people)
    yield from (("places", name) for name in document.places)
