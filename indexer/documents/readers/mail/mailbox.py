"""Read a mailbox in the format mbox (RFC 4155): each message is a document."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from indexer.documents.readers.mail.message import MAX_BYTES, read_message
from indexer.documents.readers.members import Step
from indexer.documents.readers.outcomes import guarded
from indexer.errors import SourceError

_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)  # mboxrd: a line of the text that would begin a message
_MESSAGE_ID = re.compile(rb"^message-id:\s*<([!-;=?-~]{3,200})>", re.MULTILINE | re.IGNORECASE)
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_MAX_START = 10_000  # bytes of the first line
_PULSE_LINES = 10_000  # after which a reader shows that it goes on


def read(path: Path, source: str) -> Iterator[Step]:
    """Yield the document of each message, and the files attached; raise SourceError or OSError.

    The path of a message is its Message-ID, by which it is found again wherever the mailbox has it; its number in the
    mailbox if it has none, or that of an earlier one.
    """
    seen: set[str] = set()
    number = 0
    with path.open("rb") as file:
        start = file.readline(_MAX_START).removeprefix(codecs.BOM_UTF8)
        while start in (b"\n", b"\r\n"):
            start = file.readline(_MAX_START)
        if not start.startswith(b"From "):
            raise SourceError("%(source)s: is no mailbox: it does not begin with “From ”.", source=source)
        for data in _messages(file):
            if data is None:
                yield None
                continue
            number += 1
            id_ = _id(data)
            member = id_ if id_ and id_ not in seen else str(number)
            seen.add(member)
            yield from _steps(data, source, member)


def _steps(data: bytes, source: str, member: str) -> Iterator[Step]:
    """Yield the steps of a message; an error of it stops nothing else."""
    shown = f"{source}/{member}"
    for step in guarded(_read(data, source, member), shown):
        if isinstance(step, SourceError) and "member" not in step.values:
            yield SourceError(step.message, **{**step.values, "source": shown, "member": member})
        else:
            yield step


def _read(data: bytes, source: str, member: str) -> Iterator[Step]:
    if len(data) > MAX_BYTES:
        raise SourceError("%(source)s: is bigger than %(limit)s MB; split it.", source=source, limit=MAX_BYTES >> 20)
    yield from read_message(data, source, member)


def _id(data: bytes) -> str:
    match = _MESSAGE_ID.search(_HEADER_END.split(data, maxsplit=1)[0])
    return match[1].decode().replace("/", "_") if match else ""


def _messages(file: BinaryIO) -> Iterator[bytes | None]:
    """Yield the messages, the first bytes of one that is too big, and None now and then."""
    lines: list[bytes] = []
    size, is_blank = 0, False
    for count, line in enumerate(iter(lambda: file.readline(MAX_BYTES), b"")):
        if count % _PULSE_LINES == 0:
            yield None
        if is_blank and line.startswith(b"From "):
            yield _unquoted(lines)
            lines, size = [], 0
        elif size <= MAX_BYTES:
            lines.append(line)
            size += len(line)
        is_blank = not line.strip()
    yield _unquoted(lines)


def _unquoted(lines: list[bytes]) -> bytes:
    return _QUOTED_FROM.sub(rb"\1", b"".join(lines))
