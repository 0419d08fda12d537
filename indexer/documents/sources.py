"""Find the files to index, and detect which of them changed since an index was built."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from indexer.errors import SourceError
from indexer.stored_files import expect, read_json, sha256, write_json

DIGESTS_FILE = "sources.json"
CORRECTIONS_FILE = "corrections.tsv"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read: where it is, the name shown to users, its size in bytes and the SHA-256 of its content."""

    path: Path
    name: str
    size: int
    digest: str


def holds_documents(name: str) -> bool:
    """Say whether a source file is to be indexed: every file is, except the corrections of names."""
    return PurePosixPath(name).name != CORRECTIONS_FILE


def list_source_files(sources: Iterable[Path]) -> list[SourceFile]:
    """List the files of all sources, searching folders, in the order of their names; skip hidden files.

    The name of a file is its path from the folder that holds its source: `seeds/a.txt`. Raise SourceError for a source
    that does not exist, or if two files would have the same name.
    """
    files: dict[str, SourceFile] = {}
    for source in sources:
        for path in _paths(source.resolve()):
            name = path.relative_to(source.resolve().parent).as_posix()
            if name in files and files[name].path != path:
                raise SourceError(
                    "%(path)s and %(other)s would both be called %(name)s: rename one folder.",
                    path=path,
                    other=files[name].path,
                    name=name,
                )
            files[name] = SourceFile(path, name, path.stat().st_size, sha256(path))
    return [files[name] for name in sorted(files)]


def _paths(source: Path) -> Iterator[Path]:
    if source.is_file():
        yield source
    elif source.is_dir():
        for path in sorted(source.rglob("*")):
            hidden = any(part.startswith(".") for part in path.relative_to(source).parts)
            if path.is_file() and not hidden:
                yield path
    else:
        raise SourceError("There is no file or folder %(source)s: check the name.", source=source)


def digests(files: Iterable[SourceFile]) -> dict[str, str]:
    """Return the SHA-256 of each file by its name."""
    return {file.name: file.digest for file in files}


def save_digests(files: Iterable[SourceFile], generation: Path) -> None:
    """Store in a generation the digests of the files it is built from."""
    write_json(generation / DIGESTS_FILE, digests(files))


def load_digests(generation: Path) -> dict[str, str]:
    """Return the stored SHA-256 of each file of a generation by its name; raises IndexStateError."""
    return read_json(generation / DIGESTS_FILE, lambda content: dict(expect(dict, content)))
