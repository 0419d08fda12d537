"""Pages of PDF files that are pictures: their text is recognised by tesseract where it is installed."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from indexer.documents.document import Outcome
from indexer.documents.readers.pdf.reader import UNREAD

MAX_SCANNED_PAGES = 200  # of a file; tesseract takes some ten seconds for each
_WALL_SECONDS = 3600  # for all pages of a file
_LEAST_SURE = 50  # percent; less is no text, such as a photograph or handwriting
_PROGRAM = "indexer.documents.readers.pdf.scan_program"
_PROJECT = Path(__file__).parents[4]

Read = Callable[..., Iterator[Outcome]]  # takes the path, the source and the texts of scanned pages


def read_with_scans(read: Read, path: Path, source: str) -> Iterator[Outcome]:
    """Yield what `read` yields for a PDF file, with the text of scanned pages if tesseract can be run."""
    outcomes = list(read(path, source))
    unread = [page for outcome in outcomes for page in _unread(outcome)][:MAX_SCANNED_PAGES]
    texts = recognise(path, unread) if unread and has_tesseract() else None
    yield from outcomes if texts is None else read(path, source, texts)


@cache
def has_tesseract() -> bool:
    """Say whether tesseract is installed, with its Arabic."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    run = subprocess.run([program, "--list-langs"], capture_output=True, check=False, timeout=60)  # noqa: S603
    return b"ara" in run.stdout.split()


def recognise(path: Path, pages: list[int]) -> Mapping[str, str]:
    """Return the texts of scanned pages by their numbers; those that cannot be read are left out."""
    arguments = [sys.executable, "-P", "-m", _PROGRAM, str(path.absolute()), *map(str, pages)]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1", "PYTHONPATH": os.pathsep.join([str(_PROJECT), *sys.path])}
    with subprocess.Popen(  # noqa: S603 - our own program
        arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, start_new_session=True
    ) as process:
        try:
            answer, _ = process.communicate(timeout=_WALL_SECONDS)
        except BaseException as error:  # an interrupt too: its processes are in a session of their own
            os.killpg(process.pid, signal.SIGKILL)
            answer, _ = process.communicate()
            if not isinstance(error, subprocess.TimeoutExpired):
                raise
    return dict(_texts(answer))


def _texts(answer: bytes) -> Iterator[tuple[str, str]]:
    for line in answer.splitlines(keepends=True):
        if line.endswith(b"\n"):  # the last may be cut
            number, text, sureness = json.loads(line)
            if text and sureness >= _LEAST_SURE:
                yield str(number), text


def _unread(outcome: Outcome) -> Iterator[int]:
    if isinstance(outcome, Exception):
        yield from map(int, str(outcome.values.get(UNREAD, "")).split())
