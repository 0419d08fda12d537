"""The commands that read sources: what they print of failures and losses, and their exit codes."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.cli.index import main


@pytest.fixture
def base(tmp_path: Path) -> Path:
    for name in ("one/a.txt", "two/b.txt", "two/c.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"خبر {name}\n\nعقدت القمة.", encoding="utf-8")
    (tmp_path / "one" / "rows.jsonl").write_text("{\n", encoding="utf-8")
    assert run(tmp_path, "build", str(tmp_path / "one"), str(tmp_path / "two")).exit_code == 0
    return tmp_path


def run(base: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--index", str(base / "index")])


def test_info_lists_the_problems(base: Path) -> None:
    result = run(base, "info", "--problems")
    assert (result.exit_code, result.stdout.count("\n")) == (0, 3)
    assert "one/rows.jsonl, line 1: is not JSON" in result.stdout
    facts = json.loads(run(base, "info", "--json").stdout)
    assert [(each["source"], each["line"], each["kind"]) for each in facts["problems"]] == [
        ("one/rows.jsonl", 1, "failure")
    ]
    assert "لم تُفهرس · Files and rows that are not indexed: 1" in run(base, "info").stdout
    (base / "one" / "rows.jsonl").unlink()
    assert "not indexed: 0" in run(base, "update").stdout
    assert "There are no problems." in run(base, "info", "--problems").stdout


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("it's a name.pdf", "x"),
        ("خبر نوع.xyz", "x"),
        ("-rows $x.jsonl", '{"body": "نص"}\n{\n{"text": "نص"}'),
        ("two\nlines.csv", "id,title\n1,x\n"),
        ("pack.zip", "no zip"),
    ],
)
def test_the_command_below_a_file_tries_it_alone(base: Path, name: str, content: str) -> None:
    (base / "one" / name).write_text(content, encoding="utf-8")
    run(base, "update", "--map", "text=body")
    pasted = [line for line in run(base, "info", "--problems").stdout.splitlines() if line.startswith("    ")]
    script = "index-cli() { printf '%s\\0' \"$@\"; }\n" + "\n".join(pasted)
    read = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True).stdout
    words = ["analyze", str(base / "one" / name), "--map", "text=body"]
    assert "\0".join((*words, "")) in read
    result = CliRunner().invoke(main, words)
    assert result.exit_code == (0 if "rows" in name else 2)
    assert name.split("\n")[0] in result.stderr


def test_an_update_counts_what_failed_before(base: Path) -> None:
    (base / "two" / "d.txt").write_text("خبر\n\nوثيقة أخرى.", encoding="utf-8")
    result = run(base, "update")
    assert (result.exit_code, "1 added" in result.stdout, "not indexed: 1" in result.stdout) == (0, True, True)
    assert "index-cli info --problems" in result.stderr


def test_only_the_first_failures_are_printed(base: Path) -> None:
    (base / "one" / "rows.jsonl").write_text("{\n" * 50, encoding="utf-8")
    result = run(base, "update")
    assert result.stderr.count("is not JSON") == 20
    assert "not indexed: 50" in result.stdout
    assert run(base, "info", "--problems").stdout.count("is not JSON") == 50


def test_a_source_that_is_gone_can_be_removed_or_forgotten(base: Path) -> None:
    shutil.rmtree(base / "two")
    refused = run(base, "update")
    command = f"index-cli forget {base / 'two'} --index {base / 'index'}"
    assert (refused.exit_code, command in refused.stderr) == (2, True)
    assert run(base, "forget", str(base / "three")).exit_code == 2
    assert "1 document in" in run(base, "forget", str(base / "two")).stdout
    assert run(base, "update").exit_code == 0
    assert run(base, "forget", str(base / "one")).exit_code == 2


def test_a_loss_can_be_allowed(base: Path) -> None:
    for path in (base / "two").iterdir():
        path.unlink()
    assert run(base, "update").exit_code == 2
    assert run(base, "build", str(base / "one"), str(base / "two")).exit_code == 2
    allowed = run(base, "update", "--allow-removal")
    assert (allowed.exit_code, "2 removed" in allowed.stdout) == (0, True)


def test_an_empty_option_of_update_gives_up_what_the_index_had(base: Path) -> None:
    counts = [
        run(base, "update", *words, "--allow-removal").stdout.partition(" document")[0].rpartition("\n")[2]
        for words in (["--exclude", "c.txt"], [], ["--include", "x"], ["--exclude", ""])
    ]
    assert counts == ["2", "2", "0", "0"]
    assert "3 documents" in run(base, "update", "--include", "").stdout
