"""The words, quotations and fields of a query as nodes of its tree."""

import unicodedata
from typing import cast

from analyzers.arabic import analyze
from analyzers.clitics import with_proclitics
from analyzers.stem import stem
from analyzers.token import Kind, Token
from indexer.errors import QueryError
from indexer.query_lexer import Lexeme
from indexer.query_tree import Exact, FromSource, InTitle, Named, Near, Node, Phrase, Prefix, Word

MAX_WORDS = 200
MAX_NEAR = 20  # words between two that are near each other
MIN_PREFIX = 3  # letters; with fewer, half the words of the language begin


class WordReader:
    """Reads the lexemes of one query that are no signs, and counts their words."""

    def __init__(self) -> None:
        self._words = 0

    def read(self, lexeme: Lexeme) -> Node | None:
        """Return what a lexeme looks for, None for nothing; raises QueryError beyond the limits above."""
        if lexeme.kind == "text":
            return self._near(lexeme) if lexeme.most > 0 else self._text(lexeme)
        return self._field(lexeme) or _one_or_phrase(self._analyzed(lexeme.written))

    def _text(self, lexeme: Lexeme) -> Node | None:
        found = self._analyzed(lexeme.text)
        if lexeme.quoted:
            return Phrase(found) if found else None
        if lexeme.star and len(found) == 1 and len(found[0].exact) >= MIN_PREFIX:
            return Prefix(found[0].exact)
        return _one_or_phrase(found)

    def _near(self, lexeme: Lexeme) -> Node | None:
        if lexeme.most > MAX_NEAR:
            raise QueryError(
                f"Words near each other have at most {MAX_NEAR} others between: write ~{MAX_NEAR} or less."
            )
        found = self._analyzed(lexeme.text)
        return Near(found, lexeme.most) if len(found) > 1 else self._text(lexeme)

    def _field(self, lexeme: Lexeme) -> Node | None:
        """Return what is looked for in a field; None if its value is empty."""
        value = lexeme.text + "*" * (lexeme.star and not lexeme.quoted)
        match lexeme.kind:
            case "=":
                forms = tuple(word.exact for word in self._analyzed(lexeme.text))
                return Exact(forms) if forms else None
            case "title":
                found = self._analyzed(lexeme.text)
                return InTitle(found) if found else None
            case "source":
                return FromSource(lexeme.text, lexeme.star) if lexeme.text else None
            case "dates":
                return Named("dates", _date(value)) if value else None
            case kind:
                return Named(cast(Kind, kind), value) if value else None

    def _analyzed(self, text: str) -> tuple[Word, ...]:
        found = tuple(_word(token) for token in analyze(text))
        self._words += len(found)
        if self._words > MAX_WORDS:
            raise QueryError(f"The query has more than {MAX_WORDS} words: shorten it.")
        return found


def _one_or_phrase(found: tuple[Word, ...]) -> Node | None:
    return found[0] if len(found) == 1 else Phrase(found) if found else None


def _word(token: Token) -> Word:
    apart = (form for form in with_proclitics(token.exact) if stem(form) != token.term)
    return Word(token.exact, token.term, tuple(apart))


def _date(value: str) -> str:
    """A date in the digits of the facet: ٢٠٢٣ -> 2023."""
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in value)
