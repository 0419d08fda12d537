"""`search-cli --facet`, and what it prints of what the sources state; `index-cli build --facet`."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.cli.completion import complete_facets
from indexer.cli.index import main as index_cli
from indexer.cli.search import main as search_cli
from tests.indexer.searching import FACETS

NAMES = ("_id", "text", "url", "section", "author", "desk")
ROWS = [
    ("1", "خبر أول", "https://www.example.org/1", "سياسة", "زياد", "أ"),
    ("2", "خبر ثان", "https://example.org/2", "رياضة", "", "ب"),
    ("3", "خبر ثالث", "https://example.net/3", "سياسة", "هالة", "ب"),
]


def run_index(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(index_cli, [*words, "--index", str(folder / "index")])


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(search_cli, [*words, "--index", str(folder / "index")])


def write(folder: Path, rows: Iterable[tuple[str, ...]]) -> None:
    lines = (json.dumps(dict(zip(NAMES, row, strict=True)), ensure_ascii=False) for row in rows)
    (folder / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("facets")
    write(folder, ROWS)
    assert run_index(folder, "build", str(folder / "news.jsonl"), "--facet", "desk=المكتب").exit_code == 0
    return folder


def found(folder: Path, *words: str) -> set[str]:
    return {hit["id"] for hit in json.loads(run(folder, "", *words, "--json").stdout)["hits"]}


@pytest.mark.parametrize("others", [[], ["--people", "زياد"], ["--values", "people"], ["--count"]])
def test_a_facet_of_which_all_are_wanted_is_one_of_the_index(folder: Path, others: list[str]) -> None:
    result = run(folder, "خبر", "--every", "foo", *others)
    assert (result.exit_code, "has no facet “foo”" in result.stderr) == (2, True)
    assert run(folder, "خبر", "--every", "desk", *others).exit_code != 2


@pytest.mark.parametrize(
    ("facets", "ids"),
    [
        (["section=سياسة"], {"1", "3"}),
        (["section=سياسه"], {"1", "3"}),
        (["section=سياسة", "section=رياضة"], {"1", "2", "3"}),
        (["section=سياسة", "author=هاله"], {"3"}),
        (["source=example.org"], {"1", "2"}),
        (["desk=ب", "section = رياضة"], {"2"}),
        (["author=غائب"], set()),
    ],
)
def test_values_of_facets_are_filters(folder: Path, facets: list[str], ids: set[str]) -> None:
    assert found(folder, *(word for facet in facets for word in ("--facet", facet))) == ids


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["--not", "section=سياسة"], {"2"}),
        (["--not", "section=سياسة", "--not", "desk=ب"], set()),
        (["--facet", "desk=ب", "--not", "author=هالة"], {"2"}),
        (["--facet", "section=سياسة", "--facet", "section=رياضة", "--every", "section"], set()),
        (["--undated"], {"1", "2", "3"}),
        (["--not", "people=زيد"], {"1", "2", "3"}),
        (["--not", "within=مصر"], {"1", "2", "3"}),
        (["--during", "201X"], set()),
        (["--not", "during=201X"], {"1", "2", "3"}),
    ],
)
def test_values_are_excluded_or_all_wanted(folder: Path, words: list[str], ids: set[str]) -> None:
    assert found(folder, *words) == ids


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("قسم:سياسه", {"1", "3"}),
        ("كاتب:زياد -section:رياضة", {"1"}),
        ("مصدر:example.org", {"1", "2"}),
        ("مصدر:example.*", {"1", "2", "3"}),
        ("مصدر:news.jsonl", {"1", "2", "3"}),
    ],
)
def test_fields_of_the_query_language(folder: Path, query: str, ids: set[str]) -> None:
    assert {hit["id"] for hit in json.loads(run(folder, query, "--json").stdout)["hits"]} == ids


def test_json_has_facets_and_what_the_source_states(folder: Path) -> None:
    answer = json.loads(run(folder, "أول", "--json").stdout)
    assert {key: answer["hits"][0][key] for key in ("url", "author", "site", "section", "member")} == {
        "url": "https://www.example.org/1",
        "author": "زياد",
        "site": "example.org",
        "section": "سياسة",
        "member": "",
    }
    facets = json.loads(run(folder, "", "--json").stdout)["facets"]
    assert list(facets) == [*FACETS, "desk"]
    assert facets["section"] == [
        {"value": "سياسة", "count": 2, "selected": False, "excluded": False},
        {"value": "رياضة", "count": 1, "selected": False, "excluded": False},
    ]
    assert {each["value"]: each["count"] for each in facets["desk"]} == {"أ": 1, "ب": 2}


def test_a_page_shows_them_on_lines(folder: Path) -> None:
    page = run(folder, "أول").stdout.replace("\u2068", "").replace("\u2069", "")
    assert "\n   example.org · سياسة · زياد · https://www.example.org/1\n" in page
    everything = run(folder, "").stdout.replace("\u2068", "").replace("\u2069", "")
    assert "سياسة 2 · رياضة 1" in everything
    assert "المكتب: ب 2 · أ 1" in everything


@pytest.mark.parametrize("facet", ["section", "=سياسة", "section=", "people=زياد", "رأي=نعم"])
def test_what_is_no_facet_is_one_sentence(folder: Path, facet: str) -> None:
    result = run(folder, "", "--facet", facet)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Traceback" not in result.stderr


def test_names_and_values_are_completed(folder: Path) -> None:
    context = search_cli.make_context("search-cli", ["", "--index", str(folder / "index")])

    def completed(typed: str) -> set[str]:
        return {str(item.value) for item in complete_facets(context, search_cli.params[0], typed)}

    assert completed("") == {"source=", "section=", "author=", "desk="}
    assert completed("se") == {"section="}
    assert completed("section=ر") == {"section=رياضة"}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    write(tmp_path, ROWS)
    return tmp_path


def desks(folder: Path) -> object:
    return json.loads(run(folder, "", "--json").stdout)["facets"].get("desk")


def test_an_update_keeps_the_columns_and_adds_others(own: Path) -> None:
    run_index(own, "build", str(own / "news.jsonl"))
    assert desks(own) is None
    added = run_index(own, "update", "--facet", "desk")
    assert (added.exit_code, bool(desks(own))) == (0, True)
    assert ": 0 added, 0 changed" in added.stdout
    write(own, ROWS[:1])
    run_index(own, "update", "--allow-removal")
    assert json.loads(run_index(own, "info", "--json").stdout)["facets"] == {"desk": "desk"}
    assert run_index(own, "check").exit_code == 0
    assert run_index(own, "update", "--facet", "").exit_code == 0
    assert json.loads(run_index(own, "info", "--json").stdout)["facets"] == {}
    refused = run_index(own, "update", "--facet", "people")
    assert refused.exit_code == 2
    assert "another facet" in refused.stderr
