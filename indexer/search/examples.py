"""The examples of the help in words of the open index, so that each finds something."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from analyzers.latin.romanisation import latin_name
from analyzers.token import Kind
from indexer.engine.base import Engine
from indexer.messages.catalogue import Language
from indexer.query.help import SECTIONS, Example, Words
from indexer.query.request import Filters
from indexer.rewrite.query_meaning import Meaning
from indexer.search.example_words import example_words
from indexer.values.canonical import CanonicalValues

_IN_LATIN: Mapping[str, Kind] = {
    "person": "people",
    "place": "places",
    "second_place": "places",
    "other_place": "places",
}


class ShownExample(NamedTuple):
    """A query that finds something in the open index, and what it finds."""

    query: str
    meaning: str


class ShownSection(NamedTuple):
    """Examples of one kind."""

    title: str
    examples: tuple[ShownExample, ...]


def general_examples(language: Language) -> tuple[ShownSection, ...]:
    """Return all sections in words of the documents that come with Kashshaf, for where no index is open."""
    return tuple(
        ShownSection(each.title, tuple(ShownExample(part.query(language), part.meaning) for part in each.examples))
        for each in SECTIONS
    )


class HelpExamples:
    """The examples of the help in words of an index, made when a page first shows them or a server starts."""

    def __init__(self, engine: Engine, canonical: CanonicalValues, read: Callable[..., Meaning]) -> None:
        """Take the parts of an open index; `read` is `Rewriter.read`."""
        self._engine, self._canonical, self._read = engine, canonical, read
        self._sections: dict[Language, tuple[ShownSection, ...]] = {}

    def of(self, language: Language) -> tuple[ShownSection, ...]:
        """Return the sections in a language, without the examples that the index has no words for."""
        if language not in self._sections:
            self._sections[language] = tuple(self._make(language))
        return self._sections[language]

    @cached_property
    def _words(self) -> Words:
        return example_words(self._engine, self._canonical)

    def _make(self, language: Language) -> Iterator[ShownSection]:
        words = self._words
        choices = (_in_latin(words), words) if language == "en" else (words,)
        for section in SECTIONS:
            queries = ((next(self._found(language, each, choices), ""), each.meaning) for each in section.examples)
            if examples := tuple(ShownExample(query, meaning) for query, meaning in queries if query):
                yield ShownSection(section.title, examples)

    def _found(self, language: Language, example: Example, choices: tuple[Words, ...]) -> Iterator[str]:
        """Yield the queries of an example that find something: with each choice of words that has all of its words.

        A name in Latin letters alone may be other words too; it is no example if it finds few of what the Arabic does.
        """
        queries = [example.query(language, words) for words in choices if example.has(language, words)]
        found = [self._engine.count(self._read(query, "usual").node, Filters()) for query in queries]
        yield from (query for query, count in zip(queries, found, strict=True) if count and 2 * count >= found[-1])


def _in_latin(words: Words) -> Words:
    """Return the words with names in Latin letters."""
    latin = {name: latin_name(kind, words[name]).lower() for name, kind in _IN_LATIN.items() if name in words}
    if "person" in latin:
        surname = latin["person"].split()[-1].removeprefix("al-")
        latin |= {"surname": surname, "beginning": surname[:4]}
    return {**words, **latin}
