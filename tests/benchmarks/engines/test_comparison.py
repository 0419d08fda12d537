"""The same questions are asked of two indexes, and what differs is told."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.engines.__main__ import main
from benchmarks.engines.comparison import compare
from benchmarks.engines.latency import Requests, time_pages
from benchmarks.engines.material import Material
from benchmarks.engines.questions import Question, draw_questions, draw_searches
from tests.cluster.nodes import Cluster
from tests.indexer.archive import write_archive
from tests.indexer.searching import Row, index_rows
from tests.web.collection import ROWS


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Material:
    return Material.read(index_rows(ROWS, tmp_path_factory.mktemp("material")))


def test_questions_are_of_many_kinds_and_always_the_same(material: Material) -> None:
    questions = list(draw_questions(material, 3))
    assert questions == list(draw_questions(material, 3))
    assert len(questions) == len(set(questions))
    kinds = {question.kind for question in questions}
    assert {"phrases", "Latin names", "typing errors", "filters", "exports, CSV", "people", "map"} <= kinds
    assert all(sum(question.kind == kind for question in questions) <= 3 for kind in kinds)


def test_of_what_a_collection_lacks_nothing_is_asked(tmp_path: Path) -> None:
    nameless = Material.read(index_rows([Row("a", "", "عنوان", "كتب الطالب رسالة طويلة.")], tmp_path))
    kinds = {question.kind for question in draw_questions(nameless, 2)}
    assert {"a word", "phrases"} <= kinds
    assert kinds.isdisjoint({"people", "Latin names", "published", "mentioned", "places within"})


def test_what_differs_between_two_indexes_is_told(tmp_path: Path, material: Material) -> None:
    folders = {name: tmp_path / name for name in ("one", "same", "other")}
    for name, folder in folders.items():
        folder.mkdir()
        index_rows(ROWS[:-1] if name == "other" else ROWS, folder)
    one, same, other = (folder / "index" for folder in folders.values())
    questions = [*draw_questions(material, 1), Question("all", "/api/v1/search?q=")]
    assert [found for found in compare({"a": one, "b": same}, questions) if found.differences] == []
    [differences] = [found.differences for found in compare({"a": one, "b": other}, questions[-1:])]
    assert f"total: {len(ROWS)} ≠ {len(ROWS) - 1}" in map(str, differences)


def test_pages_are_timed(tmp_path: Path, material: Material) -> None:
    index_rows(ROWS, tmp_path)
    pages = draw_searches(material, 4)
    times, requests = time_pages({"Tantivy": tmp_path / "index"}, pages)
    assert [len(each) for each in times["Tantivy"]] == [4, 4]
    assert requests == {}  # of a cluster


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("http://127.0.0.1:9200/kashshaf-generation-1-documents/_search?search_type=x", "documents _search"),
        ("https://node/kashshaf-a-tables/_mget?realtime=false", "tables _mget"),
        ("http://node:9200/_search", "_search"),
    ],
)
def test_requests_are_named_by_what_they_ask(address: str, expected: str) -> None:
    assert Requests.asked(address) == expected


@pytest.mark.cluster
def test_both_engines_answer_the_same(tmp_path: Path, cluster: Cluster) -> None:
    sources = write_archive(tmp_path / "archive", 12)
    nodes = [part for address in cluster.addresses for part in ("--cluster", address)]
    parts = ["--part", "build", "--part", "compare"]
    result = CliRunner().invoke(main, [str(sources), *nodes, *parts, "--questions", "1"], catch_exceptions=False)
    assert "OpenSearch: 12 documents" in result.output
    assert "\n0 of " in result.output
