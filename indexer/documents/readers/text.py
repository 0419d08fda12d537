"""Plain text: one document a file."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from analyzers.dates.published import find_published
from indexer.documents.document import Document
from indexer.documents.encoding import read_text
from indexer.documents.publication_day import day_in_name, read_day
from indexer.documents.titles import split_title, without_line
from indexer.errors import SourceError

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


_FENCED = re.compile(r"\s*---[ \t]*\n((?:[^\n:]+:[^\n]*\n|[ \t]*\n)*)---[ \t]*(?:\n|$)")


def split_front_matter(text: str) -> tuple[Mapping[str, str], str]:
    """Return the fields, names in lower case, and the text behind them; without front matter none and all of it."""
    match = _FENCED.match(text)
    if match is None:
        return {}, text
    pairs = (line.split(":", 1) for line in match[1].splitlines() if line.strip())
    return {name.strip().lower(): value.strip().strip("\"'") for name, value in pairs}, text[match.end() :]
