"""Walk through sources: every real file once, under a name that does not depend on the order of the sources."""

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import NamedTuple

from indexer.documents.recipe import NO_OPTIONS, Recipe
from indexer.errors import SourceError, UnreadableError
from indexer.stored_files import GENERATION_PREFIX, MANIFEST_FILE

CORRECTIONS_FILE = "corrections.tsv"
_OF_SYSTEMS = frozenset(("__macosx", "thumbs.db", "desktop.ini"))  # what systems add to folders
_LOCK = "~$"  # begins the name of the file by which Word says that another one is open


class Place(NamedTuple):
    """A file or folder: the name shown for it, its path, and the source that it belongs to."""

    name: str
    path: Path
    root: str


class Unreadable(NamedTuple):
    """A file, folder or source that could not be read, and why."""

    name: str
    root: str
    error: SourceError


class SourceWalk:
    """The files of all sources, and what could not be read.

    The name of a file is its path from the folder that holds its source: `seeds/a.txt`. Hidden files and folders
    are left out, what systems add to folders, folders of an index, and what the recipe leaves out. A file that can be
    reached in several ways is listed once: by the outermost source, and by its real path rather than by a link. Pipes,
    sockets and devices are never opened.
    """

    def __init__(self, roots: Iterable[Path], left_out: Path | None = None, recipe: Recipe = NO_OPTIONS) -> None:
        """Walk through the sources, given by their real paths; raise SourceError for a source that cannot be one."""
        self.files: list[Place] = []
        self.unreadable: list[Unreadable] = []
        self._roots = sorted(set(roots), key=lambda root: (len(root.parts), root))
        self._recipe = recipe
        self._left_out = left_out.resolve() if left_out else None
        self._seen: set[tuple[int, ...]] = set()
        self._links: list[Place] = []
        if self._left_out and self._left_out.exists():
            self._is_new(self._left_out.stat())
        self._walk()

    def _walk(self) -> None:
        for root in self._roots:
            self._check(root)
            self._visit([Place(root.name, root, str(root))])
        while self._links:  # a folder that a link names may hold links
            links, self._links = sorted(self._links), []
            for link in links:
                self._follow(link)

    def _check(self, root: Path) -> None:
        if not _is_utf_8(str(root)):
            raise SourceError("%(source)s: its name is not in UTF-8: rename it.", source=shown_name(str(root)))
        if self._holds_the_index(root):
            raise SourceError(
                "%(source)s lies in %(folder)s, the folder of the index: name another source, or another "
                "folder with --index.",
                source=root,
                folder=self._left_out,
            )

    def _holds_the_index(self, path: Path) -> bool:
        return self._left_out is not None and path.is_relative_to(self._left_out)

    def _visit(self, places: list[Place]) -> None:
        """Take the files among these places and in the folders below them; note the links."""
        pending = places[::-1]
        while pending:
            place = pending.pop()
            try:
                status = place.path.lstat()
                if S_ISLNK(status.st_mode):
                    self._links.append(place)
                else:
                    pending += reversed(list(self._take(place, status)))
            except OSError as error:
                self._fail(place, cannot_open(place.name, error))

    def _take(self, place: Place, status: os.stat_result) -> Iterator[Place]:
        """Take a file; yield what a folder holds."""
        if S_ISDIR(status.st_mode):
            if self._is_wanted_folder(place) and self._is_new(status):
                yield from self._children(place)
        elif not S_ISREG(status.st_mode):
            self._fail(
                place, SourceError("%(source)s: is a pipe, a socket or a device, not a file.", source=place.name)
            )
        elif self._is_wanted(place) and self._is_new(status):
            self.files.append(place)

    def _is_wanted_folder(self, place: Place) -> bool:
        is_root = str(place.path) == place.root
        return is_root or not self._recipe.leaves_out(place.path.relative_to(place.root).as_posix())

    def _is_wanted(self, place: Place) -> bool:
        """Say whether a file is to be read: a source always is, and so are corrections, which are no document."""
        if str(place.path) == place.root or not holds_documents(place.name):
            return True
        return self._recipe.wants(place.path.relative_to(place.root).as_posix())

    def _children(self, folder: Place) -> Iterator[Place]:
        children = sorted(path.name for path in folder.path.iterdir())
        for child in [] if _is_index(folder.path, children) else children:
            place = Place(f"{folder.name}/{child}".lstrip("/"), folder.path / child, folder.root)
            if is_hidden(child):
                continue
            if _is_utf_8(child):
                yield place
            else:
                shown = place._replace(name=shown_name(place.name))
                self._fail(shown, SourceError("%(source)s: its name is not in UTF-8: rename it.", source=shown.name))

    def _follow(self, link: Place) -> None:
        try:
            target = Path(os.path.realpath(link.path, strict=True))
            if any(target in root.parents for root in self._roots):
                self._fail(link, SourceError("%(source)s: links to a folder that holds this source.", source=link.name))
            elif not self._holds_the_index(target):
                self._visit(list(self._take(link, target.stat())))
        except OSError as error:
            self._fail(link, cannot_open(link.name, error))

    def _is_new(self, status: os.stat_result) -> bool:
        """Say whether a file or folder is met for the first time."""
        # Some network disks give an inode number to several files: the size and time of change tell them apart.
        content = (status.st_size, status.st_mtime_ns) if S_ISREG(status.st_mode) else ()
        identity = (status.st_dev, status.st_ino, *content)
        is_new = identity not in self._seen
        self._seen.add(identity)
        return is_new

    def _fail(self, place: Place, error: SourceError) -> None:
        self.unreadable.append(Unreadable(place.name, place.root, error))


def holds_documents(name: str) -> bool:
    """Say whether a source file is to be indexed: every file is, except the corrections of names."""
    return PurePosixPath(name).name != CORRECTIONS_FILE


def is_hidden(name: str) -> bool:
    """Say whether a file or folder is none that people put there, by its name without the path."""
    return name.startswith((".", _LOCK)) or name.lower() in _OF_SYSTEMS


def cannot_open(name: str, error: OSError) -> UnreadableError:
    """Return the error for a file or folder that the system does not let us read."""
    return UnreadableError("%(source)s: cannot be opened: %(reason)s.", source=name, reason=error.strerror or error)


def shown_name(name: str) -> str:
    """Return a name with \\xe9 and the like in place of the bytes that are not UTF-8."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _is_index(folder: Path, children: Collection[str]) -> bool:
    """Tell the folder of another index, or a snapshot of one, by what it holds."""
    return MANIFEST_FILE in children and any(
        child.startswith(GENERATION_PREFIX) and (folder / child / "engine").is_dir() for child in children
    )


def _is_utf_8(name: str) -> bool:
    return not any("\udc80" <= char <= "\udcff" for char in name)  # as Python writes other bytes (PEP 383)
