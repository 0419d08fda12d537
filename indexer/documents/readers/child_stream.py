"""What a child process sends in steps: lines, and the content of members in pieces."""

import socket
import time
from collections.abc import Iterator

from indexer.documents.readers.members import MemberError
from indexer.documents.readers.outcomes import from_line
from indexer.errors import SourceError

_CHUNK_BYTES = 1 << 16
_PIECE_SIGN, _END = b"=", b".\n"  # of the content of members, as `child` writes it
_MAX_PIECE = 1 << 20  # bytes


class Stream:
    """What comes from a process, as lines and pieces of which each has its time to come."""

    def __init__(self, connection: socket.socket, seconds: float, most: int) -> None:
        self._socket, self._seconds, self._most = connection, seconds, most
        self._buffer = bytearray()
        self.fault: Exception | None = None  # after which nothing more is read

    def line(self) -> bytes:
        """Return the next line with its end; raise TimeoutError, ConnectionError, or ValueError if it is too long."""
        if self.fault:
            raise self.fault
        end, searched = self._buffer.find(b"\n"), 0
        deadline = self._deadline()
        while end < 0:
            searched = len(self._buffer)
            if searched > self._most:
                raise ValueError("the line is too long")
            self._receive(deadline)
            end = self._buffer.find(b"\n", searched)
        return self._take(end + 1)

    def exactly(self, size: int) -> bytes:
        """Return so many bytes; raise TimeoutError or ConnectionError."""
        deadline = self._deadline()
        while len(self._buffer) < size:
            self._receive(deadline)
        return self._take(size)

    def _deadline(self) -> float:
        return time.monotonic() + self._seconds

    def _receive(self, deadline: float) -> None:
        self._socket.settimeout(max(0.001, deadline - time.monotonic()))
        chunk = self._socket.recv(_CHUNK_BYTES)
        if not chunk:
            raise ConnectionError
        self._buffer += chunk

    def _take(self, size: int) -> bytes:
        taken = bytes(self._buffer[:size])
        del self._buffer[:size]
        return taken


def pieces_of(stream: Stream) -> Iterator[bytes]:
    """Yield the content of a member; raise MemberError if it ends early."""
    try:
        while (line := stream.line()) != _END:
            if not line.startswith(_PIECE_SIGN):
                error = from_line(line)
                raise MemberError(error if isinstance(error, SourceError) else None)
            yield stream.exactly(min(int(line[1:]), _MAX_PIECE))
    except (OSError, ValueError, TypeError, LookupError) as fault:
        stream.fault = fault
        raise MemberError from fault
