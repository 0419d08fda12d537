"""Read plain text: one document per file, with optional front matter for title and date."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from analyzers.dates.dateline import find_published
from indexer.documents.document import Document, Outcome
from indexer.documents.encoding import read_text
from indexer.documents.metadata import Metadata, listed_values
from indexer.documents.publication_date import date_in_fields, day_in_name
from indexer.documents.readers.tables.rows import metadata_of
from indexer.documents.titles import title_and_body
from indexer.errors import SourceError, SourceWarning

FRONT_MATTER_DATE_FIELDS = ("date", "published", "pubdate")  # of front matter
_LISTS = ("tags", "keywords", "categories", "authors")  # fields of front matter with several values
_FENCE = "---"  # the line before and after front matter
_MAX_FRONT_MATTER = 100  # lines; a text that has more between two fences has no front matter
_HEAD_BYTES = 4096
_OTHER = re.compile(  # what begins a file of another program, or a page with its tags
    rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:%PDF-|\{\\rtf|PK\x03\x04|\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    rb"|(?>(?:<\?xml[^>]*>|<!--.*?-->)\s*)*+<(?:!doctype\s+html|(?:html|head|body)\b.*</))",
    re.IGNORECASE | re.DOTALL,
)


def is_plain(path: Path) -> bool:
    """Say whether a file is text by what it begins with; True for one that cannot be opened."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError:
        return True
    return not _OTHER.match(head.replace(b"\0", b""))  # also in UTF-16


def read(path: Path, source: str) -> Iterator[Outcome]:
    """Yield the document; raise SourceError or OSError.

    The date of publication comes from the front matter, else from the text, else from the file name.
    """
    decoded = read_text(path, source)
    fields, text = split_front_matter(decoded.text)
    title, body = title_and_body(text, fields.get("title", ""))
    if not title:
        raise SourceError("%(source)s: has no text.", source=source)
    stated = date_in_fields(fields, FRONT_MATTER_DATE_FIELDS)
    published = stated.or_found(lambda: find_published(text) or day_in_name(path.name))
    yield Document(source, title, body, published, source, metadata=front_matter_metadata(fields))
    yield from decoded.warnings
    for warning in stated.warnings(published):
        yield SourceWarning("%(source)s: %(error)s", source=source, error=warning)


def front_matter_metadata(fields: Mapping[str, str]) -> Metadata:
    """Return what front matter says beside title and date."""
    return metadata_of({name: listed_values(value) if name in _LISTS else value for name, value in fields.items()})


def split_front_matter(text: str) -> tuple[Mapping[str, str], str]:
    """Return the fields of the front matter, with names in lower case, and the text after it."""
    start = text.lstrip()
    first, *lines = start.split("\n", _MAX_FRONT_MATTER + 2)
    if first.rstrip(" \t") != _FENCE:
        return {}, text
    fields: dict[str, str] = {}
    name = ""
    for number, line in enumerate(lines[: _MAX_FRONT_MATTER + 1]):
        if line.rstrip(" \t") == _FENCE:
            return fields, "\n".join(lines[number + 1 :])
        if not line.strip():
            continue
        if name and line.startswith((" ", "\t", "- ")):  # more of the field before, such as one of its tags
            fields[name] += f"\n{line.strip().removeprefix('- ')}"
            continue
        name, colon, value = line.partition(":")
        if not (name and colon):
            break
        name = name.strip().lower()
        fields[name] = value.strip().strip("\"'")
    return {}, text
