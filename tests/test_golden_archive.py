"""The facets of a small archive are those that an editor would show."""

from pathlib import Path

import pytest

from analyzers.token import Kind
from indexer.query.request import Filters, Request
from indexer.search.searcher import Searcher
from indexer.store.build import build, update
from indexer.values.canonical import NAME_KINDS
from tests.golden_archive import ARCHIVE, build_archive, facet_lines, golden_file
from tests.progress import Silent

_LINES_PER_UPDATE = 15


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return build_archive(tmp_path_factory.mktemp("archive") / "index")


@pytest.mark.parametrize("kind", NAME_KINDS)
def test_facets_are_golden(searcher: Searcher, kind: Kind) -> None:
    assert list(facet_lines(searcher, kind)) == golden_file(kind).read_text(encoding="utf-8").splitlines()


def test_a_run_of_names_has_the_values_of_both(searcher: Searcher) -> None:
    record = searcher.document("run")
    assert record is not None
    people = [(mention.value, mention.surface) for mention in record.mentions if mention.kind == "people"]
    assert people == [("عبدالفتاح السيسي", "عبدالفتاح السيسي"), ("عمر البشير", "عمر البشير")]
    for value, _ in people:
        found = searcher.search(Request("", Filters({"people": (value,)}), limit=100))
        assert "run" in {hit.id for hit in found.hits}
        assert found.total == next(each.count for each in found.facets.kinds["people"] if each.value == value)


def test_updates_give_the_values_of_a_build(searcher: Searcher, tmp_path: Path) -> None:
    lines = (ARCHIVE / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    sources = tmp_path / "sources"
    sources.mkdir()
    for start in range(0, len(lines), _LINES_PER_UPDATE):
        part = "\n".join(lines[start : start + _LINES_PER_UPDATE])
        (sources / f"{start}.jsonl").write_text(part, encoding="utf-8")
        (build if not start else update)([sources], tmp_path / "index", Silent())
    updated = Searcher(tmp_path / "index")
    for kind in NAME_KINDS:
        assert list(facet_lines(updated, kind)) == list(facet_lines(searcher, kind))
    for hit in searcher.search(Request("", limit=100)).hits:
        one, other = searcher.document(hit.id), updated.document(hit.id)
        assert one is not None
        assert other is not None
        assert one.mentions == other.mentions
