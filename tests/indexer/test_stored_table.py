"""Rows of a table on disk are found by their keys, whatever their number and length."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import IndexStateError
from indexer.stored_table import StoredTable, write_table

KEYS = st.text("ابتثكل -", max_size=4)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("table") / "table.tsv"


@given(st.dictionaries(KEYS, st.text("ابت 12", max_size=40), max_size=40), KEYS)
def test_rows_are_found_by_their_keys(file: Path, rows: dict[str, str], key: str) -> None:
    write_table(file, rows.items())
    table = StoredTable(file, str)
    assert dict(table) == rows
    assert list(table) == sorted(rows)
    assert len(table) == len(rows)
    assert table.get(key) == rows.get(key)


def test_values_are_parsed_when_they_are_asked_for(file: Path) -> None:
    write_table(file, [("ا", "12"), ("ب", "x")])
    table = StoredTable(file, int)
    assert table["ا"] == 12
    assert "ج" not in table
    with pytest.raises(IndexStateError):
        table["ب"]


def test_rows_of_many_blocks(file: Path) -> None:
    rows = {f"مفتاح {n}": "قيمة " * (n % 7) for n in range(3_000)} | {"طويل": "ا" * 100_000, "": "فارغ"}
    write_table(file, rows.items())
    table = StoredTable(file, str)
    assert dict(table) == rows
    assert [key for key in ("مفتاح", "مفتاح 3000", "ا", "يي") if key in table] == []


def test_a_damaged_table_is_an_error(file: Path) -> None:
    write_table(file, [("ا", "12")])
    content = bytearray(file.read_bytes())
    content[130] ^= 0xFF  # among the compressed rows, which begin after the header of 128 bytes
    file.write_bytes(content)
    with pytest.raises(IndexStateError):
        StoredTable(file, str).get("ا")


def test_a_table_that_is_missing_is_an_error(file: Path) -> None:
    with pytest.raises(IndexStateError):
        StoredTable(file.with_name("missing.tsv"), str)
