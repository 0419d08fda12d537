"""The words of an index in the examples of the help: all of one document, so that what needs two of them finds it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from analyzers.token import Mention
from indexer.documents.document import Document
from indexer.documents.long_text import IndexedText
from indexer.documents.partial_date import PublishedDate, first_day
from indexer.engine.base import Engine
from indexer.query.leaves import MatchAll
from indexer.query.request import Filters
from indexer.values.canonical import CanonicalValues

_NAMES, _DOCUMENTS = 20, 30  # tried: the most mentioned names, and the newest documents with the first of them
_LETTER = "[\u0621-\u064a]"
_WORD = re.compile(f"{_LETTER}{{5,}}")
_HAMZA = re.compile(f"(?<!{_LETTER})[أإ]{_LETTER}{{3,}}")
_PHRASE = re.compile(f"{_LETTER}{{3,}} {_LETTER}{{3,}}")
_NEAR = re.compile(f"({_LETTER}{{3,}})(?: {_LETTER}+){{1,3}} ({_LETTER}{{3,}})")
_YEAR = re.compile(r"\d{4}")
_FOLDER = re.compile("[^/]+/?")
_BEGINNING = 4  # letters of a name or word that stand for its beginning
_SEARCHED = 1_000  # code points in which words are looked for


def example_words(engine: Engine, canonical: CanonicalValues) -> Mapping[str, str]:
    """Return the words of the document that has most of those that `indexer.query.help` names."""
    person = next((name for name in engine.vocabulary("people", limit=_NAMES) if " " in name), None)
    places = tuple(engine.vocabulary("places", limit=_NAMES))
    filters = Filters({"people": (person,)}) if person else Filters()
    page = engine.search(MatchAll(), filters, "newest", _DOCUMENTS)
    found = (dict(_words(text, person, places, canonical)) for text in engine.texts(page.keys))
    return max(found, key=len, default={})  # of equals the newest


def _words(
    text: IndexedText, person: str | None, places: Sequence[str], canonical: CanonicalValues
) -> Iterator[tuple[str, str]]:
    document = text.document
    mentions = () if text.long else canonical.canonicalize(text.mentions)
    yield from _of_title(document.title)
    yield from _of_text(document.text[:_SEARCHED])
    yield from _of_person(person)
    yield from _of_places({mention.value: None for mention in mentions if mention.kind == "places"}, places)
    yield from _of_dates(document.published, mentions)
    yield from _of_source(document)


def _of_title(title: str) -> Iterator[tuple[str, str]]:
    words = _WORD.findall(title)
    if words:
        yield "title_word", words[0]
    if len(words) > 1:
        yield "title_words", " ".join(words[:2])


def _of_text(text: str) -> Iterator[tuple[str, str]]:
    if word := _WORD.search(text):
        yield from (("word", word[0]), ("letters", word[0][:_BEGINNING]))
        yield "misspelled", f"{word[0][:2]}{word[0][3:]}"
    if hamza := _HAMZA.search(text):
        yield "hamza", hamza[0]
    if phrase := _PHRASE.search(text):
        yield "phrase", phrase[0]
    if near := _NEAR.search(text):
        yield "near", f"{near[2]} {near[1]}"


def _of_person(person: str | None) -> Iterator[tuple[str, str]]:
    if person:
        surname = person.split()[-1]
        yield from (("person", person.replace('"', r"\"")), ("surname", surname), ("beginning", surname[:_BEGINNING]))


def _of_places(named: Iterable[str], frequent: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield two places of a document, those of one word first, and one of one word that it does not name."""
    named = sorted(named, key=lambda place: not place.isalpha())
    yield from zip(("place", "second_place"), named, strict=False)
    if other := next((place for place in frequent if place.isalpha() and place not in named), None):
        yield "other_place", other


def _of_dates(published: PublishedDate | None, mentions: Iterable[Mention]) -> Iterator[tuple[str, str]]:
    if published:
        day = first_day(published)
        yield from (("month", f"{day:%Y/%m}"), ("since", f"{day.replace(day=1)}"), ("until", f"{day}"))
    dates = (mention.value for mention in mentions if mention.kind == "dates" and _YEAR.match(mention.value))
    if date := next(dates, None):
        year = int(date[:4])
        yield from (("date", date), ("years", f"{year}..{year + 1}"))


def _of_source(document: Document) -> Iterator[tuple[str, str]]:
    if folder := _FOLDER.match(document.source):
        yield "source", folder[0]
    if document.metadata.section:
        yield "section", document.metadata.section
