"""The pages of the web front end, one method each."""

from dataclasses import replace
from pathlib import PurePosixPath

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from analyzers.token import Kind
from indexer.documents.document import Document
from indexer.documents.readers.families import FAMILIES
from indexer.engine.base import FacetValue
from indexer.query.help import LIMIT_VALUES, LIMITS
from indexer.query.lexer import field_names
from indexer.search.answer import Answer, Hit
from indexer.search.export_formats import EXPORT_FORMATS, ExportFormat
from indexer.search.searcher import Searcher
from indexer.values.canonical import NAME_KINDS
from web import changes, months, urls, view
from web.content.citation import CitationStyle, citation_response
from web.content.date_chart import make_charts
from web.content.document_entities import document_entities
from web.content.document_parts import DocumentParts
from web.content.entity_page import find_profile
from web.content.exports import Exports
from web.content.facet_panel import make_chips, make_group, make_panel
from web.content.facet_values import make_values_page
from web.content.feed import make_feed
from web.content.map_labels import THUMB
from web.content.no_results import make_offers
from web.content.originals import Originals, UnseenOriginalError, original_response
from web.content.paging import make_paging
from web.content.place_map import AREAS, WORLD, area_label, make_map
from web.content.source_pages import source_pages
from web.content.text_runs import cut, runs
from web.i18n import get_locale
from web.listings import read_listing
from web.name_letters import NAMES

NEWEST_ON_HOME = 5  # documents
_FIXED = ("/search", "/help", "/help/api", "/map")  # addresses that are also typed with a slash at their end
MAX_LINKS = 600  # mentions of a page that are links: a page of nothing but dates is then below a megabyte


def make_blueprint(searcher: Searcher, originals: Originals, exports: Exports) -> Blueprint:
    """Return the pages over one searcher, with the original files that may be read and the exports of searches."""
    views = Views(searcher, originals, exports)
    blueprint = Blueprint("pages", __name__)
    blueprint.add_url_rule("/", "home", views.home)
    blueprint.add_url_rule("/search", "search", views.search)
    blueprint.add_url_rule(f"/search.<any({','.join(EXPORT_FORMATS)}):format_>", "export", views.export)
    blueprint.add_url_rule("/search.atom", "feed", views.feed)
    blueprint.add_url_rule("/values/<text:facet>", "values", views.values)
    blueprint.add_url_rule("/help", "help", views.help)
    blueprint.add_url_rule("/documents/<text:id_>", "document", views.document)
    blueprint.add_url_rule("/citations/<any(ris,bibtex):style>/<text:id_>", "citation", views.citation)
    blueprint.add_url_rule("/originals/<text:id_>", "original", views.original)
    blueprint.add_url_rule("/<any(people,places):kind>/<text:value>", "entity", views.entity)
    blueprint.add_url_rule("/map", "map", views.map, defaults={"area": WORLD})
    blueprint.add_url_rule("/map/<text:area>", "map", views.map)
    blueprint.add_url_rule("/opensearch.xml", "opensearch", views.opensearch)
    for address in _FIXED:
        blueprint.add_url_rule(f"{address}/", "without_slash", _without_slash)
    return blueprint


def _without_slash() -> ResponseReturnValue:
    """Lead from a fixed address with a slash at its end to the one without, with its parameters."""
    query = request.query_string.decode("ascii", "ignore")
    return redirect(f"{request.script_root}{request.path.rstrip('/')}{'?' if query else ''}{query}", 308)


class Views:
    """The pages over one searcher."""

    def __init__(self, searcher: Searcher, originals: Originals, exports: Exports) -> None:
        self.searcher, self.originals, self.exports = searcher, originals, exports
        self._newest: tuple[str, Answer] | None = None  # with the generation that it is of

    def home(self) -> str:
        """Show what the collection holds and where to start."""
        everything, answer = changes.all_documents(), self._newest_documents()
        facets = answer.facets
        starts: dict[str, tuple[FacetValue, ...]] = {kind: facets.kinds.get(kind, ()) for kind in NAME_KINDS}
        if len(sections := facets.properties.get("section", ())) > 1:
            starts["section"] = sections
        return render_template(
            "home.html",
            answer=answer,
            groups=[
                replace(make_group(everything, facet, values), total=facets.totals.get(facet, 0))
                for facet, values in starts.items()
            ],
            charts=make_charts(everything, facets),
            built=self.searcher.built,
        )

    def _newest_documents(self) -> Answer:
        """Return the newest documents with the facets of all; they are searched for once in each generation."""
        generation = self.searcher.manifest.generation
        newest = self._newest
        if newest is None or newest[0] != generation:
            newest = generation, self.searcher.search(replace(changes.all_documents(), limit=NEWEST_ON_HOME))
            self._newest = newest
        return newest[1]

    def search(self) -> ResponseReturnValue:
        """Show a page of hits and the filters; redirect first if a form left empty fields in the address."""
        search = urls.read_request(request.args)
        if any(not value.strip() for name, value in request.args.items(multi=True) if name != "q"):
            return redirect(urls.url(search))
        answer = self.searcher.search(search)
        return render_template(
            "results.html",
            answer=answer,
            search=answer.request,
            original_path=self.original_path,
            panel=make_panel(answer, self.searcher.parents),
            chips=make_chips(answer.request, answer.columns),
            paging=make_paging(answer),
            **make_offers(self.searcher, answer),
        )

    def export(self, format_: ExportFormat) -> Response:
        """Send all documents of the search in the address as a file."""
        return self.exports.response(urls.read_request(request.args), format_)

    def feed(self) -> Response:
        """Send the newest documents of the search in the address as an Atom feed."""
        search = urls.read_request(request.args)
        feed = make_feed(self.searcher, search)
        response = make_response(render_template("feed.xml", feed=feed, search=changes.with_page(search, 1)))
        response.mimetype = "application/atom+xml"
        return response

    def values(self, facet: str) -> str:
        """Show a page of all values of a facet in the documents that a request finds."""
        listing = read_listing(facet, request.args)
        found = self.searcher.list_values(changes.with_page(urls.read_request(request.args), 1), listing)
        return render_template(
            "values.html",
            search=found.request,
            chips=make_chips(found.request, found.columns),
            listed=make_values_page(found, self.searcher.parents),
        )

    def document(self, id_: str) -> str:
        """Show a document, or a part of a long one: the words of the search highlighted, its mentions linked."""
        search = urls.read_request(request.args)
        page = self.searcher.page(id_, search, urls.document_part(request.args))
        if page is None:
            abort(404)
        mentions = page.mentions[:MAX_LINKS]
        match = urls.document_match(request.args)
        title_end = min(len(page.document.title), len(page.text)) if page.number == 1 else 0
        return render_template(
            "document.html",
            document=page.document,
            page=page,
            parts=DocumentParts(page, search if has_search() else None),
            match=match if match and match <= page.found else None,
            search=search,
            has_search=has_search(),
            near=self.searcher.near(id_, search) if has_search() else None,
            reasons=self.searcher.explain(id_, search) if search.query else (),
            title=runs(cut(page.text, page.marks, mentions, 0, title_end)),
            pages=list(source_pages(page, mentions, title_end)),
            entities=document_entities(mentions),
            column_labels=self.searcher.columns,
            original_path=self.original_path,
            copies=self.searcher.copies(id_),
            similar=self.searcher.similar(id_),
        )

    def citation(self, style: CitationStyle, id_: str) -> Response:
        """Send the reference of a document, for a program that keeps references."""
        row = self.searcher.row(id_)
        if row is None:
            abort(404)
        return citation_response(row, style)

    def original(self, id_: str) -> Response:
        """Send the file that a document comes from; of one inside an archive the archive."""
        document = self.searcher.head(id_)
        if document is None:
            abort(404)
        path = self.original_path(document)
        file = self.originals.open(path) if path else None
        if path is None or file is None:
            raise UnseenOriginalError
        return original_response(file, path)

    def original_path(self, document: Document | Hit) -> PurePosixPath | None:
        """Return the path of the file of a document, None if it may not be read."""
        return self.originals.path(document.source, self.searcher.manifest.sources)

    def help(self) -> str:
        """Show the query language, each example a link to its search, and the formats that can be read."""
        return render_template(
            "help.html",
            fields=field_names(),
            families=FAMILIES,
            limits=LIMITS,
            limit_values=LIMIT_VALUES,
        )

    def entity(self, kind: Kind, value: str) -> str:
        """Show a person or place."""
        return render_template("entity.html", profile=find_profile(self.searcher, kind, value))

    def map(self, area: str) -> str:
        """Show the places of the documents found on a map of the world, of a part of it or of a country."""
        search = urls.read_request(request.args)
        everywhere = changes.without_alternatives(search)
        drawn = make_map(self.searcher.places_found(everywhere), everywhere, area)
        if drawn is None:
            abort(404)
        return render_template(
            "map.html",
            map=drawn,
            search=search,
            total=self.searcher.total(everywhere),
            not_held=everywhere.filters != search.filters,
            areas=AREAS,
            area_label=area_label,
            map_url=urls.map_urls(search),
            thumb=THUMB,
        )

    def opensearch(self) -> Response:
        """Describe the search to browsers (https://github.com/dewitt/opensearch)."""
        form = url_for("pages.search", _external=True)
        completions = url_for("api.completions", lang=get_locale().language, _external=True)
        response = make_response(render_template("opensearch.xml", form=form, completions=completions))
        response.mimetype = "application/opensearchdescription+xml"
        return response


def has_search() -> bool:
    """Say whether the address of a document comes from a search, to which its page leads back."""
    return bool(request.args.keys() - {"lang", NAMES, view.VIEW, months.MONTHS, urls.PART, urls.MATCH})
