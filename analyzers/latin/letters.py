"""The Arabic words that a word in Latin letters may transliterate, found letter by letter among known words.

`python -m derive.latin` learns the costs from pairs of names, starting from the usual romanisations. A cost is the
negative natural logarithm of a probability.
"""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from heapq import nsmallest
from itertools import takewhile
from threading import Lock
from typing import Self

from analyzers.data_files import read_lines

LetterCosts = Mapping[str, list[tuple[str, float]]]  # Latin letters -> Arabic letters with costs, cheapest first
# Origin of names -> costs: t often is ط in Arab names, almost never in foreign ones.
OriginCosts = Mapping[str, LetterCosts]
TrieNode = tuple[int, int, int]  # first word, last word (exclusive), and how many first letters they share
_LETTERS = "ءابتثجحخدذرزسشصضطظعغفقكلمنهوي"  # those that Latin letters are compared with
_ROOT = -1  # in place of the last word: the words are loaded by their next letter

START, END = "^", "$"  # mark the ends of a word, so that costs can depend on them: a final e is often mute
MAX_LATIN_GROUP = 5  # Latin letters that transliterate one group of Arabic letters, START and END included
# Both bounds trade recall for time: higher values follow more candidates.
BEAM_COST = 8.0  # a candidate may cost this much more than the cheapest one with as many Latin letters
BEAM_WIDTH = 100  # candidates with as many Latin letters


class LetterTable(Mapping[str, list[tuple[str, float]]]):
    """Rows of costs that are parsed when a word asks for them: it needs some 50 of 44,000."""

    def __init__(self, rows: list[str]) -> None:
        """Take sorted rows of Latin letters, Arabic letters and cost, with tabs between; those with a cost in order."""
        self._rows = rows
        self._parsed: dict[str, list[tuple[str, float]]] = {}

    def __getitem__(self, latin: str) -> list[tuple[str, float]]:
        """Return the Arabic letters that Latin letters write; nothing for unknown ones."""
        found = self._parsed.get(latin)
        if found is None:
            start = f"{latin}\t"
            first = bisect_left(self._rows, start)
            same = takewhile(lambda at: self._rows[at].startswith(start), range(first, len(self._rows)))
            columns = (self._rows[at].split("\t") for at in same)
            found = self._parsed[latin] = [(arabic, float(cost)) for _, arabic, cost in columns]
        return found

    def __iter__(self) -> Iterator[str]:
        """Yield all Latin letters."""
        return iter(dict.fromkeys(row.partition("\t")[0] for row in self._rows))

    def __len__(self) -> int:
        """Return for how many Latin letters there are rows."""
        return sum(1 for _ in self)


@cache
def letter_costs() -> OriginCosts:
    """Load the costs once."""
    rows: dict[str, list[str]] = defaultdict(list)
    for line in read_lines("latin_letters.tsv"):
        origin, _, row = line.partition("\t")
        rows[origin].append(row)
    return {origin: LetterTable(of_origin) for origin, of_origin in rows.items()}


class WordTrie:
    """A trie of folded Arabic words; words are loaded by their first letter, and branches computed when followed."""

    def __init__(self, load: Callable[[str], Iterable[str]]) -> None:
        """Take what returns the words with a prefix."""
        self._load = load
        self._lock = Lock()
        self._words: list[str] = []  # those of each prefix in order, one prefix after another
        self._branches: dict[TrieNode, dict[str, TrieNode]] = {}
        self._starts: list[str] = []

    @classmethod
    def of(cls, words: Iterable[str]) -> Self:
        """Return a trie of a few words."""
        by_letter: dict[str, list[str]] = defaultdict(list)
        for word in words:
            by_letter[word[:1]].append(word)
        return cls(lambda prefix: [word for word in by_letter[prefix[0]] if word.startswith(prefix)])

    def load(self, start: str = "") -> None:
        """Load all words after the letters `start` that Latin letters may transliterate."""
        root = self._root(start)
        for letter in _LETTERS:
            self._follow(root, letter)

    def transliterations(
        self, latin: str, costs: OriginCosts, start: str = "", limit: float = math.inf
    ) -> list[tuple[str, float]]:
        """Return the words that a Latin word may transliterate after the letters `start`, with costs, cheapest first.

        The cost of a word is that of the cheapest origin, and at most `limit`: a low one is faster.
        """
        cheapest: dict[str, float] = {}
        for origin_costs in costs.values():
            for word, cost in self._beam_search(latin, origin_costs, start, limit):
                cheapest[word] = min(cost, cheapest.get(word, cost))
        return sorted(cheapest.items(), key=lambda word: (word[1], word[0]))

    def completions(self, latin: str, costs: OriginCosts, limit: float) -> dict[str, float]:
        """Return the words whose first letters some Latin letters may transliterate, with costs of at most `limit`."""
        cheapest: dict[str, float] = {}
        for of_origin in costs.values():
            for (first, last, _), cost in self._beams(START + latin, of_origin, "", limit).items():
                for word in self._words[first : max(first, last)]:
                    cheapest[word[:-1]] = min(cost, cheapest.get(word[:-1], cost))
        return cheapest

    def _beam_search(self, latin: str, costs: LetterCosts, start: str, limit: float) -> Iterator[tuple[str, float]]:
        for (first, last, _), cost in self._beams(START + latin + END, costs, start, limit).items():
            if first < last:
                yield self._words[first][:-1], cost

    def _beams(self, framed: str, costs: LetterCosts, start: str, limit: float) -> dict[TrieNode, float]:
        """Return the nodes that all letters of a framed Latin word lead to, with their costs."""
        beams: list[dict[TrieNode, float]] = [{} for _ in range(len(framed) + 1)]  # candidates per Latin letters used
        beams[0][self._root(start)] = 0.0
        for at in range(len(framed)):
            if beams[at]:
                self._extend(framed, at, beams, costs, limit)
        return beams[-1]

    def _extend(
        self, latin: str, at: int, beams: list[dict[TrieNode, float]], costs: LetterCosts, limit: float
    ) -> None:
        """Extend the candidates of one beam by each group of Latin letters that begins at `at`."""
        max_cost = min(beams[at].values()) + BEAM_COST
        limit = min(limit, max_cost + BEAM_COST)
        candidates = [(node, cost) for node, cost in beams[at].items() if cost <= max_cost]
        if len(candidates) > BEAM_WIDTH:
            candidates = nsmallest(BEAM_WIDTH, candidates, key=lambda candidate: candidate[1])
        for end in range(at + 1, min(at + MAX_LATIN_GROUP, len(latin)) + 1):
            groups = costs.get(latin[at:end], ())
            beam = beams[end]
            for node, cost in candidates:
                for arabic, group_cost in groups:
                    if cost + group_cost > limit:
                        break
                    next_node = self._follow(node, arabic)
                    if next_node is not None and cost + group_cost < beam.get(next_node, 1e9):
                        beam[next_node] = cost + group_cost

    def _follow(self, node: TrieNode, arabic: str) -> TrieNode | None:
        for letter in arabic:
            if letter != START:
                branches = self._branches.get(node)
                if branches is None:
                    branches = self._branches[node] = self._branch(node)
                child = branches.get(letter)
                if child is None:
                    if node[1] != _ROOT:
                        return None
                    child = self._loaded(node, letter)
                node = child
        return node

    def _root(self, start: str) -> TrieNode:
        """Return the node of all words after the letters `start`."""
        with self._lock:
            if start not in self._starts:
                self._starts.append(start)
            return self._starts.index(start), _ROOT, len(start)

    def _loaded(self, root: TrieNode, letter: str) -> TrieNode:
        """Load the words with a letter after the start of a root."""
        with self._lock:
            if letter not in self._branches[root]:
                first = len(self._words)
                self._words += sorted(word + END for word in self._load(self._starts[root[0]] + letter))
                self._branches[root][letter] = first, len(self._words), root[2] + 1
            return self._branches[root][letter]

    def _branch(self, node: TrieNode) -> dict[str, TrieNode]:
        first, last, depth = node
        branches: dict[str, TrieNode] = {}
        while first < last:
            word = self._words[first]
            if len(word) == depth:
                return {}
            upper_bound = word[:depth] + chr(ord(word[depth]) + 1)
            end = bisect_left(self._words, upper_bound, first, last)
            branches[word[depth]] = first, end, depth + 1
            first = end
        return branches
