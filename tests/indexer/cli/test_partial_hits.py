"""Hits with only some words of a query at the terminal."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.cli.search import main
from tests.indexer.searching import index_texts

TEXTS = {
    "visit": "وصل وزير الخارجية سيرغي لافروف إلى وونسان في 12 يوليو 2025.",
    "moscow": "عاد لافروف إلى موسكو.",
    "cup": "فازت الأرجنتين بالكأس.",
}
HEADING = "—— وفيها بعض ما سألت عنه · With some of the words: "
NONE = "لا وثيقة فيها كلّ كلمات"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("partial")
    index_texts(TEXTS, folder)
    return folder / "index"


def run(index: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--index", str(index)])


def test_they_follow_the_facets_of_the_hits(index: Path) -> None:
    result = run(index, "لافروف وونسان")
    whole, partial = result.stdout.split(HEADING)
    assert result.exit_code == 0
    assert whole.startswith("وثيقة واحدة · 1 document")
    assert whole.rstrip().splitlines()[-1].startswith("تواريخ ذُكرت")
    assert partial.startswith("وثيقة واحدة · 1 document\n\n2. ")
    assert partial.rstrip().endswith("ليس فيها · Missing: \u2068وونسان\u2069")


@pytest.mark.parametrize("words", [["لافروف"], ["لافروف AND وونسان"], ["لافروف أو وونسان"], ["لافروف وونسان", "--any"]])
def test_no_line_without_them(index: Path, words: list[str]) -> None:
    output = run(index, *words).stdout
    assert HEADING not in output
    assert "Missing" not in output


def test_one_word_is_enough_with_any(index: Path) -> None:
    assert [run(index, "لافروف وونسان", *option, "--count").stdout for option in ([], ["--any"])] == ["1\n", "2\n"]


def test_without_hits_the_word_that_stands_against_the_others_is_named(index: Path) -> None:
    result = run(index, "لافروف وونسان الكأس")
    assert result.exit_code == 1
    said, without, *_ = result.stdout.splitlines()
    assert said.startswith(f"{NONE} «\u2068لافروف وونسان الكأس\u2069»")
    assert without == "من دون «\u2068الكأس\u2069» · Without “\u2068الكأس\u2069”: وثيقة واحدة · 1 document"
    assert HEADING in result.stdout


def test_without_one_word_to_blame_each_has_its_count(index: Path) -> None:
    output = run(index, "موسكو وونسان الكأس").stdout
    assert NONE in output
    assert "\u2068موسكو\u2069 1 · \u2068وونسان\u2069 1 · \u2068الكأس\u2069 1" in output


def test_a_page_of_partial_hits_alone(index: Path) -> None:
    output = run(index, "لافروف وونسان", "--offset", "1").stdout
    assert f"{HEADING}وثيقة واحدة · 1 document\n\n2. " in output
    assert "lower --offset" not in output
    assert "lower --offset" in run(index, "لافروف وونسان", "--offset", "2").stdout


def test_explain_gives_the_reasons_of_the_words_that_are_there(index: Path) -> None:
    partial = run(index, "لافروف وونسان", "--explain").stdout.split(HEADING)[1]
    missing, *reasons = partial.rstrip().splitlines()[-2:]
    assert "Missing" in missing
    assert len(reasons) == 1
    assert reasons[0].lstrip().startswith("\u2068لافروف\u2069")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["لافروف وونسان", "--open", "1"], 0, "وصل وزير الخارجية"),
        (["لافروف وونسان", "--open", "2"], 0, "عاد لافروف"),
        (["لافروف الكأس", "--open", "2"], 0, "عنوان"),
        (["لافروف وونسان", "--open", "3"], 2, "only 2"),
    ],
)
def test_open_counts_through_both_lists(index: Path, words: list[str], code: int, said: str) -> None:
    result = run(index, *words)
    assert (result.exit_code, said in result.output) == (code, True)


@pytest.mark.parametrize(("format_", "lines"), [("--jsonl", 1), ("--csv", 2)])
def test_exports_have_the_hits_with_all_words(index: Path, format_: str, lines: int) -> None:
    assert len(run(index, "لافروف وونسان", format_, "--limit", "1000").stdout.splitlines()) == lines


def test_json_has_both(index: Path) -> None:
    answer = json.loads(run(index, "لافروف وونسان", "--json").stdout)
    assert (answer["total"], answer["partial"]["total"]) == (1, 1)
    assert answer["partial"]["hits"][0]["lacks"] == ["وونسان"]
