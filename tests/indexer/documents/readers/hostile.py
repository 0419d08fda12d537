"""A reader that does what the text of its file says."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from indexer.documents.document import Document, Outcome
from indexer.errors import SourceError, SourceWarning


def read(path: Path, source: str) -> Iterator[Outcome]:
    text = path.read_text(encoding="utf-8")
    HARM.get(text, lambda: None)()
    if text == "warn":
        yield SourceWarning("%(source)s: %(error)s", source=source, error=SourceWarning("line %(line)s.", line=3))
    if text == "fail":
        raise SourceError("%(source)s: no.", source=source)
    if text == "flood":
        for _ in range(100):
            yield Document("a", "t", "b" * 1_000_000, None, source)
    if text == "descriptors":
        links = [link for link in Path("/proc/self/fd").iterdir() if link.exists()]
        text = " ".join(sorted({str(link.readlink()).split(":")[0] for link in links}))
    if text == "environment":
        text = " ".join(sorted(os.environ))
    yield Document("a", text, "b", None, source)


def spin() -> None:
    while True:
        pass


def recurse() -> None:
    recurse()


HARM: Mapping[str, Callable[[], object]] = {
    "hang": lambda: time.sleep(1000),
    "spin": spin,
    "exhaust": lambda: bytearray(1 << 40),
    "crash": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    "stop": lambda: os.kill(os.getpid(), signal.SIGSTOP),
    "exit": lambda: os._exit(0),
    "fault": lambda: HARM["x"],
    "recurse": recurse,
    "print": lambda: print("\n#1\n", file=sys.stdout, flush=True),
}
