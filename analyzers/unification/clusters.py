"""Clusters of the spellings of one kind that are one person or place, with the documents that have them."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Set

from analyzers.names.genealogy import units_of
from analyzers.names.phonetic_key import name_words
from analyzers.token import Kind
from analyzers.unification.archive import Archive

KeptApart = Mapping[str, frozenset[str]]  # value -> the values it must not share a head with, in both directions
NOTHING_APART: KeptApart = {}

# Log odds: how far the rarity of a name may speak for one bearer, or its frequency against one.
_NAMESAKES = (-2.0, 3.0)
_LEAST_NAMESAKES = 0.05
_NAMES_ELSEWHERE = 100  # added to the names of an archive: a small one does not know how many share a name


def may_join(values: Iterable[str], members: Collection[str], apart: KeptApart) -> bool:
    """Say whether `values` may join `members`: no value is kept apart from one of them."""
    return all(apart.get(value, frozenset()).isdisjoint(members) for value in values)


class Clusters:
    """Spellings joined so far. The head of a cluster is the spelling of most documents, ties go to the longer one."""

    def __init__(self, archive: Archive, kind: Kind, apart: KeptApart = NOTHING_APART) -> None:
        """Begin with a cluster for each spelling of a kind; those of the same letters are one, unless kept apart."""
        self.archive, self.kind, self._apart = archive, kind, apart
        self._spellings = {name: found for (of, name), found in archive.documents.items() if of == kind}
        self.documents: dict[str, Set[int]] = {**self._spellings}
        self.members: dict[str, list[str]] = {name: [name] for name in self.documents}
        self._head = {name: name for name in self.documents}
        self._companions: dict[str, Counter[int]] = {}
        same_letters: dict[str, str] = {}
        for name in self.heads():
            first = same_letters.setdefault("".join(name_words(name)), name)
            if first != name:
                self.join(first, name)

    def count(self, name: str) -> int:
        """Return the number of documents of a spelling."""
        return len(self._spellings[name])

    def heads(self) -> list[str]:
        """Return the heads, those of most documents first."""
        return sorted(self.documents, key=self.order)

    def order(self, head: str) -> tuple[int, int, str]:
        """Return what heads are sorted by."""
        return -len(self.documents[head]), -len(head), head

    def head(self, name: str) -> str:
        """Return the head of a spelling."""
        return self._head[name]

    def __contains__(self, name: object) -> bool:
        return name in self._head

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Yield each spelling with its head."""
        return iter(self._head.items())

    def drop(self, heads: Iterable[str]) -> None:
        """Take clusters out."""
        for head in heads:
            del self.documents[head]
            for name in self.members.pop(head):
                del self._head[name]

    def may_join(self, one: str, other: str) -> bool:
        """Say whether no spelling of one cluster is kept apart from one of the other."""
        return not self._apart or may_join(self.members[one], self.members[other], self._apart)

    def join(self, one: str, other: str) -> str:
        """Join two clusters by their heads and return the head of both; those kept apart stay apart."""
        head, joined = sorted((one, other), key=self.order)
        if head == joined or not self.may_join(head, joined):
            return one
        fresh = self.documents.pop(joined) - self.documents[head]
        if head in self._companions:
            self._companions[head] += self.archive.companions(fresh)
        self._companions.pop(joined, None)
        if isinstance(self.documents[head], frozenset):  # the archive's
            self.documents[head] = set(self.documents[head])
        self.documents[head] |= fresh
        names = self.members.pop(joined)
        self.members[head] += names
        self._head.update(dict.fromkeys(names, head))
        return head

    def evidence(self, one: str, other: str) -> float:
        """Return what the company of two clusters says of their being one; see `Archive.evidence`."""
        more, fewer = sorted((one, other), key=self.order)
        if more not in self._companions:
            self._companions[more] = self.archive.companions(self.documents[more])
        return self.archive.evidence(self.documents[more], self._companions[more], self.documents[fewer])

    def overlap(self, one: str, other: str) -> float:
        """Return the share of the rarer cluster's documents that have both."""
        smaller = min(len(self.documents[one]), len(self.documents[other]))
        return len(self.documents[one] & self.documents[other]) / smaller


class Namesakes:
    """How many persons of an archive may have one name by chance."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names of the persons."""
        units = [units for name in names if len(units := units_of(name)) > 1]
        self._first = Counter(each[0].text for each in units)
        self._last = Counter(each[-1].text for each in units)
        self._total = len(units) + _NAMES_ELSEWHERE

    def log_odds(self, name: str) -> float:
        """Return the log odds that a name of two units has one bearer, by how many names share its first or last."""
        units = units_of(name)
        if len(units) < 2:
            return 0.0
        expected = self._first[units[0].text] * self._last[units[-1].text] / self._total
        least, most = _NAMESAKES
        return max(least, min(most, -math.log(expected + _LEAST_NAMESAKES)))
