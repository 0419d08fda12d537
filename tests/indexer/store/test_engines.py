"""The engine of a generation: in its folder, or in a cluster that a file there names."""

import shutil
from pathlib import Path

import pytest

from indexer.engine.opensearch.sender import Sender
from indexer.engine.tantivy.engine import TantivyEngine
from indexer.errors import IndexStateError
from indexer.store import engines
from indexer.stored_files import read_json

NODES = ("http://127.0.0.1:1",)  # where nothing listens


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "index" / "generation-20260101T000000-ab" / "engine"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def _made(monkeypatch: pytest.MonkeyPatch) -> None:
    """An index in the cluster is taken for made."""
    monkeypatch.setattr(Sender, "prepare", lambda _: None)


def test_without_nodes_the_engine_is_in_the_folder(folder: Path) -> None:
    assert engines.make_sender(folder, (), ()) is None
    assert isinstance(engines.make_engine(folder, None, ()), TantivyEngine)
    assert isinstance(engines.open_engine(folder, None, ()), TantivyEngine)
    engines.delete_from_cluster(folder)


def test_an_index_that_cannot_be_made_is_not_named(folder: Path) -> None:
    with pytest.raises(IndexStateError, match=r"127.0.0.1:1 cannot be reached"):
        engines.make_sender(folder, (), NODES)
    assert not (folder / "cluster.json").exists()


@pytest.mark.usefixtures("_made")
def test_with_nodes_a_file_names_the_index_in_the_cluster(folder: Path) -> None:
    for _ in range(2):
        engines.make_sender(folder, (), NODES)
    with pytest.raises(IndexStateError, match=r"127.0.0.1:1 cannot be reached"):
        engines.open_engine(folder, None, ())
    place = read_json(folder / "cluster.json", dict)
    assert (place["nodes"], place["name"]) == ([*NODES], "kashshaf-generation-20260101t000000-ab")


@pytest.mark.usefixtures("_made")
def test_a_restored_snapshot_shares_what_is_in_the_cluster(folder: Path) -> None:
    engines.make_sender(folder, (), NODES)
    restored = folder.parent.with_name("generation-20260102T000000-cd")
    shutil.copytree(folder.parent, restored)
    engines.delete_from_cluster(folder)  # asks nobody: the restored one needs it
    shutil.rmtree(folder.parent)
    with pytest.raises(IndexStateError, match=r"127.0.0.1:1 cannot be reached"):
        engines.delete_from_cluster(restored / "engine")


@pytest.mark.usefixtures("_made")
def test_a_copy_at_the_same_place_on_another_machine_owns_nothing(folder: Path) -> None:
    engines.make_sender(folder, (), NODES)
    (folder.parent.parent / ".owner").unlink()  # a pull brings generations, and no such file
    engines.delete_from_cluster(folder)  # asks nobody
    engines.publish_in_cluster(folder)


@pytest.mark.usefixtures("_made")
def test_a_copy_of_a_generation_does_not_own_what_is_in_the_cluster(folder: Path, tmp_path: Path) -> None:
    engines.make_sender(folder, (), NODES)
    with pytest.raises(IndexStateError):
        engines.delete_from_cluster(folder)
    copy = tmp_path / "restored" / folder.parent.name
    folder.parent.rename(tmp_path / "moved")
    copy.parent.mkdir()
    (tmp_path / "moved").rename(copy)
    engines.delete_from_cluster(copy / "engine")  # asks nobody


def test_without_the_client_a_sentence_says_what_to_install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise ModuleNotFoundError(f"No module named {name!r}")

    monkeypatch.setattr(engines, "import_module", missing)
    with pytest.raises(IndexStateError, match=r"pip install 'kashshaf\[opensearch\]'"):
        engines.make_sender(folder, (), NODES)
