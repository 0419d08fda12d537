"""The pages."""

from dataclasses import replace

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from analyzers.token import Kind
from indexer.query import parser
from indexer.query.help import SECTIONS
from indexer.query.request import Request
from indexer.search.answer import Answer
from indexer.search.searcher import Searcher
from indexer.values.canonical import NAME_KINDS
from web import urls
from web.document_entities import names
from web.entity_page import profile
from web.filter_panel import charts, chips, group, panel
from web.no_results import ways_out
from web.paging import paging
from web.text_runs import cut, paragraphs, runs

NEWEST = 5  # documents on the first page


def make_blueprint(searcher: Searcher) -> Blueprint:
    """Return the pages over one searcher."""
    views = Views(searcher)
    blueprint = Blueprint("pages", __name__)
    blueprint.add_url_rule("/", "home", views.home)
    blueprint.add_url_rule("/search", "search", views.search)
    blueprint.add_url_rule("/help", "help", views.help)
    blueprint.add_url_rule("/documents/<text:id_>", "document", views.document)
    blueprint.add_url_rule("/<any(people,places):kind>/<text:value>", "entity", views.entity)
    blueprint.add_url_rule("/opensearch.xml", "opensearch", views.opensearch)
    blueprint.add_url_rule("/healthz", "health", views.health)
    return blueprint


class Views:
    """Pages over one searcher."""

    def __init__(self, searcher: Searcher) -> None:
        self.searcher = searcher

    def home(self) -> str:
        """Show what the collection holds and where to start."""
        everything = urls.everything()
        answer = self.searcher.search(replace(everything, limit=NEWEST))
        kinds: tuple[Kind, ...] = ("people", "places")
        return render_template(
            "home.html",
            answer=answer,
            groups=[group(everything, kind, answer.facets.kinds.get(kind, ())) for kind in kinds],
            charts=charts(everything, answer.facets),
            built=self.searcher.built,
        )

    def search(self) -> ResponseReturnValue:
        """Show a page of hits and the filters; an address with empty fields, as forms make it, is tidied first."""
        asked = urls.read(request.args)
        if any(not value.strip() for name, value in request.args.items(multi=True) if name != "q"):
            return redirect(urls.url(asked))
        answer = self.searcher.search(asked)
        return render_template(
            "results.html",
            answer=answer,
            asked=asked,
            panel=panel(answer, self.searcher.parents),
            chips=chips(asked),
            paging=paging(answer),
            **self._help(answer),
        )

    def document(self, id_: str) -> str:
        """Show a whole document, what was searched for marked and what it names linked."""
        record = self.searcher.document(id_)
        if record is None:
            abort(404)
        asked = urls.read(request.args)
        marks = self.searcher.marks(record, asked) if asked.query else ()
        document, text, title_end = record.document, record.document.text, len(record.document.title)
        return render_template(
            "document.html",
            document=document,
            asked=asked,
            searched=bool(request.args.keys() - {"lang"}),
            marks=marks,
            reasons=self.searcher.explain(id_, asked) if asked.query else (),
            title=runs(cut(text, marks, record.mentions, 0, title_end)),
            paragraphs=paragraphs(cut(text, marks, record.mentions, title_end)),
            names=names(record.mentions),
            copies=self.searcher.copies(id_),
            similar=self.searcher.similar(id_),
        )

    def help(self) -> str:
        """Show the query language, each example a search."""
        return render_template("help.html", sections=SECTIONS, limits=parser)

    def entity(self, kind: Kind, value: str) -> str:
        """Show what is told of a person or place."""
        return render_template("entity.html", profile=profile(self.searcher, kind, value))

    def opensearch(self) -> Response:
        """Describe the search to browsers, https://github.com/dewitt/opensearch."""
        response = make_response(render_template("opensearch.xml", form=url_for("pages.search", _external=True)))
        response.mimetype = "application/opensearchdescription+xml"
        return response

    def health(self) -> dict[str, str]:
        """Say that the index can be searched, for those who watch the service."""
        self.searcher.search(Request("", limit=1))
        return {"status": "ok", "built": self.searcher.built.isoformat()}

    def _help(self, answer: Answer) -> dict[str, object]:
        """Return what to offer beside a page without hits."""
        if answer.total:
            return {"ways_out": [], "meant": [], "counts": {}}
        asked = answer.request
        counts = self.searcher.counts(asked) if asked.query else {}
        offered = self.searcher.suggest(asked) if asked.query and not asked.filters.restrict else ()
        meant = [each.value for each in offered if each.kind in NAME_KINDS and not each.query]
        return {"ways_out": ways_out(self.searcher, asked), "meant": meant, "counts": counts}
