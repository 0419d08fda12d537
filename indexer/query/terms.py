"""Make the leaves of a syntax tree from text: words, quotations and fields."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from analyzers.expansion.edits import max_edits
from analyzers.text.analyzer import analyze
from analyzers.text.diacritics import vocalize
from analyzers.text.fold import fold
from analyzers.text.words import WORD
from analyzers.token import Kind, Token
from indexer.errors import QueryError
from indexer.query.dates import normalize_date, read_span
from indexer.query.fields import DateRange, FacetTerm, PropertyTerm, SourceTerm, TitleTerms
from indexer.query.leaves import Exact, Fuzzy, Near, Phrase, Prefix, Word
from indexer.query.lexer import Lexeme
from indexer.query.limits import (
    MAX_EXPANDED_WORDS,
    MAX_NEAR_DISTANCE,
    MAX_NEAR_WORDS,
    MAX_SOURCE_PREFIX,
    MAX_WORDS,
    MIN_PREFIX,
)
from indexer.query.tree import AllOf, Leaf, Node

# Arabic letters beside digits are words whose space is missing: المادة5, 20كلغ. A code has Latin letters: G20.
# Possessive: without it, a long word that does not match takes exponential time.
_MISSING_SPACE = re.compile(r"\W*+(?:[ء-ي]++|\d++(?:[.,]\d++)*+)++\W*+")
# A sign between words whose space is missing, if one of them is Arabic: رئيس،وزير. In Latin letters it joins: site.com.
_ARABIC = r"\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff"
_SIGNS = "[،؛؟!…/:;,?.]+"
_SIGN_FOR_SPACE = re.compile(rf"(?<=[{_ARABIC}]){_SIGNS}(?=\w)|(?<=\w){_SIGNS}(?=[{_ARABIC}])")


def words_in(text: str) -> tuple[Word, ...]:
    """Return the words of a text, without their vocalized forms."""
    return tuple(Word(token.exact, token.term) for token in analyze(text))


def word_or_phrase(words: Sequence[Word]) -> Leaf | None:
    """Return the word if there is only one, else the phrase of the words; None without words."""
    return words[0] if len(words) == 1 else Phrase(tuple(words)) if words else None


def exact_words(words: Sequence[Word]) -> Exact | None:
    """Return the node that finds the words in this spelling only; None without words."""
    vocalized = tuple(word.vocalized for word in words)
    return Exact(tuple(word.exact for word in words), vocalized if any(vocalized) else ()) if words else None


class WordReader:
    """Reads the words, quotations and fields of one query, and checks the limits on their number."""

    def __init__(self) -> None:
        self._words = self._expanded_words = 0

    def read(self, lexeme: Lexeme) -> Node | None:
        """Return the leaf of a lexeme, None if it has no word; raises QueryError if a limit is exceeded.

        Words whose space is missing become a group, as if they had it.
        """
        if lexeme.kind == "text":
            return self._near(lexeme) if lexeme.distance > 0 else self._text(lexeme)
        return self._field(lexeme) or word_or_phrase(self._analyzed(lexeme.written))

    def _text(self, lexeme: Lexeme) -> Node | None:
        if len(parts := _parts(lexeme)) > 1:
            nodes = tuple(node for node in map(self._text, parts) if node is not None)
            return AllOf.of(nodes) if nodes else None
        words = self._analyzed(lexeme.text, quoted=lexeme.quoted)
        if lexeme.quoted:
            return Phrase(words) if words else None
        if lexeme.star and len(words) == 1 and len(words[0].exact) >= MIN_PREFIX:
            return self._counted(Prefix(words[0].exact))
        if lexeme.fuzzy and len(words) == 1 and max_edits(words[0].exact):
            return self._counted(Fuzzy(words[0]))
        if len(words) > 1 and _MISSING_SPACE.fullmatch(fold(lexeme.text)):
            return AllOf(words)
        return word_or_phrase(words)

    def _near(self, lexeme: Lexeme) -> Leaf | None:
        if lexeme.distance > MAX_NEAR_DISTANCE:
            raise QueryError(
                "Words near each other have at most %(limit)s words between them: write ~%(limit)s or less.",
                limit=MAX_NEAR_DISTANCE,
            )
        words = self._analyzed(lexeme.text, quoted=True)
        if len(words) > MAX_NEAR_WORDS:
            raise QueryError(
                "%(words)s words are near each other; at most %(limit)s are allowed: "
                "remove some of them, or ~%(distance)s.",
                words=len(words),
                limit=MAX_NEAR_WORDS,
                distance=lexeme.distance,
            )
        if len(words) > 1:
            return self._counted(Near(words, lexeme.distance), len(words))
        return Phrase(words) if words else None

    def _field(self, lexeme: Lexeme) -> Leaf | None:
        """Return the leaf of a field, None if its value is empty or has no word."""
        value = lexeme.text + "*" * (lexeme.star and not lexeme.quoted)
        match lexeme.kind:
            case "=":
                return exact_words(self._analyzed(lexeme.text, quoted=lexeme.quoted))
            case "title":
                words = self._analyzed(_title_text(lexeme))
                return TitleTerms(words) if words else None
            case "section" | "author" as name:
                return PropertyTerm(name, value, may_be_part=not lexeme.quoted) if value else None
            case "source":
                return _source(lexeme.text, lexeme.star) if lexeme.text else None
            case "dates":
                return FacetTerm("dates", normalize_date(value)) if value else None
            case "published" | "mentioned" as field:
                return DateRange(field, *read_span(field, value)) if value else None
            case kind:
                return FacetTerm(cast(Kind, kind), value, may_be_part=not lexeme.quoted) if value else None

    def _counted(self, leaf: Leaf, words: int = 1) -> Leaf:
        self._expanded_words += words
        if self._expanded_words > MAX_EXPANDED_WORDS:
            raise QueryError(
                "The query has more than %(limit)s words with * or ~: remove some of these signs.",
                limit=MAX_EXPANDED_WORDS,
            )
        return leaf

    def _analyzed(self, text: str, *, quoted: bool = False) -> tuple[Word, ...]:
        words = tuple(_word(token, text if quoted else "") for token in analyze(text))
        self._words += len(words)
        if self._words > MAX_WORDS:
            raise QueryError("The query has more than %(limit)s words: shorten it.", limit=MAX_WORDS)
        return words


def _title_text(lexeme: Lexeme) -> str:
    """Return the text of a title field; raises QueryError for a prefix, since the index has only stems of titles."""
    if lexeme.star and lexeme.text:
        raise QueryError("Titles are searched by whole words: write %(term)s without the *.", term=lexeme.written[:-1])
    return lexeme.text


def _parts(lexeme: Lexeme) -> Sequence[Lexeme]:
    """Return the lexemes between which a sign stands for a space; quotations and abbreviations (أ.ف.ب) stay whole."""
    parts = [] if lexeme.quoted else _SIGN_FOR_SPACE.split(lexeme.text)
    if any(len(part) == 1 for part in parts):
        return (lexeme,)
    last = replace(lexeme, text=parts.pop()) if parts else lexeme
    return (*(Lexeme("text", part, part) for part in parts), last)


def _source(name: str, is_prefix: bool) -> SourceTerm:
    if is_prefix and len(name) > MAX_SOURCE_PREFIX:
        raise QueryError(
            "The beginning of a source has at most %(limit)s characters: write less before the *.",
            limit=MAX_SOURCE_PREFIX,
        )
    return SourceTerm(name, is_prefix)


def restore_letters(query: str, printed: str) -> str:
    """Replace the folded words of a printed query by their spelling in `query`: الوزاره becomes الوزارة."""
    letters = {token.exact: query[token.start : token.end] for token in analyze(query)}
    return WORD.sub(lambda word: letters.get(word.group(), word.group()), printed)


def _word(token: Token, quoted: str) -> Word:
    """Return the word of a token, with its vocalized form if it comes from the text in quotes."""
    return Word(token.exact, token.term, vocalized=vocalize(quoted[token.start : token.end], token.exact))
