"""The manifest of an index: which generation is live, what it was built from and by which version."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from analyzers.text.analyzer import ANALYZER_VERSION
from indexer.documents.sources import sha256
from indexer.errors import IndexMissingError, IndexStateError
from indexer.store.generation import SCHEMA_VERSION, Generation

MANIFEST_FILE = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index says about itself.

    `generation` is the name of the live folder; `files` are its files with size in bytes and SHA-256. `sources` are the
    files and folders it was built from; `failed` counts the files and rows that could not be read. `built` is UTC.
    """

    generation: str
    built: datetime
    analyzer: str
    schema: str
    documents: int
    failed: int
    sources: tuple[str, ...]
    files: dict[str, tuple[int, str]]

    @classmethod
    def describe(cls, generation: Generation, documents: int, sources: Sequence[Path] = (), failed: int = 0) -> Self:
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
        )

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read the manifest of the index in `folder`, whichever version built it.

        Raises IndexMissingError if there is no manifest, IndexStateError if it cannot be parsed.
        """
        try:
            row = json.loads((folder / MANIFEST_FILE).read_text(encoding="utf-8"))
            return cls(
                **row
                | {
                    "built": datetime.fromisoformat(row["built"]),
                    "sources": tuple(row["sources"]),
                    "files": {name: (size, digest) for name, (size, digest) in row["files"].items()},
                }
            )
        except FileNotFoundError as fault:
            raise IndexMissingError(
                "There is no index in %(folder)s: make one with `index-cli build SOURCE --index %(folder)s`.",
                folder=folder,
            ) from fault
        except (OSError, ValueError, KeyError, TypeError) as fault:
            raise IndexStateError(
                "%(file)s cannot be read (%(reason)s): build the index again with `index-cli build`.",
                file=folder / MANIFEST_FILE,
                reason=fault,
            ) from fault

    @classmethod
    def read_current(cls, folder: Path) -> Self:
        """Read the manifest as `read` does; raise IndexStateError if another version of the program built the index."""
        manifest = cls.read(folder)
        if not manifest.current:
            raise IndexStateError(
                "The index in %(folder)s was made by another version: run `index-cli build` again.", folder=folder
            )
        return manifest

    @property
    def current(self) -> bool:
        """True if this version of the program built the index."""
        return (self.analyzer, self.schema) == (ANALYZER_VERSION, SCHEMA_VERSION)

    def to_json(self) -> str:
        """Serialise the manifest for `read`."""
        return json.dumps(asdict(self) | {"built": self.built.isoformat()}, ensure_ascii=False, indent=1)

    def check_files(self, folder: Path, *, content: bool = False) -> None:
        """Raise IndexStateError if a file is missing or has another size or, with `content`, another SHA-256."""
        for name, (size, digest) in self.files.items():
            file = folder / self.generation / name
            fault = "is missing" if not file.is_file() else "has another size" if file.stat().st_size != size else ""
            if not fault and content and sha256(file) != digest:
                fault = "has other content"
            if fault:
                raise IndexStateError(
                    "The index is damaged (%(file)s %(reason)s): build it again with `index-cli build`.",
                    file=file,
                    reason=fault,
                )
