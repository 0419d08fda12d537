"""Makes files of office programs by hand, with nothing but what a test is about."""

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from indexer.documents.document import Document, Outcome
from indexer.documents.readers.office.office_file import read
from indexer.documents.readers.outcomes import read_guarded
from indexer.errors import SourceError

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NAMES = ("office", "text", "table", "style", "meta", "manifest")
_OPEN = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in _NAMES) + (
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def document(path: Path) -> Document:
    first, *_ = read(path, path.name)
    assert isinstance(first, Document)
    return first


def error(path: Path) -> str:
    outcomes: list[Outcome] = list(read_guarded(read, path, path.name))
    (only,) = outcomes
    assert isinstance(only, SourceError)
    return str(only)


def zipped(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def word_part(name: str, content: str) -> str:
    return f"{XML}<w:{name} {_W} {_MORE}>{content}</w:{name}>"


def relations(**targets: str) -> str:
    rows = (f'<Relationship Id="{n}" Type="{_RELATION}/{n}" Target="{target}"/>' for n, target in targets.items())
    return f'{XML}<Relationships xmlns="{_RELATIONS}">{"".join(rows)}</Relationships>'


def docx(path: Path, body: str, further: Mapping[str, str] | None = None, core: str = "") -> Path:
    """Make a Word document; `further` are the parts beside the body by kind, `core` the elements of metadata."""
    further = further or {}
    properties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    parts = {
        "[Content_Types].xml": XML,
        "_rels/.rels": relations(officeDocument="word/document.xml").replace(
            "</Rel", f'<Relationship Id="c" Type="{_RELATIONS}/metadata/core-properties" Target="core.xml"/></Rel'
        ),
        "core.xml": f'{XML}<cp:coreProperties xmlns:cp="{properties}" {_DC}>{core}</cp:coreProperties>',
        "word/document.xml": word_part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(**{kind: f"{kind}.xml" for kind in further}),
        **{f"word/{kind}.xml": content for kind, content in further.items()},
    }
    return zipped(path, parts)


def open_part(name: str, content: str) -> str:
    return f"{XML}<office:{name} {_OPEN}>{content}</office:{name}>"


def odt(path: Path, body: str, styles: str = "", meta: str = "", margins: str = "") -> Path:
    """Make an OpenDocument text."""
    content = (
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body>"
    )
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": open_part("document-content", content),
        "styles.xml": open_part("document-styles", f"<office:master-styles>{margins}</office:master-styles>"),
        "meta.xml": open_part("document-meta", f"<office:meta>{meta}</office:meta>"),
    }
    return zipped(path, parts)


def epub(path: Path, chapters: Mapping[str, str], metadata: str = "", manifest: str = "", further: str = "") -> Path:
    """Make a book with its chapters in the order of reading; `further` is the end of its package document."""
    items = "".join(f'<item id="{n.split(".")[0]}" href="{n}" media-type="application/xhtml+xml"/>' for n in chapters)
    order = "".join(f'<itemref idref="{name.split(".")[0]}"/>' for name in chapters)
    package = (
        f'{XML}<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf" version="3.0">'
        f"<metadata {_DC}>{metadata}</metadata><manifest>{items}{manifest}</manifest>"
        f"<spine>{order}</spine>{further}</package>"
    )
    container = "urn:oasis:names:tc:opendocument:xmlns:container"
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": f'{XML}<container xmlns="{container}"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
        "OEBPS/book.opf": package,
    }
    return zipped(path, parts | {f"OEBPS/{name}": page(content) for name, content in chapters.items()})


def page(content: str) -> str:
    return (
        f'{XML}<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head><title>رأس</title><script/></head><body>{content}</body></html>"
    )


_SECTOR, _END, _NONE = 512, 0xFFFFFFFE, 0xFFFFFFFF
_MIN_STREAM = 4096  # bytes; shorter streams are kept in another way, so these are made longer


def ole(path: Path, streams: Mapping[str, bytes]) -> Path:
    """Make a compound file [MS-CFB], as Word 97 wrote them."""
    table, sectors, entries = [0xFFFFFFFD, _END], b"", _entry("Root Entry", 5, child=1, start=_END)
    padded = {name: content.ljust(_MIN_STREAM, b"\0") for name, content in streams.items()}
    for number, (name, content) in enumerate(padded.items(), 1):
        count = -(-len(content) // _SECTOR)
        start = len(table)
        table += [*range(start + 1, start + count), _END]
        sectors += content.ljust(count * _SECTOR, b"\0")
        entries += _entry(name, 2, right=number + 1 if number < len(streams) else _NONE, start=start, size=len(content))
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<10I", 0, 1, 1, 0, _MIN_STREAM, _END, 0, _END, 0, 0).ljust(_SECTOR - len(head), b"\xff")
    fat = struct.pack(f"<{len(table)}I", *table).ljust(_SECTOR, b"\xff")
    path.write_bytes(head + fat + entries.ljust(_SECTOR, b"\0") + sectors)
    return path


def _entry(name: str, kind: int, child: int = _NONE, right: int = _NONE, start: int = 0, size: int = 0) -> bytes:
    encoded = name.encode("utf-16-le")
    head = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded) + 2, kind, 1)
    return head + struct.pack("<3I36xIQ", _NONE, right, child, start, size)


def word_97(path: Path, pieces: Sequence[tuple[str, str]], lengths: Sequence[int] = (), hidden: str = "") -> Path:
    """Make a document of Word 97 from pieces of text and their encodings; `hidden` is deleted, where it is in UTF-16.

    `lengths` are those of the parts of the text: body, footnotes, headers, and so on.
    """
    text, table_of_pieces, starts = b"", b"", [0]
    for piece, encoding in pieces:
        place = 2048 + len(text)
        text += piece.encode(encoding)
        table_of_pieces += struct.pack("<HIH", 0, place if encoding == "utf-16-le" else place * 2 | 1 << 30, 0)
        starts.append(starts[-1] + len(piece.encode(encoding)) // (2 if encoding == "utf-16-le" else 1))
    clx = struct.pack(f"<BI{len(starts)}I", 2, 4 * len(starts) + len(table_of_pieces), *starts) + table_of_pieces
    begin = 2048 + text.find(hidden.encode("utf-16-le")) if hidden else 2048
    end = begin + 2 * len(hidden)
    runs = struct.pack("<4I3B", 2048, begin, end, 2048 + len(text), 0, 250, 0).ljust(500, b"\0")
    formats = (runs + b"\x03\x00\x08\x01").ljust(_SECTOR - 1, b"\0") + b"\x03"
    main = bytearray(2048)
    struct.pack_into("<HH6xH", main, 0, 0xA5EC, 0xC1, 0x0200)
    struct.pack_into("<8I", main, 0x4C, *(*(lengths or (starts[-1],)), *[0] * 8)[:8])
    struct.pack_into("<2I", main, 0xFA, len(clx), 12)
    struct.pack_into("<2I", main, 0x1A2, 0, len(clx))
    main[1024:1536] = formats
    table = clx + struct.pack("<3I", 2048, 2048 + len(text), 2)
    return ole(path, {"WordDocument": bytes(main) + text, "1Table": table})
