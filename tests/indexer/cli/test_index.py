"""The two commands, run as real processes in a fresh folder."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

BIN = Path(sys.executable).parent
CSV_HEADER = (
    "\ufeffid,title,score,published,source,snippet,copies,url,author,site,section,member,people,places,dates,copy_of\n"
)
PHRASE = "قال وزير الخارجية الروسي سيرغي لافروف في مدينة وونسان إنه سيعود."


def run(folder: Path, *words: str, stdin: str = "", **environ: str) -> subprocess.CompletedProcess[str]:
    command, *arguments = words
    env: Mapping[str, str] = {"PATH": str(BIN), "PYTHONUTF8": "1", "HOME": str(folder), **environ}
    return subprocess.run(
        [BIN / command, *arguments], cwd=folder, env=env, input=stdin, capture_output=True, text=True, check=False
    )


WONSAN_AND_MOSCOW_IDS = ["seeds/wonsan.txt", "seeds/moscow.txt"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a fresh folder with seeds/ and a built index/."""
    folder = tmp_path_factory.mktemp("fresh")
    seeds = folder / "seeds"
    seeds.mkdir()
    (seeds / "wonsan.txt").write_text(f"لافروف في وونسان\n\nنشرت في: 11/07/2025\n\n{PHRASE}\n", encoding="utf-8")
    (seeds / "moscow.txt").write_text("موسكو\n\nعاد سيرغي لافروف إلى موسكو.\n", encoding="utf-8")
    rows = [
        {"_id": f"doc-{n}", "title": f"خبر {n}", "text": "كأس العالم في قطر", "date": f"2022-12-0{n}"} for n in (1, 2)
    ]
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (seeds / "cup.jsonl").write_text(lines, encoding="utf-8")
    result = run(folder, "index-cli", "build")
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines()[1].startswith("4 documents in index; files: 3 added")
    return folder


def search_json(folder: Path, *words: str) -> dict[str, Any]:
    result = run(folder, "search-cli", *words, "--json")
    assert result.returncode in (0, 1), result.stderr
    answer: dict[str, Any] = json.loads(result.stdout)
    return answer


def hit_ids(answer: dict[str, Any]) -> list[str]:
    return [hit["id"] for hit in answer["hits"]]


def test_a_search_shows_title_date_source_and_marked_snippet(folder: Path) -> None:
    result = run(folder, "search-cli", "لافروف وونسان")
    assert result.returncode == 0
    first = result.stdout.split("\n\n")[1]
    assert first.startswith("1. ")
    for output in ("[لافروف] في [وونسان]", "2025-07-11", "seeds/wonsan.txt", "سيرغي [لافروف] في مدينة [وونسان]"):
        assert output in first


def test_arabic_on_a_terminal_is_isolated(folder: Path) -> None:
    result = run(folder, "search-cli", "لافروف")
    assert result.stdout.count("\u2068") == result.stdout.count("\u2069") > 3


def test_json_is_one_object_with_the_documented_keys(folder: Path) -> None:
    answer = search_json(folder, "وونسان")
    assert answer.keys() >= {"query", "total", "took_ms", "hits", "facets"}
    assert answer["facets"].keys() >= {"people", "places", "dates"}
    (hit,) = answer["hits"]
    assert hit.keys() >= {"id", "title", "score", "published", "source", "snippet"}
    assert [hit["snippet"]["text"][a:b] for a, b in hit["snippet"]["marks"]] == ["وونسان"]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["قطر", "--sort", "newest"], ["doc-2", "doc-1"]),
        (["قطر", "--sort", "oldest"], ["doc-1", "doc-2"]),
        (["قطر", "--from", "2022-12-02"], ["doc-2"]),
        (["قطر", "--to", "2022-12-01"], ["doc-1"]),
        (["قطر", "--sort", "oldest", "--limit", "1"], ["doc-1"]),
        (["قطر", "--sort", "oldest", "--limit", "1", "--offset", "1"], ["doc-2"]),
        (["", "--places", "موسكو"], ["seeds/moscow.txt"]),
        (["", "--people", "سيرغي لافروف", "--places", "موسكو"], ["seeds/moscow.txt"]),
        (["", "--within", "روسيا"], ["seeds/moscow.txt"]),
        (["", "--within", "كوريا الشمالية", "--within", "روسيا", "--sort", "newest"], WONSAN_AND_MOSCOW_IDS),
        (["قطر", "--within", "آسيا", "--sort", "oldest"], ["doc-1", "doc-2"]),
        (["قطر", "--within", "أوروبا"], []),
        (["published:2022-12-02"], ["doc-2"]),
        (["people:لافروف موسكو"], ["seeds/moscow.txt"]),
        (["كؤوس", "--sort", "oldest"], ["doc-1", "doc-2"]),
        (["كؤوس", "--exact"], []),
        (["العالم", "--exact", "--sort", "oldest"], ["doc-1", "doc-2"]),
        (["إعلامي", "--sort", "oldest"], []),
        (["إعلامي", "--wide", "--sort", "oldest"], ["doc-1", "doc-2"]),
        (["تونس"], []),
    ],
)
def test_options_of_a_search(folder: Path, words: list[str], ids: list[str]) -> None:
    assert hit_ids(search_json(folder, *words)) == ids


def test_nothing_found_is_exit_code_1(folder: Path) -> None:
    assert run(folder, "search-cli", "تونس").returncode == 1


@pytest.mark.parametrize(
    ("words", "code", "begins", "lines"),
    [
        (["قطر", "--jsonl"], 0, '{"id": "doc-', 2),
        (["قطر", "--jsonl", "--limit", "1"], 0, '{"id": "doc-', 1),
        (["تونس", "--jsonl"], 1, "", 0),
        (["قطر", "--csv"], 0, f"{CSV_HEADER}doc-", 3),
        (["تونس", "--csv"], 1, CSV_HEADER, 1),
        (["قطر", "--csv", "--limit", "1"], 0, f"{CSV_HEADER}doc-", 2),
        (["قطر", "--csv", "--limit", "5000", "--offset", "1"], 0, f"{CSV_HEADER}doc-", 2),
        (["قطر", "--ris"], 0, "TY  - GEN\n", 16),
        (["تونس", "--ris"], 1, "", 0),
        (["قطر", "--count"], 0, "2\n", 1),
        (["قطر", "--count", "--limit", "1", "--explain"], 0, "2\n", 1),
        (["تونس", "--count"], 1, "0\n", 1),
        (
            ["قطر", "--open", "2", "--sort", "newest"],
            0,
            "خبر 1\n2022-12-01 · \u2068seeds/cup.jsonl\u2069\n\nكأس العالم",
            4,
        ),
        (["قطر", "--open", "2", "--sort", "newest", "--offset", "1", "--limit", "1"], 0, "خبر 1\n", 4),
        (["تونس", "--open", "1"], 1, "لم نجد وثيقة فيها", 1),
    ],
)
def test_formats_for_programs(folder: Path, words: list[str], code: int, begins: str, lines: int) -> None:
    result = run(folder, "search-cli", *words)
    assert (result.returncode, result.stderr, len(result.stdout.splitlines())) == (code, "", lines)
    assert result.stdout.startswith(begins)


@pytest.mark.parametrize("option", ["--json", "--jsonl", "--csv", "--ris"])
def test_formats_for_programs_are_utf_8_whatever_the_terminal_is(folder: Path, option: str) -> None:
    env = {"PATH": str(BIN), "PYTHONIOENCODING": "cp1256"}
    result = subprocess.run([BIN / "search-cli", "قطر", option], cwd=folder, env=env, capture_output=True, check=True)
    assert "كأس العالم" in result.stdout.decode("utf-8")


@pytest.mark.parametrize("command", ["search-cli", "index-cli", "kashshaf"])
def test_each_command_tells_its_version(folder: Path, command: str) -> None:
    result = run(folder, command, "--version")
    assert (result.returncode, result.stderr) == (0, "")
    assert re.fullmatch(rf"{command} \d+\.\d+\.\d+\n", result.stdout)


@pytest.mark.parametrize(
    ("words", "arabic", "english"),
    [
        (["search-cli", "--limit", "س"], "خطأ: قيمة لا تصلح في '--limit'", "Error: Invalid value for '--limit'"),
        (["search-cli"], "خطأ: أعطِ QUERY", "Error: Give a QUERY"),
        (["search-cli", "--nothing"], "خطأ: لا خيار اسمه '--nothing'", "Error: No such option '--nothing'"),
        (["search-cli", "س", "ص"], "خطأ: زاد ما لا مكان له (ص)", "Error: Got unexpected extra argument (ص)"),
        (["search-cli", "!!!"], "خطأ: ", "error: "),
        (["search-cli", "س", "--index", "none"], "خطأ: لا فهرس في none", "error: There is no index in none"),
        (["search-cli", "س", "--from", "2024", "--to", "2023"], "بعد نهايتها", "after its end"),
        (["index-cli", "nothing"], "خطأ: لا أمر اسمه 'nothing'", "Error: No such command 'nothing'"),
    ],
)
def test_errors_are_in_the_language_of_the_locale(folder: Path, words: list[str], arabic: str, english: str) -> None:
    errors = {language: run(folder, *words, LANG=f"{language}.UTF-8") for language in ("ar_TN", "en_US")}
    assert {result.returncode for result in errors.values()} == {2}
    assert arabic in errors["ar_TN"].stderr
    assert english not in errors["ar_TN"].stderr
    assert english in errors["en_US"].stderr
    assert not re.search("[\u0621-\u064a]", errors["en_US"].stderr.replace("س", "").replace("ص", ""))


@pytest.mark.parametrize(("language", "said"), [("ar_TN", "وثيقتان  ("), ("en_US", "2 documents  (")])
def test_answers_are_in_the_language_of_the_locale(folder: Path, language: str, said: str) -> None:
    assert run(folder, "search-cli", "قطر", LANG=f"{language}.UTF-8").stdout.startswith(said)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["search-cli", "!!!"], "no word to search for"),
        (["search-cli", "قطر", "--json", "--csv"], "--json, --csv exclude each other: choose one."),
        (["search-cli", "قطر", "--count", "--open", "1"], "--count, --open exclude each other"),
        (["search-cli", "--batch", "seeds/cup.jsonl", "--run", "no.trec", "--jsonl"], "exclude each other"),
        (["search-cli", "قطر", "--open", "3"], "no hit 3 to open, only 2"),
        (["search-cli", "قطر", "--open", "0"], "--open"),
        (["search-cli", "س", "--index", "elsewhere"], "index-cli build"),
        (["search-cli", "س", "--from", "tomorrow"], "2023-10-20"),
        (["search-cli"], "QUERY"),
        (["search-cli", "published:أمس"], "اكتب 2023 أو 2023/10"),
        (["search-cli", "published:أمس"], "is not a date for published"),
        (["search-cli", "س", "--batch", "seeds/cup.jsonl"], "--run"),
        (["search-cli", "--batch", "seeds/cup.jsonl", "--run", "nowhere/a.trec"], "give --run another file"),
        (["search-cli", "--batch", "seeds/wonsan.txt", "--run", "no.trec"], "Line 1 of the queries is not of the form"),
        (["index-cli", "build", "nowhere"], "no file or folder"),
        (["index-cli", "update", "--index", "elsewhere"], "index-cli build"),
        (["index-cli", "info", "--index", "elsewhere"], "index-cli build"),
        (["index-cli", "entities", "--index", "elsewhere"], "index-cli build"),
        (["index-cli", "analyze", "nowhere.txt"], "nowhere.txt"),
    ],
)
def test_an_error_is_one_sentence_and_exit_code_2(folder: Path, words: list[str], sentence: str) -> None:
    result = run(folder, *words)
    assert result.returncode == 2
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr


def test_the_index_can_be_named_in_the_environment(folder: Path, tmp_path: Path) -> None:
    result = run(tmp_path, "search-cli", "وونسان", KASHSHAF_INDEX=str(folder / "index"))
    assert result.returncode == 0


def test_a_batch_is_a_trec_run(folder: Path) -> None:
    queries = [{"_id": "q1", "text": "لافروف وونسان"}, {"_id": "q2", "text": "!!!"}, {"_id": "q3", "text": "قطر"}]
    (folder / "queries.jsonl").write_text("\n".join(map(json.dumps, queries)), encoding="utf-8")
    result = run(folder, "search-cli", "--batch", "queries.jsonl", "--run", "out.trec", "--limit", "2")
    assert result.returncode == 0
    assert "q2" in result.stderr
    rows = [line.split() for line in (folder / "out.trec").read_text(encoding="utf-8").splitlines()]
    assert [(row[0], row[1], row[3]) for row in rows] == [
        ("q1", "Q0", "1"),
        ("q1", "Q0", "2"),
        ("q3", "Q0", "1"),
        ("q3", "Q0", "2"),
    ]
    assert rows[0][2] == "seeds/wonsan.txt"


def test_info_says_that_a_file_was_added(folder: Path, tmp_path: Path) -> None:
    index = str(tmp_path / "index")
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "a.txt").write_text("تونس\n\nقمة.", encoding="utf-8")
    run(tmp_path, "index-cli", "build", "new", "--index", index)
    assert json.loads(run(tmp_path, "index-cli", "info", "--json", "--index", index).stdout)["stale"] is False
    (tmp_path / "new" / "b.txt").write_text("بغداد\n\nقمة.", encoding="utf-8")
    assert json.loads(run(tmp_path, "index-cli", "info", "--json", "--index", index).stdout)["stale"] is True
    assert "1 added" in run(tmp_path, "index-cli", "update", "--index", index).stdout
    assert run(tmp_path, "search-cli", "بغداد", "--index", index).returncode == 0
    assert "Pulled from" not in run(tmp_path, "index-cli", "info", "--index", index).stdout  # what there is none of


def test_entities_lists_values_with_their_spellings(folder: Path) -> None:
    lines = run(folder, "index-cli", "entities").stdout.splitlines()
    assert lines[0].split() == ["2", "people", "\u2068سيرغي", "لافروف\u2069"]
    no_places = run(folder, "index-cli", "entities", "--kind", "places", "لافروف")
    assert (no_places.returncode, "No person or place found" in no_places.stdout) == (1, True)
    page = json.loads(run(folder, "index-cli", "entities", "--json", "--limit", "1").stdout)
    assert (page["total"] > 1, len(page["entities"])) == (True, 1)
    assert page["entities"][0].keys() == {"kind", "value", "latin", "documents", "spellings", "parents"}


def test_entities_says_when_there_are_more(folder: Path) -> None:
    result = run(folder, "index-cli", "entities", "--limit", "1")
    assert len(result.stdout.splitlines()) == 1
    assert "--all" in result.stderr
    everything = run(folder, "index-cli", "entities", "--limit", "1", "--all")
    assert (len(everything.stdout.splitlines()) > 1, everything.stderr) == (True, "")


def test_help_of_entities_points_at_corrections(folder: Path) -> None:
    output = " ".join(run(folder, "index-cli", "entities", "--help").stdout.split())
    assert "corrections.tsv" in output
    assert "docs/en/names.md" in output


def test_a_name_is_corrected_by_an_update(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(f"وونسان\n\n{PHRASE}\n", encoding="utf-8")
    run(tmp_path, "index-cli", "build")
    rows = "merge\tpeople\tلافروف الروسي\tسيرغى لافروف\ndrop\tplaces\tبغداد\n"
    (tmp_path / "seeds" / "corrections.tsv").write_text(rows, encoding="utf-8")
    result = run(tmp_path, "index-cli", "update")
    assert (result.returncode, result.stdout.strip().endswith("; corrections: 2")) == (0, True)
    assert "warning: seeds/corrections.tsv, line 2: no document names «بغداد»" in result.stderr
    assert hit_ids(search_json(tmp_path, "", "--people", "لافروف الروسي")) == ["seeds/a.txt"]
    assert "up to date" in run(tmp_path, "index-cli", "build", "--if-stale").stdout
    (tmp_path / "seeds" / "corrections.tsv").write_text(f"{rows}merge\tplaces\tمدينة السلام\tبغداد\n", encoding="utf-8")
    result = run(tmp_path, "index-cli", "build", "--if-stale")
    assert (result.returncode, len(result.stderr.splitlines())) == (2, 1)
    assert "line 2: drop; seeds/corrections.tsv, line 3: merge" in result.stderr


def test_analyze_shows_tokens_and_mentions(folder: Path) -> None:
    analysis = json.loads(run(folder, "index-cli", "analyze", "--json", stdin=PHRASE).stdout)
    assert analysis.keys() >= {"tokens", "people", "places", "dates"}
    assert all(PHRASE[t["start"] : t["end"]] for t in analysis["tokens"])
    (person,) = analysis["people"]
    assert (person["surface"], person["value"]) == ("سيرغي لافروف", "سيرغي لافروف")
    assert PHRASE[person["start"] : person["end"]] == person["surface"]
    assert [place["value"] for place in analysis["places"]] == ["وونسان"]


def test_analyze_gives_a_line_a_document_for_jsonl(folder: Path) -> None:
    result = run(folder, "index-cli", "analyze", "seeds/cup.jsonl", "--json")
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["doc-1", "doc-2"]


def test_control_characters_of_a_document_are_removed(folder: Path, tmp_path: Path) -> None:
    row = {"_id": "1", "title": "عنوان \x1b[31m طويل", "text": "نص \x1b]0;evil\x07 \u202e خادع"}
    (tmp_path / "evil.jsonl").write_text(json.dumps(row), encoding="utf-8")
    run(tmp_path, "index-cli", "build", "evil.jsonl")
    for option in ([], ["--open", "1"], ["--csv"]):
        output = run(tmp_path, "search-cli", "نص", *option).stdout
        assert "خادع" in output
        assert not {"\x1b", "\x07", "\u202e"} & set(output)


@pytest.mark.parametrize("command", ["search-cli", "index-cli"])
def test_help_is_in_both_languages(folder: Path, command: str) -> None:
    result = run(folder, command, "--help")
    assert result.returncode == 0
    assert "Usage" in result.stdout
    assert "الفهرس" in result.stdout


def test_help_has_examples_in_both_languages(folder: Path) -> None:
    output = run(folder, "search-cli", "--help").stdout
    for part in ("أمثلة · Examples", 'search-cli "لافروف وونسان"', "--open 2", "_SEARCH_CLI_COMPLETE=bash_source"):
        assert part in output


@pytest.mark.parametrize("words", [["روسيا \udcff"], ["", "--people", "\udcff"], ["--similar", "\udcff"]])
def test_bytes_that_are_not_utf8_are_an_error(words: list[str], folder: Path) -> None:
    result = run(folder, "search-cli", *words)
    assert result.returncode == 2
    assert "UTF-8" in result.stderr
    assert "Traceback" not in result.stderr
