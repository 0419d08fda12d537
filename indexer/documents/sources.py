"""The files to index, with the digests that tell which of them changed since an index was built."""

import hashlib
import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from typing import Any, NamedTuple

from indexer.documents.recipe import NO_OPTIONS, Recipe
from indexer.documents.source_walk import Place, SourceWalk, Unreadable, cannot_open
from indexer.errors import SourceError
from indexer.stored_files import expect, read_json, write_json

DIGESTS_FILE = "sources.json"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read: where it is, the name shown to users, its size in bytes and the SHA-256 of its content.

    `root` is the source that it belongs to, `stamp` its inode, size and time of change when its content was hashed.
    """

    path: Path
    name: str
    size: int
    digest: str
    root: str = ""
    stamp: tuple[int, int, int] = (0, 0, 0)

    @property
    def unchanged(self) -> bool:
        """True while the file is the one that was hashed."""
        try:
            return _stamp(self.path.stat()) == self.stamp
        except OSError:
            return False


class Listing(NamedTuple):
    """What the sources hold: files in the order of their names, what could not be read, and sources that are gone.

    `index_folder` is the folder of the index that they are for.
    """

    files: list[SourceFile]
    unreadable: list[Unreadable]
    missing: list[Path]
    index_folder: Path | None = None


class DoneFile(NamedTuple):
    """A file whose documents are all in an index: the SHA-256 of its content, and its source."""

    digest: str
    root: str


def list_source_files(
    sources: Iterable[Path], recipe: Recipe = NO_OPTIONS, *, index: Path | None = None, known: Collection[Path] = ()
) -> Listing:
    """List the files of all sources as `SourceWalk` names them, without those of the folder of the index.

    Sources of `known` may be gone. Raise SourceError for another one that does not exist, and if two files would have
    the same name.
    """
    roots = {source.resolve(): source for source in sources}
    missing = [root for root in roots if not _exists(root)]
    for root in missing:
        if root not in known:
            raise SourceError("There is no file or folder %(source)s: check the name.", source=roots[root])
    walk = SourceWalk([root for root in roots if root not in missing], index, recipe)
    listing = Listing([], list(walk.unreadable), missing, index)
    for place in sorted(_named_once(walk.files)):
        try:
            listing.files.append(_hashed(place))
        except OSError as error:
            listing.unreadable.append(Unreadable(place.name, place.root, cannot_open(place.name, error)))
    return listing


def save_done(files: Mapping[str, DoneFile], generation: Path) -> None:
    """Store in a generation the files that are done, by their names."""
    by_root: dict[str, dict[str, str]] = {}
    for name, file in sorted(files.items()):
        by_root.setdefault(file.root, {})[name] = file.digest
    write_json(generation / DIGESTS_FILE, by_root)


def load_done(generation: Path) -> dict[str, DoneFile]:
    """Read what `save_done` wrote; raises IndexStateError."""
    return read_json(generation / DIGESTS_FILE, _parse_done)


def _parse_done(content: Any) -> dict[str, DoneFile]:
    return {
        name: DoneFile(expect(str, digest), root)
        for root, files in expect(dict, content).items()
        for name, digest in expect(dict, files).items()
    }


def _exists(root: Path) -> bool:
    """Say whether a source is there; one that may not be looked at is."""
    try:
        root.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def _named_once(places: Iterable[Place]) -> Iterable[Place]:
    named: dict[str, Place] = {}
    for place in places:
        other = named.setdefault(place.name, place)
        if other is not place:
            raise SourceError(
                "%(path)s and %(other)s would both be called %(name)s: rename one folder.",
                path=place.path,
                other=other.path,
                name=place.name,
            )
    return named.values()


def _hashed(place: Place) -> SourceFile:
    """Hash a file; raise OSError, also for a pipe that took its place meanwhile, which would never end."""
    with open(place.path, "rb", opener=_open_without_waiting) as stream:
        status = os.fstat(stream.fileno())
        if not S_ISREG(status.st_mode):
            raise OSError("it is no longer a file")
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return SourceFile(place.path, place.name, status.st_size, digest, place.root, _stamp(status))


def _open_without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK)


def _stamp(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_ino, status.st_size, status.st_mtime_ns
