"""What an index says of itself: the page that every reader opens first."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from analyzers.text.analyzer import VERSION as ANALYZER_VERSION
from indexer.documents.sources import sha256
from indexer.engine.tantivy_schema import SCHEMA_VERSION
from indexer.errors import IndexMissingError, IndexStateError

FILE = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """`generation` is the folder that holds the index; `files` its files with size in bytes and SHA-256.

    `sources` are the files and folders it was made of; `built` is UTC. `failed` counts what could not be read.
    """

    generation: str
    built: datetime
    analyzer: str
    schema: str
    documents: int
    failed: int
    sources: tuple[str, ...]
    files: dict[str, tuple[int, str]]

    @property
    def current(self) -> bool:
        """Whether this version of the program made the index."""
        return (self.analyzer, self.schema) == (ANALYZER_VERSION, SCHEMA_VERSION)


def read(folder: Path) -> Manifest:
    """Read the manifest of the index in `folder`, whatever version made it.

    Raises IndexMissingError when there is none, IndexStateError when it cannot be understood.
    """
    try:
        row = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return Manifest(
            **row
            | {
                "built": datetime.fromisoformat(row["built"]),
                "sources": tuple(row["sources"]),
                "files": {name: (size, digest) for name, (size, digest) in row["files"].items()},
            }
        )
    except FileNotFoundError as fault:
        raise IndexMissingError(
            f"There is no index in {folder}: make one with `index-cli build SOURCE --index {folder}`."
        ) from fault
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise IndexStateError(
            f"{folder / FILE} cannot be read ({fault}): build the index again with `index-cli build`."
        ) from fault


def to_json(manifest: Manifest) -> str:
    """Serialise a manifest as `read` reads it."""
    return json.dumps(asdict(manifest) | {"built": manifest.built.isoformat()}, ensure_ascii=False, indent=1)


def describe(generation: Path) -> dict[str, tuple[int, str]]:
    """Return the size and SHA-256 of each file of a generation; locks are no part of it."""
    files = sorted(file for file in generation.iterdir() if file.is_file() and not file.name.endswith(".lock"))
    return {file.name: (file.stat().st_size, sha256(file)) for file in files}


def check(folder: Path, manifest: Manifest, *, whole: bool) -> None:
    """Raise IndexStateError unless the files are those of the manifest, by size or, `whole`, by content."""
    for name, (size, digest) in manifest.files.items():
        file = folder / manifest.generation / name
        fault = "is missing" if not file.is_file() else "has another size" if file.stat().st_size != size else ""
        if not fault and whole and sha256(file) != digest:
            fault = "has other content"
        if fault:
            raise IndexStateError(f"The index is damaged ({file} {fault}): build it again with `index-cli build`.")
