"""The JSON objects of answers, on the command line and in the API: a TypedDict and a function for each.

Offsets count code points; dates are ISO 8601. Scripts depend on the keys: add keys, but never rename one.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NotRequired, TypedDict

from analyzers.latin.romanisation import latin_name
from analyzers.token import Kind
from indexer.documents.properties import PROPERTIES
from indexer.engine.base import Facets, FacetValue, MatchForm
from indexer.engine.entry import KINDS
from indexer.query.highlight import Mark
from indexer.query.request import Strictness
from indexer.rewrite.relaxation import Step
from indexer.search.answer import Answer, Hit, Partial, Rescue
from indexer.search.explanation import Reason
from indexer.values.canonical import NAME_KINDS

_SCORE_DIGITS = 4


class SnippetJson(TypedDict):
    """A passage of a body; `marks` are offsets in `text`."""

    text: str
    marks: Sequence[Mark]


class HitJson(TypedDict):
    """A document of an answer; `copies` are the ids of its near-duplicates.

    `source` is its file, and `member` its path in it if that is an archive. `url`, `author`, `site` and `section` are
    as the source states them, and empty if it does not; a site without a name is the host of the address.
    `page` is that of the snippet in the source.
    `most_named` are the three people and the three places that the document names most often.
    """

    id: str
    title: str
    title_marks: Sequence[Mark]
    score: float
    published: str | None
    source: str
    page: int | None
    snippet: SnippetJson
    copies: list[str]
    url: str
    author: str
    site: str
    section: str
    member: str
    most_named: Mapping[Kind, Sequence[str]]


class PartialHitJson(HitJson):
    """A document that lacks words of the query: `lacks`, in the letters of the query."""

    lacks: Sequence[str]


class PartialJson(TypedDict):
    """The documents with only some words of the query, after the hits of the same page.

    `total` counts all of them, `folded` of them are copies. If no document has all words, `without` says for each word
    how many documents have all the others.
    """

    total: int
    folded: int
    hits: list[PartialHitJson]
    without: Mapping[str, int]


class LatinJson(TypedDict):
    """What a person or place has and other values have not: the name in Latin letters."""

    latin: NotRequired[str]


class FacetValueJson(LatinJson):
    """A value of a facet with the number of documents that have it, and whether it must be there or must not."""

    value: str
    count: int
    selected: bool
    excluded: bool


# The facets of an answer: `people`, `places`, `dates`; `published` with months in order of time; `within`, the
# listed places and those that they lie in, each with all in it; `during`, the decades of mentioned dates, then the
# years, months and days of the last period asked for; `source`, `section`,
# `author` and the columns that are facets, each empty if it has one value in the whole index.
FacetsJson = dict[str, list[FacetValueJson]]


class NameJson(TypedDict):
    """A person or place that words of a query were read as; `latin` is its name in Latin letters."""

    kind: Kind
    value: str
    latin: str


class RescueJson(TypedDict):
    """The hits of a less strict query, and what it gave up."""

    query: str
    strictness: Strictness
    gave_up: Sequence[Step]
    total: int
    hits: list[HitJson]
    partial: PartialJson


class AnswerJson(TypedDict):
    """The object of `search-cli --json` and /api/v1/search.

    `total`, `hits` and `facets` are of the documents that match the whole query; `partial` has the others.
    `facet_totals` says of each facet that is listed by frequency how many values there are in all: those of
    /api/v1/values/FACET. It lacks a property that has one value in the whole index.
    """

    query: str
    total: int
    folded: int
    took_ms: float
    hits: list[HitJson]
    partial: PartialJson
    facets: FacetsJson
    facet_totals: Mapping[str, int]
    undated: int
    read_as: str
    corrected: Mapping[str, Sequence[str]]
    spellings: Mapping[str, Sequence[str]]
    names: list[NameJson]
    rescue: RescueJson | None


class SimilarJson(TypedDict):
    """The object of `search-cli --similar ID --json` and /api/v1/documents/ID/similar."""

    id: str
    similar: list[HitJson]


class FormJson(TypedDict):
    """One form of a word in a document, and what it scored."""

    how: MatchForm
    form: str
    score: float


class ReasonJson(TypedDict):
    """What one part of a query matched in a document; `words` are the matching words with their counts."""

    asked: str
    score: float
    words: Mapping[str, int]
    forms: list[FormJson]


class ExplanationJson(TypedDict):
    """The object of /api/v1/documents/ID/explain."""

    id: str
    reasons: list[ReasonJson]


def answer_json(answer: Answer) -> AnswerJson:
    """Return the object of an answer."""
    meaning = answer.meaning
    return {
        "query": answer.request.query,
        "total": answer.total,
        "folded": answer.collapsed,
        "took_ms": round(answer.took_ms, 2),
        "hits": hits_json(answer.hits),
        "partial": _partial_json(answer.partial),
        "facets": _facets_json(answer.facets, answer.columns),
        "facet_totals": dict(answer.facets.totals),
        "undated": answer.facets.undated,
        "read_as": meaning.read_as,
        "corrected": dict(meaning.corrected),
        "spellings": meaning.spellings,
        "names": [
            {"kind": name.kind, "value": name.value, "latin": latin_name(name.kind, name.value)}
            for name in meaning.names
        ],
        "rescue": _rescue_json(answer.rescue) if answer.rescue else None,
    }


def hits_json(hits: Iterable[Hit]) -> list[HitJson]:
    """Return the object of each hit."""
    return [_hit_json(hit) for hit in hits]


def similar_json(id_: str, hits: Iterable[Hit]) -> SimilarJson:
    """Return the object of the documents most like one."""
    return {"id": id_, "similar": hits_json(hits)}


def explanation_json(id_: str, reasons: Iterable[Reason]) -> ExplanationJson:
    """Return the object that explains why a document was found."""
    return {"id": id_, "reasons": [_reason_json(reason) for reason in reasons]}


def _hit_json(hit: Hit) -> HitJson:
    return {
        "id": hit.id,
        "title": hit.title,
        "title_marks": hit.title_marks,
        "score": _score(hit.score),
        "published": hit.published.isoformat() if hit.published else None,
        "source": hit.source,
        "page": hit.page,
        "snippet": {"text": hit.snippet.text, "marks": hit.snippet.marks},
        "copies": [copy.id for copy in hit.copies],
        "url": hit.metadata.url,
        "author": hit.metadata.author,
        "site": hit.metadata.site_name,
        "section": hit.metadata.section,
        "member": hit.member,
        "most_named": dict(hit.names),
    }


def _partial_json(partial: Partial) -> PartialJson:
    return {
        "total": partial.total,
        "folded": partial.collapsed,
        "hits": [{**_hit_json(each.hit), "lacks": each.lacks} for each in partial.hits],
        "without": dict(partial.without),
    }


def _facets_json(facets: Facets, columns: Iterable[str]) -> FacetsJson:
    of_kinds: FacetsJson = {kind: values_json(kind, facets.kinds.get(kind, ())) for kind in KINDS}
    of_documents = {name: values_json(name, facets.properties.get(name, ())) for name in (*PROPERTIES, *columns)}
    return {
        **of_kinds,
        "published": values_json("published", facets.months),
        "within": values_json("places", facets.within),
        "during": values_json("during", chain.from_iterable(facets.during)),
        **of_documents,
    }


def _name_json(kind: Kind, value: str) -> NameJson:
    return {"kind": kind, "value": value, "latin": latin_name(kind, value)}


def _rescue_json(rescue: Rescue) -> RescueJson:
    request = rescue.answer.request
    return {
        "query": request.query,
        "strictness": request.strictness,
        "gave_up": rescue.steps,
        "total": rescue.answer.total,
        "hits": hits_json(rescue.answer.hits),
        "partial": _partial_json(rescue.answer.partial),
    }


def _reason_json(reason: Reason) -> ReasonJson:
    forms: list[FormJson] = [{"how": each.how, "form": each.form, "score": _score(each.score)} for each in reason.forms]
    return {"asked": reason.asked, "score": _score(reason.score), "words": dict(reason.words), "forms": forms}


def _score(score: float) -> float:
    return round(score, _SCORE_DIGITS)


def values_json(facet: str, values: Iterable[FacetValue]) -> list[FacetValueJson]:
    """Return the object of each value of a facet."""
    return [
        {
            "value": each.value,
            **in_latin(facet, each.value),
            "count": each.count,
            "selected": each.selected,
            "excluded": each.excluded,
        }
        for each in values
    ]


def in_latin(facet: str, value: str) -> LatinJson:
    """Return the key `latin` of a person or place; nothing of other values."""
    return {"latin": latin_name(facet, value)} if facet in NAME_KINDS else {}
