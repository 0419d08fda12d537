"""What a leaf of a query matches in a text, as data: the highlighter needs to know no node types."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordPattern:
    """One word: of one of these folded forms or terms, matching a regular expression, or a typo away from a word."""

    forms: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    expression: str = ""  # matched against the whole folded form; empty matches nothing
    near_form: str = ""  # compared to the folded form by edit distance ...
    near_term: str = ""  # ... and this to the term


@dataclass(frozen=True, slots=True)
class SpelledWord:
    """A word in one of these folded forms and, if any are given, one of these vocalized forms."""

    forms: frozenset[str]
    vocalized: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PhrasePattern:
    """Words next to each other in this order."""

    words: tuple[SpelledWord, ...]


@dataclass(frozen=True, slots=True)
class NearPattern:
    """Words, each with at most `distance` others between it and the next, in either order."""

    words: tuple[SpelledWord, ...]
    distance: int


Pattern = WordPattern | PhrasePattern | NearPattern
