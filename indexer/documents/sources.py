"""The files to index, with the digests that tell which of them changed since an index was built."""

import hashlib
import os
import time
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISREG
from types import MappingProxyType
from typing import Any, NamedTuple, Self

from indexer.documents.recipe import NO_OPTIONS, Recipe
from indexer.documents.source_walk import Place, SourceWalk, Unreadable, cannot_open
from indexer.errors import SourceError
from indexer.stored_files import expect, read_json, write_json

DIGESTS_FILE = "sources.json"


class Stamp(NamedTuple):
    """What the system says of a file: inode, bytes, and nanoseconds (UTC) of the last writing and of the last change.

    No program can set the last one.
    """

    inode: int
    size: int
    modified: int
    changed: int

    @classmethod
    def of(cls, status: os.stat_result) -> Self:
        """Return the stamp of a file."""
        return cls(status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


NO_STAMP = Stamp(0, 0, 0, 0)
_SETTLED_NANOSECONDS = 2_000_000_000  # the clock of the coarsest file system, FAT, counts in steps of two seconds


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read: where it is, the name shown to users, its size in bytes and the SHA-256 of its content.

    `root` is the source that it belongs to, `stamp` what the system said of it when its content was hashed.
    """

    path: Path
    name: str
    size: int
    digest: str
    root: str = ""
    stamp: Stamp = NO_STAMP

    @property
    def unchanged(self) -> bool:
        """True while the file is the one that was hashed."""
        try:
            return Stamp.of(self.path.stat()) == self.stamp
        except OSError:
            return False

    def done(self) -> "DoneFile":
        """Return the file as one that is done."""
        settled = time.time_ns() - max(self.stamp.modified, self.stamp.changed) > _SETTLED_NANOSECONDS
        return DoneFile(self.digest, self.root, self.stamp if settled else None)


class Listing(NamedTuple):
    """What the sources hold: files in the order of their names, what could not be read, and sources that are gone.

    `index_folder` is the folder of the index that they are for.
    """

    files: list[SourceFile]
    unreadable: list[Unreadable]
    missing: list[Path]
    index_folder: Path | None = None


@dataclass(frozen=True, slots=True)
class DoneFile:
    """A file whose documents are all in an index: the SHA-256 of its content, and its source.

    A file that still has its `stamp` has this content; None if it had just been written, and may have been again since.
    """

    digest: str
    root: str
    stamp: Stamp | None = field(default=None, compare=False)


def list_source_files(
    sources: Iterable[Path],
    recipe: Recipe = NO_OPTIONS,
    *,
    index: Path | None = None,
    known: Collection[Path] = (),
    done: Mapping[str, DoneFile] = MappingProxyType({}),
) -> Listing:
    """List the files of all sources as `SourceWalk` names them, without those of the folder of the index.

    Sources of `known` may be gone. A file that has the stamp of its namesake among those that are `done` is not read.
    Raise SourceError for another one that does not exist, and if two files would have
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
            listing.files.append(_hashed(place, done.get(place.name)))
        except OSError as error:
            listing.unreadable.append(Unreadable(place.name, place.root, cannot_open(place.name, error)))
    return listing


def save_done(files: Mapping[str, DoneFile], generation: Path) -> None:
    """Store in a generation the files that are done, by their names."""
    by_root: dict[str, dict[str, object]] = {}
    for name, file in sorted(files.items()):
        by_root.setdefault(file.root, {})[name] = [file.digest, *(file.stamp or ())]
    write_json(generation / DIGESTS_FILE, by_root)


def load_done(generation: Path) -> dict[str, DoneFile]:
    """Read what `save_done` wrote; raises IndexStateError."""
    return read_json(generation / DIGESTS_FILE, _parse_done)


def _parse_done(content: Any) -> dict[str, DoneFile]:
    return {
        name: DoneFile(expect(str, digest), root, Stamp(*(expect(int, number) for number in stamp)) if stamp else None)
        for root, files in expect(dict, content).items()
        for name, (digest, *stamp) in expect(dict, files).items()
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


def _hashed(place: Place, done: DoneFile | None) -> SourceFile:
    """Hash a file, unless it is as it was; raise OSError, also for a pipe in its place, which would never end."""
    if done and done.stamp == (stamp := Stamp.of(place.path.stat())):
        return SourceFile(place.path, place.name, stamp.size, done.digest, place.root, stamp)
    with open(place.path, "rb", opener=_open_without_waiting) as stream:
        status = os.fstat(stream.fileno())
        if not S_ISREG(status.st_mode):
            raise OSError("it is no longer a file")
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return SourceFile(place.path, place.name, status.st_size, digest, place.root, Stamp.of(status))


def _open_without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK)
