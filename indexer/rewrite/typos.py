"""Correct the typos of a query by the words of the index."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from analyzers.expansion.dialects import dialect_word
from analyzers.expansion.edits import MIN_TYPO_LENGTH, is_frequent_typo, one_edit_away, splits, without_repetitions
from analyzers.names.ordinary_words import is_known_word
from analyzers.text.stem import stem
from indexer.engine.base import Engine
from indexer.query.leaves import Exact, Phrase, Word
from indexer.query.request import Filters
from indexer.query.tree import AllOf, And, DisMax, Node

MAX_CORRECTIONS = 5  # of one word: more recall, less precision
MAX_CHECKED_WORDS = 20  # of a query: each costs up to two thousand frequency lookups
# Not measured one by one; the floors of the class "typing" in tests/test_ranking.py hold with them.
_FREQUENT_TYPO_FACTOR = 100  # how much likelier a frequent kind of typo is than any other: مركل is ميركل, not مركز
_MIN_RELATIVE_LIKELIHOOD = 0.3  # of a correction, compared with the best one: more of them make a set of other words
_RARITY_FACTOR = 50  # a word may be a typo of another that is at least this many times more frequent
_MIN_PART_LENGTH = 3  # letters of each part of a split word, if the parts never occur together

# Folded word of the query -> the words searched for instead, the likeliest first.
TypoCorrections = Mapping[str, tuple[str, ...]]


def correct_typos(node: Node, engine: Engine) -> tuple[Node, TypoCorrections]:
    """Return a query that finds words of the index for its mistyped words, and the corrections.

    Phrases and nodes under a Not stay unchanged.
    """
    corrector = _Corrector(engine)
    return corrector.correct(node), corrector.corrections


@dataclass(slots=True)
class _Corrector:
    """Corrects one query; `budget` is how many more of its words may be checked."""

    engine: Engine
    corrections: dict[str, tuple[str, ...]] = field(default_factory=dict)
    budget: int = MAX_CHECKED_WORDS

    def correct(self, node: Node) -> Node:
        match node:
            case Word() if self.budget and not (is_known_word(node.exact) or dialect_word(node.exact)):
                self.budget -= 1
                return self._word(node)
            case AllOf(nodes):
                return AllOf.of([self.correct(child) for child in self._join_split_words(nodes)])
            case _:
                return node.map_children(self.correct)

    def _word(self, word: Word) -> Node:
        if not self._is_unknown(word):
            return self._rare(word)
        calm = max(without_repetitions(word.exact), key=self._frequency, default="")
        if calm and self._frequency(calm):
            return self._replace(word, [calm])
        if near := self._near(word.exact):
            return self._replace(word, near)
        return self._split(word)

    def _replace(self, word: Word, near: Sequence[str]) -> Node:
        self.corrections[word.exact] = tuple(near)
        best, *alternatives = map(_word, near)
        corrected = replace(best, spellings=word.spellings)
        return DisMax(corrected, tuple(alternatives)) if alternatives else corrected

    def _rare(self, word: Word) -> Node:
        """Let a rare word also find the much more frequent words that it may be a typo of."""
        min_frequency = _RARITY_FACTOR * max(1, self.engine.frequency("terms", word.term))
        occurs = bool(self._frequency(word.exact))
        near = [
            other
            for other in self._near(word.exact)
            if self._frequency(other) >= min_frequency
            and _word(other).term != word.term
            and (is_frequent_typo(word.exact, other) or not occurs)
        ]
        if not near:
            return word
        self.corrections[word.exact] = tuple(near)
        return DisMax(word, tuple(map(_word, near)))

    def _split(self, word: Word) -> Node:
        """Split a word that lacks a blank into two words; return it unchanged if there is no likely split.

        Parts that occur next to each other win over parts that do not, then the more frequent parts win.
        """
        pairs_of_parts = list(splits(word.exact))
        self.engine.look_up("words", (part for parts in pairs_of_parts for part in parts))
        counts = {parts: min(map(self._frequency, parts)) for parts in pairs_of_parts}
        likely = sorted((parts for parts in counts if counts[parts]), key=lambda parts: (-counts[parts], parts))
        pairs = [tuple(map(_word, parts)) for parts in likely[:MAX_CORRECTIONS]]
        together = next(filter(self._occur_together, pairs), None)
        best = together or next(filter(_are_long, pairs), None)
        if best is None:
            return word
        self.corrections[word.exact] = (" ".join(part.exact for part in best),)
        return Phrase(best) if together else And(best)

    def _join_split_words(self, nodes: Sequence[Node]) -> Iterator[Node]:
        """Yield the nodes, with each two neighbours that are one word with a blank in it joined.

        If both halves are in the index, documents with both as they are spelled are found too, for a lower score.
        """
        remaining = list(nodes)
        while remaining:
            first, *remaining = remaining
            second = remaining[0] if remaining else None
            if isinstance(first, Word) and isinstance(second, Word) and (joined := self._joined(first, second)):
                in_index = self._frequency(first.exact) and self._frequency(second.exact)
                halves = And((Exact((first.exact,)), Exact((second.exact,))))
                yield DisMax(joined, (halves,)) if in_index else joined
                remaining = remaining[1:]
            else:
                yield first

    def _joined(self, first: Word, second: Word) -> Word | None:
        """Join two words if the joined word is more frequent than one of them and they never occur together."""
        joined = first.exact + second.exact
        if len(joined) < MIN_TYPO_LENGTH or self._frequency(joined) <= min(map(self._count, (first, second))):
            return None
        if self._occur_together((first, second)):
            return None
        self.corrections[f"{first.exact} {second.exact}"] = (joined,)
        return _word(joined)

    def _occur_together(self, words: Sequence[Word]) -> bool:
        return self.engine.count(Phrase(tuple(words)), Filters()) > 0

    def _is_unknown(self, word: Word) -> bool:
        return not self._count(word) and not any(map(self._frequency, word.spellings))

    def _count(self, word: Word) -> int:
        return self._frequency(word.exact) or self.engine.frequency("terms", word.term)

    def _frequency(self, word: str) -> int:
        return self.engine.frequency("words", word)

    def _near(self, word: str) -> list[str]:
        """Return the words of the index that are one edit away, the likeliest first."""
        others = list(one_edit_away(word))
        self.engine.look_up("words", others)
        counts = {other: n for other in others if (n := self._frequency(other))}
        likelihood = {
            other: n * (_FREQUENT_TYPO_FACTOR if is_frequent_typo(word, other) else 1) for other, n in counts.items()
        }
        least = _MIN_RELATIVE_LIKELIHOOD * max(likelihood.values(), default=0)
        likely = [other for other in likelihood if likelihood[other] >= least]
        return sorted(likely, key=lambda other: (-likelihood[other], other))[:MAX_CORRECTIONS]


def _are_long(words: Sequence[Word]) -> bool:
    return all(len(word.exact) >= _MIN_PART_LENGTH for word in words)


def _word(exact: str) -> Word:
    """Return the node of a folded word of the index."""
    return Word(exact, stem(exact))
