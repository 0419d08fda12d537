"""Find the words of a query in a text, and the passage that shows them best."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from analyzers.expansion.edits import FuzzyWords
from analyzers.text.analyzer import analyze
from analyzers.text.diacritics import vocalize
from analyzers.token import Token
from indexer.query.pattern import NearPattern, PhrasePattern, SpelledWord, WordPattern
from indexer.query.tree import Node

Mark = tuple[int, int]  # start and end, code points

SNIPPET_LENGTH = 300  # code points
_MAX_LEAD = 100  # code points of a snippet before its first mark
_BOUNDARY = re.compile(r"\n|[.؟!]\s")
_SPACE = re.compile(r"\s")
_NOTHING = "(?!)"  # a regular expression without matches


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of a body in its original spelling; marks are offsets in `text`."""

    text: str
    marks: tuple[Mark, ...]


class Highlighter:
    """Finds the words and phrases of one query in texts, with the analyzer that indexed them."""

    def __init__(self, query: Node) -> None:
        patterns = [pattern for leaf in query.scoring_leaves() if (pattern := leaf.pattern())]
        self._words = _Words([pattern for pattern in patterns if isinstance(pattern, WordPattern)])
        self._phrases = [pattern for pattern in patterns if isinstance(pattern, PhrasePattern)]
        self._near = [pattern for pattern in patterns if isinstance(pattern, NearPattern)]

    def marks(self, text: str) -> tuple[Mark, ...]:
        """Return the spans of the words of `text` that the query matches, in order, without overlap."""
        tokens = list(analyze(text))
        matched = {i for i, token in enumerate(tokens) if self._words.match(token)}
        for phrase in self._phrases:
            matched.update(_occurrences(phrase, tokens, text))
        for near in self._near:
            for one, other in pairwise(near.words):
                matched.update(_pairs(one.forms, other.forms, near.distance, tokens))
        return tuple(sorted({(tokens[i].start, tokens[i].end) for i in matched}))

    def snippet(self, text: str) -> Snippet:
        """Return the passage of at most SNIPPET_LENGTH code points with the most different words of the query.

        It is cut between words. Without a match it is the beginning of the text.
        """
        marks = self.marks(text)
        begin = _begin(text, _best_start(marks, text))
        end = _end(text, begin)
        inside = tuple((a - begin, b - begin) for a, b in marks if begin <= a and b <= end)
        return Snippet(text[begin:end], inside)


class _Words:
    """The single words of a query: whether one of them matches a token."""

    def __init__(self, patterns: Sequence[WordPattern]) -> None:
        self._forms = {form for pattern in patterns for form in pattern.forms}
        self._terms = {term for pattern in patterns for term in pattern.terms}
        self._expression = re.compile("|".join(each.expression for each in patterns if each.expression) or _NOTHING)
        self._near_form = FuzzyWords(each.near_form for each in patterns if each.near_form)
        self._near_term = FuzzyWords(each.near_term for each in patterns if each.near_term)
        self._matches: dict[tuple[str, str], bool] = {}  # texts repeat words

    def match(self, token: Token) -> bool:
        forms = (token.exact, token.term)
        if forms not in self._matches:
            self._matches[forms] = self._match(*forms)
        return self._matches[forms]

    def _match(self, exact: str, term: str) -> bool:
        spelled = term in self._terms or exact in self._forms or self._expression.fullmatch(exact) is not None
        return spelled or self._near_form.match(exact) or self._near_term.match(term)


def _pairs(one: Set[str], other: Set[str], distance: int, tokens: list[Token]) -> Iterator[int]:
    """Yield the indices of two words with at most `distance` others between them, whichever is first."""
    either = one | other
    places = [i for i, token in enumerate(tokens) if token.exact in either]
    for i, first in enumerate(places):
        for second in places[i + 1 : i + distance + 2]:
            found, following = tokens[first].exact, tokens[second].exact
            in_order, reversed_ = found in one and following in other, found in other and following in one
            if second <= first + distance + 1 and (in_order or reversed_):
                yield from (first, second)


def _occurrences(phrase: PhrasePattern, tokens: list[Token], text: str) -> Iterator[int]:
    """Yield the indices of the tokens that make up each occurrence of a phrase."""
    length = len(phrase.words)
    for i in range(len(tokens) - length + 1):
        if all(_is_spelled(tokens[i + n], word, text) for n, word in enumerate(phrase.words)):
            yield from range(i, i + length)


def _is_spelled(token: Token, word: SpelledWord, text: str) -> bool:
    if token.exact not in word.forms:
        return False
    return not word.vocalized or vocalize(text[token.start : token.end], token.exact) in word.vocalized


def _best_start(marks: tuple[Mark, ...], text: str) -> int:
    """Return the start of the mark from which a passage holds the most different words."""
    best, most, last = 0, 0, 0
    for first, (start, _) in enumerate(marks):
        while last < len(marks) and marks[last][1] <= start + SNIPPET_LENGTH - _MAX_LEAD:
            last += 1
        window = [text[a:b] for a, b in marks[first:last]]
        worth = 10 * len(set(window)) + min(len(window), 9)
        if worth > most:
            best, most = start, worth
    return best


def _begin(text: str, start: int) -> int:
    """Go back from `start` to the beginning of its line or sentence when that is near, else by some words."""
    near = max(0, start - _MAX_LEAD)
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
