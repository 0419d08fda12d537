"""All documents of a search as a file that is sent while it is written, and how many are written at a time."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from threading import BoundedSemaphore
from urllib.parse import quote

from flask import Response

from indexer.messages.catalogue import gettext_noop
from indexer.query.request import Request
from indexer.search.export_formats import ExportFormat, has_names, written
from indexer.search.searcher import Searcher
from web.service.refusals import RefusalError

TYPES: Mapping[ExportFormat, str] = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/jsonl; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
}
_ROWS = 100  # that are sent at a time
_RETRY_SECONDS = 10
_LONGEST_NAME = 60  # code points of the name of a file
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
        with ExitStack() as end:
            end.callback(self._free.release)
            export = self._searcher.export(replace(request, offset=0), with_names=has_names(format_))
            sent = end.pop_all()
            pieces = _until_end(_in_pieces(written(format_, export.rows)), sent)
            response = Response(pieces, content_type=TYPES[format_])
            response.call_on_close(sent.close)  # also if no piece was sent
        names = {"filename": f"kashshaf.{format_}", "filename*": f"UTF-8''{quote(_file_name(request.query, format_))}"}
        response.headers.set("Content-Disposition", "attachment", **names)
        response.headers["X-Accel-Buffering"] = "no"  # nginx passes on what it gets
        return response


def _until_end(pieces: Iterable[bytes], sent: ExitStack) -> Iterator[bytes]:
    with sent:
        yield from pieces


def _in_pieces(texts: Iterable[str]) -> Iterator[bytes]:
    """Yield texts some at a time, the first two at once; what the last ones say comes before an error that follows."""
    piece, enough = [], 2
    try:
        for text in texts:
            piece.append(text)
            if len(piece) == enough:
                yield "".join(piece).encode()
                piece, enough = [], _ROWS
    except Exception:
        yield "".join(piece).encode()
        raise
    yield "".join(piece).encode()


def _file_name(query: str, format_: ExportFormat) -> str:
    words = "".join(char if char.isalnum() else " " for char in query).split()
    return f"{'-'.join(['kashshaf', *words])[:_LONGEST_NAME]}.{format_}"
