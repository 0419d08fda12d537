"""Behaviour specific to the Tantivy engine."""

from pathlib import Path

import pytest

from indexer.engine.tantivy_engine import TantivyEngine
from indexer.errors import IndexStateError
from indexer.query.parser import parse
from indexer.query.request import Filters
from indexer.values.canonical import CanonicalValues, make_entry
from tests.indexer.engine.contract import RECORDS


@pytest.mark.parametrize("name", [".term", ".store"])
def test_damaged_index_is_an_error_that_names_the_command(tmp_path: Path, name: str) -> None:
    engine = TantivyEngine(tmp_path)
    engine.write(make_entry(record, CanonicalValues()) for record in RECORDS)
    engine.commit()
    for file in tmp_path.glob(f"*{name}"):
        file.write_bytes(b"")

    def open_and_search() -> None:
        opened = TantivyEngine(tmp_path)
        opened.records(opened.search(parse("موسكو"), Filters(), "relevance", 10).keys)

    with pytest.raises(IndexStateError, match="index-cli build"):
        open_and_search()
