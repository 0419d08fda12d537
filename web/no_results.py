"""What to offer when nothing was found: the same search with something left out that does find documents."""

from dataclasses import dataclass

from indexer.query.request import Request
from indexer.search.searcher import Searcher
from web import urls
from web.filter_panel import chips
from web.i18n import gettext

MOST = 8  # filters to try leaving out; each costs a count


@dataclass(frozen=True, slots=True)
class WayOut:
    """A request that finds `total` documents, and what it leaves out."""

    label: str
    total: int
    request: Request


def ways_out(searcher: Searcher, request: Request) -> list[WayOut]:
    """Return the searches without one filter, without any, or without words, that find something."""
    active = chips(request)
    tries = [(gettext("Without “%(label)s”", label=chip.label), chip.request) for chip in active[:MOST]]
    if len(active) > 1:
        tries.append((gettext("Without any filter"), urls.unfiltered(request)))
    if active and request.query:
        tries.append((gettext("The filters alone, without the words"), urls.asking(request, "")))
    counted = [(label, searcher.total(shorter), shorter) for label, shorter in tries]
    return [WayOut(label, total, shorter) for label, total, shorter in counted if total]
