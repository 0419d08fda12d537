"""Every data file names its source and the command that makes it, and the command exists."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from derive.data_files import DATA, first_line, word_lines

FILES = sorted(DATA.iterdir())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_first_line_names_a_command_that_exists(path: Path) -> None:
    with path.open("rb") as file:
        line = file.readline().decode()
    match = re.fullmatch(r"# Source: .+\. Made by: python -m (derive\.\w+)( COLLECTIONS)?\n", line)
    assert match
    assert find_spec(match[1])


def test_first_line() -> None:
    assert (
        first_line("a list. Licence: CC0.", "names")
        == "# Source: a list. Licence: CC0. Made by: python -m derive.names"
    )


@pytest.mark.parametrize(("count", "lengths"), [(0, []), (12, [12]), (13, [12, 1])])
def test_words_in_lines_of_a_dozen(count: int, lengths: list[int]) -> None:
    assert [len(line.split()) for line in word_lines(["كلمة"] * count)] == lengths
