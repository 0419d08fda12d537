"""Files that come, go and cannot be read."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from indexer.documents.document import Outcome
from indexer.documents.readers.formats import DocumentReader
from tests.indexer.intake.failing_files import Spoil, nothing


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    (folder / "sub").mkdir(parents=True)
    for name in ("a.txt", "b.txt", "sub/c.txt", "sub/d.txt"):
        (folder / name).write_text(f"خبر {name}\n\nعقدت القمة.", encoding="utf-8")
    return folder


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def deny(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Names of files and folders that the system does not let us read; the tests run as root, whom it lets."""
    denied: set[str] = set()
    iterdir = Path.iterdir
    open_ = os.open

    def check(path: Path) -> None:
        if path.name in denied:
            raise PermissionError(13, "Permission denied", str(path))

    def open_or_deny(path: Any, *args: Any, **options: Any) -> int:
        check(Path(path))
        return open_(path, *args, **options)

    def iterdir_or_deny(self: Path) -> Iterator[Path]:
        check(self)
        return iterdir(self)

    monkeypatch.setattr(os, "open", open_or_deny)
    monkeypatch.setattr(Path, "iterdir", iterdir_or_deny)
    return denied


@pytest.fixture
def spoil(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[Spoil, Spoil]]:
    """What to do to a file before and after it is read, by name."""
    spoilt: dict[str, tuple[Spoil, Spoil]] = {}

    read_file = DocumentReader.read

    def read(reader: DocumentReader, path: Path, name: str) -> Iterator[Outcome]:
        before, after = spoilt.get(path.name, (nothing, nothing))
        before(path)
        yield from read_file(reader, path, name)
        after(path)

    monkeypatch.setattr(DocumentReader, "read", read)
    return spoilt
