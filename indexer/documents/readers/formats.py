"""The file formats that can be indexed: each file extension and the reader for it.

To add a format, copy `text.py`, the shortest reader, and list its extensions here.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from indexer.documents.document import Outcome
from indexer.documents.readers import html, jsonl, text
from indexer.documents.source_walk import cannot_open
from indexer.errors import SourceError

# Takes the path of a file and the name to show for it. Yields the outcomes; raises SourceError or OSError if it cannot
# read the file at all.
Reader = Callable[[Path, str], Iterator[Outcome]]

READERS: Mapping[str, Reader] = {
    ".txt": text.read,
    ".html": html.read,
    ".htm": html.read,
    ".jsonl": jsonl.read,
}


def read_documents(path: Path, source: str) -> Iterator[Outcome]:
    """Yield the documents of a file, each with the warnings about it, and an error for each that cannot be read.

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
        yield cannot_open(source, error)
