"""The commands over indexes that are whole, damaged or missing: exit codes, and one sentence."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from indexer.cli.index import main as index_cli
from indexer.cli.search import main as search_cli
from indexer.stored_files import MANIFEST_FILE
from tests.indexer.archive import answers, live, write_archive, write_document


def run(command: click.Command, *words: str) -> Result:
    return CliRunner().invoke(command, words)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    write_archive(folder / "seeds", 3)
    assert run(index_cli, "build", str(folder / "seeds"), "--index", str(folder / "index")).exit_code == 0
    return folder


@pytest.fixture
def index(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built / "index", tmp_path / "index")


def garble_manifest(index: Path) -> None:
    (index / MANIFEST_FILE).write_bytes(b"\xff\x00")


def put_folder_in_place_of_manifest(index: Path) -> None:
    (index / MANIFEST_FILE).unlink()
    (index / MANIFEST_FILE).mkdir()


def change_values(index: Path) -> None:
    (live(index) / "engine/values_people.table").write_text("[]", encoding="utf-8")


def remove_index(index: Path) -> None:
    shutil.rmtree(index)


COMMANDS: list[tuple[click.Command, list[str]]] = [
    (search_cli, ["تونس"]),
    (search_cli, ["تونس", "--json"]),
    (index_cli, ["entities"]),
    (index_cli, ["update"]),
    (index_cli, ["check"]),
    (index_cli, ["rollback"]),
    (index_cli, ["snapshot", "no-such-folder/copy"]),
]


@pytest.mark.parametrize("damage", [garble_manifest, put_folder_in_place_of_manifest, change_values, remove_index])
@pytest.mark.parametrize(("command", "words"), COMMANDS)
def test_a_damaged_or_missing_index_is_one_sentence_and_exit_2(
    index: Path, damage: Callable[[Path], None], command: click.Command, words: list[str]
) -> None:
    damage(index)
    result = run(command, *words, "--index", str(index))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("error: ")
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("damage", [garble_manifest, change_values, remove_index])
def test_if_stale_builds_a_damaged_index_again(built: Path, index: Path, damage: Callable[[Path], None]) -> None:
    damage(index)
    words = ["build", str(built / "seeds"), "--if-stale", "--index", str(index)]
    assert "3 documents" in run(index_cli, *words).stdout
    assert "is up to date" in run(index_cli, *words).stdout


def test_check_says_that_an_index_is_whole(index: Path) -> None:
    result = run(index_cli, "check", "--index", str(index))
    assert (result.exit_code, "is whole" in result.stdout) == (0, True)


def test_check_and_info_name_what_an_interrupted_build_has_left(index: Path) -> None:
    def said() -> tuple[bool, int]:
        facts = json.loads(run(index_cli, "info", "--json", "--index", str(index)).stdout)
        return "has left" in run(index_cli, "check", "--index", str(index)).stdout, facts["unfinished"]

    assert said() == (False, 0)
    (index / "unfinished.spool").write_bytes(bytes(2_000_000))
    assert said() == (True, 2_000_000)


def test_rollback_goes_back_and_forth(built: Path, index: Path, tmp_path: Path) -> None:
    def documents() -> int:
        facts = json.loads(run(index_cli, "info", "--json", "--index", str(index)).stdout)
        return int(facts["documents"])

    seeds = shutil.copytree(built / "seeds", tmp_path / "more")
    write_document(seeds, 9)
    assert run(index_cli, "build", str(seeds), "--allow-removal", "--index", str(index)).exit_code == 0
    assert documents() == 4
    for expected in (3, 4):
        result = run(index_cli, "rollback", "--index", str(index))
        assert (result.exit_code, documents()) == (0, expected), result.stderr


def test_snapshot_restore_and_rollback(built: Path, index: Path, tmp_path: Path) -> None:
    before = answers(index)
    assert run(index_cli, "snapshot", str(tmp_path / "monday"), "--index", str(index)).exit_code == 0
    more = write_archive(tmp_path / "more", 2)
    assert run(index_cli, "update", str(more), "--index", str(index)).exit_code == 0
    after = answers(index)
    assert run(index_cli, "restore", str(tmp_path / "monday"), "--index", str(index)).exit_code == 0
    assert answers(index) == before
    assert run(index_cli, "rollback", "--index", str(index)).exit_code == 0
    assert answers(index) == after
