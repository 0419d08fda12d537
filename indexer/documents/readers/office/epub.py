"""Read e-books: .epub, one document a book, its chapters in the order of reading.

EbookLib 0.20 gives the chapters with their markup, and has the licence of servers (AGPL); the parser of pages that this
project has takes the text from them.
"""

from collections.abc import Iterator
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from indexer.documents.encoding import decode
from indexer.documents.metadata import Metadata, web_address
from indexer.documents.partial_date import first_day
from indexer.documents.publication_date import read_date
from indexer.documents.readers.office.content import Content, columns_of
from indexer.documents.readers.office.package import Fields, Package
from indexer.documents.readers.office.page_text import text_of_page
from indexer.documents.readers.web.html import declared_encoding, parsed
from indexer.errors import SourceError

_PREFIXES = {
    "urn:oasis:names:tc:opendocument:xmlns:container": "container",
    "http://www.idpf.org/2007/opf": "opf",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/2001/04/xmlenc#": "enc",
}
_OF_PUBLICATION = ("", "publication", "original-publication")  # events of a date
_FIRST_YEAR = 1000  # calibre writes the year 101 for a book without a date


def content_of_package(package: Package, source: str) -> Content:
    """Return the content of a book; raise SourceError."""
    container, book = Fields(), Fields()
    package.parse("META-INF/container.xml", _PREFIXES, container)
    roots = (attributes.get("full-path", "") for _, _, attributes in container.values)
    root = next(filter(None, roots), "")
    if root not in package:
        raise SourceError("%(source)s: is no e-book; its list of chapters is missing.", source=source)
    package.parse(root, _PREFIXES, book)
    chapters = [name for name in _chapters(book, dirname(root)) if name in package]
    if not _encrypted_parts(package).isdisjoint(chapters):
        raise SourceError(
            "%(source)s: is protected by its seller (DRM); only a copy without protection can be read.", source=source
        )
    text = "\n".join(_text(package.read(name), source) for name in chapters)
    return Content(text, book.first("dc:title"), _metadata(book), dict(_dates(book)))


def _chapters(book: Fields, folder: str) -> Iterator[str]:
    """Yield the names of the chapters in the order of reading, each once, without the table of contents."""
    items = {attributes.get("id", ""): attributes for tag, _, attributes in book.values if tag == "opf:item"}
    contents = {
        _name(folder, attributes.get("href", ""))
        for tag, _, attributes in book.values
        if tag == "opf:reference" and attributes.get("type") == "toc"
    }
    seen: set[str] = set(contents)
    for tag, _, attributes in book.values:
        item = items.get(attributes.get("idref", "")) if tag == "opf:itemref" else None
        if item and "nav" not in item.get("properties", "").split():
            name = _name(folder, item.get("href", ""))
            if name not in seen:
                seen.add(name)
                yield name


def _name(folder: str, href: str) -> str:
    return normpath(join("/", folder, unquote(href.partition("#")[0]))).lstrip("/")


def _encrypted_parts(package: Package) -> set[str]:
    """Return the names of parts that are encrypted; fonts often are, which is no hindrance."""
    listed = Fields()
    package.parse("META-INF/encryption.xml", _PREFIXES, listed)
    return {
        _name("", attributes.get("URI", "")) for tag, _, attributes in listed.values if tag == "enc:CipherReference"
    }


def _text(data: bytes, source: str) -> str:
    return text_of_page(parsed(decode(data, source, declared_encoding(data)).text, source))


def _metadata(book: Fields) -> Metadata:
    addresses = (value for tag in ("dc:source", "dc:identifier") for value in book.all(tag))
    return Metadata(
        url=next(filter(None, map(web_address, addresses)), ""),
        author="، ".join(book.all("dc:creator")),
        site=book.first("dc:publisher"),
        language=book.first("dc:language"),
        columns=columns_of(subject="\n".join(book.all("dc:subject"))),
    )


def _dates(book: Fields) -> Iterator[tuple[str, object]]:
    """Yield the date of publication: the only meaning of `dc:date` in EPUB 3, one of `opf:event` in EPUB 2.

    A date that is also that of the last change, to the second, is when a program made the file.
    """
    stated = [(attributes.get("opf:event", ""), value) for tag, value, attributes in book.values if tag == "dc:date"]
    changed = {value for _, value, attributes in book.values if attributes.get("property") == "dcterms:modified"}
    for value in sorted((value for event, value in stated if event in _OF_PUBLICATION), key=len)[-1:]:
        published = read_date(value)
        if value not in changed and not (published and first_day(published).year < _FIRST_YEAR):
            yield "dc:date", value
