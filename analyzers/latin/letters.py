"""The Arabic words that a word in Latin letters may transliterate, found letter by letter among known words.

`python -m derive.latin` learns the costs from pairs of names, starting from the usual romanisations. A cost is the
negative natural logarithm of a probability.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from heapq import nsmallest

from analyzers.data_files import read_rows

LetterCosts = Mapping[str, list[tuple[str, float]]]  # Latin letters -> Arabic letters with costs, cheapest first
# Origin of names -> costs: t often is ط in Arab names, almost never in foreign ones.
OriginCosts = Mapping[str, LetterCosts]
TrieNode = tuple[int, int, int]  # first word, last word (exclusive), and how many first letters they share

START, END = "^", "$"  # mark the ends of a word, so that costs can depend on them: a final e is often mute
MAX_LATIN_GROUP = 5  # Latin letters that transliterate one group of Arabic letters, START and END included
# Both bounds trade recall for time: higher values follow more candidates.
BEAM_COST = 8.0  # a candidate may cost this much more than the cheapest one with as many Latin letters
BEAM_WIDTH = 100  # candidates with as many Latin letters


@cache
def letter_costs() -> OriginCosts:
    """Load the costs once."""
    costs: dict[str, dict[str, list[tuple[str, float]]]] = {}
    for origin, latin, arabic, cost in read_rows("latin_letters.tsv"):
        costs.setdefault(origin, {}).setdefault(latin, []).append((arabic, float(cost)))
    return costs


class WordTrie:
    """A trie of folded Arabic words, over a sorted list; branches are computed when first followed."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted({word + END for word in words})
        self._branches: dict[TrieNode, dict[str, TrieNode]] = {}

    def transliterations(self, latin: str, costs: OriginCosts, start: str = "") -> list[tuple[str, float]]:
        """Return the words that a Latin word may transliterate after the letters `start`, with costs, cheapest first.

        The cost of a word is that of the cheapest origin.
        """
        cheapest: dict[str, float] = {}
        for origin_costs in costs.values():
            for word, cost in self._beam_search(latin, origin_costs, start):
                cheapest[word] = min(cost, cheapest.get(word, cost))
        return sorted(cheapest.items(), key=lambda word: (word[1], word[0]))

    def _beam_search(self, latin: str, costs: LetterCosts, start: str) -> Iterator[tuple[str, float]]:
        root = self._follow((0, len(self._words), 0), start)
        if root is None:
            return
        framed = START + latin + END
        beams: list[dict[TrieNode, float]] = [{} for _ in range(len(framed) + 1)]  # candidates per Latin letters used
        beams[0][root] = 0.0
        for at in range(len(framed)):
            if beams[at]:
                self._extend(framed, at, beams, costs)
        for (first, _, _), cost in beams[-1].items():
            yield self._words[first][:-1], cost

    def _extend(self, latin: str, at: int, beams: list[dict[TrieNode, float]], costs: LetterCosts) -> None:
        """Extend the candidates of one beam by each group of Latin letters that begins at `at`."""
        max_cost = min(beams[at].values()) + BEAM_COST
        candidates = [(node, cost) for node, cost in beams[at].items() if cost <= max_cost]
        if len(candidates) > BEAM_WIDTH:
            candidates = nsmallest(BEAM_WIDTH, candidates, key=lambda candidate: candidate[1])
        for end in range(at + 1, min(at + MAX_LATIN_GROUP, len(latin)) + 1):
            groups = costs.get(latin[at:end], ())
            beam = beams[end]
            for node, cost in candidates:
                for arabic, group_cost in groups:
                    if cost + group_cost > max_cost + BEAM_COST:
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
                    return None
                node = child
        return node

    def _branch(self, node: TrieNode) -> dict[str, TrieNode]:
        first, last, depth = node
        branches = {}
        while first < last:
            word = self._words[first]
            if len(word) == depth:
                return {}
            upper_bound = word[:depth] + chr(ord(word[depth]) + 1)
            end = bisect_left(self._words, upper_bound, first, last)
            branches[word[depth]] = first, end, depth + 1
            first = end
        return branches
