import hashlib
from pathlib import Path

import pytest

from indexer.documents.sources import digests, holds_documents, list_source_files, load_digests, save_digests
from indexer.errors import SourceError


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    for name in ("b.txt", "a/c.html", ".hidden.txt", ".git/config", "corrections.tsv"):
        path = tmp_path / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path / "seeds"


@pytest.mark.parametrize(
    ("source", "names"),
    [
        (".", ["seeds/a/c.html", "seeds/b.txt", "seeds/corrections.tsv"]),
        ("a", ["a/c.html"]),
        ("b.txt", ["b.txt"]),
    ],
)
def test_list_source_files(seeds: Path, source: str, names: list[str]) -> None:
    assert [file.name for file in list_source_files([seeds / source])] == names


def test_a_source_file(seeds: Path) -> None:
    (file,) = list_source_files([seeds / "b.txt", seeds / "b.txt"])
    digest = hashlib.sha256(b"b.txt").hexdigest()
    assert (file.path, file.name, file.size, file.digest) == (seeds / "b.txt", "b.txt", 5, digest)


def test_a_missing_source_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="There is no file or folder"):
        list_source_files([tmp_path / "missing"])


def test_two_files_with_the_same_name_are_an_error(seeds: Path) -> None:
    twin = seeds.parent / "archive" / "seeds" / "b.txt"
    twin.parent.mkdir(parents=True)
    twin.touch()
    with pytest.raises(SourceError, match=r"would both be called seeds/b\.txt"):
        list_source_files([seeds, twin.parent])


def test_digests_round_trip(seeds: Path, tmp_path: Path) -> None:
    files = list_source_files([seeds])
    save_digests(files, tmp_path)
    assert load_digests(tmp_path) == digests(files)


@pytest.mark.parametrize(("name", "expected"), [("seeds/a.txt", True), ("seeds/corrections.tsv", False)])
def test_holds_documents(name: str, expected: bool) -> None:
    assert holds_documents(name) == expected
