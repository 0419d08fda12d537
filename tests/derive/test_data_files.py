"""Every data file names its source and the command that makes it, and the command exists."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from derive.data_files import DATA, command_of, first_line, word_lines

FILES = sorted(DATA.iterdir())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_first_line_names_a_command_that_exists(path: Path) -> None:
    assert find_spec(command_of(path)[0])


def test_a_file_without_a_command_is_named(tmp_path: Path) -> None:
    path = tmp_path / "names.tsv"
    path.write_text("# A list.\n")
    with pytest.raises(ValueError, match=r"names\.tsv does not name its source"):
        command_of(path)


def test_first_line() -> None:
    assert (
        first_line("a list. Licence: CC0.", "names")
        == "# Source: a list. Licence: CC0. Made by: python -m derive.names"
    )


@pytest.mark.parametrize(("count", "lengths"), [(0, []), (12, [12]), (13, [12, 1])])
def test_words_in_lines_of_a_dozen(count: int, lengths: list[int]) -> None:
    assert [len(line.split()) for line in word_lines(["كلمة"] * count)] == lengths
