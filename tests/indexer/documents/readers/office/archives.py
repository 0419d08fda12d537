"""Makes files of office programs by hand, with nothing but what a test is about."""

from collections.abc import Mapping
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
