import os
import signal
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from indexer.documents.document import Document
from indexer.documents.metadata import Metadata
from indexer.documents.readers import child_process
from indexer.documents.readers.child_process import ChildProcess, Limits
from indexer.documents.readers.members import Facts, Member, MemberError

_TRIES = 5
HOSTILE = "tests.indexer.documents.readers.hostile_archive"
Read = Callable[[str], list[str]]


# A loaded machine may take seconds to start a process: only what tests slowness has the short limit.
PATIENT, SHORT = (Limits(seconds, 10, memory_bytes=256 << 20, answer_bytes=4 << 20) for seconds in (60, 2))


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[ChildProcess]:
    monkeypatch.setattr(child_process, "_GRACE_SECONDS", 1)
    child = ChildProcess(getattr(request, "param", PATIENT))
    yield child
    child.close()


@pytest.fixture
def read(child: ChildProcess, tmp_path: Path) -> Read:
    """Return what the lines of a file lead to: the content of members, ids of documents, sentences."""

    def read_file(lines: str) -> list[str]:
        path = tmp_path / "a.x"
        path.write_text(lines, encoding="utf-8")
        return [shown(step) for step in child.read_in_steps(HOSTILE, path, "a.x")]

    return read_file


def shown(step: object) -> str:
    if isinstance(step, Member):
        try:
            return b"".join(step.pieces).decode().strip()
        except MemberError as error:
            return f"{step.path}: {error.reason}"
    return step.id if isinstance(step, Document) else str(step)


DEATH = "its reader broke off (SIGSEGV); save its text as .txt."
FAULT = "its reader failed (KeyError: 'x'); please report it."
BIG = "takes more than 256 MB of memory to read; split it or save its text as .txt."
SLOW = "takes longer than 2 seconds to read; split it or save its text as .txt."


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("member1 document member2", ["member1", "a.x", "member2"]),
        ("", []),
        ("member1-fails member2", ["member1-fails.txt: a.x/member1-fails: is damaged.", "member2"]),
        ("member1-faults member2", [f"member1-faults.txt: a.x/member1-faults.txt: {FAULT}", "member2"]),
        ("member1 fail", ["member1", "a.x: no."]),
        ("member1 die member2", ["member1", f"a.x: {DEATH}"]),
        ("member1-dies member2", ["member1-dies.txt: None", f"a.x: {DEATH}"]),
        ("document exhaust", ["a.x", f"a.x: {BIG}"]),
    ],
)
def test_what_fails_loses_nothing_that_came_before_and_the_next_file_is_read(
    read: Read, lines: str, expected: list[str]
) -> None:
    assert read(lines) == expected
    assert read("document") == ["a.x"]


@pytest.mark.parametrize("child", [SHORT], indirect=True)
def test_slowness_is_counted_from_the_last_sign_of_life(child: ChildProcess, read: Read) -> None:
    for _ in range(_TRIES):  # until the process, once it runs, is quicker than the limit
        if read("document") == ["a.x"]:
            break
    assert read("pulse " * 6 + "document") == ["a.x"]
    assert read("member1 hang") == ["member1", f"a.x: {SLOW}"]


def test_a_file_is_read_again_if_the_files_before_may_have_ended_the_process(child: ChildProcess, read: Read) -> None:
    read("document")
    assert child.process_id
    os.kill(child.process_id, signal.SIGKILL)
    assert read("member1 document") == ["member1", "a.x"]


def test_content_that_is_not_taken_and_answers_that_are_left_are_in_nobodys_way(
    child: ChildProcess, read: Read, tmp_path: Path
) -> None:
    (tmp_path / "b.x").write_text("member1 member2 document", encoding="utf-8")
    steps = child.read_in_steps(HOSTILE, tmp_path / "b.x", "b.x")
    assert [getattr(step, "path", "") for step in steps] == ["member1.txt", "member2.txt", ""]
    steps = child.read_in_steps(HOSTILE, tmp_path / "b.x", "b.x")
    next(steps)
    steps.close()  # type: ignore[attr-defined]
    assert read("document") == ["a.x"]


OWN = Document("a", "عنوان", "متن", date(2020, 1, 2), "a", metadata=Metadata(url="http://b.org", author="هند"))
STATED = Metadata(url="http://a.org", author="سعاد", columns=(("x", "y"),))


@pytest.mark.parametrize(
    ("facts", "title", "body", "published", "author"),
    [
        (Facts(), "عنوان", "متن", 2020, "هند"),
        (Facts("رسالة", date(2023, 1, 1), STATED), "رسالة", "عنوان\nمتن", 2023, "سعاد"),
        (Facts("عنوان", None, STATED), "عنوان", "متن", 2020, "سعاد"),
        (Facts("رسالة", date(2023, 1, 1), STATED, lead=False), "عنوان", "متن", 2020, "هند"),
    ],
)
def test_what_a_file_says_of_a_member(facts: Facts, title: str, body: str, published: int, author: str) -> None:
    document = Facts.from_json(facts.to_json()).of(OWN)
    assert isinstance(document.published, date)
    assert (document.title, document.body, document.published.year) == (title, body, published)
    assert document.metadata.author == author
    assert document.metadata.columns == facts.metadata.columns
