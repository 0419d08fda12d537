"""Read TAR archives, also compressed with gzip, bzip2 or xz: as a stream, from the first file to the last."""

import bz2
import gzip
import lzma
import tarfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Self

from indexer.documents.readers.archives.member_paths import decode_name, is_document, shown_path
from indexer.documents.readers.members import Member, Step
from indexer.errors import SourceError

_PIECE_BYTES = 1 << 20
_OPENERS: Mapping[bytes, Any] = {b"\x1f\x8b": gzip.open, b"BZ": bz2.open, b"\xfd7": lzma.open}  # by the first two bytes
_DAMAGES = (tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)


class _Info(tarfile.TarInfo):
    """The header of a file; `tarfile` takes one that is damaged or cut off for the end of the archive."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> Self:
        """Read the next header; raise ValueError if there is none and the archive has no end."""
        try:
            return super().fromtarfile(archive)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]
            raise
        except tarfile.HeaderError as error:
            raise ValueError(str(error)) from error


def read(path: Path, source: str) -> Iterator[Step]:
    """Yield the files of the archive in its order; raise SourceError, for what follows a damage too, or OSError."""
    with path.open("rb") as file:
        start = file.read(2)
        file.seek(0)
        try:
            content: IO[bytes] = _OPENERS[start](file) if start in _OPENERS else file
            options: Mapping[str, Any] = {"bufsize": tarfile.BLOCKSIZE, "tarinfo": _Info, "errors": "surrogateescape"}
            with tarfile.open(fileobj=content, mode="r|", **options) as archive:
                yield from _members(archive, source)
        except _DAMAGES as error:
            raise SourceError(
                "%(source)s: is damaged (%(reason)s); what follows in it is not read: make the archive again.",
                source=source,
                reason=error,
            ) from error


def _members(archive: tarfile.TarFile, source: str) -> Iterator[Step]:
    for info in archive:
        archive.members = []  # type: ignore[attr-defined]  # it would keep all
        name = shown_path(decode_name(info.name.encode("utf-8", "surrogateescape")))
        if info.isreg() and is_document(name):
            yield Member(name, _pieces(archive, info, source, name))
        else:
            yield None


def _pieces(archive: tarfile.TarFile, info: tarfile.TarInfo, source: str, name: str) -> Iterator[bytes]:
    shown = f"{source}/{name}"
    try:
        file = archive.extractfile(info)
        while piece := file.read(_PIECE_BYTES) if file else b"":
            yield piece
    except _DAMAGES as error:
        raise SourceError(
            "%(source)s: is damaged (%(reason)s); make the archive again.", source=shown, reason=error
        ) from error
