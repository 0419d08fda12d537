"""Read a message: its text is a document, and so is each file that is attached, by the reader of its format."""

import codecs
import re
from base64 import b64decode
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes, policy
from email.errors import InvalidBase64LengthDefect, MessageError
from email.message import EmailMessage
from email.utils import getaddresses
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any, cast

from analyzers.dates.dateline import find_published
from indexer.documents.document import Document
from indexer.documents.encoding import decode, read_bytes
from indexer.documents.metadata import Metadata, web_address
from indexer.documents.mojibake import mend
from indexer.documents.partial_date import PublishedDate
from indexer.documents.publication_date import read_date
from indexer.documents.readers.archives.member_paths import shown_path
from indexer.documents.readers.members import Facts, Member, Step
from indexer.documents.readers.tables.markup import without_markup
from indexer.documents.titles import title_and_body
from indexer.errors import SourceError

MAX_BYTES = 64 << 20  # servers take messages of some 25 MB
# Bytes of all headers: real ones have some 10 KB. Their parser takes 35 s for parameters of 120 KB, 9 s for 60 KB.
_MAX_HEADERS = 64 << 10
_HEADERS_END = re.compile(rb"\r?\n\r?\n")
_MAX_PARTS = 500  # of a message, with those of messages in it
_MAX_DEPTH = 50  # parts inside one another
_MAX_HEADER = 1_000  # code points of a header
_MAX_NAMES = 20  # of senders
_PLAIN, _HTML, _MESSAGE = "text/plain", "text/html", "message/rfc822"
# By their types, files that are attached without a name that tells their format.
_EXTENSIONS = {_PLAIN: ".txt", _HTML: ".html", "application/pdf": ".pdf", _MESSAGE: ".eml", "text/csv": ".csv"}
# What is attached to look at, or to check the message with: there is no text in it.
_NO_TEXT = re.compile(r"(?:image|audio|video|font)/|application/(?:pkcs7|x-pkcs7|pgp)|text/calendar|text/x-vcard")
# A page that has so many times the letters of the plain text beside it is the message: that one asks to look at it.
_MIN_PAGE = 4
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_MAX_KEPT = 1_000  # code points of a header that is kept parsed
_LIST_COLUMN = "list"  # the mailing list that sent it


class _Policy(policy.EmailPolicy):
    """Parses each header once: `email` does so each time one is looked at, and messages share those of their types."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """Return a header, parsed."""
        return _header_of(name, value) if len(value) <= _MAX_KEPT else super().header_fetch_parse(name, value)


@lru_cache(maxsize=256)
def _header_of(name: str, value: str) -> Any:
    return policy.default.header_fetch_parse(name, value)


_POLICY = _Policy()


def read(path: Path, source: str) -> Iterator[Step]:
    """Yield the document of the file, and the files attached; raise SourceError or OSError."""
    yield from read_message(read_bytes(path, source, MAX_BYTES), source)


def read_message(data: bytes, source: str, path: str = "") -> Iterator[Step]:
    """Yield the document of a message, and the files attached; raise SourceError for what is no message.

    `path` is that of the message in a mailbox.
    """
    message = _parsed(data, source)
    facts, body = _facts(message), _body(message)
    parts = [(number, part) for number, part in enumerate(_parts(message)) if not any(part is each for each in body)]
    attached = [(number, part) for number, part in parts if _is_attached(part)]
    if any(_kind(part) == _HTML for part in body):
        yield Member(path, [b"\n".join(map(_page, body))], "message.html", facts)
    elif body or facts.title:
        yield _document("\n".join(map(_text, body)), facts, source, path)
    elif not attached:
        raise SourceError("%(source)s: has no text.", source=source)
    used: set[str] = set()
    for number, part in attached:
        yield _attachment(part, _name(part, number, used), path, facts)


def _parsed(data: bytes, source: str) -> EmailMessage:
    end = _HEADERS_END.search(data, 0, _MAX_HEADERS)
    if end is None and len(data) > _MAX_HEADERS:
        raise SourceError(
            "%(source)s: its headers are longer than %(limit)s KB.", source=source, limit=_MAX_HEADERS >> 10
        )
    try:
        message = cast(
            EmailMessage, message_from_bytes(data.removeprefix(codecs.BOM_UTF8), EmailMessage, policy=_POLICY)
        )
    except RecursionError as error:
        raise SourceError("%(source)s: has too many parts inside one another.", source=source) from error
    if not message.keys():
        raise SourceError("%(source)s: is no message: it has no header.", source=source)
    return message


def _parts(message: EmailMessage) -> list[EmailMessage]:
    """Return the parts that hold something, in order; a message inside is one part."""
    parts: list[EmailMessage] = []
    pending: list[object] = [message]
    while pending and len(parts) < _MAX_PARTS:
        part = pending.pop()
        if not isinstance(part, EmailMessage):
            continue
        inner = part.get_payload()
        if isinstance(inner, list) and part.get_content_type() != _MESSAGE:
            pending += inner[:_MAX_PARTS][::-1]
        else:
            parts.append(part)
    return parts


def _body(part: EmailMessage, depth: int = _MAX_DEPTH) -> list[EmailMessage]:
    """Return the parts that are the text of a message, in order, without what is attached.

    Of alternatives it is the first in plain text, else the first one, and a page if the plain text only says that there
    is one. A part that lacks the limits of its parts is text. Programs split a text where it has a picture, and mailing
    lists add a part at the end.
    """
    inner = part.get_payload()
    if part.get_content_maintype() != "multipart" or not isinstance(inner, list):
        is_text = _kind(part) in (_PLAIN, _HTML) and part.get_content_disposition() != "attachment"
        return [part] if is_text and not _filename(part) and _text(part).strip() else []
    children = [each for each in inner[:_MAX_PARTS] if isinstance(each, EmailMessage)] if depth else []
    found = [texts for each in children if (texts := _body(each, depth - 1))]
    if part.get_content_subtype() != "alternative":
        return [text for texts in found for text in texts][:_MAX_PARTS]
    plain = next((texts for texts in found if all(_kind(text) == _PLAIN for text in texts)), [])
    page = next((texts for texts in found if texts is not plain), [])
    return page if _length(page) > _MIN_PAGE * _length(plain) else plain


def _kind(part: EmailMessage) -> str:
    """Return the type of a part; that of plain text if it should have parts, and has none."""
    return _PLAIN if part.get_content_maintype() == "multipart" else part.get_content_type()


def _length(parts: list[EmailMessage]) -> int:
    return sum(len(without_markup(_text(part))) for part in parts)


def _page(part: EmailMessage) -> bytes:
    """Return the text of a part as a page, or as a piece of one."""
    text = _text(part)
    is_page = _kind(part) == _HTML
    return (text if is_page else f"<div>{escape(text).replace(chr(10), '<br>')}</div>").encode()


def _text(part: EmailMessage) -> str:
    """Return the text of a part in the encoding that it states, or another one if that is not its encoding."""
    data = _payload(part)
    with suppress(LookupError, UnicodeDecodeError):
        stated = data.decode(part.get_content_charset("utf-8"))
        return mend(stated.replace("\r\n", "\n")).text
    with suppress(SourceError):
        return decode(data, "").text
    return data.decode("utf-8", "replace")


def _document(text: str, facts: Facts, source: str, path: str) -> Document:
    title, body = title_and_body(text, facts.title)
    published = facts.published or find_published(text)
    id_ = f"{source}/{path}" if path else source
    return Document(id_, title, body, published, source, metadata=facts.metadata, member=path)


def _facts(message: EmailMessage) -> Facts:
    title = _header(message, "Subject")
    lists = [(_LIST_COLUMN, value)] if (value := _header(message, "List-Id")) else []
    return Facts(title, _date(message), Metadata(_address(message), _author(message), columns=tuple(lists)))


def _header(message: EmailMessage, name: str) -> str:
    """Return a header in one line; "" for one that cannot be parsed. Bytes that are no ASCII are in some encoding."""
    try:
        written = str(message.get(name, ""))
    except (MessageError, ValueError, LookupError, TypeError, AttributeError):  # faults of its parser
        return ""
    if re.search("[\udc80-\udcff\ufffd]", written):
        raw = next(value for stated, value in message.raw_items() if stated.lower() == name.lower())
        with suppress(SourceError):
            written = decode(str(raw).encode("utf-8", "surrogateescape"), "").text
    return mend(" ".join(written.encode("utf-8", "replace").decode().split())).text[:_MAX_HEADER]


def _author(message: EmailMessage) -> str:
    names = (name or address for name, address in getaddresses([_header(message, "From")])[:_MAX_NAMES])
    return "، ".join(filter(None, names))


def _date(message: EmailMessage) -> PublishedDate | None:
    return read_date(_header(message, "Date"))


def _address(message: EmailMessage) -> str:
    """Return the address under which the archive of a mailing list shows the message."""
    return web_address(_header(message, "Archived-At").strip("<>"))


def _is_attached(part: EmailMessage) -> bool:
    """Say whether a part is a file for people to read; the same text in another format is none."""
    kind = part.get_content_type()
    if _filename(part):
        return not _NO_TEXT.match(kind)
    return kind in _EXTENSIONS and kind not in (_PLAIN, _HTML)


def _attachment(part: EmailMessage, name: str, path: str, facts: Facts) -> Member:
    of_message = Facts(published=facts.published, metadata=Metadata(author=facts.metadata.author), lead=False)
    return Member("/".join(filter(None, (path, name))), _content(part), facts=of_message)


def _name(part: EmailMessage, number: int, used: set[str]) -> str:
    """Return the name of an attached file, with its number if it has none or that of another."""
    name = shown_path(_filename(part) or f"attachment-{number}").replace("/", "_")
    if "." not in name:
        name += _EXTENSIONS.get(part.get_content_type(), "")
    if name in used:
        name = f"{number}-{name}"
    used.add(name)
    return name


def _filename(part: EmailMessage) -> str:
    try:
        return mend(part.get_filename() or "").text
    except (MessageError, ValueError, LookupError, TypeError, AttributeError):
        return ""


def _content(part: EmailMessage) -> Iterator[bytes]:
    if part.get_content_type() == _MESSAGE:
        inner: object = part.get_payload()
        yield from (
            each.as_bytes() for each in (inner if isinstance(inner, list) else []) if isinstance(each, EmailMessage)
        )
        return
    yield _payload(part)


def _payload(part: EmailMessage) -> bytes:
    """Return the bytes of a part; where its base64 is cut off, what is there."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return b""
    if not any(isinstance(defect, InvalidBase64LengthDefect) for defect in part.defects):
        return data
    letters = _NO_BASE64.sub(b"", data)
    return b64decode(letters[: len(letters) // 4 * 4])
