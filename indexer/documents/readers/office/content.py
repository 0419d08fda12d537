"""What the readers of this folder find in a file, and the document that it becomes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from analyzers.dates.dateline import find_published
from indexer.documents.document import Document, Outcome
from indexer.documents.metadata import NO_METADATA, Metadata, listed_values, web_address
from indexer.documents.mojibake import mend
from indexer.documents.placeholders import stated_author, stated_title
from indexer.documents.publication_date import date_in_fields, day_in_name
from indexer.documents.titles import title_and_body
from indexer.errors import SourceError, SourceWarning


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a file in lines, and what the file says of it: fields of `dates` state when it was published."""

    text: str
    title: str = ""
    metadata: Metadata = NO_METADATA
    dates: Mapping[str, object] = field(default_factory=dict)


def document_of(content: Content, path: Path, source: str) -> Iterator[Outcome]:
    """Yield the document, with warnings; raise SourceError if there is no text.

    The date of publication is the stated one, else that in the text, else that in the file name. When a file was made
    or changed is no date of publication.
    """
    text = mend(content.text)
    title, body = title_and_body(text.text, stated_title(mend(content.title).text))
    if not text.text:
        raise SourceError("%(source)s: has no text.", source=source)
    stated = date_in_fields(content.dates, content.dates)
    published = stated.or_found(lambda: find_published(text.text) or day_in_name(path.name))
    yield Document(source, title, body, published, source, metadata=_cleaned(content.metadata))
    yield from text.warnings(source)
    for warning in stated.warnings(published):
        yield SourceWarning("%(source)s: %(error)s", source=source, error=warning)


def columns_of(**stated: str) -> tuple[tuple[str, str], ...]:
    """Return further columns of metadata, one for each value of a list."""
    return tuple((name, value) for name, written in stated.items() for value in listed_values(written))


def _cleaned(metadata: Metadata) -> Metadata:
    """Return metadata with what was misread mended, and without what no person stated."""
    return Metadata(
        url=web_address(metadata.url),
        author=stated_author(mend(metadata.author).text),
        site=mend(metadata.site).text,
        section=mend(metadata.section).text,
        language=metadata.language,
        columns=tuple((name, mend(value).text) for name, value in metadata.columns),
    )


def to_convert(source: str, program: str) -> SourceError:
    """Return the error for a file of a program whose files only LibreOffice reads."""
    return SourceError(
        "%(source)s: is of %(program)s; convert it with LibreOffice: soffice --headless --convert-to docx FILE",
        source=source,
        program=program,
    )


def damaged(source: str, reason: Exception) -> SourceError:
    """Return the error for a file that is not as its format has it."""
    return SourceError(
        "%(source)s: is damaged (%(reason)s); open it in its program and save it anew.", source=source, reason=reason
    )


def encrypted(source: str) -> SourceError:
    """Return the error for a file that cannot be read without its password."""
    return SourceError("%(source)s: is encrypted; save it without a password.", source=source)
