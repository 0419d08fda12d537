import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indexer.documents.document import Document, Outcome
from indexer.documents.readers import child_process
from indexer.documents.readers.child_process import ChildProcess, Limits

ROOT = Path(__file__).parents[4]
HOSTILE = "tests.indexer.documents.readers.hostile"
LIMITS = Limits(wall_seconds=2, cpu_seconds=1, memory_bytes=256 << 20, answer_bytes=4 << 20)
Read = Callable[[str], list[Outcome]]


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch) -> Iterator[ChildProcess]:
    monkeypatch.setattr(child_process, "_GRACE_SECONDS", 1)
    child = ChildProcess(LIMITS)
    yield child
    child.close()


@pytest.fixture
def read(child: ChildProcess, tmp_path: Path) -> Read:
    def read_file(text: str) -> list[Outcome]:
        path = tmp_path / "ملف.x"
        path.write_text(text, encoding="utf-8")
        return list(child.read(HOSTILE, path, "ملف.x"))

    return read_file


def document(text: str) -> Document:
    return Document("a", text, "b", None, "ملف.x")


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("hang", "takes longer than 2 seconds to read; split it or save its text as .txt."),
        ("stop", "takes longer than 2 seconds to read; split it or save its text as .txt."),
        ("spin", "takes more than 1 seconds of CPU to read; split it or save its text as .txt."),
        ("exhaust", "takes more than 256 MB of memory to read; split it or save its text as .txt."),
        ("flood", "holds more than 4 MB of text; split it."),
        ("crash", "its reader broke off (SIGSEGV); save its text as .txt."),
        ("exit", "its reader broke off (exit code 0); save its text as .txt."),
        ("fault", "its reader failed (KeyError: 'x'); please report it."),
        ("recurse", "its reader failed (RecursionError"),
        ("fail", "no."),
    ],
)
def test_a_file_that_goes_over_a_limit_is_an_error_and_the_next_one_is_read(read: Read, text: str, error: str) -> None:
    (outcome,) = read(text)
    assert str(outcome).startswith(f"ملف.x: {error}") or (text == "spin" and "takes longer" in str(outcome))
    assert read("next") == [document("next")]


def test_outcomes_are_handed_over(read: Read) -> None:
    warning, outcome = read("warn")
    assert str(warning) == "ملف.x: line 3."
    assert outcome == document("warn")
    assert read("print") == [document("print")]  # what a library prints is no answer


def test_the_process_has_little(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "x")
    (environment,) = read("environment")
    assert isinstance(environment, Document)
    assert {"PYTHONPATH"} <= {*environment.title.split()} <= {"LC_CTYPE", "PYTHONPATH", "LD_LIBRARY_PATH"}
    assert read("descriptors") == [document("/dev/null pipe socket")]


def test_a_file_is_read_again_if_the_files_before_may_have_ended_the_process(
    child: ChildProcess, read: Read, tmp_path: Path
) -> None:
    read("first")
    assert child.process_id
    os.kill(child.process_id, signal.SIGKILL)
    assert read("next") == [document("next")]


def test_a_missing_file_is_an_error(child: ChildProcess, tmp_path: Path) -> None:
    (error,) = child.read(HOSTILE, tmp_path / "b.x", "b.x")
    assert str(error) == "b.x: cannot be opened: No such file or directory."


@pytest.mark.parametrize("text", ["hang", "spin", "done"])
def test_the_process_ends_with_its_parent(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.x"
    path.write_text(text, encoding="utf-8")
    program = (
        "import sys, time, pathlib\n"
        "from indexer.documents.readers.child_process import ChildProcess\n"
        f"child, path = ChildProcess(), pathlib.Path({str(path)!r})\n"
        f"list(child.read({HOSTILE!r}, path.parent / 'none', 'x'))\n"
        "print(child.process_id, flush=True)\n"
        f"list(child.read({HOSTILE!r}, path, 'x'))\n"
        "time.sleep(100)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=ROOT) as parent:
        assert parent.stdout
        number = int(parent.stdout.readline())
        parent.kill()
    deadline = time.monotonic() + 5
    while is_running(number) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not is_running(number)


def is_running(number: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{number}/status").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False
