"""Read plain text: one document per file, with optional front matter for title and date."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from analyzers.dates.dateline import find_published
from indexer.documents.document import Document
from indexer.documents.encoding import read_text
from indexer.documents.publication_day import day_in_fields, day_in_name
from indexer.documents.titles import title_and_body
from indexer.errors import SourceError

FRONT_MATTER_DATE_FIELDS = ("date", "published", "pubdate")  # of front matter
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n((?:[^\n:]+:[^\n]*\n|[ \t]*\n)*)---[ \t]*(?:\n|$)")


def read(path: Path, source: str) -> Iterator[Document]:
    """Yield the document; raise SourceError or OSError.

    The day of publication comes from the front matter, else from the text, else from the file name.
    """
    fields, text = split_front_matter(read_text(path, source))
    title, body = title_and_body(text, fields.get("title", ""))
    if not title:
        raise SourceError("%(source)s: has no text.", source=source)
    published = day_in_fields(fields, FRONT_MATTER_DATE_FIELDS) or find_published(text) or day_in_name(path.name)
    yield Document(source, title, body, published, source)


def split_front_matter(text: str) -> tuple[Mapping[str, str], str]:
    """Return the fields of the front matter, with names in lower case, and the text after it."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    pairs = (line.split(":", 1) for line in match[1].splitlines() if line.strip())
    return {name.strip().lower(): value.strip().strip("\"'") for name, value in pairs}, text[match.end() :]
