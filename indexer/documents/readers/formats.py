"""Documents out of files: the extension says which reader a file goes to."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from indexer.documents.document import Document
from indexer.documents.readers import html, jsonl, text
from indexer.errors import SourceError

# A reader yields what it finds, an error for each document that it cannot make out, and raises SourceError when the
# file as a whole cannot be read.
Reader = Callable[[Path, str], Iterator[Document | SourceError]]

READERS: Mapping[str, Reader] = {
    ".txt": text.read,
    ".html": html.read,
    ".htm": html.read,
    ".jsonl": jsonl.read,
}


def read_documents(path: Path, source: str) -> Iterator[Document | SourceError]:
    """Yield the documents of a file, and an error for each that cannot be read: it names `source` and the reason.

    `source` is how the file is shown to people; it is the id of a document that has none of its own. Raises nothing.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(READERS)
        yield SourceError(f"{source}: there is no reader for «{path.suffix or path.name}» files; known are {known}.")
        return
    try:
        yield from reader(path, source)
    except SourceError as error:
        yield error
    except OSError as error:
        yield SourceError(f"{source}: cannot be opened: {error.strerror or error}.")
