"""Find what to offer on a page without results."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from indexer.query.leaves import main_word
from indexer.query.parser import parse
from indexer.query.request import Request
from indexer.query.terms import restore_letters
from indexer.query.tree import AllOf
from indexer.rewrite.relaxation import printed_query
from indexer.search.answer import Answer
from indexer.search.searcher import Searcher
from indexer.values.canonical import NAME_KINDS
from web import changes
from web.content.facet_panel import make_chips
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

    All are empty if the answer has results. One with partial hits has counts only if no single word is to blame.
    """
    if answer.total:
        return {"ways_out": [], "names": [], "counts": {}}
    request, partial = answer.request, answer.partial
    return {
        "ways_out": find_ways_out(searcher, request),
        "names": [] if partial.total else _names(searcher, request),
        "counts": searcher.counts(request) if request.query and not partial.without else {},
    }


def ways_without_a_word(answer: Answer) -> list[WayOut]:
    """Return the searches without the word that no document has beside all the others; the best first."""
    without = sorted(answer.partial.without.items(), key=lambda item: -item[1])
    return [
        WayOut(gettext("Without “%(label)s”", label=word), total, changes.with_query(answer.request, query))
        for word, total in without
        for query in _queries_without(word, answer.meaning.read_as or answer.request.query)
    ]


def _queries_without(word: str, query: str) -> Iterator[str]:
    """Yield a query without one of its words; nothing if the word is no part of its own."""
    group = parse(query)
    if isinstance(group, AllOf):
        rest = tuple(node for node in group.nodes if restore_letters(query, str(main_word(node) or node)) != word)
        shorter = replace(group, nodes=rest) if len(rest) > 1 else rest[0]
        if len(rest) < len(group.nodes) and (printed := printed_query(shorter, query)):
            yield printed


def find_ways_out(searcher: Searcher, request: Request) -> list[WayOut]:
    """Return the searches without one filter, all filters, or the words, if they find something."""
    chips = make_chips(request)
    searches = [(gettext("Without “%(label)s”", label=chip.label), chip.request) for chip in chips[:MAX_FILTERS]]
    if len(chips) > 1:
        searches.append((gettext("Without any filter"), changes.without_filters(request)))
    if chips and request.query:
        searches.append((gettext("The filters alone, without the words"), changes.with_query(request, "")))
    totals = [(label, searcher.total(search), search) for label, search in searches]
    return [WayOut(label, total, search) for label, total, search in totals if total]


def _names(searcher: Searcher, request: Request) -> list[str]:
    """Return the people and places whose names begin with the query; empty under filters, which have ways out."""
    if not request.query or request.filters.restrict:
        return []
    suggestions = searcher.suggest(request)
    return [suggestion.value for suggestion in suggestions if suggestion.kind in NAME_KINDS and not suggestion.query]
