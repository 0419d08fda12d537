"""Find the words of a query in a text, and the passage that shows them best."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from analyzers.expansion.edits import FuzzyWords
from analyzers.text.analyzer import FoldedWord, WordFinder, folded_words, term_of
from analyzers.text.clitics import begins_with, with_proclitics
from analyzers.text.diacritics import vocalize
from analyzers.text.spelling import possible_spellings
from analyzers.text.stem import stem
from analyzers.text.word_places import find_pieces, term_table
from analyzers.text.word_table import Numbers, WordTable
from indexer.query.pattern import NearPattern, PhrasePattern, SpelledWord, WordPattern
from indexer.query.tree import Node

V = TypeVar("V", str, int)
Mark = tuple[int, int]  # start and end, code points

# A longer snippet shows more of the document, and fewer hits fit on a screen.
SNIPPET_LENGTH = 300  # code points
MAX_LEAD = 100  # code points of a snippet before its first mark: more context, less room for further marks
_MAX_COMPARED_MARKS = 2_000  # of a long text: of more, only those of the best three hundred code points are
_BOUNDARY = re.compile(r"\n|[.؟!]\s")
_WORTH = 10  # of a word that a passage has, against one for each time that it has a word
_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of a body in its original spelling; marks are offsets in `text`, `start` is one in the body."""

    text: str
    marks: tuple[Mark, ...]
    start: int = 0


class Highlighter:
    """Finds the words and phrases of one query in texts, with the analyzer that indexed them."""

    def __init__(self, query: Node, attached: Callable[[str], Iterable[str]] = with_proclitics) -> None:
        """Take a query, and a function from a folded word to its forms with clitics: `with_proclitics`, or faster."""
        patterns = [pattern for leaf in query.scoring_leaves() if (pattern := leaf.pattern())]
        self._words = _Words([pattern for pattern in patterns if isinstance(pattern, WordPattern)], attached)
        self._single = WordFinder(self._words.match)
        self._phrases = [pattern for pattern in patterns if isinstance(pattern, PhrasePattern)]
        self._near = [pattern for pattern in patterns if isinstance(pattern, NearPattern)]

    def marks(self, text: str, words: bytes = b"") -> tuple[Mark, ...]:
        """Return the spans of the words of `text` that the query matches, in order, without overlap.

        `words` are `IndexedWords.packed` of the text, if an index has them: it is faster with them.
        """
        single = self._single_words(text, words)
        phrases = [phrase for phrase in self._phrases if not words or _may_occur(phrase, words)]
        if phrases or self._near:
            return merge_marks((*single, *self._together(text, phrases)))
        return merge_marks(single)

    def words_of(self, table: WordTable) -> Numbers:
        """Return the places, among all words of a long text, of those that the query matches, in order."""
        phrases = (_phrase_places(phrase, table) for phrase in self._phrases)
        near = (_near_places(pattern, table) for pattern in self._near)
        found = [np.flatnonzero(self._words.mask(table)[table.ids]), *phrases, *near]
        return np.unique(np.concatenate(found)).astype(np.uint32)

    def _single_words(self, text: str, words: bytes) -> Iterable[Mark]:
        if not words or self._words.table is None:
            return self._single.find(text)
        return self._single.find_in(text, find_pieces(words, self._words.table))

    def _together(self, text: str, phrases: Iterable[PhrasePattern]) -> set[Mark]:
        """Return the spans of the words that match as part of a phrase, or near each other."""
        tokens, matched = list(folded_words(text)), set[int]()
        for phrase in phrases:
            matched.update(_occurrences(phrase, tokens, text))
        for near in self._near:
            for one, other in pairwise(near.words):
                matched.update(_pairs(one, other, near.distance, tokens, text))
        return {(tokens[i].start, tokens[i].end) for i in matched}


def merge_marks(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return marks in order, those that overlap as one: one letter may be several words (½ is 1 and 2)."""
    merged: list[Mark] = []
    for start, end in sorted(marks):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return tuple(merged)


def make_snippet(text: str, marks: Sequence[Mark]) -> Snippet:
    """Return the passage of at most SNIPPET_LENGTH code points that has the most distinct words among `marks`.

    It is cut between words. Without marks, it is the beginning of the text.
    """
    return make_snippet_at(text, _best_start(marks, [text[a:b] for a, b in marks]), marks)


class _Words:
    """The words of a query outside its phrases, compiled for matching tokens.

    `table` is that of the terms that a match can have; None if the terms cannot be listed.
    """

    def __init__(self, patterns: Sequence[WordPattern], attached: Callable[[str], Iterable[str]]) -> None:
        words = {word for pattern in patterns for word in pattern.words}
        self._forms = {form for word in words for form in (word, *attached(word))}
        self._terms = {term for pattern in patterns for term in pattern.terms}
        self._prefixes = [pattern.prefix for pattern in patterns if pattern.prefix]
        self._near_form = FuzzyWords(pattern.near_form for pattern in patterns if pattern.near_form)
        near_terms = [pattern.near_term for pattern in patterns if pattern.near_term]
        self._near_term = FuzzyWords(near_terms) if near_terms else None
        # A stem keeps its first letters, and stems take most of the time.
        self._beginnings = {term[:2] for term in self._terms}
        is_open = self._prefixes or near_terms
        self._stems = None if is_open else self._terms.union(*map(_stems, self._forms))
        self.table = None if self._stems is None else term_table(self._stems)

    def match(self, exact: str, written: str) -> bool:
        """Say whether one of the words matches a folded word, which is `written` so in a text."""
        return (
            exact in self._forms
            or (any(start in exact for start in self._beginnings) and term_of(exact, written) in self._terms)
            or any(begins_with(exact, prefix) for prefix in self._prefixes)
            or self._near_form.match(exact)
            or (self._near_term is not None and self._near_term.match(stem(exact)))
        )

    def mask(self, table: WordTable) -> NDArray[np.bool_]:
        """Say of each different word of a long text whether one of the words matches it."""
        stems = self._stems
        return np.array(
            [
                (stems is None or term in stems) and self.match(exact, written)
                for term, exact, written in zip(table.terms, table.exacts, table.surfaces, strict=True)
            ],
            np.bool_,
        )


def _stems(form: str) -> set[str]:
    """Return the terms that a folded word can have in a text."""
    return {stem(form, spelling) for spelling in possible_spellings(form)}


def _may_occur(phrase: PhrasePattern, packed: bytes) -> bool:
    """Say whether a text has the words of a phrase but the first, which may have clitics."""
    tables = (term_table(set().union(*map(_stems, word.forms))) for word in phrase.words[1:])
    return all(find_pieces(packed, table) for table in tables)


def _pairs(
    one: SpelledWord, other: SpelledWord, distance: int, tokens: Sequence[FoldedWord], text: str
) -> Iterator[int]:
    """Yield the indices of each pair of words, in either order, with at most `distance` words between them."""
    positions, others = (
        [i for i, token in enumerate(tokens) if _is_spelled(token, word, text)] for word in (one, other)
    )
    for i in positions:
        for j in others[bisect_left(others, i - distance - 1) : bisect_right(others, i + distance + 1)]:
            if i != j:
                yield from (i, j)


def _occurrences(phrase: PhrasePattern, tokens: list[FoldedWord], text: str) -> Iterator[int]:
    """Yield the indices of the tokens that make up each occurrence of a phrase."""
    length, first = len(phrase.words), phrase.words[0].forms
    for i in range(len(tokens) - length + 1):
        if tokens[i].exact in first and all(
            _is_spelled(tokens[i + n], word, text) for n, word in enumerate(phrase.words)
        ):
            yield from range(i, i + length)


def _is_spelled(token: FoldedWord, word: SpelledWord, text: str) -> bool:
    return _is_written(token.exact, text[token.start : token.end], word)


def _is_written(exact: str, written: str, word: SpelledWord) -> bool:
    if exact not in word.forms:
        return False
    vocalized = vocalize(written, exact) if word.vocalized else ""
    return re.fullmatch(word.vocalized, vocalized) is not None


def _spelled(word: SpelledWord, table: WordTable) -> NDArray[np.bool_]:
    """Say of each different word of a long text whether it is spelled so."""
    pairs = zip(table.exacts, table.surfaces, strict=True)
    return np.array([_is_written(exact, written, word) for exact, written in pairs], np.bool_)


def _phrase_places(phrase: PhrasePattern, table: WordTable) -> NDArray[np.intp]:
    """Return the places of the words that make up each occurrence of a phrase."""
    length, ids = len(phrase.words), table.ids
    begins = np.ones(max(0, len(ids) - length + 1), np.bool_)
    for n, word in enumerate(phrase.words):
        begins &= _spelled(word, table)[ids[n : n + len(begins)]]
    return (np.flatnonzero(begins)[:, None] + np.arange(length)).ravel()


def _near_places(near: NearPattern, table: WordTable) -> NDArray[np.intp]:
    """Return the places of each pair of words, in either order, with at most `distance` words between them."""
    places = [np.flatnonzero(_spelled(word, table)[table.ids]) for word in near.words]
    found = [np.empty(0, np.intp)]
    for one, other in pairwise(places):
        for these, those in ((one, other), (other, one)):
            first = np.searchsorted(those, these - near.distance - 1)
            last = np.searchsorted(those, these + near.distance + 1, side="right")
            found.append(these[last - first > np.isin(these, those)])
    return np.concatenate(found)


def best_place(table: WordTable, words: Numbers) -> int:
    """Return where in a long text the passage begins that has the most different words, given by their places.

    Words of one term are one, and the rarer words count more: a long text has the frequent ones everywhere.
    """
    different, order = np.unique(table.ids[words], return_inverse=True)
    numbers: dict[str, int] = {}
    terms = np.array([numbers.setdefault(table.terms[n], len(numbers)) for n in different], np.intp)[order]
    weights = _WORTH * np.log1p(len(words) / np.bincount(terms))
    if len(words) > _MAX_COMPARED_MARKS:
        blocks = table.starts[words] // SNIPPET_LENGTH
        pairs = np.unique(np.stack([blocks.astype(np.intp), terms]), axis=1)
        best = np.bincount(pairs[0], weights[pairs[1]]).argmax()
        near = (blocks + 1 >= best) & (blocks <= best + 1)
        words, terms = words[near], terms[near]
    return _best_start(table.spans(words.tolist()), terms.tolist(), weights.tolist().__getitem__)


def make_snippet_at(text: str, place: int, marks: Sequence[Mark]) -> Snippet:
    """Return the passage of at most SNIPPET_LENGTH code points around a place of `text`."""
    begin = _begin(text, place)
    end = _end(text, begin)
    inside = tuple((a - begin, b - begin) for a, b in marks if begin <= a and b <= end)
    return Snippet(text[begin:end], inside, begin)


def _best_start(marks: Sequence[Mark], words: Sequence[V], weight: Callable[[V], float] = lambda _: _WORTH) -> int:
    """Return the start of the mark from which a passage holds the words of most weight, each counted once."""
    best_start, best_worth, last = 0, 0.0, 0
    for first, (start, _) in enumerate(marks):
        while last < len(marks) and marks[last][1] <= start + SNIPPET_LENGTH - MAX_LEAD:
            last += 1
        window = words[first:last]
        worth = sum(map(weight, set(window))) + min(len(window), 9)
        if worth > best_worth:
            best_start, best_worth = start, worth
    return best_start


def _begin(text: str, start: int) -> int:
    """Return where the passage begins: at most MAX_LEAD before `start`, at a line, a sentence or else a word."""
    earliest = max(0, start - MAX_LEAD)
    boundaries = [match.end() for match in _BOUNDARY.finditer(text, earliest, start)]
    if boundaries:
        return boundaries[-1]
    space = _SPACE.search(text, earliest, start)
    return 0 if earliest == 0 else space.end() if space else start


def _end(text: str, begin: int) -> int:
    """Return the end of the last whole word within SNIPPET_LENGTH of `begin`."""
    end = begin + SNIPPET_LENGTH
    if end >= len(text):
        return len(text)
    return next((place for place in range(end, begin - 1, -1) if text[place].isspace()), end)
