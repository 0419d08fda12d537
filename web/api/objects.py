"""The objects that only the API has; `indexer.search.json_objects` has those that the commands print too.

Offsets count code points; dates are ISO 8601. Programs depend on the keys: add keys, but never rename one.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, TypedDict

from indexer.engine.base import CountedField
from indexer.query.highlight import Mark
from indexer.search.entity_json import EntityJson, MentionsJson
from indexer.search.json_objects import HitJson, LatinJson


class ProblemJson(TypedDict):
    """Why a request failed (RFC 9457): `title` is the phrase of the status, `detail` a sentence with the way out.

    `request` is the id under which the log of the server has a failure of its own; an empty text for others.
    """

    type: Literal["about:blank"]
    title: str
    status: int
    detail: str
    request: str


class IndexJson(TypedDict):
    """What is searched: `generation` names the build, `built` is its time (UTC), `columns` are facets of this index.

    A column is the parameter `facet.NAME` of a search; its value here is its label.
    """

    documents: int
    built: str
    generation: str
    columns: Mapping[str, str]


class SuggestionJson(LatinJson):
    """A name, words or a title to offer, and the address that it leads to: a search or a document."""

    kind: CountedField | Literal["title"]
    value: str
    documents: int | None
    marks: Sequence[Mark]
    query: str
    id: str
    url: str


class SuggestionsJson(TypedDict):
    """The object of /api/v1/suggest."""

    query: str
    suggestions: list[SuggestionJson]


# A query, and for each completion of it: the whole text, what it is, and the address that it leads to
# (https://github.com/dewitt/opensearch, Suggestions extension).
CompletionsJson = tuple[str, list[str], list[str], list[str]]


class ColumnJson(TypedDict):
    """A further named value that the source states."""

    name: str
    value: str


class StatedJson(TypedDict):
    """What the source of a document states; `columns` are further values by their names."""

    url: str
    author: str
    site: str
    section: str
    language: str
    columns: list[ColumnJson]


class DocumentJson(MentionsJson, StatedJson):
    """The object of /api/v1/documents/ID; offsets count in the title, a newline, and the body.

    A long document comes in `parts`, the first unless the address names another: `body` is then that of the part, which
    begins at `start` of the whole text of `length` code points. `pages` are the places in it where those of the source
    begin; none if it has no pages. `original` is the address of the original file, null unless it may be read.
    """

    id: str
    title: str
    body: str
    published: str | None
    source: str
    member: str
    original: str | None
    copies: list[str]
    marks: Sequence[Mark]
    part: int
    parts: int
    start: int
    length: int
    pages: Sequence[int]


class CountJson(LatinJson):
    """A facet value with its number of documents."""

    value: str
    count: int


class PairJson(TypedDict):
    """Two people with the documents that name both."""

    people: list[str]
    documents: int


class ProfileJson(EntityJson):
    """The object of /api/v1/people/VALUE and /api/v1/places/VALUE.

    `within` is the number of documents that name the place or a place in it, `inside` the places directly below it, and
    `beside` the people and places that the same documents name. `months` are those of publication (`2023` for documents
    that state only a year), `undated` the documents without one, `company` each two people of a person's company.
    """

    within: int
    inside: list[CountJson]
    newest: list[HitJson]
    beside: dict[str, list[CountJson]]
    months: list[CountJson]
    undated: int
    company: list[PairJson]


class PlaceFoundJson(TypedDict):
    """A place with the documents found that name it, and `within` those that name it or a place in it, of a country.

    `country` is the value of its country, null for a place between countries; the point, in degrees, is null if it is
    unknown or the place is too wide for one. `latin` is its name in Latin letters.
    """

    value: str
    latin: str
    documents: int
    within: int
    country: str | None
    longitude: float | None
    latitude: float | None


class PlacesFoundJson(TypedDict):
    """The object of /api/v1/map: all places of the documents that a request finds, the most frequent first."""

    total: int
    places: list[PlaceFoundJson]
