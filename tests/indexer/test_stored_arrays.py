"""Arrays and strings come back from the file as they were; sorted strings are found by themselves and by a prefix."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from indexer.errors import IndexStateError
from indexer.stored_arrays import Strings, read_arrays, write_arrays

ARRAYS: list[NDArray[Any]] = [np.arange(5, dtype=np.uint32), np.empty(0, np.uint8), np.array([3], np.uint8)]


def test_arrays_come_back(tmp_path: Path) -> None:
    write_arrays(tmp_path / "file", ARRAYS)
    found = read_arrays(tmp_path / "file")
    assert [(each.dtype, each.tolist()) for each in found] == [(each.dtype, each.tolist()) for each in ARRAYS]


@pytest.mark.parametrize("content", [b"", b"x", b"\x93NUMPY\x01\x00"])
def test_a_damaged_file_is_an_error(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(IndexStateError):
        read_arrays(tmp_path / "file")


def test_a_file_that_was_cut_is_an_error(tmp_path: Path) -> None:
    write_arrays(tmp_path / "file", ARRAYS)
    (tmp_path / "file").write_bytes((tmp_path / "file").read_bytes()[:-1])
    with pytest.raises(IndexStateError):
        read_arrays(tmp_path / "file")


WORDS = st.text("ابأ\u0651xé東😀", max_size=4)


@given(st.sets(WORDS), WORDS)
def test_sorted_strings_are_found(words: set[str], asked: str) -> None:
    ordered = sorted(words)
    strings = Strings.of(ordered)
    assert list(strings) == ordered
    assert strings.number(asked) == (ordered.index(asked) if asked in words else None)
    start, end = strings.with_prefix(asked)
    assert ordered[start:end] == [word for word in ordered if word.startswith(asked)]
