"""Copies and similar documents at the terminal, over an index of a few reports."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.cli.search import main
from tests.indexer.reports import COPIES, TEXTS
from tests.indexer.searching import index_texts

FLOOD_IDS = [f"texts/{name}.txt" for name in COPIES]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    index_texts(TEXTS, folder)
    return folder / "index"


def run(index: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--index", str(index)])


def test_a_hit_says_how_many_copies_it_has(index: Path) -> None:
    output = run(index, "السيول درنة", "--sort", "oldest").stdout
    assert "5 وثائق · 5 documents (طُويت 3 نسخ شبه متطابقة · 3 near-duplicates collapsed)" in output
    assert "+ 3 نسخ شبه متطابقة · 3 near-duplicates: \u2068texts/flood-cut.txt\u2069 · " in output
    assert "نسخ شبه متطابقة" not in run(index, "السيول درنة", "--all-copies").stdout


@pytest.mark.parametrize("words", [["السيول درنة"], ["السيول درنة", "--all-copies"]])
def test_formats_for_programs_have_all_documents_and_name_the_copies(index: Path, words: list[str]) -> None:
    found = run(index, *words, "--sort", "oldest", "--jsonl").stdout.splitlines()
    rows = {row["id"]: row for row in map(json.loads, found)}
    assert sorted(rows) == sorted([*FLOOD_IDS, "texts/later.txt"])
    first = next(iter(rows))
    for id_ in FLOOD_IDS:
        assert sorted([id_, *rows[id_]["copies"]]) == sorted(FLOOD_IDS)
        assert rows[id_]["copy_of"] == ("" if id_ == first else first)
    assert (rows["texts/later.txt"]["copies"], rows["texts/later.txt"]["copy_of"]) == ([], "")
    table = csv.DictReader(io.StringIO(run(index, *words, "--sort", "oldest", "--csv").stdout.removeprefix("\ufeff")))
    assert [json.loads(row["copies"] or "[]") for row in table] == [row["copies"] for row in rows.values()]
    assert run(index, *words, "--count").stdout == "5\n"


def test_similar_documents_are_listed(index: Path) -> None:
    output = run(index, "--similar", FLOOD_IDS[0])
    assert (output.exit_code, output.stdout.startswith("1. "), "texts/later.txt" in output.stdout) == (0, True, True)
    answer = json.loads(run(index, "--similar", FLOOD_IDS[0], "--json").stdout)
    assert answer["id"] == FLOOD_IDS[0]
    assert answer["similar"][0]["id"] == "texts/later.txt"
    assert not {hit["id"] for hit in answer["similar"]} & set(FLOOD_IDS)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--similar", "nowhere.txt"], "There is no document nowhere.txt in the index"),
        (["--similar", FLOOD_IDS[0], "--csv"], "--similar, --csv exclude each other"),
        (["--similar", FLOOD_IDS[0], "درنة"], "Give a QUERY, or --similar ID"),
        (
            ["درنة السيول", "--open", "9"],
            "only 2, with 3 more collapsed as near-duplicates",
        ),
        (["درنة السيول", "--open", "9", "--all-copies"], "no hit 9 to open, only 5: give --open a lower number"),
    ],
)
def test_errors(index: Path, words: list[str], sentence: str) -> None:
    result = run(index, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--from", "2023-09", "--to", "2023-09"], ""),
        (["--from", "١/٩/٢٠٢٣", "--to", "\u20682023/9/30\u2069"], ""),
        (["--to", "2023"], ""),
        (["--from", "أيلول 2023", "--to", "سبتمبر 2023"], ""),
        (["--dates", "سبتمبر 2023", "--dates", "1/9/2023", "--dates", "197X"], ""),
        (["--dates", "سبتمبر"], "is not a date"),
        (["--dates", "30 فبراير 2023"], "is not a date"),
        (["--dates", "2023-13"], "is not a date"),
        (["--during", "2023"], ""),
        (["--during", "سبتمبر 2023", "--not", "during=197X"], ""),
        (["--during", "20"], "“20” is not a date for during: write a decade as 201X"),
        (["--not", "during=abc"], "“abc” is not a date for during"),
        (["--not", "dates=abc"], "“abc” is not a date for dates"),
        (["--undated"], ""),
        (["--undated", "--from", "2017-01-01"], "leave out “undated”, or “from” and “to”"),
        (["--undated", "--to", "2017"], "leave out “undated”, or “from” and “to”"),
        (["--from", "2023", "--to", "2022"], "swap the two dates"),
        (["--from", "أمس"], "is not a date"),
        (["--to", "2023-02-30"], "is not a date"),
    ],
)
def test_days_are_dates_of_the_query_language(index: Path, options: list[str], sentence: str) -> None:
    result = run(index, "", *options)
    assert (result.exit_code == 2) == bool(sentence)
    assert sentence in result.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["-كوريا"], 'main -- "-كوريا"'),
        (["-كوريا -روسيا"], 'main -- "-كوريا -روسيا"'),
        (["--count", "-«كوريا»"], 'main -- "-«كوريا»"'),
        (["--", "-كوريا"], ""),
        (["–كوريا"], ""),
        (["-x"], "No such option"),
        (["--كوريا"], "--كوريا"),
    ],
)
def test_a_query_with_a_minus_first_follows_two_hyphens(index: Path, arguments: list[str], sentence: str) -> None:
    result = CliRunner().invoke(main, ["--index", str(index), *arguments])
    assert (result.exit_code == 2) == bool(sentence)
    assert sentence in result.stderr
