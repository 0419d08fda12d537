"""The leaves of the syntax tree of a query that are words: single ones, phrases, prefixes; and all documents."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analyzers.text.clitics import with_proclitics
from analyzers.text.diacritics import accepted_forms
from indexer.query.lexer import quoted
from indexer.query.pattern import NearPattern, PhrasePattern, SpelledWord, WordPattern
from indexer.query.tree import DisMax, Leaf, Node

# Words between a synonym and its company. `python -m benchmarks.judged`, recall and precision of the set: topics .623
# and .654, dialects .810 and .650; anywhere in the document .647 and .590, .824 and .524.
REACH = 12


@dataclass(frozen=True, slots=True)
class Word(Leaf):
    """One word in the forms of the analyzer.

    `spellings` are other spellings of a name, `related` terms that mean the same. Those in `beside` mean the same with
    at most `reach` words between them and one of the terms in `company`. `hints` are terms that order documents but do
    not make one match. All three come with a weight relative to `term`, at most 1. `vocalized` is the word as typed in
    quotes, if it has hamza or harakat.
    """

    exact: str
    term: str
    spellings: tuple[str, ...] = ()
    related: tuple[tuple[str, float], ...] = ()
    beside: tuple[tuple[str, float], ...] = ()
    company: tuple[str, ...] = ()
    reach: int = REACH
    hints: tuple[tuple[str, float], ...] = ()
    vocalized: str = ""

    def __str__(self) -> str:
        return self.exact

    @property
    def terms(self) -> tuple[str, ...]:
        """The stem of the word and all terms that mean the same."""
        return (self.term, *(term for term, _ in (*self.related, *self.beside)))

    def pattern(self) -> WordPattern:
        """Return the word in its spellings, and its terms."""
        return WordPattern(frozenset((self.exact, *self.spellings)), frozenset(self.terms))

    def without_diacritics(self) -> "Word":
        """Return the word in its folded form alone."""
        return replace(self, vocalized="")

    def spelled(self, *, clitics: bool) -> SpelledWord:
        """Return the word as it is spelled; with `clitics`, also after conjunctions and prepositions."""
        forms = frozenset((self.exact, *(with_proclitics(self.exact) if clitics else ())))
        return SpelledWord(forms, self.vocalized and accepted_forms(self.vocalized, clitics=clitics))


@dataclass(frozen=True, slots=True)
class Phrase(Leaf):
    """Words next to each other in this order, as they are spelled."""

    words: tuple[Word, ...]

    def __str__(self) -> str:
        return phrase(self.words)

    def parts(self) -> Sequence[Leaf]:
        """Return the words."""
        return tuple(word.without_diacritics() for word in self.words)

    def pattern(self) -> PhrasePattern:
        """Return the words in order; only the first may have clitics."""
        return PhrasePattern(tuple(word.spelled(clitics=not n) for n, word in enumerate(self.words)))

    def without_diacritics(self) -> "Phrase":
        """Return the phrase of the folded words."""
        return Phrase(tuple(word.without_diacritics() for word in self.words))


@dataclass(frozen=True, slots=True)
class Near(Leaf):
    """Two or more words as they are spelled, with at most `distance` words between each and the next, in either order.

    With `clitics`, they also match after a conjunction or preposition.
    """

    words: tuple[Word, ...]
    distance: int
    clitics: bool = True

    def __str__(self) -> str:
        return f"{phrase(self.words)}~{self.distance}"

    def parts(self) -> Sequence[Leaf]:
        """Return the words."""
        return tuple(word.without_diacritics() for word in self.words)

    def pattern(self) -> NearPattern:
        """Return the words and their distance."""
        return NearPattern(tuple(word.spelled(clitics=self.clitics) for word in self.words), self.distance)

    def without_diacritics(self) -> "Near":
        """Return the folded words near each other."""
        return Near(tuple(word.without_diacritics() for word in self.words), self.distance)


@dataclass(frozen=True, slots=True)
class Exact(Leaf):
    """One word, or several in this order, in exactly these folded forms: no clitics, stems or other spellings.

    `vocalized` holds each form with its hamza and harakat, or an empty string for a form without them; it is empty if
    no form has them.
    """

    forms: tuple[str, ...]
    vocalized: tuple[str, ...] = ()

    def __str__(self) -> str:
        if len(self.forms) == 1 and not self.vocalized:
            return f"={self.forms[0]}"
        words = (vocalized or form for vocalized, form in zip(self._vocalized, self.forms, strict=True))
        return f"={quoted(' '.join(words))}"

    @property
    def _vocalized(self) -> tuple[str, ...]:
        return self.vocalized or ("",) * len(self.forms)

    def pattern(self) -> PhrasePattern:
        """Return the forms in order."""
        pairs = zip(self.forms, self._vocalized, strict=True)
        return PhrasePattern(tuple(SpelledWord(frozenset((f,)), v and accepted_forms(v)) for f, v in pairs))

    def without_diacritics(self) -> "Exact":
        """Return the folded forms alone."""
        return Exact(self.forms)


@dataclass(frozen=True, slots=True)
class Prefix(Leaf):
    """Words that begin with these folded letters, also after the article, a conjunction or a preposition."""

    letters: str

    def __str__(self) -> str:
        return f"{self.letters}*"

    def pattern(self) -> WordPattern:
        """Return the letters."""
        return WordPattern(prefix=self.letters)


@dataclass(frozen=True, slots=True)
class Fuzzy(Leaf):
    """A word, and all words within the edit distance that its length allows."""

    word: Word

    def __str__(self) -> str:
        return f"{self.word}~"

    def pattern(self) -> WordPattern:
        """Return the word, and the words within edit distance of its form or term."""
        return replace(self.word.pattern(), near_form=self.word.exact, near_term=self.word.term)


@dataclass(frozen=True, slots=True)
class MatchAll(Leaf):
    """All documents: an empty query."""

    def __str__(self) -> str:
        return ""

    def scoring(self) -> Sequence[Leaf]:
        """Return nothing: all documents score 0."""
        return ()


def main_word(node: Node) -> Word | None:
    """Return the word that a node is, or that it has alternatives for; None for any other node."""
    match node:
        case Word():
            return node
        case DisMax(inner):
            return main_word(inner)
        case _:
            return None


def phrase(words: Sequence[Word]) -> str:
    """Return words in quotation marks, as they are typed."""
    return quoted(" ".join(word.vocalized or word.exact for word in words))
