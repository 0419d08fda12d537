"""Read a file of an office program as what it is, whatever its name says: many a .doc of an archive is RTF or HTML.

Also read so are the forms of Word that have no reader of their own: a page with its pictures in one file (MHTML), and
the XML of Word 2003.
"""

import re
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from indexer.documents.document import Outcome
from indexer.documents.encoding import read_bytes
from indexer.documents.readers import text
from indexer.documents.readers.office import doc, docx, epub, odt, rtf
from indexer.documents.readers.office.content import Content, document_of, to_convert
from indexer.documents.readers.office.package import Package
from indexer.documents.readers.pdf import reader
from indexer.documents.readers.web import html
from indexer.errors import SourceError

_HEAD_BYTES = 4096
_MAX_PAGE_BYTES = 128 << 20  # with the pictures
_MARK = rb"\A(?:\xef\xbb\xbf)?\s*"
_CONTENTS: tuple[tuple[re.Pattern[bytes], Callable[[Path, str], Content]], ...] = (  # what a file begins with
    (re.compile(rb"\A\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), doc.content_of),
    (re.compile(_MARK + rb"\{\\rtf"), rtf.content_of),
    (re.compile(_MARK + rb"<\?xml.*(?:2003/wordml|/2006/xmlPackage)", re.DOTALL), docx.content_of_xml),
    (re.compile(_MARK + rb"<\?xml.*opendocument:xmlns:office", re.DOTALL), odt.content_of_xml),
)
_MIME = re.compile(rb"\A\s*(?:[\w-]+:[^\n]*\r?\n){0,10}?MIME-Version:", re.IGNORECASE)
_HTML = re.compile(_MARK + rb"<[!?a-z]", re.IGNORECASE)
_TO_CONVERT = ((b"\xffWPC", "WordPerfect"), (b"\xdb\xa5", "Word 2"), (b"1\xbe\0\0", "Windows Write"))
_PDF = b"%PDF-"


def read(path: Path, source: str) -> Iterator[Outcome]:
    """Yield the document; raise SourceError or OSError."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    content_of = next((reader for pattern, reader in _CONTENTS if pattern.match(head)), None)
    if head.startswith(b"PK"):
        with Package(path, source) as package:
            yield from document_of(_content_of_package(package, source), path, source)
    elif content_of:
        yield from document_of(content_of(path, source), path, source)
    elif head.startswith(_PDF):
        yield from reader.read(path, source)
    elif _MIME.match(head):
        yield from html.read_page(_page_in_mail(path, source), source, path.name)
    elif _HTML.match(head.replace(b"\0", b"").lstrip(b"\xff\xfe")):  # also in UTF-16
        yield from html.read(path, source)
    else:
        for start, program in _TO_CONVERT:
            if head.startswith(start):
                raise to_convert(source, program)
        yield from text.read(path, source)


def _content_of_package(package: Package, source: str) -> Content:
    stated = package.read("mimetype").decode("ascii", "replace").strip()
    if stated.startswith("application/epub") or (not stated and "META-INF/container.xml" in package):
        return epub.content_of_package(package, source)
    if stated.startswith("application/vnd.oasis.opendocument.text") or (not stated and "content.xml" in package):
        return odt.content_of_package(package, source)
    if not stated and "[Content_Types].xml" in package:
        return docx.content_of_package(package, source)
    raise SourceError("%(source)s: is a ZIP archive without a text document in it.", source=source)


def _page_in_mail(path: Path, source: str) -> bytes:
    """Return the page that Word or a browser saved with its pictures in one file."""
    message = message_from_bytes(read_bytes(path, source, _MAX_PAGE_BYTES), EmailMessage, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                return page
    raise SourceError("%(source)s: is a mail without a page in it; name it .eml.", source=source)
