"""All documents of a search as a file that is sent while it is written, and how many are written at a time."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from threading import BoundedSemaphore

from flask import Response

from indexer.messages.catalogue import gettext_noop
from indexer.query.request import Request
from indexer.search.export_formats import ExportFormat, written
from indexer.search.searcher import Searcher
from web.service.refusals import RefusalError

_TYPES: dict[ExportFormat, str] = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/jsonl; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
}
_ROWS = 100  # that are sent at a time
_RETRY_SECONDS = 10
_LONGEST_NAME = 60  # code points of the query in the name of a file
_BUSY = gettext_noop("Other downloads are being made; try again in %(seconds)s seconds.")


class Exports:
    """The exports over one searcher. A worker makes a few at a time, so that some of its threads answer searches."""

    def __init__(self, searcher: Searcher, at_a_time: int) -> None:
        """Take the searcher, and how many exports are made at a time."""
        self._searcher, self._free = searcher, BoundedSemaphore(at_a_time)

    def response(self, request: Request, format_: ExportFormat) -> Response:
        """Return the documents of a request as a file; raise RefusalError if as many as may be are being made.

        A connection that ends before the file is whole ends without the last chunk of HTTP.
        """
        if not self._free.acquire(blocking=False):
            headers = {"Retry-After": str(_RETRY_SECONDS)}
            raise RefusalError(_BUSY, status=503, headers=headers, seconds=_RETRY_SECONDS)
        try:
            export = self._searcher.export(request)
        except BaseException:
            self._free.release()
            raise
        response = Response(_in_pieces(written(format_, export.rows)), content_type=_TYPES[format_])
        response.call_on_close(_once(self._free.release))
        response.headers.set("Content-Disposition", "attachment", filename=_file_name(request.query, format_))
        response.headers["X-Accel-Buffering"] = "no"  # nginx passes on what it gets
        return response


def _in_pieces(texts: Iterator[str]) -> Iterator[bytes]:
    """Yield texts some hundred at a time, the first two at once; what raises comes after the text before it."""
    yield "".join(islice(texts, 2)).encode()
    while piece := "".join(islice(texts, _ROWS)):
        yield piece.encode()
