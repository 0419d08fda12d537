"""The leaves of the syntax tree of a query: words, phrases and fields."""

from abc import ABC
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from analyzers.text.clitics import with_proclitics
from analyzers.text.diacritics import accepted_forms
from analyzers.token import Kind
from indexer.query.dates import write_span
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
        return _phrase(self.words)

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
        return f"{_phrase(self.words)}~{self.distance}"

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
class FieldTerm(Leaf, ABC):
    """A field and its value, which every document must match, also where few of the words are needed."""

    @property
    def restricts(self) -> bool:
        """Return True: every field restricts."""
        return True

    def scoring(self) -> Sequence[Leaf]:
        """Return nothing: most fields do not score."""
        return ()


@dataclass(frozen=True, slots=True)
class FacetTerm(FieldTerm):
    """Documents that name a facet value. Unlike a filter, it also narrows the counts of its own facet.

    A `raw` value is a spelling before unification over the index; the query language has no syntax for it. A value
    without quotes, which has no blank, `may_be_part` of a longer name.
    """

    kind: Kind
    value: str
    raw: bool = False
    may_be_part: bool = False

    def __str__(self) -> str:
        if self.may_be_part:
            return f"{self.kind}:{self.value}"
        return f"{self.kind}:{quoted(self.value)}"

    def scoring(self) -> Sequence[Leaf]:
        """Return the leaf itself: facet values score."""
        return (self,)


@dataclass(frozen=True, slots=True)
class NamedValue(Leaf):
    """Documents that name a facet value in whatever words; does not score, and is not in the query language."""

    kind: Kind
    value: str

    def __str__(self) -> str:
        return f"{self.kind}:{quoted(self.value)}"

    def scoring(self) -> Sequence[Leaf]:
        """Return nothing: the words of the name score."""
        return ()


@dataclass(frozen=True, slots=True)
class TitleTerms(FieldTerm):
    """Documents that have all these words in their title."""

    words: tuple[Word, ...]

    def __str__(self) -> str:
        return f"title:{_phrase(self.words)}"

    def scoring(self) -> Sequence[Leaf]:
        """Return the words."""
        return self.words

    def parts(self) -> Sequence[Leaf]:
        """Return one title leaf per word."""
        return tuple(TitleTerms((word,)) for word in self.words)


@dataclass(frozen=True, slots=True)
class PropertyTerm(FieldTerm):
    """Documents with a value of a property; a value without quotes `may_be_part` of a longer one."""

    name: str
    value: str
    may_be_part: bool = False

    def __str__(self) -> str:
        return f"{self.name}:{self.value if self.may_be_part else quoted(self.value)}"


@dataclass(frozen=True, slots=True)
class SourceTerm(FieldTerm):
    """Documents of the site, folder or file `name`; if it is a prefix, of all whose names begin with it."""

    name: str
    is_prefix: bool = False

    def __str__(self) -> str:
        return f"source:{quoted(self.name)}{'*' * self.is_prefix}"


@dataclass(frozen=True, slots=True)
class DateRange(FieldTerm):
    """Documents published, or mentioning a date, from `since` to `until`; None means that the range is open.

    All days of a mentioned date must lie in the range: 2023-10 lies in 2023, but 2023 does not lie in 2023-10.
    """

    field: Literal["published", "mentioned"]
    since: date | None
    until: date | None

    def __str__(self) -> str:
        return f"{self.field}:{write_span(self.since, self.until)}"


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


def _phrase(words: Sequence[Word]) -> str:
    return quoted(" ".join(word.vocalized or word.exact for word in words))
