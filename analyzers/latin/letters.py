"""Which Arabic words a word in Latin letters may stand for: letters laid on letters, along the words there are.

Costs are learned from pairs of names (derive/latin.py); the correspondences they start from are those of the usual
romanisations. A cost is the negative natural logarithm of a probability.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from heapq import nsmallest

from analyzers.data_files import read_rows

Rows = Mapping[str, list[tuple[str, float]]]  # Latin letters -> Arabic ones and their costs, the cheapest first
Tables = Mapping[str, Rows]  # origin of names -> its rows: t is ط in Arab names, and nearly never in foreign ones
TrieNode = tuple[int, int, int]  # words `first` to `end` (exclusive) share so many letters

START, END = "^", "$"  # before and behind a word, letters like others: a mute e is a last one
LONGEST = 4  # Latin letters laid on Arabic ones at once, the signs of start and end counted
BEAM = 8.0  # what a beginning may cost more than the cheapest of as many Latin letters
MOST = 100  # beginnings of as many Latin letters that are followed


@cache
def letters() -> Tables:
    """Load the tables once; made by `python -m derive.latin`."""
    tables: dict[str, dict[str, list[tuple[str, float]]]] = {}
    for origin, latin, arabic, cost in read_rows("latin_letters.tsv"):
        tables.setdefault(origin, {}).setdefault(latin, []).append((arabic, float(cost)))
    return tables


class Words:
    """Folded Arabic words in their order, followed letter by letter as in a tree."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted({word + END for word in words})
        self._branches: dict[TrieNode, dict[str, TrieNode]] = {}

    def nearest(self, latin: str, tables: Tables) -> list[tuple[str, float]]:
        """Return the words that a Latin word may stand for, and what each costs, the cheapest first.

        A word costs what it does in the origin where that is least.
        """
        found: dict[str, float] = {}
        for rows in tables.values():
            for word, cost in self._reached(latin, rows):
                found[word] = min(cost, found.get(word, cost))
        return sorted(found.items(), key=lambda word: (word[1], word[0]))

    def _reached(self, latin: str, rows: Rows) -> Iterator[tuple[str, float]]:
        signed = START + latin + END
        reached: list[dict[TrieNode, float]] = [{} for _ in range(len(signed) + 1)]
        reached[0][0, len(self._words), 0] = 0.0
        for at in range(len(signed)):
            if reached[at]:
                self._step(signed, at, reached, rows)
        for (first, _, _), cost in reached[-1].items():
            yield self._words[first][:-1], cost

    def _step(self, latin: str, at: int, reached: list[dict[TrieNode, float]], rows: Rows) -> None:
        """Lay the Latin letters that begin at a place on all that the words go on with."""
        beginnings = reached[at]
        most = min(beginnings.values()) + BEAM
        kept = [(node, cost) for node, cost in beginnings.items() if cost <= most]
        if len(kept) > MOST:
            kept = nsmallest(MOST, kept, key=lambda beginning: beginning[1])
        for end in range(at + 1, min(at + LONGEST, len(latin)) + 1):
            options = rows.get(latin[at:end], ())
            following = reached[end]
            for node, cost in kept:
                for arabic, more in options:
                    if cost + more > most + BEAM:
                        break
                    after = self._follow(node, arabic)
                    if after is not None and cost + more < following.get(after, 1e9):
                        following[after] = cost + more

    def _follow(self, node: TrieNode, arabic: str) -> TrieNode | None:
        for letter in arabic:
            if letter != START:
                branches = self._branches.get(node)
                if branches is None:
                    branches = self._branches[node] = self._branch(node)
                after = branches.get(letter)
                if after is None:
                    return None
                node = after
        return node

    def _branch(self, node: TrieNode) -> dict[str, TrieNode]:
        first, last, depth = node
        branches = {}
        while first < last:
            word = self._words[first]
            if len(word) == depth:
                return {}
            beyond = word[:depth] + chr(ord(word[depth]) + 1)
            end = bisect_left(self._words, beyond, first, last)
            branches[word[depth]] = first, end, depth + 1
            first = end
        return branches
