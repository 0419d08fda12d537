"""The manifest of an index: which generation is live, what it was built from and by which version."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Self, TypeVar

from analyzers.text.analyzer import ANALYZER_VERSION
from indexer.display import shell_command
from indexer.documents.properties import column_names
from indexer.documents.recipe import NO_OPTIONS, Recipe
from indexer.errors import IndexMissingError, IndexStateError
from indexer.intake.report import Progress
from indexer.messages.catalogue import gettext_noop
from indexer.store.generation import SCHEMA_VERSION, Generation
from indexer.stored_files import GENERATION_PREFIX, MANIFEST_FILE, build_command, expect, not_readable, reading, sha256

PREVIOUS_FILE = "previous.json"  # the manifest of the generation before the live one
_FIRST_WITH_CHECKSUM = 15  # the schema since which a manifest has a checksum
_MAX_SMALL = 1 << 20  # bytes of a file that each opening reads: 3 ms for 10,000 documents; all files take 30
_RETRIES = 10  # of a read that generations published meanwhile disturb

T = TypeVar("T")
Stamp = tuple[int, int]  # inode and time of the manifest: both change when a generation is published
NO_INDEX: Stamp = (0, 0)  # the stamp of a folder without a manifest


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index says about itself.

    `generation` is the name of the live folder; `files` are its files with size in bytes and SHA-256. `sources` are the
    files and folders it was built from, as `recipe` says; `failed` counts the files and rows that could not be read.
    `built` is UTC. `origin` is the address that the generation was pulled from, an empty text where it was built.
    """

    generation: str
    built: datetime
    analyzer: str
    schema: str
    documents: int
    failed: int
    sources: tuple[str, ...]
    files: dict[str, tuple[int, str]]
    recipe: Recipe = NO_OPTIONS
    origin: str = ""

    @classmethod
    def describe(
        cls,
        generation: Generation,
        documents: int,
        sources: Sequence[Path] = (),
        failed: int = 0,
        recipe: Recipe = NO_OPTIONS,
    ) -> Self:
        """Describe a complete generation, built by this version of the program."""
        root = generation.path
        files = {file.relative_to(root).as_posix(): (file.stat().st_size, sha256(file)) for file in generation.files()}
        return cls(
            generation=root.name,
            built=datetime.now(UTC).replace(microsecond=0),
            analyzer=ANALYZER_VERSION,
            schema=SCHEMA_VERSION,
            documents=documents,
            failed=failed,
            sources=tuple(str(source.resolve()) for source in sources),
            files=files,
            recipe=recipe,
        )

    @classmethod
    def read(cls, folder: Path, name: str = MANIFEST_FILE) -> Self:
        """Read the manifest of the index in `folder`, whichever version built it.

        Raises IndexMissingError if there is no manifest, IndexStateError if it cannot be parsed or was changed.
        """
        file = folder / name
        with reading(file, partial(_way_out, folder, name)):
            try:
                content = file.read_bytes()
            except FileNotFoundError as fault:
                raise missing(folder) from fault
            return cls.from_row(expect(dict, json.loads(content)))

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> Self:
        """Return the manifest that `to_json` wrote; raise an error of `WRONG_CONTENT` for another one."""
        checksum = row.pop("checksum", None)
        if checksum != _checksum(row) and (checksum or not _is_unchecked(row["schema"])):
            raise ValueError("its checksum does not match")
        _check_names(row["generation"], row["files"])
        return cls(
            **row
            | {
                "built": datetime.fromisoformat(row["built"]),
                "sources": tuple(row["sources"]),
                "recipe": Recipe.from_json(row.get("recipe", {})),
                "files": {name: (size, digest) for name, (size, digest) in row["files"].items()},
            }
        )

    @classmethod
    def read_current(cls, folder: Path, name: str = MANIFEST_FILE) -> Self:
        """Read the manifest as `read` does; raise IndexStateError if another version of the program built the index."""
        manifest = cls.read(folder, name)
        manifest.check_version(folder)
        return manifest

    def check_version(self, folder: Path) -> None:
        """Raise IndexStateError if another version of the program built the index in `folder`."""
        if not self.current:
            raise IndexStateError(
                "The index in %(folder)s was made by another version: run `%(command)s`.",
                folder=folder,
                command=self.build_command(folder),
            )

    @property
    def current(self) -> bool:
        """True if this version of the program built the index."""
        return (self.analyzer, self.schema) == (ANALYZER_VERSION, SCHEMA_VERSION)

    @property
    def size(self) -> int:
        """The size of all files of the generation in bytes."""
        return sum(size for size, _ in self.files.values())

    @property
    def source_paths(self) -> list[Path]:
        """The real paths of the sources."""
        return [Path(source).resolve() for source in self.sources]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns of the sources that are facets."""
        return column_names(self.recipe.facets)

    def build_command(self, folder: Path) -> str:
        """Return the command that makes the index in `folder` anew: from its sources, or from where it was pulled."""
        if self.origin:
            return shell_command("index-cli", "pull", self.origin, "--index", folder)
        return build_command(folder, *self.recipe.arguments(), *self.sources)

    def to_json(self) -> str:
        """Serialise the manifest for `read`, with a checksum over itself."""
        row = json.loads(json.dumps(asdict(self) | {"built": self.built.isoformat(), "recipe": self.recipe.to_json()}))
        if not self.origin:
            del row["origin"]
        return json.dumps(row | {"checksum": _checksum(row)}, ensure_ascii=False, indent=1)

    def check_files(self, folder: Path, *, content: bool = False, progress: Progress | None = None) -> None:
        """Raise IndexStateError for the first of `damaged_files`."""
        for fault in self.damaged_files(folder, content=content, progress=progress):
            raise fault

    def damaged_files(
        self, folder: Path, *, content: bool = False, progress: Progress | None = None
    ) -> Iterator[IndexStateError]:
        """Yield an error for each file that is missing or has another size or another SHA-256.

        Large files are read only with `content`: a search opens the index each time that it is run.
        """
        if progress:
            progress.begin(gettext_noop("verifying"), self.size)
        for name, (size, digest) in self.files.items():
            file = folder / self.generation / name
            if fault := _fault(file, size, digest if content or size <= _MAX_SMALL else None):
                yield self.damage(folder, fault)
            if progress:
                progress.advance(size)

    def damage(self, folder: Path, reason: IndexStateError) -> IndexStateError:
        """Return the error of an index with something wrong in it; `reason` is a part of the sentence."""
        return IndexStateError(
            "The index is damaged (%(reason)s): build it again with `%(command)s`.",
            reason=reason,
            command=self.build_command(folder),
        )


def read_live(folder: Path, read: Callable[[Manifest], T]) -> T:
    """Return what `read` makes of the live generation of an index; begin again if another is published meanwhile.

    Raises the errors of `Manifest.read` and of `read`.
    """
    for _ in range(_RETRIES):
        before = stamp(folder)
        try:
            result = read(Manifest.read(folder))
        except (IndexMissingError, IndexStateError, OSError):
            if stamp(folder) == before:
                raise
        else:
            if stamp(folder) == before:
                return result
    return read(Manifest.read(folder))


def _way_out(folder: Path, name: str) -> str:
    """Return the command that mends an index with a damaged manifest; the previous one knows the sources."""
    try:
        return Manifest.read(folder, PREVIOUS_FILE).build_command(folder) if name == MANIFEST_FILE else ""
    except (IndexMissingError, IndexStateError):
        return ""


def stamp(folder: Path) -> Stamp:
    """Return what tells one published manifest from another."""
    try:
        status = (folder / MANIFEST_FILE).stat()
    except OSError:
        return NO_INDEX
    return (status.st_ino, status.st_mtime_ns)


def missing(folder: Path, sources: Sequence[str] = ()) -> IndexMissingError:
    """Return the error of a folder without an index; `sources` are those of the index that was there."""
    return IndexMissingError(
        "There is no index in %(folder)s: make one with `%(command)s`.",
        folder=folder,
        command=build_command(folder, *sources),
    )


def _check_names(generation: str, files: Mapping[str, Any]) -> None:
    """Raise ValueError for a name that leads out of the generation: a manifest may come from another machine."""
    if not generation.startswith(GENERATION_PREFIX) or len(_parts(generation)) != 1:
        raise ValueError("it names no generation")
    for name in files:
        if not _parts(name):
            raise ValueError("it names a file outside the generation")


def _parts(name: str) -> list[str]:
    """Return the parts of the name of a file, none if it leads elsewhere."""
    parts = name.split("/")
    return [] if {"", ".", ".."} & set(parts) or "\\" in name or "\0" in name else parts


def _is_unchecked(schema: str) -> bool:
    return schema.isdecimal() and int(schema) < _FIRST_WITH_CHECKSUM


def _checksum(row: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()


def _fault(file: Path, size: int, digest: str | None) -> IndexStateError | None:
    """Say what is wrong with a file, nothing if it is as the manifest says; raise IndexStateError without access."""
    try:
        if not file.is_file():
            return IndexStateError("%(file)s is missing", file=file)
        if file.stat().st_size != size:
            return IndexStateError("%(file)s has another size", file=file)
        if digest and sha256(file) != digest:
            return IndexStateError("%(file)s has other content", file=file)
    except PermissionError as fault:
        raise not_readable(file) from fault
    except OSError as fault:
        return IndexStateError("%(file)s cannot be read: %(reason)s", file=file, reason=fault.strerror)
    return None
