"""The loader of analyzers/data."""

from importlib.resources import files

import pytest

from analyzers.data_files import SortedTable, open_data, read_lines, read_rows, read_words

NAMES = sorted(path.name for path in (files("analyzers") / "data").iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_first_line_names_the_source(name: str) -> None:
    first_line = (files("analyzers") / "data" / name).read_bytes().split(b"\n", 1)[0].decode()
    assert first_line.startswith("# Source: ")
    with open_data(name) as file:
        assert not file.readline().startswith(b"#")


def test_rows_and_words_leave_out_the_first_line() -> None:
    assert next(read_rows("continents.tsv")) == read_lines("continents.tsv")[0].split("\t")
    assert next(read_words("whole_names.txt")) == read_lines("whole_names.txt")[0].split()[0]


def test_a_table_finds_the_same_rows_after_many_look_ups() -> None:
    table = SortedTable.load("names.tsv")
    rows = list(table.rows())
    assert [table.find(key) for key, _ in rows[::20]] == [row for _, row in rows[::20]]
    for number in range(70_000):
        assert table.find(f"no name {number}") is None
    assert [table.find(key) for key, _ in rows[::20]] == [row for _, row in rows[::20]]


def test_missing_file_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="no_such is missing"):
        read_lines("no_such")
