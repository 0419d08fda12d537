"""Find what to offer on a page without results."""

from dataclasses import dataclass

from indexer.query.request import Request
from indexer.search.answer import Answer
from indexer.search.searcher import Searcher
from indexer.values.canonical import NAME_KINDS
from web import urls
from web.facet_panel import make_chips
from web.i18n import gettext

MAX_FILTERS = 8  # that are left out one at a time: each costs a count of documents


@dataclass(frozen=True, slots=True)
class WayOut:
    """A request that finds `total` documents, and a label that says what it leaves out."""

    label: str
    total: int
    request: Request


def make_offers(searcher: Searcher, answer: Answer) -> dict[str, object]:
    """Return what the template offers: ways out, names that begin with the query, and counts of its parts.

    All are empty if the answer has results.
    """
    if answer.total:
        return {"ways_out": [], "names": [], "counts": {}}
    request = answer.request
    return {
        "ways_out": find_ways_out(searcher, request),
        "names": _names(searcher, request),
        "counts": searcher.counts(request) if request.query else {},
    }


def find_ways_out(searcher: Searcher, request: Request) -> list[WayOut]:
    """Return the searches without one filter, all filters, or the words, if they find something."""
    chips = make_chips(request)
    searches = [(gettext("Without “%(label)s”", label=chip.label), chip.request) for chip in chips[:MAX_FILTERS]]
    if len(chips) > 1:
        searches.append((gettext("Without any filter"), urls.without_filters(request)))
    if chips and request.query:
        searches.append((gettext("The filters alone, without the words"), urls.with_query(request, "")))
    totals = [(label, searcher.total(search), search) for label, search in searches]
    return [WayOut(label, total, search) for label, total, search in totals if total]


def _names(searcher: Searcher, request: Request) -> list[str]:
    """Return the people and places whose names begin with the query; empty under filters, which have ways out."""
    if not request.query or request.filters.restrict:
        return []
    suggestions = searcher.suggest(request)
    return [suggestion.value for suggestion in suggestions if suggestion.kind in NAME_KINDS and not suggestion.query]
