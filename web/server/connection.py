"""One connection: its requests are read, and their answers sent, with what a service has to know of both."""

import re
import time
from typing import Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.task import ErrorTask, WSGITask

_RAW_BYTE = re.compile(rb"[\x80-\xff]")


class _Task(WSGITask):  # type: ignore[misc]
    """An answer in the making; it says «Connection: close» where the client should connect again."""

    def get_environment(self) -> dict[str, Any]:
        self.channel.environ = environ = super().get_environment()
        return environ  # type: ignore[no-any-return]

    def build_response_header(self) -> bytes:
        self.channel.has_begun = True
        if self.channel.server.http.wants_new_connections:
            self.set_close_on_finish()
        head: bytes = super().build_response_header()
        return head


class _Refusal(ErrorTask):  # type: ignore[misc]
    """The answer to a request that never comes to the application; it is logged and counted as others are."""

    def execute(self) -> None:
        channel, (status, _, body) = self.channel, self.request.error.to_response(None)
        seconds = time.monotonic() - (channel.answered_since or channel.waits_since)
        environ = channel.environ or {
            "REQUEST_METHOD": getattr(self.request, "command", None) or "",
            "REMOTE_ADDR": channel.addr[0],
        }
        id_ = channel.server.application.record(environ, int(status[:3]), seconds, len(body))
        self.response_headers.append(("X-Request-ID", id_))
        super().execute()


class _Parser(HTTPRequestParser):  # type: ignore[misc]
    """Reads a request; refuses a length that a proxy before the server may read in another way (RFC 9112, 6.1).

    Letters of an address that are not percent-encoded, as people type them after `curl`, count as if they were.
    """

    def parse_header(self, header_plus: bytes) -> None:
        first, end, rest = header_plus.partition(b"\r\n")
        super().parse_header(_RAW_BYTE.sub(lambda byte: b"%%%02X" % ord(byte.group()), first) + end + rest)
        if "TRANSFER_ENCODING" in self.headers or (self.chunked and "CONTENT_LENGTH" in self.headers):
            raise ParsingError("The length of the body is ambiguous")
        if self.proxy_netloc:  # RFC 9112, 3.2.2: it stands above the header
            self.headers["HOST"] = self.proxy_netloc


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection; it knows since when it waits for a whole request, and since when it is answered."""

    task_class = _Task
    error_task_class = _Refusal
    parser_class = _Parser

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.waits_since = time.monotonic()
        self.answered_since: float | None = None
        self.has_begun = False  # to send the answer
        self.environ: dict[str, Any] | None = None  # of the request that the application answers

    def service(self) -> None:
        """Answer one request, in a thread."""
        self.environ = None
        self.has_begun = False
        self.answered_since = time.monotonic()
        try:
            super().service()
        finally:
            self.answered_since = None
            self.waits_since = time.monotonic()

    def write_soon(self, data: Any) -> int:
        """Take a piece of an answer; one that goes on is not overdue."""
        size: int = super().write_soon(data)
        self._go_on()
        return size

    def send(self, data: bytes, *, do_close: bool = True) -> int:
        """Send a part of an answer, as much as the client takes; one that it takes is not overdue."""
        size: int = super().send(data, do_close)
        if size:
            self._go_on()
        return size

    def _go_on(self) -> None:
        if self.answered_since:
            self.answered_since = time.monotonic()

    @property
    def waits_for_client(self) -> bool:
        """True if an answer has begun, and the client does not take what there is of it."""
        return self.has_begun and self.total_outbufs_len > 0

    def send_continue(self) -> None:
        """Invite the body of a request, unless its head is refused already."""
        if not self.request.error:
            super().send_continue()

    @property
    def is_idle(self) -> bool:
        """True if there is no request to answer and no answer to send."""
        return not (self.requests or self.total_outbufs_len or self.will_close or self.close_when_flushed)
