"""Read texts of OpenDocument: .odt, and the same in one file of XML.

On a document with one of each, odfpy 1.4 shows notes twice, deletions, comments, hidden text, and odfdo 3.27 comments
and hidden text; both lose the limits of words at notes or tables. So this reader takes the text from the XML itself
(OpenDocument 1.3 part 3).
"""

from collections.abc import Mapping
from pathlib import Path

from indexer.documents.metadata import Metadata
from indexer.documents.readers.office.content import Content, columns_of, encrypted
from indexer.documents.readers.office.lines import Lines
from indexer.documents.readers.office.package import Fields, Package, parse_file

_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    **{f"{_NAMESPACE}{name}:1.0": name for name in ("office", "text", "table", "style", "meta", "manifest")},
    f"{_NAMESPACE}drawing:1.0": "draw",
    f"{_NAMESPACE}svg-compatible:1.0": "svg",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_SKIPPED = frozenset(
    (
        "text:tracked-changes",  # what was deleted
        "office:annotation",  # a comment
        "text:note-citation",  # the number of a note
        "text:hidden-text",
        "text:ruby-text",  # how to say a word, above it
        "text:page-number",
        "text:page-count",
        "office:forms",
        "svg:title",  # what describes a picture
        "svg:desc",
    )
)
_BOXES = frozenset(
    ("draw:text-box", "draw:custom-shape", "draw:rect", "draw:ellipse", "draw:circle", "draw:polygon", "draw:caption")
)
_LINES = frozenset(("text:p", "text:h", "table:table-row"))
_BODY = frozenset(("office:text", "style:header", "style:footer", "style:header-left", "style:footer-left"))


def content_of_package(package: Package, source: str) -> Content:
    """Return the content of a .odt; raise SourceError."""
    manifest = Fields()
    package.parse("META-INF/manifest.xml", _PREFIXES, manifest)
    if any(tag in ("manifest:algorithm", "manifest:encryption-data") for tag, _, _ in manifest.values):
        raise encrypted(source)
    lines, stated = Lines(), Fields()
    for part in ("content.xml", "styles.xml"):
        package.parse(part, _PREFIXES, OpenText(lines))
    package.parse("meta.xml", _PREFIXES, stated)
    return _content(lines, stated)


def content_of_xml(path: Path, source: str) -> Content:
    """Return the content of a text in one file of XML; raise SourceError."""
    lines, stated = Lines(), Fields()
    for handler in (OpenText(lines), stated):
        parse_file(path, _PREFIXES, handler, source)
    return _content(lines, stated)


def _content(lines: Lines, stated: Fields) -> Content:
    metadata = Metadata(
        author=stated.first("meta:initial-creator", "dc:creator"),  # dc:creator saved the file last
        language=stated.first("dc:language"),
        columns=columns_of(subject=stated.first("dc:subject"), keywords="\n".join(stated.all("meta:keyword"))),
    )
    return Content(lines.text(), stated.first("dc:title"), metadata)


class OpenText:
    """Takes the events of a part of OpenDocument and adds its text to lines."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._skipped = 0  # elements open inside one that is skipped, with that one
        self._bodies = 0
        self._paragraphs = 0
        self._style = ""  # the one that is being defined
        self._hidden: set[str] = set()  # styles

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        if self._skipped or tag in _SKIPPED or self._is_hidden(tag, attributes):
            self._skipped += 1
        elif tag == "style:style":
            self._style = attributes.get("style:name", "")
        elif tag == "style:text-properties" and attributes.get("text:display") == "none":
            self._hidden.add(self._style)
        elif tag in _BODY:
            self._bodies += 1
            if tag != "office:text":
                self._lines.begin_aside()
        elif tag in _BOXES or tag == "text:note-body":
            self._lines.begin_aside()
        elif tag in _LINES:
            self._paragraphs += tag != "table:table-row"
        elif tag == "text:line-break":
            self._lines.add("\n")
        elif tag in ("text:tab", "text:s"):
            self._lines.add(" ")

    def end(self, tag: str) -> None:
        """End an element."""
        if self._skipped:
            self._skipped -= 1
        elif tag in _LINES:
            self._paragraphs -= tag != "table:table-row"
            self._lines.end_line()
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            self._lines.end_cell()
        elif tag in _BOXES:
            self._lines.end_box()
        elif tag == "text:note-body":
            self._lines.end_note()
        elif tag in _BODY:
            self._bodies -= 1
            if tag != "office:text":
                self._lines.end_margin()

    def text(self, text: str) -> None:
        """Take text: in paragraphs, where a line break is a space."""
        if self._paragraphs and self._bodies and not self._skipped:
            self._lines.add(text.replace("\n", " "))

    def _is_hidden(self, tag: str, attributes: Mapping[str, str]) -> bool:
        if attributes.get("text:style-name") in self._hidden:
            return True
        is_hidden = attributes.get("text:is-hidden") == "true" or attributes.get("text:display") == "none"
        return is_hidden and tag in ("text:hidden-paragraph", "text:section")
