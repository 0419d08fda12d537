"""What questions are made of: words, names and dates of a collection, read from an index of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from analyzers.latin.romanisation import latin_name
from analyzers.text.analyzer import index_forms
from analyzers.text.function_words import is_function_word
from analyzers.token import Kind
from indexer.query.request import Request
from indexer.search.searcher import Searcher

_TEXTS = 1000  # that are read, the newest
_NAMES = 500  # of a kind, the most frequent
_COMMON = 200  # words
_LETTERS = 3  # of a word at least


@dataclass(frozen=True, slots=True)
class Material:
    """Words of texts in order, all of them, the frequent ones; names, and what these are in Latin letters; dates."""

    ids: Sequence[str]
    titles: Sequence[str]
    texts: Sequence[Sequence[str]]
    words: Sequence[str]
    common_words: Sequence[str]
    people: Sequence[str]
    places: Sequence[str]
    latin_names: Sequence[str]
    dates: Sequence[str]
    months: Sequence[str]

    @classmethod
    def read(cls, searcher: Searcher) -> Self:
        """Read the material of an index."""
        hits = searcher.hits(Request("", sort="newest", limit=_TEXTS)).hits
        forms = (index_forms(f"{hit.title} {hit.snippet.text}").exact.split() for hit in hits)
        texts = [words for text in forms if len(words := [*filter(str.isalpha, text)]) > 1]
        words = sorted({word for text in texts for word in text if _has_meaning(word)})
        counts = dict(zip(words, searcher.word_counts(words), strict=True))
        names: dict[Kind, list[str]] = {kind: list(searcher.values(kind, "", _NAMES)) for kind in ("people", "places")}
        facets = searcher.search(Request("")).facets
        return cls(
            [hit.id for hit in hits],
            [hit.title for hit in hits if hit.title],
            texts,
            words,
            sorted(words, key=lambda word: (-counts[word], word))[:_COMMON],
            names["people"],
            names["places"],
            sorted({latin_name(kind, name) for kind in names for name in names[kind]}),
            list(searcher.values("dates", "", _NAMES)),
            [month.value for month in facets.months if "-" in month.value],
        )


def _has_meaning(word: str) -> bool:
    return len(word) >= _LETTERS and not is_function_word(word)
