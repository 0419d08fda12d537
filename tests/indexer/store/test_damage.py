"""A file of an index that is damaged in any way: every reader says so, and nothing is made of it."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from indexer.errors import IndexMissingError, IndexStateError
from indexer.search.searcher import Searcher
from indexer.store.build import build, update
from indexer.store.check import check
from indexer.store.info import describe, needs_build
from indexer.store.manifest import Manifest
from indexer.stored_files import MANIFEST_FILE
from tests.indexer.archive import Answers, answers, live, write_archive, write_document
from tests.progress import Silent

FLIPS = 30


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an index of seeds/, which is built twice, so that it has a previous generation."""
    folder = tmp_path_factory.mktemp("built")
    write_archive(folder / "seeds", 12)
    for _ in range(2):
        build([folder / "seeds"], folder / "index", Silent())
    return folder


@pytest.fixture(scope="module")
def files(built: Path) -> list[Path]:
    """Return all files that a search or an update reads and that hold something, from the folder of the index."""
    index = built / "index"
    found = (path for path in live(index).rglob("*") if path.is_file() and path.suffix != ".lock")
    paths = [path.relative_to(index) for path in found if path.stat().st_size]
    return sorted([*paths, Path(MANIFEST_FILE)])


def damaged_copy(built: Path, folder: Path, file: Path, damage: Callable[[Path], None]) -> Path:
    """Copy the index, damage one file of the copy, and return the copy."""
    if folder.exists():
        shutil.rmtree(folder)
    shutil.copytree(built / "index", folder)
    damage(folder / file)
    return folder


def remove(file: Path) -> None:
    file.unlink()


def empty(file: Path) -> None:
    file.write_bytes(b"")


def cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def make_binary(file: Path) -> None:
    file.write_bytes(bytes(range(256)))


def make_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def of_same_size(text: str) -> Callable[[Path], None]:
    """Return what replaces a file by another JSON of its size."""

    def change(file: Path) -> None:
        size = file.stat().st_size
        file.write_bytes(text.encode().ljust(size)[:size])

    return change


DAMAGES = [
    remove,
    empty,
    cut,
    make_binary,
    make_folder,
    *map(of_same_size, ("[]", "{}", "null", '"x"', "[[1]]", "[" * 9999)),
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_every_reader_refuses_an_index_with_any_damaged_file(
    built: Path, files: list[Path], damage: Callable[[Path], None], tmp_path: Path
) -> None:
    for file in files:
        index = damaged_copy(built, tmp_path / "index", file, damage)
        if (index / file).is_file() and (index / file).read_bytes() == (built / "index" / file).read_bytes():
            continue
        for read in (Searcher, lambda index: update([], index, Silent())):
            with pytest.raises((IndexStateError, IndexMissingError), match="index-cli build"):
                read(index)
        assert needs_build(index, [built / "seeds"]), file
        if file.name == MANIFEST_FILE:
            with pytest.raises((IndexStateError, IndexMissingError), match="index-cli build"):
                describe(index)
        else:
            assert describe(index)["damaged"], file
            assert check(index, Silent()), file


def flip(random: Random) -> Callable[[Path], None]:
    """Return what flips one bit of a file at random."""

    def change(file: Path) -> None:
        content = bytearray(file.read_bytes())
        content[random.randrange(len(content))] ^= 1 << random.randrange(8)
        file.write_bytes(content)

    return change


def test_one_bit_never_makes_a_whole_index_with_other_answers(built: Path, files: list[Path], tmp_path: Path) -> None:
    """A file is added, and the index brought up to date: the damage is refused, or it was none."""
    random = Random(14)
    write_document(built / "seeds", 20)
    expected = built_answers(built, tmp_path)
    for _ in range(FLIPS):
        file = random.choice(files)
        index = damaged_copy(built, tmp_path / "index", file, flip(random))
        try:
            update([], index, Silent())
        except IndexStateError:
            continue
        assert answers(index) == expected, file
    (built / "seeds" / "020.txt").unlink()


def built_answers(built: Path, folder: Path) -> Answers:
    build([built / "seeds"], folder / "whole", Silent())
    return answers(folder / "whole")


@pytest.mark.parametrize(
    ("key", "value"),
    [("documents", 13), ("failed", 1), ("generation", "generation-x"), ("sources", ["/"]), ("built", "2020-01-01")],
)
def test_a_manifest_with_another_value_is_refused(built: Path, tmp_path: Path, key: str, value: object) -> None:
    index = damaged_copy(built, tmp_path / "index", Path(MANIFEST_FILE), lambda _: None)
    row = json.loads((index / MANIFEST_FILE).read_text(encoding="utf-8"))
    (index / MANIFEST_FILE).write_text(json.dumps(row | {key: value}), encoding="utf-8")
    with pytest.raises(IndexStateError, match="its checksum does not match"):
        Manifest.read(index)
    without = {name: field for name, field in row.items() if name != "checksum"}
    (index / MANIFEST_FILE).write_text(json.dumps(without), encoding="utf-8")
    with pytest.raises(IndexStateError, match="its checksum does not match"):
        Manifest.read(index)


def test_a_manifest_of_a_version_without_checksums_is_read(built: Path, tmp_path: Path) -> None:
    index = damaged_copy(built, tmp_path / "index", Path(MANIFEST_FILE), lambda _: None)
    row = json.loads((index / MANIFEST_FILE).read_text(encoding="utf-8"))
    del row["checksum"]
    (index / MANIFEST_FILE).write_text(json.dumps(row | {"schema": "14"}), encoding="utf-8")
    assert not Manifest.read(index).current
    with pytest.raises(IndexStateError, match="made by another version"):
        Searcher(index)
