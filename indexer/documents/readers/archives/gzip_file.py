"""Read a file that is compressed with gzip by itself: `news.jsonl.gz` is read as `news.jsonl`."""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path

from indexer.documents.readers.members import Member, Step
from indexer.errors import SourceError

_PIECE_BYTES = 1 << 20


def read(path: Path, source: str) -> Iterator[Step]:
    """Yield the file inside; raise OSError."""
    yield Member("", _pieces(path, source), name=path.stem)


def _pieces(path: Path, source: str) -> Iterator[bytes]:
    with path.open("rb") as file:
        try:
            with gzip.open(file) as content:
                while piece := content.read(_PIECE_BYTES):
                    yield piece
        except (gzip.BadGzipFile, zlib.error, EOFError) as error:
            raise SourceError(
                "%(source)s: is damaged (%(reason)s); make the file again.", source=source, reason=error
            ) from error
