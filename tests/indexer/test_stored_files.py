"""Files that are not what they should be are one kind of error, which names the file and the way out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indexer.errors import IndexStateError
from indexer.stored_files import expect, read_json, replace_file, write_json


def pairs(content: Any) -> dict[str, int]:
    return {key: expect(int, value) for key, value in expect(list, content)}


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write_json(tmp_path / "a.json", [("كشّاف", 1)])
    assert read_json(tmp_path / "a.json", pairs) == {"كشّاف": 1}
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == '[["كشّاف",1]]'


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[[",
        b"{}",
        b'"text"',
        b"null",
        b"[1]",
        b'[["a"]]',
        b'[["a", "b"]]',
        b'[["a", 1, 2]]',
        b"[" * 100_000,
        b"1" * 10_000,
    ],
)
def test_another_content_is_an_error(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(IndexStateError, match=r"a\.json cannot be read \(.+\): .*`index-cli build SOURCE --index .+`"):
        read_json(tmp_path / "a.json", pairs)


@pytest.mark.parametrize("make", [lambda file: None, Path.mkdir, lambda file: file.symlink_to(file)])
def test_a_file_that_cannot_be_opened_is_an_error(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "a.json")
    with pytest.raises(IndexStateError, match="index-cli build"):
        read_json(tmp_path / "a.json", pairs)


def test_an_error_of_ours_is_not_changed(tmp_path: Path) -> None:
    def refuse(_: Any) -> None:
        raise IndexStateError("made by another version")

    write_json(tmp_path / "a.json", {})
    with pytest.raises(IndexStateError, match=r"^made by another version$"):
        read_json(tmp_path / "a.json", refuse)


def test_a_file_is_replaced_and_nothing_else_left(tmp_path: Path) -> None:
    for content in ("1", "2"):
        replace_file(tmp_path / "a.json", content)
    assert [(file.name, json.loads(file.read_text())) for file in tmp_path.iterdir()] == [("a.json", 2)]
