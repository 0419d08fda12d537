"""The file formats that can be indexed: each file extension and the reader for it.

To add a format, copy `text.py`, the shortest reader, and list its extensions here.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from indexer.documents.document import Document
from indexer.documents.readers import html, jsonl, text
from indexer.errors import SourceError

# Takes the path of a file and the name to show for it. Yields each document, or an error instead of a document that it
# cannot read; raises SourceError or OSError if it cannot read the file at all.
Reader = Callable[[Path, str], Iterator[Document | SourceError]]

READERS: Mapping[str, Reader] = {
    ".txt": text.read,
    ".html": html.read,
    ".htm": html.read,
    ".jsonl": jsonl.read,
}


def read_documents(path: Path, source: str) -> Iterator[Document | SourceError]:
    """Yield the documents of a file, and an error with `source` and the reason for each that cannot be read.

    `source` is the name to show for the file, and the id of a document without an id. Raise no OSError.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(READERS)
        yield SourceError(
            "%(source)s: there is no reader for “%(format)s” files; known are %(known)s.",
            source=source,
            format=path.suffix or path.name,
            known=known,
        )
        return
    try:
        yield from reader(path, source)
    except SourceError as error:
        yield error
    except OSError as error:
        yield SourceError("%(source)s: cannot be opened: %(reason)s.", source=source, reason=error.strerror or error)
