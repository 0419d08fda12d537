"""Addresses to ask both engines, made of what a collection has: its words, names and dates."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from typing import NamedTuple
from urllib.parse import quote

from benchmarks.engines.material import Material
from benchmarks.rescue.typing_errors import KINDS as TYPING_ERRORS

SEED = 0
_LONGEST = 4  # words of a query
_TRIES = 3  # for each question: some are drawn twice
_SAFE = "/?&=%:"  # of an address whose values are encoded

_SEARCH = "/api/v1/search?q="
_KINDS: Mapping[str, str] = {
    "a word": _SEARCH + "{word}",
    "words of a text": _SEARCH + "{words}",
    "words of different texts": _SEARCH + "{word} {word} {common}",
    "names": _SEARCH + "{name}",
    "Latin names": _SEARCH + "{latin}",
    "typing errors": _SEARCH + "{mistyped}",
    "phrases": _SEARCH + '"{words}"',
    "words near each other": _SEARCH + '"{words}"~4',
    "exact words": _SEARCH + "={word} {common}",
    "beginnings": _SEARCH + "{beginning}*",
    "similar words": _SEARCH + "{word}~",
    "either word": _SEARCH + "{word} OR {word}",
    "without a word": _SEARCH + "{common} -{word}",
    "groups": _SEARCH + "({word} OR {name}) AND {common}",
    "person as a field": _SEARCH + 'people:"{person}" {common}',
    "place as a field": _SEARCH + '{common} -places:"{place}"',
    "Latin name as a field": _SEARCH + "people:{latin}",
    "title": _SEARCH + "title:{word}",
    "published": _SEARCH + "published:{month} {common}",
    "mentioned": _SEARCH + "mentioned:{date}",
    "no words, filters": _SEARCH + "&people={person}&places={place}&all=places",
    "filters": _SEARCH + "{common}&places={place}&places={place}",
    "excluded values": _SEARCH + "{common}&not.places={place}&not.people={person}",
    "places within": _SEARCH + "{common}&within={place}",
    "months": _SEARCH + "{common}&from={month}&to={month}",
    "from a year on": _SEARCH + "{words}&from={year}&sort=oldest",
    "mentioned periods": _SEARCH + "{common}&during={year}",
    "newest": _SEARCH + "{words}&sort=newest",
    "later pages": _SEARCH + "{common}&page=3&limit=20",
    "strictness wide": _SEARCH + "{words}&strictness=wide",
    "strictness exact": _SEARCH + "{words}&strictness=exact",
    "as typed": _SEARCH + "{words}&typed=1",
    "any word": _SEARCH + "{words}&any=1",
    "all copies": _SEARCH + "{common}&copies=all&limit=50",
    "suggestions": "/api/v1/suggest?q={beginning}",
    "suggestions, second word": "/api/v1/suggest?q={word} {beginning}",
    "suggestions in Latin letters": "/api/v1/suggest?q={latin_beginning}",
    "suggestions with filters": "/api/v1/suggest?q={beginning}&places={place}",
    "similar": "/api/v1/documents/{id}/similar",
    "why found": "/api/v1/documents/{id}/explain?q={common} {common}",
    "documents": "/api/v1/documents/{id}?q={common}",
    "people": "/api/v1/people/{person}",
    "places": "/api/v1/places/{place}",
    "values": "/api/v1/values/{facet}?q={common}",
    "values by name": "/api/v1/values/{facet}?find={beginning}&by=name",
    "maps": "/api/v1/map?q={common}",
    "exports, CSV": "/api/v1/search.csv?q={words}",
    "exports, JSON lines": "/api/v1/search.jsonl?q={word}&sort=oldest",
    "exports, RIS": "/api/v1/search.ris?q={name}",
    "pages of results": "/search?q={words}",
    "pages of results in English": "/search?q={mistyped}&lang=en",
    "pages of documents": "/documents/{id}?q={common}",
    "pages of people": "/people/{person}",
    "pages of places": "/places/{place}?lang=en",
    "pages of values": "/values/{facet}?q={common}",
    "feeds": "/search.atom?q={common}",
    "start page": "/?lang={language}",
    "help": "/help?lang={language}",
    "map": "/map?lang={language}",
}


class Question(NamedTuple):
    """An address, and what kind of question it is."""

    kind: str
    address: str


def draw_questions(material: Material, each: int) -> Iterator[Question]:
    """Yield at most so many questions of each kind; the same ones for the same collection."""
    draw = _Draw(material)
    for kind, form in _KINDS.items():
        try:
            addresses = dict.fromkeys(_address(form, draw) for _ in range(_TRIES * each))
        except _NothingToDrawError:
            continue
        yield from (Question(kind, address) for address in list(addresses)[:each])


def draw_searches(material: Material, count: int) -> list[str]:
    """Return at most so many pages of results: words next to each other, and names."""
    draw, forms = _Draw(material), ("/search?q={words}", "/search?q={name}")
    addresses = dict.fromkeys(_address(form, draw) for _ in range(_TRIES * count) for form in forms)
    return list(addresses)[:count]


def _address(form: str, draw: "_Draw") -> str:
    return quote(form.format_map(draw), safe=_SAFE)


class _NothingToDrawError(Exception):
    """The collection has nothing of a kind."""


class _Draw(Mapping[str, str]):
    """Draws another value for a name each time that it is looked up, encoded for an address."""

    def __init__(self, material: Material) -> None:
        self._material, self._random = material, Random(SEED)  # noqa: S311 - a sample, no secret
        lists: Mapping[str, Sequence[str]] = {
            "word": material.words,
            "common": material.common_words,
            "person": material.people,
            "place": material.places,
            "name": [*material.people, *material.places],
            "latin": material.latin_names,
            "id": material.ids,
            "date": material.dates,
            "month": material.months,
            "year": sorted({month[:4] for month in material.months}),
            "facet": ("people", "places", "dates"),
            "language": ("ar", "en"),
        }
        self._draws: dict[str, Callable[[], str]] = {name: self._from(values) for name, values in lists.items()}
        self._draws["words"] = lambda: " ".join(self._adjacent())
        self._draws["mistyped"] = self._mistyped
        self._draws["beginning"] = lambda: self._begin(material.words)
        self._draws["latin_beginning"] = lambda: self._begin(material.latin_names)

    def __getitem__(self, name: str) -> str:
        return quote(self._draws[name](), safe="")

    def __iter__(self) -> Iterator[str]:
        return iter(self._draws)

    def __len__(self) -> int:
        return len(self._draws)

    def _from(self, values: Sequence[str]) -> Callable[[], str]:
        return lambda: self._one(values)

    def _one(self, values: Sequence[str]) -> str:
        if not values:
            raise _NothingToDrawError
        return self._random.choice(values)

    def _begin(self, values: Sequence[str]) -> str:
        return self._one(values)[: self._random.randint(1, 4)]

    def _adjacent(self) -> Sequence[str]:
        if not self._material.texts:
            raise _NothingToDrawError
        words = self._random.choice(self._material.texts)
        start = self._random.randrange(len(words) - 1)
        return words[start : start + self._random.randint(2, _LONGEST)]

    def _mistyped(self) -> str:
        """Return words next to each other with a typing error, if they allow it."""
        words = self._adjacent()
        error = self._random.choice(list(TYPING_ERRORS.values()))
        return " ".join(error(words, self._random) or words)
