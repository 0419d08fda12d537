"""Read Word documents: .docx, and the XML that Word 2003 wrote in one file.

On a document with one of each, python-docx 1.2 loses notes, tables, text boxes, what was inserted while changes were
tracked, headers and footers, and shows hidden text; docx2python 3.7 shows hidden text and each text box twice. So this
reader takes the text from the XML itself (ECMA-376 part 1, chapter 17).
"""

from collections.abc import Mapping
from pathlib import Path
from posixpath import dirname, join, normpath

from indexer.documents.metadata import Metadata
from indexer.documents.readers.office.content import Content, columns_of
from indexer.documents.readers.office.lines import Lines
from indexer.documents.readers.office.package import Fields, Package, parse_file
from indexer.errors import SourceError

_PREFIXES = {
    **dict.fromkeys(
        (
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
            "http://schemas.microsoft.com/office/word/2003/wordml",
        ),
        "w",
    ),
    **dict.fromkeys(
        (
            "http://schemas.openxmlformats.org/officeDocument/2006/math",
            "http://purl.oclc.org/ooxml/officeDocument/math",
        ),
        "m",
    ),
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
    "http://schemas.microsoft.com/office/2006/coverPageProps": "cover",
    "urn:schemas-microsoft-com:office:office": "o",
    "urn:schemas-microsoft-com:vml": "v",
}
_TEXT = frozenset(("w:t", "m:t"))
_SKIPPED = frozenset(
    (
        "w:moveFrom",  # text that was moved, in its old place; what was deleted is no w:t
        "w:del",
        "w:rPrChange",  # what a format was before it was changed
        "w:pPrChange",
        "mc:Fallback",  # what programs show that do not know a shape: the same text box again
        "w:tabs",  # where the tabulators of a paragraph are
    )
)
_WITHOUT_TEXT = frozenset(
    ("w:rPr", "w:rFonts", "w:rtl", "w:b", "w:bCs", "w:sz", "w:szCs", "w:lang", "w:cs")
)  # frequent
_SIGNS = {"w:tab": " ", "w:ptab": " ", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_NOTES = frozenset(("w:footnote", "w:endnote"))
_MARGINS = frozenset(("w:hdr", "w:ftr"))
_OFF = frozenset(("0", "false", "off"))
_PRIVATE = range(0xE000, 0xF900)  # code points of fonts of symbols, whose letters are in no other font
# The parts that hold text beside the body: the end of the type of the relation, in the order of the text.
_FURTHER = ("footnotes", "endnotes", "header", "footer")


def content_of_package(package: Package, source: str) -> Content:
    """Return the content of a .docx; raise SourceError."""
    main = next(iter(_targets(package, "", "officeDocument")), "word/document.xml")
    if main not in package:
        raise SourceError("%(source)s: is no Word document; its part %(part)s is missing.", source=source, part=main)
    lines, stated = Lines(), Fields()
    package.parse(main, _PREFIXES, WordText(lines))
    for kind in _FURTHER:
        for part in _targets(package, main, kind):
            package.parse(part, _PREFIXES, WordText(lines))
    for part in (*_targets(package, "", "core-properties"), *_targets(package, main, "customXml")):
        package.parse(part, _PREFIXES, stated)
    return _content(lines, stated)


def content_of_xml(path: Path, source: str) -> Content:
    """Return the content of a file of Word 2003 XML, or of a .docx saved as one file of XML; raise SourceError."""
    lines, stated = Lines(), Fields()
    for handler in (WordText(lines), stated):
        parse_file(path, _PREFIXES, handler, source)
    return _content(lines, stated)


def _content(lines: Lines, stated: Fields) -> Content:
    metadata = Metadata(
        author=stated.first("dc:creator", "o:Author"),
        section=stated.first("cp:category", "o:Category"),
        language=stated.first("dc:language"),
        columns=columns_of(
            subject=stated.first("dc:subject", "o:Subject"), keywords=stated.first("cp:keywords", "o:Keywords")
        ),
    )
    published = stated.first("cover:PublishDate")  # which the user enters on a cover page
    title = stated.first("dc:title", "o:Title")
    return Content(lines.text(), title, metadata, {"PublishDate": published} if published else {})


def _targets(package: Package, part: str, kind: str) -> list[str]:
    """Return the names of the parts that a part refers to as of a kind; `part` is "" for the archive itself."""
    relations = Fields()
    folder = dirname(part)
    package.parse(join(folder, "_rels", f"{part.rpartition('/')[2]}.rels"), {}, relations)
    found = (
        target
        for _, _, attributes in relations.values
        if attributes.get("Type", "").rpartition("/")[2] == kind and (target := attributes.get("Target"))
    )
    return [normpath(join("/", folder, target)).lstrip("/") for target in found]


class WordText:
    """Takes the events of a part of WordprocessingML and adds its text to lines."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._skipped = 0  # elements open inside one that is skipped, with that one
        self._reads = False
        self._is_hidden = False
        self._is_prompt = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        if self._skipped or tag in _SKIPPED or (tag == "w:sdtContent" and self._is_prompt):
            self._skipped += 1
            self._is_prompt = False
        elif tag in _TEXT:
            self._reads = not self._is_hidden
        elif tag not in _WITHOUT_TEXT:
            self._begin(tag, attributes)

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _SIGNS:
            self._add(_SIGNS[tag])
        elif tag == "w:r":
            self._is_hidden = False
        elif tag == "w:vanish":
            self._is_hidden = attributes.get("w:val", "") not in _OFF
        elif tag == "w:showingPlcHdr":  # a form asks for text here, and nobody wrote any
            self._is_prompt = True
        elif tag == "w:sym":
            self._add(_symbol(attributes.get("w:char", "")))
        elif tag == "v:textpath":  # WordArt
            self._lines.begin_aside()
            self._lines.add(attributes.get("string", ""))
            self._lines.end_box()
        elif tag == "w:txbxContent" or tag in _NOTES or tag in _MARGINS:
            self._lines.begin_aside()

    def end(self, tag: str) -> None:
        """End an element."""
        if self._skipped:
            self._skipped -= 1
        elif tag in _TEXT:
            self._reads = False
        elif tag in ("w:p", "w:tr"):
            self._lines.end_line()
        elif tag == "w:tc":
            self._lines.end_cell()
        elif tag == "w:txbxContent":
            self._lines.end_box()
        elif tag in _NOTES:
            self._lines.end_note()
        elif tag in _MARGINS:
            self._lines.end_margin()

    def text(self, text: str) -> None:
        """Take text."""
        if self._reads and not self._skipped:
            self._lines.add(text)

    def _add(self, text: str) -> None:
        if not self._is_hidden:
            self._lines.add(text)


def _symbol(number: str) -> str:
    """Return the character of a hexadecimal number; nothing if only a font of symbols has it."""
    try:
        code = int(number, 16)
    except ValueError:
        return ""
    return "" if code in _PRIVATE or not 0x20 <= code < 0xD800 else chr(code)
