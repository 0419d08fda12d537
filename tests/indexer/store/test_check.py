"""An index whose files do not fit together, although the manifest declares each of them whole."""

import json
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from indexer.engine.tables import Tables
from indexer.engine.tantivy.tables import FileTables
from indexer.errors import IndexMissingError, IndexStateError
from indexer.similar.groups import save_groups
from indexer.store.build import build
from indexer.store.check import check
from indexer.store.generation import Generation
from indexer.store.manifest import Manifest
from indexer.stored_files import MANIFEST_FILE
from indexer.values.unified import UnifiedValues
from tests.indexer.archive import live, write_archive
from tests.progress import Silent


@pytest.fixture
def index(tmp_path: Path) -> Path:
    build([write_archive(tmp_path / "seeds", 6)], tmp_path / "index", Silent())
    return tmp_path / "index"


def faults(index: Path) -> list[str]:
    return [str(fault) for fault in check(index, Silent())]


def declare_whole(index: Path, documents: int = 6) -> None:
    """Describe the live generation as it is now."""
    manifest = Manifest.describe(Generation(live(index)), documents, [index.parent / "seeds"])
    (index / MANIFEST_FILE).write_text(manifest.to_json(), encoding="utf-8")


def edit(index: Path, name: str, change: Callable[[Any], object]) -> None:
    """Change the content of a JSON file of the live generation."""
    file = live(index) / name
    content = json.loads(file.read_text(encoding="utf-8"))
    change(content)
    file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def test_an_index_that_was_just_built_is_whole(index: Path) -> None:
    assert faults(index) == []


def test_damaged_files_are_named_all_of_them_with_the_command_that_mends_them(index: Path) -> None:
    (live(index) / "names.json").write_text("{}", encoding="utf-8")
    next(live(index).glob("engine/*.term")).unlink()
    damaged = faults(index)
    assert [("names.json has another size" in fault, ".term is missing" in fault) for fault in damaged] == [
        (False, True),
        (True, False),
    ]
    command = f"index-cli build {index.parent / 'seeds'} --index {index}"
    assert all(command in fault for fault in damaged)


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("names.json", lambda names: names["strings"].reverse(), "stored names"),
        ("names.json", lambda names: names["strings"].__setitem__(1, "x"), "stored names"),
        ("spellings.json", lambda pairs: pairs.append(["a", "b"]), "stored spellings"),
        (
            "sources.json",
            lambda sources: next(iter(sources.values())).pop("seeds/000.txt"),
            "document seeds/000.txt is of no source",
        ),
    ],
)
def test_a_file_that_does_not_fit_the_documents_is_named(
    index: Path, name: str, change: Callable[[Any], object], said: str
) -> None:
    edit(index, name, change)
    declare_whole(index)
    assert any(said in fault for fault in faults(index))


@pytest.mark.parametrize(
    ("save", "said"),
    [
        (UnifiedValues({("places", "تونس"): ("أثينا",)}).save, "is not found by its field places"),
        (partial(save_groups, [("seeds/000.txt", "nowhere")]), "near-duplicates"),
    ],
)
def test_a_table_that_does_not_fit_the_documents_is_named(
    index: Path, save: Callable[[Tables], object], said: str
) -> None:
    save(FileTables(live(index) / "engine"))
    declare_whole(index)
    assert any(said in fault for fault in faults(index))


def test_documents_that_are_missing_are_counted(index: Path, tmp_path: Path) -> None:
    build([write_archive(tmp_path / "fewer" / "seeds", 5)], tmp_path / "other", Silent())
    shutil.rmtree(live(index) / "engine")
    shutil.copytree(live(tmp_path / "other") / "engine", live(index) / "engine")
    declare_whole(index)
    said = " ".join(faults(index))
    assert "the manifest has 6 documents, the index 5" in said
    assert "stored names" in said


def test_facets_are_counted_by_the_numbers_of_their_values(index: Path) -> None:
    file = live(index) / "engine" / "values.bin"
    first, *rest = file.read_bytes().split(b"\0")
    file.write_bytes(b"\0".join([*rest[:-1], first, b""]))
    declare_whole(index)
    assert any("the facet of" in fault for fault in faults(index))


def test_there_must_be_an_index_of_this_version(index: Path, tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError):
        check(tmp_path / "nowhere", Silent())
    (index / MANIFEST_FILE).write_text("{}", encoding="utf-8")
    with pytest.raises(IndexStateError, match="index-cli build"):
        check(index, Silent())
