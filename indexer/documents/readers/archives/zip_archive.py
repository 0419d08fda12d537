"""Read ZIP archives."""

import zlib
from collections.abc import Iterator
from pathlib import Path
from struct import Struct
from zipfile import BadZipFile, ZipFile, ZipInfo

from indexer.documents.readers.archives.member_paths import decode_name, is_document, shown_path
from indexer.documents.readers.members import LEAST_BUDGET, MAX_RATIO, Member, Step
from indexer.errors import SourceError

_ENCRYPTED, _IN_UTF_8 = 0x1, 0x800  # bits of the flags of a file
_PIECE_BYTES = 1 << 20
_FIELD = Struct("<HH")  # of a further field: kind, and size
_UNICODE_PATH, _CHECKSUM_BYTES = 0x7075, 5  # APPNOTE.TXT 4.6.9: version, and checksum of the other name


def read(path: Path, source: str) -> Iterator[Step]:
    """Yield the files of the archive in its order, an error for one that is encrypted; raise SourceError or OSError."""
    try:
        archive = ZipFile(path)
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise SourceError("%(source)s: is no ZIP archive (%(reason)s).", source=source, reason=error) from error
    with archive:
        names = [shown_path(_name(info)) for info in archive.infolist()]
        last = {name: number for number, name in enumerate(names)}
        for number, (name, info) in enumerate(zip(names, archive.infolist(), strict=True)):
            is_replaced = last[name] != number  # programs add the new file, and leave the old one where it is
            if is_replaced or info.is_dir() or not is_document(name):
                yield None
            elif info.flag_bits & _ENCRYPTED:
                yield _failure(source, name, SourceError("is encrypted; unpack it with its password."))
            elif info.file_size > max(LEAST_BUDGET, info.compress_size * MAX_RATIO):
                reason = SourceError(
                    "is more than %(limit)s times as big as in the archive; unpack it and index the file.",
                    limit=MAX_RATIO,
                )
                yield _failure(source, name, reason)
            else:
                yield Member(name, _pieces(archive, info, source, name))


def _name(info: ZipInfo) -> str:
    """Return the name of a file. Where no bit says UTF-8, `zipfile` reads IBM437, whatever it is."""
    if info.flag_bits & _IN_UTF_8:
        return info.orig_filename
    if stated := _name_in_utf_8(info.extra):
        return stated
    return decode_name(info.orig_filename.encode("cp437", "replace"))


def _name_in_utf_8(extra: bytes) -> str:
    """Return the name that some programs write once more in a field of its own; "" if there is none."""
    while len(extra) >= _FIELD.size:
        kind, size = _FIELD.unpack_from(extra)
        content, extra = extra[_FIELD.size : _FIELD.size + size], extra[_FIELD.size + size :]
        if kind == _UNICODE_PATH:
            return content[_CHECKSUM_BYTES:].decode("utf-8", "replace")
    return ""


def _pieces(archive: ZipFile, info: ZipInfo, source: str, name: str) -> Iterator[bytes]:
    shown = f"{source}/{name}"
    try:
        with archive.open(info) as file:
            while piece := file.read(_PIECE_BYTES):
                yield piece
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise SourceError(
            "%(source)s: is damaged (%(reason)s); make the archive again.", source=shown, reason=error
        ) from error


def _failure(source: str, name: str, error: SourceError) -> SourceError:
    return SourceError("%(source)s/%(member)s: %(error)s", source=source, member=name, error=error)
