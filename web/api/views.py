"""The views of the JSON API: /search gives the object of `search-cli --json`, others the data of one page."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NoReturn
from urllib.parse import urljoin

from flask import Blueprint, Response, abort, jsonify, request, url_for

from analyzers.latin.romanisation import latin_name
from analyzers.mentions import shifted
from analyzers.token import Kind
from indexer.documents.document import Document
from indexer.documents.metadata import Metadata
from indexer.messages.catalogue import gettext_noop
from indexer.query.request import Request
from indexer.search.entity_json import entity_json, mentions_json
from indexer.search.export_formats import EXPORT_FORMATS, ExportFormat
from indexer.search.facet_list import FacetListJson, facet_list_json
from indexer.search.json_objects import (
    AnswerJson,
    ExplanationJson,
    SimilarJson,
    answer_json,
    explanation_json,
    hits_json,
    in_latin,
    similar_json,
)
from indexer.search.searcher import Searcher
from indexer.suggest.suggester import Suggestion
from indexer.values.place_counts import PlacesFound
from web import changes, urls
from web.api.description import Description
from web.api.objects import (
    CompletionsJson,
    CountJson,
    DocumentJson,
    IndexJson,
    PlaceFoundJson,
    PlacesFoundJson,
    ProfileJson,
    StatedJson,
    SuggestionJson,
    SuggestionsJson,
)
from web.api.parameters import (
    DocumentParameters,
    FormParameters,
    LanguageParameters,
    SearchParameters,
    ValuesParameters,
)
from web.content.entity_page import Profile, find_profile
from web.content.exports import TYPES, Exports
from web.content.originals import Originals
from web.content.place_map import point_of
from web.i18n import gettext
from web.listings import read_listing

NAME = "api"
ROOT = "/api/"  # below it, errors are problem details, also where there is no such version
PREFIX = "/api/v1"
_FACET = "people, places, dates, source, section, author, or facet.NAME for a column that is a facet."
COMPLETIONS = "application/x-suggestions+json"
_KINDS = {
    "people": gettext_noop("Person"),
    "places": gettext_noop("Place"),
    "dates": gettext_noop("Date"),
    "words": gettext_noop("Complete"),
    "title": gettext_noop("Title"),
}
_ID = "The id of a document, percent-encoded."


def make_blueprint(searcher: Searcher, originals: Originals, exports: Exports) -> tuple[Blueprint, Description]:
    """Return the JSON API over one searcher, with its description.

    It has the original files that may be read and the exports of searches.
    """
    views = Api(searcher, originals, exports)
    blueprint = Blueprint(NAME, __name__, url_prefix=PREFIX)
    description = Description(blueprint)
    description.add("/search", views.search, AnswerJson, SearchParameters)
    description.add(
        f"/search.<any({','.join(EXPORT_FORMATS)}):format_>",
        views.export,
        str,
        SearchParameters,
        media=TYPES.values(),
        format_="The format of the file.",
    )
    description.add("/values/<text:facet>", views.values, FacetListJson, ValuesParameters, facet=_FACET)
    description.add("/map", views.map, PlacesFoundJson, SearchParameters)
    description.add("/suggest", views.suggest, SuggestionsJson, FormParameters)
    description.add("/completions", views.completions, CompletionsJson, SearchParameters, media=[COMPLETIONS])
    description.add("/index", views.index, IndexJson)
    description.add("/documents/<text:id_>", views.document, DocumentJson, DocumentParameters, id_=_ID)
    description.add("/documents/<text:id_>/similar", views.similar, SimilarJson, id_=_ID)
    description.add("/documents/<text:id_>/explain", views.explain, ExplanationJson, SearchParameters, id_=_ID)
    description.add(
        "/<any(people,places):kind>/<text:value>",
        views.entity,
        ProfileJson,
        LanguageParameters,
        kind="What the value is.",
        value="A name in any of its spellings, percent-encoded.",
    )
    blueprint.add_url_rule("/openapi.json", "openapi", lambda: description.openapi)
    return blueprint, description


class Api:
    """The JSON API over one searcher, one method for each address."""

    def __init__(self, searcher: Searcher, originals: Originals, exports: Exports) -> None:
        self.searcher, self.originals, self.exports = searcher, originals, exports

    def search(self) -> AnswerJson:
        """Answer the request in the address, whose parameters are those of the page."""
        return answer_json(self.searcher.search(urls.read_request(request.args)))

    def export(self, format_: ExportFormat) -> Response:
        """Send all documents that the request in the address finds, as a file; `limit` and `page` change nothing."""
        return self.exports.response(urls.read_request(request.args), format_)

    def values(self, facet: str) -> FacetListJson:
        """Return a page of all values of a facet in the documents that the request in the address finds."""
        search = urls.read_request(request.args)
        return facet_list_json(self.searcher.list_values(search, read_listing(facet, request.args)))

    def map(self) -> PlacesFoundJson:
        """Return the places of the documents that the request in the address finds, with their points."""
        search = urls.read_request(request.args)
        found = self.searcher.places_found(search)
        places = [_place_json(found, place) for place in {**found.named, **found.within}]
        places.sort(key=lambda place: (-place["within"], place["value"]))
        return {"total": self.searcher.total(search), "places": places}

    def suggest(self) -> SuggestionsJson:
        """Suggest completions of `q`, whose last word may be half typed, under the filters in the address."""
        search = urls.read_request(request.args)
        query = request.args.get("q", "")  # not stripped: a final space ends the last word
        suggestions = self.searcher.suggest(replace(search, query=query))
        return {"query": query, "suggestions": [_suggestion_json(suggestion, search) for suggestion in suggestions]}

    def completions(self) -> Response:
        """Complete `q` as the search boxes of browsers want it: suggestions, in the form of OpenSearch."""
        found = self.suggest()
        offered = found["suggestions"]
        kinds = [_KINDS[each["kind"]] for each in offered]
        completions: CompletionsJson = (
            found["query"],
            [f"{each['query']} {each['value']}".strip() if each["documents"] else each["value"] for each in offered],
            [gettext(kind) for kind in kinds],
            [urljoin(request.url, each["url"]) for each in offered],
        )
        response = jsonify(completions)
        response.mimetype = COMPLETIONS
        return response

    def index(self) -> IndexJson:
        """Return what is searched."""
        manifest = self.searcher.manifest
        return {
            "documents": manifest.documents,
            "built": manifest.built.isoformat(),
            "generation": manifest.generation,
            "columns": dict(self.searcher.columns),
        }

    def document(self, id_: str) -> DocumentJson:
        """Return a document, or a part of a long one, with its mentions; `marks` are the words of the parameter `q`."""
        search = urls.read_request(request.args)
        page = self.searcher.page(id_, search, urls.document_part(request.args) or 1)
        if page is None:
            _abort_unknown(id_)
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
            _abort_unknown(id_)


def _abort_unknown(id_: str) -> NoReturn:
    """Answer 404: no document has an id."""
    abort(404, gettext("No document here has the id “%(id)s”.", id=id_))


def _stated_json(stated: Metadata) -> StatedJson:
    return {
        "url": stated.url,
        "author": stated.author,
        "site": stated.site_name,
        "section": stated.section,
        "language": stated.language,
        "columns": [{"name": name, "value": value} for name, value in stated.columns],
    }


def _suggestion_json(suggestion: Suggestion, search: Request) -> SuggestionJson:
    return {
        "kind": suggestion.kind,
        "value": suggestion.value,
        **in_latin(suggestion.kind, suggestion.value),
        "documents": suggestion.documents,
        "marks": suggestion.marks,
        "query": suggestion.query,
        "id": suggestion.id,
        "url": _suggestion_url(suggestion, search),
    }


def _suggestion_url(suggestion: Suggestion, search: Request) -> str:
    """Return the address of a document, a search for words, or a search with a name among its filters."""
    target = changes.with_query(search, suggestion.query)
    match suggestion.kind:
        case "title":
            return url_for("pages.document", id_=suggestion.id)
        case "words":
            return urls.url(target)
        case kind:
            return urls.url(changes.toggle_value(target, kind, suggestion.value))


def _profile_json(profile: Profile) -> ProfileJson:
    return {
        **entity_json(profile.entity),
        "within": profile.inside.documents,
        "inside": _counts_json("places", profile.inside.places),
        "newest": hits_json(profile.answer.hits),
        "beside": {kind: _counts_json(kind, values) for kind, values in profile.co_occurrences.items()},
        "months": _counts_json("published", profile.months),
        "undated": profile.undated,
        "company": [{"people": [*pair], "documents": count} for pair, count in profile.pairs.items()],
    }


def _place_json(found: PlacesFound, place: str) -> PlaceFoundJson:
    country, documents = found.country_of.get(place), found.named.get(place, 0)
    where = point_of(found, place)
    return {
        "value": place,
        "latin": latin_name("places", place),
        "documents": documents,
        "within": found.within.get(place, documents),
        "country": country,
        "longitude": where.longitude if where else None,
        "latitude": where.latitude if where else None,
    }


def _counts_json(facet: str, counts: Sequence[tuple[str, int]]) -> list[CountJson]:
    return [{"value": value, **in_latin(facet, value), "count": count} for value, count in counts]
