"""No command prints a character that the terminal obeys, whatever its arguments, files and documents hold."""

import json
from collections.abc import Sequence
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from indexer.cli.index import main as index_cli
from indexer.cli.search import main as search_cli

BAD = "\x1b[31m\x9b2J\u202e\x07"
OBEYED = set("\0\x1b\x9b\x07\u202e\r\x85")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an index, whose path, documents and failures hold control characters."""
    folder = tmp_path_factory.mktemp("controls") / f"مجلد{BAD}"
    folder.mkdir()
    rows = [{"_id": f"1{BAD}", "title": f"كأس{BAD}", "text": f"قال سيرغي لافروف{BAD} في القاهرة.\x9b31m"}]
    (folder / f"rows{BAD}.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows) + "{\n", encoding="utf-8")
    (folder / f"bad{BAD}.html").write_bytes(b"\x00\xff\xfe\x01")
    return folder


def check(command: click.Command, args: Sequence[str | Path], codes: Sequence[int] = (0, 1, 2)) -> Result:
    result = CliRunner().invoke(command, [str(arg) for arg in args], prog_name="kashshaf")
    assert not OBEYED & set(result.output), ascii(result.output)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code in codes
    return result


@pytest.fixture(scope="module")
def index(folder: Path) -> Path:
    index = folder.parent / f"index{BAD}\nثان"
    built = check(index_cli, ["build", folder, "--index", index], [0])
    assert len(built.stdout.strip().split("\n")) == 2  # the new line of the name is no new line of the summary
    assert "not indexed" in built.stderr
    return index


@pytest.mark.parametrize(
    "args",
    [
        ["info"],
        ["info", "--json"],
        ["info", "--problems"],
        ["info", "--problems", "--json"],
        ["check"],
        ["forget", f"missing{BAD}"],
        ["rollback"],
        ["update"],
        ["update", f"missing{BAD}"],
        ["build", f"missing{BAD}"],
        ["entities"],
        ["entities", "--json"],
        ["entities", BAD],
        ["entities", f"--kind={BAD}"],
        ["entities", f"--limit={BAD}"],
        ["analyze", f"missing{BAD}"],
        [f"no-command{BAD}"],
        ["info", f"--no-option{BAD}"],
        ["info", f"argument{BAD}"],
        [f"--no-option{BAD}"],
    ],
)
def test_index_cli(index: Path, args: list[str]) -> None:
    has_index = args[0] in index_cli.commands and args[0] != "analyze"
    check(index_cli, [*args, *(["--index", str(index)] if has_index else [])])


@pytest.mark.parametrize(
    "args",
    [
        ["كأس"],
        ["كأس", "--explain"],
        ["كأس", "--json"],
        ["كأس", "--jsonl"],
        ["كأس", "--csv"],
        ["كأس", "--open", "1"],
        ["--similar", f"1{BAD}"],
        ["--similar", f"1{BAD}", "--json"],
        ["--similar", f"missing{BAD}"],
        [f"لاشيء{BAD}"],
        [BAD],
        [f"--no-option{BAD}"],
        [f"-{BAD}"],
        ["كأس", BAD],
        *(["كأس", f"--{name}={BAD}"] for name in ("people", "places", "dates", "within", "from", "to", "sort")),
        *(["كأس", f"--{name}={BAD}"] for name in ("limit", "offset", "open", "batch", "run", "index")),
        ["كأس", f"--json={BAD}"],
    ],
)
def test_search_cli(index: Path, args: list[str]) -> None:
    check(search_cli, [*args, *([] if any(arg.startswith("--index") for arg in args) else ["--index", str(index)])])


def test_batch(index: Path, tmp_path: Path) -> None:
    queries = tmp_path / f"queries{BAD}.jsonl"
    for row in ({"_id": f"1{BAD}", "text": "!!"}, {"_id": f"1 {BAD}", "text": "كأس"}):
        queries.write_text(json.dumps(row), encoding="utf-8")
        check(search_cli, ["--batch", queries, "--run", tmp_path / f"run{BAD}", "--index", index])
    check(search_cli, ["--batch", queries, "--run", tmp_path / f"missing{BAD}" / "run", "--index", index])


def test_the_list_of_commands_is_help() -> None:
    assert "build" in check(index_cli, [], [0, 2]).output


@pytest.mark.parametrize("char", ["\0", "\ud800", "½", "\u2028", "\U0010ffff", "\ufdfa"])
@pytest.mark.parametrize("form", ["{}", "--index={}", "--similar={}", "--people={}", "--from={}", "--batch={}", "--{}"])
def test_any_character_is_an_answer_or_a_sentence(char: str, form: str) -> None:
    check(search_cli, [form.format(char)])
    check(index_cli, ["info", form.format(char)])
    check(index_cli, [form.format(char)])
