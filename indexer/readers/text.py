"""Plain text: one document a file."""

from collections.abc import Iterator
from pathlib import Path

from analyzers.published import find_published
from indexer.document import Document
from indexer.errors import SourceError
from indexer.readers.days import day_in_name, read_day
from indexer.readers.decode import read_text
from indexer.readers.front_matter import split_front_matter
from indexer.readers.titles import split_title, without_line

DATE_FIELDS = ("date", "published", "pubdate")  # of front matter


def read(path: Path, source: str) -> Iterator[Document]:
    """Yield the document; raises SourceError or OSError.

    The day of publishing is that of the front matter, else the one the text tells, else that of the file name.
    """
    fields, text = split_front_matter(read_text(path, source))
    title = fields.get("title", "")
    title, body = (title, without_line(text, title)) if title else split_title(text)
    if not title:
        raise SourceError(f"{source}: has no text.")
    told = (read_day(fields.get(name)) for name in DATE_FIELDS)
    published = next(filter(None, told), None) or find_published(text) or day_in_name(path.name)
    yield Document(source, title, body, published, source)
