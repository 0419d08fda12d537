"""A query that finds what a mistyped word was meant to be, by the words of the index."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from analyzers.expansion.edits import MIN_TYPO_LENGTH, is_frequent_typo, one_edit_away, splits
from analyzers.names.ordinary_words import is_known_word
from analyzers.text.stem import stem
from indexer.engine.base import Engine
from indexer.query.request import Filters
from indexer.query.tree import And, AnyOf, DisMax, Exact, Node, Phrase, Word

_MOST = 5  # words that one may have been meant as
_MOST_LOOKED_INTO = 20  # words of a query: each costs up to two thousand look-ups of a count
_LIKELIER = 10  # how much oftener the frequent slips are made than others
_RARER = 50  # times that a word is rarer than the one it is a slip of by chance
_LONG_PART = 3  # letters of a word that is believed to be written on to one it never stands beside

Corrected = Mapping[str, tuple[str, ...]]  # word as typed, folded -> what was looked for instead, the likeliest first


def mend(node: Node, engine: Engine) -> tuple[Node, Corrected]:
    """Return a query whose mistyped words stand for words of the index, and which those are.

    Phrases and what is under a Not stay as they are typed.
    """
    mender = _Mender(engine)
    return mender.mended(node), mender.corrected


@dataclass(slots=True)
class _Mender:
    """One query; `left` is how many more of its words may be looked into."""

    engine: Engine
    corrected: dict[str, tuple[str, ...]] = field(default_factory=dict)
    left: int = _MOST_LOOKED_INTO

    def mended(self, node: Node) -> Node:
        match node:
            case Word() if self.left and not is_known_word(node.exact):
                self.left -= 1
                return self._word(node)
            case AnyOf(nodes):
                parts = tuple(map(self.mended, self._joined(nodes)))
                return AnyOf.of(parts)
            case _:
                return node.map_children(self.mended)

    def _word(self, word: Word) -> Node:
        if not self._is_unknown(word):
            return self._by_chance(word)
        if near := self._near(word.exact):
            return self._instead(word, near)
        return self._parted(word)

    def _instead(self, word: Word, near: Sequence[str]) -> Node:
        self.corrected[word.exact] = tuple(near)
        best, *others = map(_word, near)
        found = replace(best, spellings=word.spellings)
        return DisMax(found, tuple(others)) if others else found

    def _by_chance(self, word: Word) -> Node:
        """Add to a rare word the far commoner ones that it may be a slip of."""
        least = _RARER * max(1, self.engine.frequency("terms", word.term))
        typed = bool(self._frequency(word.exact))
        near = [
            other
            for other in self._near(word.exact)
            if self._frequency(other) >= least
            and _word(other).term != word.term
            and (is_frequent_typo(word.exact, other) or not typed)
        ]
        if not near:
            return word
        self.corrected[word.exact] = tuple(near)
        return DisMax(word, tuple(map(_word, near)))

    def _parted(self, word: Word) -> Node:
        """Return two words for one without a blank, such as stand side by side if there are any; else the word."""
        known = {parts: min(map(self._frequency, parts)) for parts in splits(word.exact)}
        likely = sorted((parts for parts in known if known[parts]), key=lambda parts: (-known[parts], parts))[:_MOST]
        pairs = [tuple(map(_word, parts)) for parts in likely]
        best = next(filter(self._stand_together, pairs), None) or next(filter(_are_long, pairs), None)
        if best is None:
            return word
        self.corrected[word.exact] = (" ".join(word.exact for word in best),)
        return And(best)

    def _joined(self, nodes: Sequence[Node]) -> Iterator[Node]:
        """Yield the nodes, one word for two side by side that are one word with a blank in it.

        Where the index has the two, they are found as they are spelled too, for less.
        """
        left = list(nodes)
        while left:
            first, *left = left
            second = left[0] if left else None
            if isinstance(first, Word) and isinstance(second, Word) and (one := self._one(first, second)):
                parts = tuple(Exact((word.exact,)) for word in (first, second) if self._frequency(word.exact))
                yield DisMax(one, parts) if parts else one
                left = left[1:]
            else:
                yield first

    def _one(self, first: Word, second: Word) -> Word | None:
        """Return the word that two make, if the index has it oftener than one of them, and them never side by side."""
        joined = first.exact + second.exact
        if len(joined) < MIN_TYPO_LENGTH or self._frequency(joined) <= min(map(self._count, (first, second))):
            return None
        if self._stand_together((first, second)):
            return None
        self.corrected[f"{first.exact} {second.exact}"] = (joined,)
        return _word(joined)

    def _stand_together(self, words: Sequence[Word]) -> bool:
        phrase = Phrase(tuple(words))
        return bool(self.engine.search(phrase, Filters(), "newest", 1, 0).total)

    def _is_unknown(self, word: Word) -> bool:
        return not self._count(word) and not any(map(self._frequency, word.spellings))

    def _count(self, word: Word) -> int:
        return self._frequency(word.exact) or self.engine.frequency("terms", word.term)

    def _frequency(self, word: str) -> int:
        return self.engine.frequency("words", word)

    def _near(self, word: str) -> list[str]:
        """Return the known words one slip away, the likeliest first."""
        counts = {other: n for other in one_edit_away(word) if (n := self._frequency(other))}
        worth = {other: n * (_LIKELIER if is_frequent_typo(word, other) else 1) for other, n in counts.items()}
        return sorted(worth, key=lambda other: (-worth[other], other))[:_MOST]


def _are_long(words: Sequence[Word]) -> bool:
    return all(len(word.exact) >= _LONG_PART for word in words)


def _word(letters: str) -> Word:
    """Return a word of the index, given in Arabic letters as folding leaves them."""
    return Word(letters, stem(letters))
