"""The JSON API: /api/search gives the object of `search-cli --json`, each other address the data of one page."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, TypedDict

from flask import Blueprint, Response, abort, request, url_for

from analyzers.mentions import shifted
from analyzers.token import Kind
from indexer.documents.document import Document
from indexer.documents.metadata import Metadata
from indexer.engine.base import CountedField
from indexer.query.highlight import Mark
from indexer.query.request import Request
from indexer.search.entity_json import EntityJson, MentionsJson, entity_json, mentions_json
from indexer.search.export_formats import EXPORT_FORMATS, ExportFormat
from indexer.search.json_objects import (
    AnswerJson,
    ExplanationJson,
    HitJson,
    SimilarJson,
    answer_json,
    explanation_json,
    hits_json,
    similar_json,
)
from indexer.search.searcher import Searcher
from indexer.suggest.suggester import Suggestion
from web import urls
from web.content.entity_page import Profile, find_profile
from web.content.exports import Exports
from web.content.originals import Originals

NAME = "api"
PREFIX = "/api"


class SuggestionJson(TypedDict):
    """A name, words or a title to offer, and the address that it leads to: a search or a document."""

    kind: CountedField | Literal["title"]
    value: str
    documents: int | None
    marks: Sequence[Mark]
    query: str
    id: str
    url: str


class SuggestionsJson(TypedDict):
    """The object of /api/suggest."""

    query: str
    suggestions: list[SuggestionJson]


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
    """The object of /api/documents/ID; offsets count in the title, a newline, and the body.

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


class CountJson(TypedDict):
    """A facet value with its number of documents."""

    value: str
    count: int


class ProfileJson(EntityJson):
    """The object of /api/people/VALUE and /api/places/VALUE.

    `within` is the number of documents that name the place or a place in it, `inside` the places directly below it, and
    `beside` the people and places that the same documents name.
    """

    within: int
    inside: list[CountJson]
    newest: list[HitJson]
    beside: dict[str, list[CountJson]]


def make_blueprint(searcher: Searcher, originals: Originals, exports: Exports) -> Blueprint:
    """Return the JSON API over one searcher, with the original files that may be read and the exports of searches."""
    views = Api(searcher, originals, exports)
    blueprint = Blueprint(NAME, __name__, url_prefix=PREFIX)
    blueprint.add_url_rule("/search", "search", views.search)
    blueprint.add_url_rule(f"/search.<any({','.join(EXPORT_FORMATS)}):format_>", "export", views.export)
    blueprint.add_url_rule("/suggest", "suggest", views.suggest)
    blueprint.add_url_rule("/documents/<text:id_>", "document", views.document)
    blueprint.add_url_rule("/documents/<text:id_>/similar", "similar", views.similar)
    blueprint.add_url_rule("/documents/<text:id_>/explain", "explain", views.explain)
    blueprint.add_url_rule("/<any(people,places):kind>/<text:value>", "entity", views.entity)
    return blueprint


class Api:
    """The JSON API over one searcher, one method for each address."""

    def __init__(self, searcher: Searcher, originals: Originals, exports: Exports) -> None:
        self.searcher, self.originals, self.exports = searcher, originals, exports

    def search(self) -> AnswerJson:
        """Answer the request in the address, whose parameters are those of the page."""
        return answer_json(self.searcher.search(urls.read_request(request.args)))

    def export(self, format_: ExportFormat) -> Response:
        """Send all documents that the request in the address finds: /api/search.csv, .jsonl or .ris."""
        return self.exports.response(urls.read_request(request.args), format_)

    def suggest(self) -> SuggestionsJson:
        """Suggest completions of `q`, whose last word may be half typed, under the filters in the address."""
        search = urls.read_request(request.args)
        query = request.args.get("q", "")  # not stripped: a final space ends the last word
        suggestions = self.searcher.suggest(replace(search, query=query))
        return {"query": query, "suggestions": [_suggestion_json(suggestion, search) for suggestion in suggestions]}

    def document(self, id_: str) -> DocumentJson:
        """Return a document, or a part of a long one, with its mentions; `marks` are the words of the parameter `q`."""
        search = urls.read_request(request.args)
        page = self.searcher.page(id_, search, urls.document_part(request.args) or 1)
        if page is None:
            abort(404)
        document = page.document
        return {
            "id": document.id,
            "title": document.title,
            "body": page.text[len(document.title) + 1 :] if page.number == 1 else page.text,
            "published": document.published.isoformat() if document.published else None,
            "source": document.source,
            "member": document.member,
            **_stated_json(document.metadata),
            "original": self._original(document),
            "copies": [copy.id for copy in self.searcher.copies(id_)],
            "marks": [(start + page.start, end + page.start) for start, end in page.marks],
            "part": page.number,
            "parts": page.last,
            "start": page.start,
            "length": page.length,
            "pages": document.pages,
            **mentions_json(list(shifted(page.mentions, page.start))),
        }

    def _original(self, document: Document) -> str | None:
        may_be_read = self.originals.path(document.source, self.searcher.manifest.sources)
        return url_for("pages.original", id_=document.id) if may_be_read else None

    def similar(self, id_: str) -> SimilarJson | DocumentJson:
        """Return the documents most similar to one, without its near-duplicates; or the document ID/similar itself."""
        if self.searcher.has(f"{id_}/similar"):
            return self.document(f"{id_}/similar")
        self._check(id_)
        return similar_json(id_, self.searcher.similar(id_))

    def explain(self, id_: str) -> ExplanationJson | DocumentJson:
        """Return why the request in the address finds a document, if it does; or the document ID/explain itself."""
        if self.searcher.has(f"{id_}/explain"):
            return self.document(f"{id_}/explain")
        self._check(id_)
        return explanation_json(id_, self.searcher.explain(id_, urls.read_request(request.args)))

    def entity(self, kind: Kind, value: str) -> ProfileJson:
        """Return what the page of a person or place shows."""
        return _profile_json(find_profile(self.searcher, kind, value))

    def _check(self, id_: str) -> None:
        """Answer 404 if the id is unknown."""
        if not self.searcher.has(id_):
            abort(404)


def _stated_json(stated: Metadata) -> StatedJson:
    return {
        "url": stated.url,
        "author": stated.author,
        "site": stated.site,
        "section": stated.section,
        "language": stated.language,
        "columns": [{"name": name, "value": value} for name, value in stated.columns],
    }


def _suggestion_json(suggestion: Suggestion, search: Request) -> SuggestionJson:
    return {
        "kind": suggestion.kind,
        "value": suggestion.value,
        "documents": suggestion.documents,
        "marks": suggestion.marks,
        "query": suggestion.query,
        "id": suggestion.id,
        "url": _suggestion_url(suggestion, search),
    }


def _suggestion_url(suggestion: Suggestion, search: Request) -> str:
    """Return the address of a document, a search for words, or a search with a name among its filters."""
    target = urls.with_query(search, suggestion.query)
    match suggestion.kind:
        case "title":
            return url_for("pages.document", id_=suggestion.id)
        case "words":
            return urls.url(target)
        case kind:
            return urls.url(urls.toggle_value(target, kind, suggestion.value))


def _profile_json(profile: Profile) -> ProfileJson:
    return {
        **entity_json(profile.entity),
        "within": profile.inside.documents,
        "inside": _counts_json(profile.inside.places),
        "newest": hits_json(profile.answer.hits),
        "beside": {kind: _counts_json(values) for kind, values in profile.co_occurrences.items()},
    }


def _counts_json(counts: Sequence[tuple[str, int]]) -> list[CountJson]:
    return [{"value": value, "count": count} for value, count in counts]
