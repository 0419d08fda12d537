"""A reader of members that does what the lines of its file say."""

import os
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from indexer.documents.document import Document
from indexer.documents.readers.members import Member, Step
from indexer.errors import SourceError


def read(path: Path, source: str) -> Iterator[Step]:
    for line in path.read_text(encoding="utf-8").split():
        if line == "document":
            yield Document(source, "t", "b", None, source)
        elif line.startswith("member"):
            yield Member(f"{line}.txt", pieces(line, source))
        elif line == "fail":
            raise SourceError("%(source)s: no.", source=source)
        elif line == "pulse":
            time.sleep(0.4)
            yield None
        else:
            HARM[line]()


def pieces(line: str, source: str) -> Iterator[bytes]:
    yield line.encode() + b"\n" * 3_000_000
    if line.endswith("-fails"):
        raise SourceError("%(source)s: is damaged.", source=f"{source}/{line}")
    if line.endswith("-faults"):
        raise KeyError("x")
    if line.endswith("-dies"):
        HARM["die"]()


HARM: Mapping[str, Callable[[], object]] = {
    "die": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    "hang": lambda: time.sleep(1000),
    "exhaust": lambda: bytearray(1 << 40),
}
