"""The parameters of the API as its description tells them; `web.urls` reads them, and says what is wrong with one.

A test compares the names here with those that `web.urls` reads.
"""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType, field

from indexer.query.limits import MAX_LENGTH, MAX_VALUE_LENGTH, MAX_VALUES
from indexer.query.request import Sort, Strictness
from indexer.search.facet_list import MAX_LISTED, ListOrder
from web.listings import MAX_LIST_PAGE, VALUES_OF_PAGE
from web.urls import MAX_PAGE_SIZE, MAX_PARTS, PAGE_SIZE

Query = Annotated[str, Meta(description="Words, names and operators of the query language.", max_length=MAX_LENGTH)]
Values = Annotated[list[Annotated[str, Meta(max_length=MAX_VALUE_LENGTH)]], Meta(max_length=MAX_VALUES)]
People = Annotated[Values, Meta(description="Documents that name one of these people.")]
Places = Annotated[Values, Meta(description="Documents that name one of these places.")]
Dates = Annotated[Values, Meta(description="Documents that name one of these dates: 2023, 2023-10 or 2023-10-19.")]
Within = Annotated[Values, Meta(description="Documents that name one of these places or a place in it.")]
During = Annotated[Values, Meta(description="Documents that mention a date in one of these: 201X, 2016, 2016-05.")]
Source = Annotated[Values, Meta(description="Documents of one of these sources.")]
Section = Annotated[Values, Meta(description="Documents of one of these sections.")]
Author = Annotated[Values, Meta(description="Documents by one of these authors.")]
Excluded = Annotated[Values, Meta(description="Documents with none of these values.")]
All = Annotated[list[str], Meta(description="Facets, by their parameters, of which documents have all values given.")]
Since = Annotated[str, Meta(description="The first day of publication; of a month or year its first day.")]
Until = Annotated[str, Meta(description="The last day of publication; of a month or year its last day.")]
Undated = Annotated[Literal["", "1"], Meta(description="1: only documents without a date of publication.")]
Any = Annotated[Literal["", "1"], Meta(description="1: one of the words is enough.")]
Typed = Annotated[Literal["", "1"], Meta(description="1: no other spellings, alphabets or keyboard layouts.")]
Copies = Annotated[Literal["", "all"], Meta(description="all: near-duplicates are hits of their own.")]
Meant = Annotated[Strictness, Meta(description="How far words are expanded.")]
Order = Annotated[Sort, Meta(description="relevance, but newest if there are no words.")]
Limit = Annotated[int, Meta(description="How many hits a page has.", ge=1, le=MAX_PAGE_SIZE)]
Page = Annotated[int, Meta(description="Which page of the hits, from 1; at most the hit 100,000.", ge=1)]
Part = Annotated[
    int, Meta(description="Which part of a long document, from 1; above the last: the last.", ge=1, le=MAX_PARTS)
]
Find = Annotated[str, Meta(description="Text of a value or of a spelling of it.", max_length=MAX_VALUE_LENGTH)]
By = Annotated[ListOrder, Meta(description="By number of documents, or by name.")]
ListPage = Annotated[int, Meta(description="Which page of the values, from 1.", ge=1, le=MAX_LIST_PAGE)]
Size = Annotated[int, Meta(description="How many values a page has.", ge=1, le=MAX_LISTED)]
Lang = Annotated[Literal["", "ar", "en"], Meta(description="The language of sentences: ar or en.")]


class LanguageParameters(Struct, kw_only=True):
    """The parameter of every address."""

    lang: Lang = "ar"


class SearchParameters(LanguageParameters, kw_only=True):
    """A request, as the addresses of pages hold it. A column that is a facet is `facet.NAME` or `not.facet.NAME`."""

    q: Query = ""
    people: People = field(default_factory=list)
    places: Places = field(default_factory=list)
    dates: Dates = field(default_factory=list)
    source: Source = field(default_factory=list)
    section: Section = field(default_factory=list)
    author: Author = field(default_factory=list)
    within: Within = field(default_factory=list)
    during: During = field(default_factory=list)
    not_people: Excluded = field(name="not.people", default_factory=list)
    not_places: Excluded = field(name="not.places", default_factory=list)
    not_dates: Excluded = field(name="not.dates", default_factory=list)
    not_source: Excluded = field(name="not.source", default_factory=list)
    not_section: Excluded = field(name="not.section", default_factory=list)
    not_author: Excluded = field(name="not.author", default_factory=list)
    not_within: Excluded = field(name="not.within", default_factory=list)
    not_during: Excluded = field(name="not.during", default_factory=list)
    all: All = field(default_factory=list)
    since: Since = field(name="from", default="")
    until: Until = field(name="to", default="")
    undated: Undated = ""
    sort: Order | UnsetType = UNSET
    any: Any = ""
    typed: Typed = ""
    copies: Copies = ""
    strictness: Meant = "usual"
    limit: Limit = PAGE_SIZE
    page: Page = 1


class FormParameters(SearchParameters, kw_only=True):
    """A request whose query is being typed into the form of a page; the other fields of the form change nothing."""


class DocumentParameters(SearchParameters, kw_only=True):
    """The part of a document, and the request whose words are marked in it."""

    part: Part = 1


class ValuesParameters(SearchParameters, kw_only=True):
    """Which values of a facet are listed, and the request in whose documents they are."""

    find: Find = ""
    by: By = "count"
    list: ListPage = 1
    size: Size = VALUES_OF_PAGE
