"""Copies and similar documents at the terminal, over an index of a few reports."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.cli.search import main
from tests.indexer.reports import COPIES, TEXTS
from tests.indexer.searching import searching

FLOODS = [f"texts/{name}.txt" for name in COPIES]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    searching(TEXTS, folder)
    return folder / "index"


def run(index: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--index", str(index)])


def test_a_hit_says_how_many_copies_it_has(index: Path) -> None:
    shown = run(index, "السيول درنة", "--sort", "oldest").stdout
    assert "5 وثائق · 5 documents" in shown
    assert "+ 3 نسخ قريبة · 3 near-duplicates: \u2068texts/flood-cut.txt\u2069 · " in shown
    assert "نسخ قريبة" not in run(index, "السيول درنة", "--all-copies").stdout


@pytest.mark.parametrize(("words", "rows"), [(["السيول درنة"], 2), (["السيول درنة", "--all-copies"], 5)])
def test_formats_for_programs_name_the_copies(index: Path, words: list[str], rows: int) -> None:
    hits = [json.loads(line) for line in run(index, *words, "--sort", "oldest", "--jsonl").stdout.splitlines()]
    listed = [id_ for hit in hits for id_ in (hit["id"], *hit["copies"])]
    assert len(hits) == rows
    assert sorted(listed) == sorted([*FLOODS, "texts/later.txt"])
    table = list(csv.DictReader(io.StringIO(run(index, *words, "--sort", "oldest", "--csv").stdout)))
    assert [json.loads(row["copies"] or "[]") for row in table] == [hit["copies"] for hit in hits]
    assert run(index, *words, "--count").stdout == "5\n"


def test_similar_documents_are_listed(index: Path) -> None:
    shown = run(index, "--similar", FLOODS[0])
    assert (shown.exit_code, shown.stdout.startswith("1. "), "texts/later.txt" in shown.stdout) == (0, True, True)
    found = json.loads(run(index, "--similar", FLOODS[0], "--json").stdout)
    assert found["id"] == FLOODS[0]
    assert found["similar"][0]["id"] == "texts/later.txt"
    assert not {hit["id"] for hit in found["similar"]} & set(FLOODS)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--similar", "nowhere.txt"], "There is no document nowhere.txt in the index"),
        (["--similar", FLOODS[0], "--csv"], "--similar, --csv exclude each other"),
        (["--similar", FLOODS[0], "درنة"], "Give a QUERY, or --similar ID"),
    ],
)
def test_errors(index: Path, words: list[str], sentence: str) -> None:
    done = run(index, *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert sentence in done.stderr
