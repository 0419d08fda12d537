"""A server in a process of its own, as people run it."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

HOST = "127.0.0.1"
_PATIENCE = 60  # seconds that a busy machine may take to start a server
_PAGE = 4096  # bytes of memory


class ServerDiedError(Exception):
    """The server has ended, or does not answer."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    port: int
    process: subprocess.Popen[bytes]

    def send(self, request: bytes, *, half: bool = False, seconds: float = 10) -> bytes:
        """Send bytes and return all that comes back in time; with `half`, hang up without waiting."""
        with socket.create_connection((HOST, self.port), timeout=seconds) as connection:
            with suppress(OSError):  # the server may hang up before it has read all
                connection.sendall(request)
            return b"" if half else _read_all(connection)

    def get(self, path: str) -> tuple[int, bytes]:
        """Return the status and the body of a request; raise ServerDiedError without an answer."""
        request = f"GET {path} HTTP/1.1\r\nHost: {HOST}:{self.port}\r\nConnection: close\r\n\r\n"
        try:
            answer = self.send(request.encode(), seconds=60)
        except OSError as fault:
            raise ServerDiedError(f"{path}: {fault}") from fault
        head, _, body = answer.partition(b"\r\n\r\n")
        if not head:
            raise ServerDiedError(f"{path}: no answer")
        return status_of(answer), body if b"chunked" not in head.lower() else _joined(body)

    def memory(self) -> int:
        """Return the resident memory of the server and its workers, in bytes."""
        return sum(_resident(pid) for pid in _family(self.process.pid))


def status_of(answer: bytes) -> int:
    """Return the status of an answer, 0 if it has none."""
    words = answer[:20].split()
    return int(words[1]) if len(words) > 1 and words[1].isdigit() else 0


@contextmanager
def serving(index: Path) -> Iterator[Server]:
    """Serve an index on a free port."""
    with socket.create_server((HOST, 0)) as free:
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "web", "--index", str(index), "--host", HOST, "--port", str(port)]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        server = Server(port, process)
        try:
            _wait(server)
            yield server
        finally:
            process.terminate()


def _wait(server: Server) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and server.process.poll() is None:
        try:
            if server.get("/healthz")[0] == 200:
                return
        except ServerDiedError:
            time.sleep(0.1)
    raise ServerDiedError("the server does not start")


def _read_all(connection: socket.socket) -> bytes:
    parts = []
    with suppress(OSError):  # no more in time, or the server has hung up, as it may
        while part := connection.recv(1 << 16):
            parts.append(part)
    return b"".join(parts)


def _joined(body: bytes) -> bytes:
    """Return the body of an answer that was sent in chunks (RFC 9112, 7.1)."""
    parts, rest = [], body
    while rest:
        size, _, rest = rest.partition(b"\r\n")
        length = int(size.split(b";")[0] or b"0", 16)
        parts.append(rest[:length])
        rest = rest[length + 2 :] if length else b""
    return b"".join(parts)


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children")
    found = children.read_text(encoding="ascii").split() if children.exists() else []
    return [pid, *(each for child in found for each in _family(int(child)))]


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * _PAGE
    except OSError:  # it has just ended, or there is no /proc
        return 0
