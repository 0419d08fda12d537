"""Where the words of a query stand in a text, and the passage that shows them best."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from analyzers.expansion.edits import NearWords
from analyzers.text.analyzer import analyze
from analyzers.text.clitics import with_proclitics
from analyzers.text.diacritics import marked
from analyzers.token import Token
from indexer.query.tree import Exact, Fuzzy, Near, Node, Phrase, Prefix, Word, words

Mark = tuple[int, int]  # start and end, code points

SNIPPET_LENGTH = 300  # code points
_LEAD = 100  # code points of a snippet that may stand before its first mark
_BOUNDARY = re.compile(r"\n|[.؟!]\s")
_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of a body in its original spelling; marks count in `text`."""

    text: str
    marks: tuple[Mark, ...]


class _Asked(NamedTuple):
    """A word of a phrase: its folded forms, and the same with their marks where it is asked for with these."""

    forms: set[str]
    marked: set[str]

    def is_met(self, token: Token, text: str) -> bool:
        """Whether a token of a text is this word."""
        if token.exact not in self.forms:
            return False
        return not self.marked or marked(text[token.start : token.end], token.exact) in self.marked


class Highlighter:
    """Finds the words and phrases of one query in texts, by the same analysis that indexed them."""

    def __init__(self, query: Node) -> None:
        found = list(words(query))
        fuzzy = [each.word for each in found if isinstance(each, Fuzzy)]
        single = [word for word in found if isinstance(word, Word)] + fuzzy
        self._near_exact, self._near_term = NearWords(w.exact for w in fuzzy), NearWords(w.term for w in fuzzy)
        self._asked: dict[tuple[str, str], bool] = {}  # texts have the same words again and again
        self._terms = {term for word in single for term in (word.term, *(term for term, _ in word.related))}
        others = (form for word in single for form in word.other_forms)
        self._exact = {*(word.exact for word in single), *others}
        phrases = [phrase.words for phrase in found if isinstance(phrase, Phrase)]
        self._phrases = [[_Asked(_forms(first), _marked(first)), *map(_alone, rest)] for first, *rest in phrases]
        self._phrases += [_exactly(exact) for exact in found if isinstance(exact, Exact)]
        starts = [prefix.start for prefix in found if isinstance(prefix, Prefix)]
        self._starts = tuple(form for start in starts for form in (start, *with_proclitics(start)))
        near = [each for each in found if isinstance(each, Near)]
        self._pairs = [
            (_forms(one, clitics=each.clitics), _forms(other, clitics=each.clitics), each.most)
            for each in near
            for one, other in pairwise(each.words)
        ]

    def marks(self, text: str) -> tuple[Mark, ...]:
        """Return the spans of whole words of `text` that the query asks for, in order, none overlapping."""
        tokens = list(analyze(text))
        matched = {i for i, token in enumerate(tokens) if self._is_asked(token)}
        for phrase in self._phrases:
            matched.update(_occurrences(phrase, tokens, text))
        for one, other, most in self._pairs:
            matched.update(_together(one, other, most, tokens))
        spans = sorted({(tokens[i].start, tokens[i].end) for i in matched})
        return tuple(spans)

    def _is_asked(self, token: Token) -> bool:
        forms = (token.exact, token.term)
        if forms not in self._asked:
            self._asked[forms] = self._finds(*forms)
        return self._asked[forms]

    def _finds(self, exact: str, term: str) -> bool:
        known = term in self._terms or exact in self._exact or exact.startswith(self._starts)
        return known or self._near_exact.are_near(exact) or self._near_term.are_near(term)

    def snippet(self, text: str) -> Snippet:
        """Return the passage of at most SNIPPET_LENGTH code points with the most different words of the query.

        It is cut at words; without any match it is the beginning of the text.
        """
        marks = self.marks(text)
        begin = _begin(text, _best_start(marks, text))
        end = _end(text, begin)
        inside = tuple((a - begin, b - begin) for a, b in marks if begin <= a and b <= end)
        return Snippet(text[begin:end], inside)


def _forms(word: Word, *, clitics: bool = True) -> set[str]:
    return {word.exact, *(with_proclitics(word.exact) if clitics else ())}


def _marked(word: Word) -> set[str]:
    return {word.marked, *with_proclitics(word.marked)} if word.marked else set()


def _together(one: set[str], other: set[str], most: int, tokens: list[Token]) -> Iterator[int]:
    """Yield the indices of two words that have `most` others between them at most, whichever is first."""
    either = one | other
    places = [i for i, token in enumerate(tokens) if token.exact in either]
    for i, first in enumerate(places):
        for second in places[i + 1 : i + most + 2]:
            found, following = tokens[first].exact, tokens[second].exact
            in_order, reversed_ = found in one and following in other, found in other and following in one
            if second <= first + most + 1 and (in_order or reversed_):
                yield from (first, second)


def _alone(word: Word) -> _Asked:
    return _Asked({word.exact}, {word.marked} if word.marked else set())


def _exactly(exact: Exact) -> list[_Asked]:
    marks = exact.marked or ("",) * len(exact.forms)
    return [_Asked({form}, {mark} if mark else set()) for form, mark in zip(exact.forms, marks, strict=True)]


def _occurrences(phrase: list[_Asked], tokens: list[Token], text: str) -> Iterator[int]:
    """Yield the indices of the tokens that make up each occurrence of a phrase."""
    for i in range(len(tokens) - len(phrase) + 1):
        if all(asked.is_met(tokens[i + n], text) for n, asked in enumerate(phrase)):
            yield from range(i, i + len(phrase))


def _best_start(marks: tuple[Mark, ...], text: str) -> int:
    """Return where the mark stands from which on most different words fit into a passage."""
    best, most, last = 0, 0, 0
    for first, (start, _) in enumerate(marks):
        while last < len(marks) and marks[last][1] <= start + SNIPPET_LENGTH - _LEAD:
            last += 1
        window = [text[a:b] for a, b in marks[first:last]]
        worth = 10 * len(set(window)) + min(len(window), 9)
        if worth > most:
            best, most = start, worth
    return best


def _begin(text: str, start: int) -> int:
    """Go back from `start` to the beginning of its line or sentence when that is near, else by some words."""
    near = max(0, start - _LEAD)
    boundaries = [match.end() for match in _BOUNDARY.finditer(text, near, start)]
    if boundaries:
        return boundaries[-1]
    space = _SPACE.search(text, near, start)
    return 0 if near == 0 else space.end() if space else start


def _end(text: str, begin: int) -> int:
    """Return the end of the last word that the passage from `begin` has room for."""
    end = min(len(text), begin + SNIPPET_LENGTH)
    spaces = [match.start() for match in _SPACE.finditer(text, begin, end + 1)] if end < len(text) else []
    return spaces[-1] if spaces else end
