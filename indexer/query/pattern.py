"""What a leaf of a query matches in a text, as data, so that the highlighter does not depend on node types."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordPattern:
    """One word: one of these folded words, alone or after clitics, or a word that has one of these terms.

    It may also begin with a prefix, or be within edit distance of a word.
    """

    words: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    prefix: str = ""  # of the folded form, also after clitics (`begins_with`); empty matches nothing
    near_form: str = ""  # compared with the folded form by edit distance
    near_term: str = ""  # compared with the term by edit distance


@dataclass(frozen=True, slots=True)
class SpelledWord:
    """A word in one of these folded forms, whose vocalized form matches the expression `vocalized` if there is one."""

    forms: frozenset[str]
    vocalized: str = ""


@dataclass(frozen=True, slots=True)
class PhrasePattern:
    """Words next to each other in this order."""

    words: tuple[SpelledWord, ...]


@dataclass(frozen=True, slots=True)
class NearPattern:
    """Words with at most `distance` words between each and the next, in either order."""

    words: tuple[SpelledWord, ...]
    distance: int


Pattern = WordPattern | PhrasePattern | NearPattern
