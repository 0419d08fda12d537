"""The files an index is made of, and what of them changed."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from indexer.errors import SourceError

FILE = "sources.json"
CORRECTIONS = "corrections.tsv"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file to read: where it is, the name it is shown by, its size in bytes and the SHA-256 of its content."""

    path: Path
    shown: str
    size: int
    digest: str


def holds_documents(shown: str) -> bool:
    """Whether a file, by the name it is shown by, is one to index: not what people say about names."""
    return PurePosixPath(shown).name != CORRECTIONS


def scan(sources: Iterable[Path]) -> list[SourceFile]:
    """List the files of all sources, folders looked through, in order of their shown names.

    A file is shown by its path from the folder that holds its source: `seeds/a.txt`. Hidden files are left out.
    Raises SourceError for a source that is not there, or when two files would be shown by one name.
    """
    found: dict[str, SourceFile] = {}
    for source in sources:
        for file in _files(source.resolve()):
            shown = file.relative_to(source.resolve().parent).as_posix()
            if shown in found and found[shown].path != file:
                raise SourceError(f"{file} and {found[shown].path} would both be called {shown}: rename one folder.")
            found[shown] = SourceFile(file, shown, file.stat().st_size, sha256(file))
    return [found[shown] for shown in sorted(found)]


def _files(source: Path) -> Iterator[Path]:
    if source.is_file():
        yield source
    elif source.is_dir():
        for file in sorted(source.rglob("*")):
            hidden = any(part.startswith(".") for part in file.relative_to(source).parts)
            if file.is_file() and not hidden:
                yield file
    else:
        raise SourceError(f"There is no file or folder {source}: check the name.")


def digests(files: Iterable[SourceFile]) -> dict[str, str]:
    """Return shown name -> SHA-256 of files."""
    return {file.shown: file.digest for file in files}


def save(files: Iterable[SourceFile], generation: Path) -> None:
    """Write down what a generation was made of."""
    (generation / FILE).write_text(json.dumps(digests(files), ensure_ascii=False, indent=0), encoding="utf-8")


def load(generation: Path) -> dict[str, str]:
    """Return shown name -> SHA-256 of the files a generation was made of."""
    rows: dict[str, str] = json.loads((generation / FILE).read_text(encoding="utf-8"))
    return rows


def sha256(file: Path) -> str:
    """Return the SHA-256 of a file's content in hexadecimal; raises OSError."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
