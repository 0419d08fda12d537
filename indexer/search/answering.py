"""The answer to a request over one open generation: its hits, facets and partial hits, and how many each part finds."""

import time
from dataclasses import replace

from indexer.engine.base import Facets
from indexer.query.highlight import Highlighter
from indexer.query.request import Filters, Request, check_page
from indexer.query.tree import Node
from indexer.rewrite.query_meaning import Meaning
from indexer.rewrite.relaxation import countable_parts, printed_query, relax
from indexer.rewrite.requirements import without_function_words
from indexer.search.answer import Answer, Partial, Rescue, make_hit
from indexer.search.hit_names import look_up_names
from indexer.search.neighbours import Neighbours, find_neighbours, wider_page
from indexer.search.open_generation import OpenGeneration
from indexer.search.partial_hits import PartialSearch, only_some_words
from indexer.similar.collapse import CollapsedPage, Copies, Listing
from indexer.similar.groups import Groups

MAX_COUNTED_PARTS = 20  # of a query: each part costs one search
_NO_FACETS = Facets({}, (), 0)


def answer(
    live: OpenGeneration, request: Request, node: Node | None = None, *, facets: bool = True, partial: bool = True
) -> Answer:
    """Answer a request, whose query may be parsed already; raises QueryError."""
    start = time.perf_counter()
    meaning = live.read(request, node)
    check_page(request.limit, request.offset)
    engine, query = live.engine, meaning.node
    page = _first(live, meaning, request)
    highlighter = Highlighter(without_function_words(query), engine.attached)
    look_up_names((hit.text for hit in page.hits), live.canonical)
    hits = tuple(make_hit(hit, highlighter, live.canonical) for hit in page.hits)
    rest = _partial(live, meaning, request, page) if partial else Partial(0, ())
    counts = _facets(live, query, request.filters) if facets else _NO_FACETS
    took_ms = (time.perf_counter() - start) * 1000
    return Answer(request, page.total, took_ms, hits, counts, meaning, page.hidden, rest, columns=live.columns)


def neighbours(live: OpenGeneration, id_: str, request: Request) -> Neighbours | None:
    """Return the hits around a document that is on a page of hits; None for another. Raises QueryError."""
    wider = live.resolved(wider_page(request))
    check_page(wider.limit, wider.offset)
    meaning = live.read(wider)
    page = _first(live, meaning, wider)
    rest = _rest(live, meaning, wider, page)
    documents = [hit.text.document for hit in (*page.hits, *rest.hits)]
    return find_neighbours(documents, page, rest, id_, request)


def rescue(live: OpenGeneration, empty: Answer) -> Rescue | None:
    """Answer the first relaxed query that finds something, in place of one that finds nothing."""
    request = empty.request
    for relaxed in relax(empty.meaning.read_as or request.query, request.strictness):
        relaxed_request = replace(request, query=relaxed.query, strictness=relaxed.strictness, offset=0)
        found = answer(live, relaxed_request, relaxed.node)
        if found.listed:
            return Rescue(relaxed.steps, found)
    return None


def rank(live: OpenGeneration, query: str, limit: int) -> list[tuple[str, float]]:
    """Return the ids and scores of the best documents; raises QueryError.

    Those with only some of the words, or with hints instead, follow the others, which score more by a constant.
    """
    node = live.read(Request(query)).node
    check_page(limit, 0)
    page = live.engine.search(node, Filters(), "relevance", limit)
    keys, scores = list(page.keys), list(page.scores)
    if len(keys) < limit and (rest := only_some_words(node, hints=True)):
        partial = live.engine.search(rest, Filters(), "relevance", limit - len(keys))
        best = max(partial.scores, default=0.0)
        keys, scores = [*keys, *partial.keys], [*(score + best for score in scores), *partial.scores]
    return list(zip(live.engine.ids(keys), scores, strict=True))


def count(live: OpenGeneration, request: Request, node: Node | None = None) -> int:
    """Return how many documents a request finds; raises QueryError."""
    return live.engine.count(live.read(request, node).node, request.filters)


def count_parts(live: OpenGeneration, request: Request) -> dict[str, int]:
    """Return how many documents each part of a query finds alone, under the filters; raises QueryError."""
    meaning = live.read(request)
    printed = (
        (printed_query(part, meaning.read_as or request.query), part) for part in countable_parts(meaning.original)
    )
    parts = dict(list({text: part for text, part in printed if text}.items())[:MAX_COUNTED_PARTS])
    nodes = [live.read(replace(request, query=text), part).node for text, part in parts.items()]
    return dict(zip(parts, live.engine.counts(nodes, request.filters), strict=True))


def _first(live: OpenGeneration, meaning: Meaning, request: Request) -> CollapsedPage:
    """Return the documents of a page that have all words."""
    listing = Listing(live.engine, meaning.node, request.filters, request.sort)
    return _copies(live, request).page(listing, request.limit, request.offset)


def _rest(live: OpenGeneration, meaning: Meaning, request: Request, page: CollapsedPage) -> CollapsedPage:
    """Return the documents that fill a page after those with all words: they have only some."""
    search = _partial_search(live, meaning, request)
    if len(page.hits) >= request.limit:
        return CollapsedPage(search.count(page.total), 0, ())
    offset = max(0, request.offset - page.listed)
    return search.page(_copies(live, request), request.limit - len(page.hits), offset)


def _partial(live: OpenGeneration, meaning: Meaning, request: Request, page: CollapsedPage) -> Partial:
    """Return the partial hits that fill a page after its hits."""
    search = _partial_search(live, meaning, request)
    rest = _rest(live, meaning, request, page)
    without = {} if page.total or not rest.total else search.counts_without()
    return Partial(rest.total, search.hits(rest), rest.hidden, without)


def _partial_search(live: OpenGeneration, meaning: Meaning, request: Request) -> PartialSearch:
    text = meaning.read_as or request.query
    return PartialSearch(live.engine, live.canonical, meaning.node, text, request.filters)


def _copies(live: OpenGeneration, request: Request) -> Copies:
    return Copies(Groups.of()) if request.all_copies else live.copies


def _facets(live: OpenGeneration, query: Node, filters: Filters) -> Facets:
    facets = live.engine.facets(query, filters)
    places = (place.value for place in facets.kinds.get("places", ()))
    within, during = live.places.regions(query, filters, places), live.periods.count(query, filters)
    return replace(facets, within=within, during=during)
