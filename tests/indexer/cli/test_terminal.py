"""Colour and the pager, which only a terminal gets: the commands run on a pseudo-terminal."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from indexer.cli.terminal import rate_text
from indexer.store.build import build
from tests.progress import Silent

SEARCH, BUILD = (Path(sys.executable).parent / name for name in ("search-cli", "index-cli"))
COLOUR = "\x1b[33m"
PAGED = "PAGED"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a built index and a pager that prints a line when it runs."""
    folder = tmp_path_factory.mktemp("terminal")
    (folder / "cup.txt").write_text("كأس العالم\n\nكأس العالم في قطر.\nوعاد الفريق.\n", encoding="utf-8")
    build([folder / "cup.txt"], folder / "index", Silent())
    pager = folder / "pager"
    pager.write_text(f"#!/bin/sh\necho {PAGED}\ncat\n", encoding="utf-8")
    pager.chmod(0o755)
    return folder


def environment(folder: Path, **environ: str) -> Mapping[str, str]:
    fixed = {"PATH": os.environ["PATH"], "PYTHONUTF8": "1", "TERM": "xterm", "COLUMNS": "80"}
    return fixed | {"PAGER": str(folder / "pager"), "KASHSHAF_INDEX": str(folder / "index")} | environ


def run_on_terminal(folder: Path, *words: str, **environ: str) -> str:
    """Run a search on a pseudo-terminal; return its output."""
    return run_program(SEARCH, folder, words, environ)


def run_program(program: Path, folder: Path, words: Iterable[str], environ: Mapping[str, str]) -> str:
    """Run a command on a pseudo-terminal; return its output."""
    controller, terminal_fd = pty.openpty()
    process = subprocess.Popen(
        [program, *words], env=environment(folder, **environ), stdin=terminal_fd, stdout=terminal_fd, stderr=terminal_fd
    )
    os.close(terminal_fd)
    output = b""
    while chunk := _read(controller):
        output += chunk
    os.close(controller)
    assert process.wait() == 0, output.decode()
    return output.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux raises this when the other end is closed
        return b""


@pytest.mark.parametrize(
    ("words", "environ", "paged", "coloured"),
    [
        (["قطر"], {"LINES": "50"}, False, True),
        (["قطر"], {"LINES": "5"}, True, False),  # this pager may not support colour
        (["قطر"], {"LINES": "50", "NO_COLOR": "1"}, False, False),
        (["قطر"], {"LINES": "50", "NO_COLOR": ""}, False, True),
        (["قطر"], {"LINES": "50", "TERM": "dumb"}, False, False),
        (["قطر"], {"LINES": "5", "TERM": "dumb"}, True, False),  # PAGER is set, so it is used
        (["قطر", "--open", "1"], {"LINES": "50"}, False, True),
        (["قطر", "--open", "1"], {"LINES": "4"}, True, False),
        (["قطر", "--json"], {"LINES": "1"}, False, False),
        (["قطر", "--jsonl"], {"LINES": "1"}, False, False),
        (["قطر", "--csv"], {"LINES": "1"}, False, False),
        (["قطر", "--count"], {"LINES": "1"}, False, False),
    ],
)
def test_pager_and_colour(
    folder: Path, words: list[str], environ: Mapping[str, str], paged: bool, coloured: bool
) -> None:
    output = run_on_terminal(folder, *words, **environ)
    assert (PAGED in output, COLOUR in output, "\x1b" in output) == (paged, coloured, coloured)


@pytest.mark.parametrize("words", [["قطر"], ["قطر", "--open", "1"], ["قطر", "--csv"], ["قطر", "--count"]])
def test_a_pipe_has_neither_pager_nor_colour(folder: Path, words: list[str]) -> None:
    env = environment(folder, LINES="1")
    result = subprocess.run([SEARCH, *words], env=env, capture_output=True, text=True, check=True)
    assert PAGED not in result.stdout
    assert "\x1b" not in result.stdout


def test_long_lines_fill_several_rows(folder: Path) -> None:
    assert PAGED not in run_on_terminal(folder, "قطر", "--open", "1", LINES="8")
    assert PAGED in run_on_terminal(folder, "قطر", "--open", "1", LINES="8", COLUMNS="5")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_command_runs_with_closed_streams(folder: Path, tmp_path: Path, closed: str) -> None:
    index_cli = Path(sys.executable).parent / "index-cli"
    words = f"{index_cli} build {folder / 'cup.txt'} --index {tmp_path / 'index'} {closed}"
    assert subprocess.run(["/bin/sh", "-c", words], check=False).returncode == 0


def test_what_the_encoding_of_the_terminal_lacks_is_escaped(folder: Path) -> None:
    environ = environment(folder, PYTHONUTF8="0", PYTHONIOENCODING="latin-1")
    result = subprocess.run([SEARCH, "كأس"], env=environ, capture_output=True, encoding="latin-1", check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert "1 document" in result.stdout
    assert "\\u0643\\u0623\\u0633" in result.stdout


@pytest.mark.parametrize(
    ("label", "done", "total", "seconds", "expected"),
    [
        ("analysing", 12_500_000, 16_900_000, 10.0, "12.5/16.9 MB 1.25 MB/s"),
        ("verifying", 0, 3_000_000_000, 0.0, "0.0/3,000.0 MB 0.00 MB/s"),
        ("writing", 1_500, 1_000_000, 2.0, "1,500/1,000,000 750/s"),
    ],
)
def test_the_rate_of_a_stage(label: str, done: int, total: int, seconds: float, expected: str) -> None:
    assert rate_text(label, done, total, seconds) == expected


def test_a_bar_shows_how_much_is_done_in_a_second(folder: Path, tmp_path: Path) -> None:
    words = ("build", str(folder / "cup.txt"), "--index", str(tmp_path / "index"))
    output = run_program(BUILD, folder, words, {})
    assert re.search(r"analysing .*100%.* MB/s.*writing .*100%.* 1/1 ", output, re.DOTALL)
