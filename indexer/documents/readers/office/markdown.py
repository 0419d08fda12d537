"""Read Markdown: .md, with the front matter that plain text may have. CommonMark with tables and footnotes."""

from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from indexer.documents.document import Outcome
from indexer.documents.encoding import read_text
from indexer.documents.readers.office.content import Content, document_of
from indexer.documents.readers.office.page_text import text_of_page
from indexer.documents.readers.text import FRONT_MATTER_DATE_FIELDS, front_matter_metadata, split_front_matter
from indexer.documents.readers.web.html import parsed


def read(path: Path, source: str) -> Iterator[Outcome]:
    """Yield the document; raise SourceError or OSError. Its title is that of the front matter, or the first heading."""
    decoded = read_text(path, source)
    fields, text = split_front_matter(decoded.text)
    page = parsed(_to_html(text), source)
    heading = page.css_first("h1")
    title = fields.get("title") or (" ".join(heading.text(separator=" ").split()) if heading else "")
    dates = {name: fields[name] for name in FRONT_MATTER_DATE_FIELDS if name in fields}
    yield from document_of(Content(text_of_page(page), title, front_matter_metadata(fields), dates), path, source)
    yield from decoded.warnings


def _to_html(text: str) -> str:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return str(parser.use(footnote_plugin).render(text))
