"""The same as JSON: /api/search prints what `search-cli --json` does."""

from dataclasses import asdict, replace

from flask import Blueprint, abort, request, url_for

from analyzers.token import Kind, Mention
from indexer.query.request import Request
from indexer.search.searcher import Searcher
from indexer.suggest.suggester import Suggestion
from web import urls
from web.entity_page import profile

NAME = "api"
PREFIX = "/api"


def make_blueprint(searcher: Searcher) -> Blueprint:
    """Return the JSON API over one searcher."""
    views = Api(searcher)
    blueprint = Blueprint(NAME, __name__, url_prefix=PREFIX)
    blueprint.add_url_rule("/search", "search", views.search)
    blueprint.add_url_rule("/suggest", "suggest", views.suggest)
    blueprint.add_url_rule("/documents/<text:id_>", "document", views.document)
    blueprint.add_url_rule("/documents/<text:id_>/similar", "similar", views.similar)
    blueprint.add_url_rule("/documents/<text:id_>/explain", "explain", views.explain)
    blueprint.add_url_rule("/<any(people,places):kind>/<text:value>", "entity", views.entity)
    return blueprint


class Api:
    """JSON over one searcher."""

    def __init__(self, searcher: Searcher) -> None:
        self.searcher = searcher

    def search(self) -> dict[str, object]:
        """Return the answer to the request in the address, whose parameters are those of the page."""
        return self.searcher.search(urls.read(request.args)).as_json()

    def suggest(self) -> dict[str, object]:
        """Return what to offer for the words of `q`, of which the last may be half a word, under its filters.

        Each comes with the address that it leads to: a search or a document.
        """
        asked, typed = urls.read(request.args), request.args.get("q", "")  # a blank at its end ends a word
        found = self.searcher.suggest(replace(asked, query=typed))
        return {"query": typed, "suggestions": [asdict(one) | {"url": _leads_to(one, asked)} for one in found]}

    def document(self, id_: str) -> dict[str, object]:
        """Return a document and its mentions; offsets count in the title, a newline, and the body.

        `marks` says where the words of the parameter `q` stand.
        """
        record = self.searcher.document(id_)
        if record is None:
            abort(404)
        asked = urls.read(request.args)
        document = record.document
        return {
            "id": document.id,
            "title": document.title,
            "body": document.body,
            "published": document.published and document.published.isoformat(),
            "source": document.source,
            "copies": [copy.id for copy in self.searcher.copies(id_)],
            "marks": self.searcher.marks(record, asked) if asked.query else [],
            **{kind: [_mention(m) for m in record.mentions if m.kind == kind] for kind in urls.KINDS},
        }

    def similar(self, id_: str) -> dict[str, object]:
        """Return the documents most like one, its near-duplicates left out."""
        if self.searcher.document(id_) is None:
            abort(404)
        return {"id": id_, "similar": [hit.as_json() for hit in self.searcher.similar(id_)]}

    def explain(self, id_: str) -> dict[str, object]:
        """Return why a document is found by the request in the address; no reasons if it is not."""
        if self.searcher.document(id_) is None:
            abort(404)
        found = self.searcher.explain(id_, urls.read(request.args))
        return {"id": id_, "reasons": [reason.as_json() for reason in found]}

    def entity(self, kind: Kind, value: str) -> dict[str, object]:
        """Return a person or place with its spellings, its newest documents and the names beside it."""
        return profile(self.searcher, kind, value).as_json()


def _leads_to(suggestion: Suggestion, asked: Request) -> str:
    """Return the address of a document, of the search for words, or of what is left of them with a name chosen."""
    search = urls.asking(asked, suggestion.query)
    match suggestion.kind:
        case "title":
            return url_for("pages.document", id_=suggestion.id)
        case "words":
            return urls.url(search)
        case kind:
            return urls.url(urls.toggled(search, kind, suggestion.value))


def _mention(mention: Mention) -> dict[str, object]:
    return {name: value for name, value in asdict(mention).items() if name != "kind"}
