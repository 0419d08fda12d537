"""The ZIP archives of XML that office programs write: parts by name, parsed as they are read, within bounds.

Python's `zipfile` reads no more of a part than the directory states, so a bound of what it states bounds what is read.
Expat resolves no external entity; a part that declares entities is refused, since no office program writes them.
"""

import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol, Self
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from indexer.documents.readers.office.content import damaged, encrypted
from indexer.errors import SourceError

MAX_PART_BYTES = 128 << 20  # of XML; a book of 300,000 words has 15 MB in .docx
MAX_PARTS = 20_000  # in the directory; a book has some hundreds, with its pictures
_ENCRYPTED = 1  # flag of a part
_SEPARATOR = "\n"  # between namespace and name; it stands in neither


class Handler(Protocol):
    """Takes the events of XML. Names are `prefix:name`, with `?` for a namespace that the reader does not know."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""

    def end(self, tag: str) -> None:
        """End an element."""

    def text(self, text: str) -> None:
        """Take text, of which an element may have several parts."""


class Package:
    """An open archive. Every method raises SourceError for what is damaged, encrypted or beyond the bounds."""

    def __init__(self, path: Path, source: str) -> None:
        self._source = source
        with self._guarded():
            self._archive = ZipFile(path)
        if len(self._archive.filelist) > MAX_PARTS:
            self._archive.close()
            raise SourceError(
                "%(source)s: has more than %(limit)s parts; save its text as .txt.", source=source, limit=MAX_PARTS
            )
        self._parts = {_key(info.filename): info for info in self._archive.infolist()}
        self._read_bytes = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._parts

    def read(self, name: str) -> bytes:
        """Return the content of a part; empty if there is none."""
        if name not in self:
            return b""
        with self._guarded(), self._archive.open(self._bounded(name)) as stream:
            return stream.read()

    def parse(self, name: str, prefixes: Mapping[str, str], handler: Handler) -> None:
        """Have a handler take the events of a part, if there is one; `prefixes` are those of the namespaces."""
        if name in self:
            with self._guarded(), self._archive.open(self._bounded(name)) as stream:
                parse_xml(stream, prefixes, handler, self._source)

    def _bounded(self, name: str) -> ZipInfo:
        part = self._parts[_key(name)]
        if part.flag_bits & _ENCRYPTED:
            raise encrypted(self._source)
        self._read_bytes += part.file_size
        if self._read_bytes > MAX_PART_BYTES:
            raise SourceError(
                "%(source)s: holds more than %(limit)s MB of text and markup; split it or save its text as .txt.",
                source=self._source,
                limit=MAX_PART_BYTES >> 20,
            )
        return part

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except (BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
            raise damaged(self._source, error) from error


def parse_file(path: Path, prefixes: Mapping[str, str], handler: Handler, source: str) -> None:
    """Have a handler take the events of a file of XML; raise SourceError as `parse_xml`, or OSError."""
    with path.open("rb") as stream:
        parse_xml(stream, prefixes, handler, source)


def parse_xml(stream: IO[bytes], prefixes: Mapping[str, str], handler: Handler, source: str) -> None:
    """Have a handler take the events of XML; raise SourceError for what is not XML or declares entities."""
    names: dict[str, str] = {}

    def short(name: str) -> str:
        if name not in names:
            namespace, _, local = name.rpartition(_SEPARATOR)
            names[name] = f"{prefixes.get(namespace, '?')}:{local}" if namespace else local
        return names[name]

    def refuse(*_: object) -> None:
        raise SourceError("%(source)s: declares entities in its XML; save its text as .txt.", source=source)

    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = lambda name, attributes: handler.start(
        names.get(name) or short(name), attributes and {short(key): value for key, value in attributes.items()}
    )
    parser.EndElementHandler = lambda name: handler.end(names.get(name) or short(name))
    parser.CharacterDataHandler = handler.text
    try:
        parser.ParseFile(stream)
    except expat.ExpatError as error:
        raise damaged(source, error) from error


def _key(name: str) -> str:
    """Return a name as parts are found by it: programs differ in case and in the slash."""
    return name.replace("\\", "/").lstrip("/").lower()


class Fields:
    """A handler that keeps the text of each element that holds nothing but text, in the order of a part."""

    def __init__(self) -> None:
        self.values: list[tuple[str, str, Mapping[str, str]]] = []  # tag, text, attributes
        self._open: tuple[str, Mapping[str, str]] | None = None
        self._text: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        self._open = tag, attributes
        self._text = []

    def end(self, tag: str) -> None:
        """Keep the text of an element."""
        if self._open and self._open[0] == tag:
            self.values.append((tag, " ".join("".join(self._text).split()), self._open[1]))
        self._open = None

    def text(self, text: str) -> None:
        """Take text."""
        self._text.append(text)

    def first(self, *tags: str) -> str:
        """Return the first text that one of the tags has, those before the others preferred."""
        return next((text for tag in tags for text in self.all(tag)), "")

    def all(self, tag: str) -> list[str]:
        """Return the texts of a tag."""
        return [text for name, text, _ in self.values if name == tag and text]
