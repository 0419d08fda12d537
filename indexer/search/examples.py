"""The examples of the help in words of the open index, so that each finds something."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from analyzers.latin.romanisation import latin_name
from analyzers.token import Kind
from indexer.messages.catalogue import Language
from indexer.query.help import SECTIONS, Example, Words
from indexer.query.request import Filters, Request
from indexer.search.example_words import example_words
from indexer.search.open_generation import OpenGeneration
from indexer.store.manifest import Stamp

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


@dataclass(slots=True)
class HelpExamples:
    """The examples of the help for the generation that is open, made when a page first shows them."""

    _stamp: Stamp | None = None
    _sections: dict[Language, tuple[ShownSection, ...]] = field(default_factory=dict)

    def of(self, live: OpenGeneration, language: Language) -> tuple[ShownSection, ...]:
        """Return the sections in a language, without the examples that the index has no words for."""
        if live.stamp != self._stamp:
            self._stamp, self._sections = live.stamp, {}
        if language not in self._sections:
            self._sections[language] = tuple(_sections(live, language))
        return self._sections[language]


def _sections(live: OpenGeneration, language: Language) -> Iterator[ShownSection]:
    words = example_words(live.engine, live.canonical)
    choices = ({**words, **_in_latin(words)}, words) if language == "en" else (words,)
    for section in SECTIONS:
        queries = (
            (next(_found(live, language, example, choices), ""), example.meaning) for example in section.examples
        )
        if examples := tuple(ShownExample(query, meaning) for query, meaning in queries if query):
            yield ShownSection(section.title, examples)


def _found(live: OpenGeneration, language: Language, example: Example, choices: tuple[Words, ...]) -> Iterator[str]:
    """Yield the queries of an example that find something, with each choice of words that has all of its words."""
    for words in choices:
        try:
            query = example.query(language, words)
        except KeyError:
            continue
        if live.engine.count(live.read(Request(query)).node, Filters()):
            yield query


def _in_latin(words: Words) -> dict[str, str]:
    """Return the names of an example in Latin letters."""
    latin = {name: latin_name(kind, words[name]).lower() for name, kind in _IN_LATIN.items() if name in words}
    if "person" in latin:
        surname = latin["person"].split()[-1].removeprefix("al-")
        latin |= {"surname": surname, "beginning": surname[:4]}
    return latin
