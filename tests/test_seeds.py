"""seeds/ holds readable reports, each with a title and a date, and no sentence of ../shared/seeds."""

import html
import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tests.golden_facets import SEED_NAMES

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
SHARED_SEEDS = ROOT.parent / "shared" / "seeds"

ENCODINGS = {
    "morocco-earthquake-2023.txt": "cp1256",
    "saudi-iran-beijing-2023.txt": "utf-16",
}  # the other files are UTF-8
DATE_LINE = re.compile(r"^(?:نشرت في|نشر بتاريخ|تاريخ النشر): (.+)$")
HTML_DATE = re.compile(r'<meta (?:property="article:published_time"|name="date") content="([^"]+)"|datetime="([^"]+)"')
MONTHS = {  # as the date lines write them, alefs folded
    "فيفري": 2,
    "يوليو": 7,
    "شتنبر": 9,
    "سبتمبر": 9,
    "اكتوبر": 10,
    "ديسمبر": 12,
    "كانون الاول": 12,
}
FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ـ": None})
MAX_SHARED_WORDS = 5  # in a row: as long as a name with its title


@dataclass(frozen=True)
class Report:
    name: str
    title: str
    body: str
    published: date


def fold(text: str) -> str:
    """Return a text without diacritics and tatweel, with equal alefs and final yehs."""
    return "".join(c for c in text.translate(FOLD) if unicodedata.category(c) != "Mn")


def parse_date(written: str) -> date:
    """Parse a date written as 20/10/2023, 2023-10-20, ٢٠/١٠/٢٠٢٣ or «السبت 12 كانون الاول 2015»."""
    if found := re.match(r"(\d{4})-(\d\d)-(\d\d)", written):
        year, month, day = map(int, found.groups())
    elif found := re.fullmatch(r"(\d+)/(\d+)/(\d+)", written):
        day, month, year = map(int, found.groups())
    else:
        found = re.fullmatch(r"(?:\w+ )?(\d+) (\D+) (\d{4})", fold(written))
        assert found, f"no date: {written}"
        day, month, year = int(found[1]), MONTHS[found[2].split("/")[-1]], int(found[3])
    return date(year, month, day)


def read_txt(name: str, text: str) -> list[Report]:
    blocks = text.strip().split("\n\n")
    date_block = next((i for i, block in enumerate(blocks) if DATE_LINE.match(block)), 0)
    assert date_block, f"{name}: no date line below a title"
    written = DATE_LINE.sub(r"\1", blocks[date_block])
    return [Report(name, blocks[date_block - 1], "\n".join(blocks[date_block + 1 :]), parse_date(written))]


def read_html(name: str, text: str) -> list[Report]:
    assert '<html lang="ar" dir="rtl">' in text
    match = HTML_DATE.search(text)
    title = re.search(r"<h1>(.+?)</h1>", text)
    assert match
    assert title
    paragraphs = re.findall(r"<p>(?!<time)(.+?)</p>", text[title.end() : text.index("<footer>")])
    body = html.unescape("\n".join(paragraphs))
    return [Report(name, title[1], body, parse_date(match[1] or match[2]))]


def read_jsonl(name: str, text: str) -> list[Report]:
    rows = [json.loads(line) for line in text.splitlines()]
    return [Report(f"{name}:{r['_id']}", r["title"], r["text"], parse_date(r["date"])) for r in rows]


READERS = {".txt": read_txt, ".html": read_html, ".jsonl": read_jsonl}


def read(path: Path) -> list[Report]:
    text = path.read_bytes().decode(ENCODINGS.get(path.name, "utf-8"))
    return READERS[path.suffix](path.name, text)


def word_runs(text: str) -> set[str]:
    """Return every run of words in a text that is one word longer than two texts may share."""
    words = re.findall(r"[^\W\d_]+", fold(text))
    length = MAX_SHARED_WORDS + 1
    return {" ".join(words[i : i + length]) for i in range(len(words) - length + 1)}


@cache
def shared_runs() -> frozenset[str]:
    texts = [path.read_text(encoding="utf-8") for path in SHARED_SEEDS.glob("*.txt")]
    assert texts, f"{SHARED_SEEDS} holds no .txt: put the texts back, or remove the folder to skip this check"
    return frozenset().union(*map(word_runs, texts))


# The project's documents; users may add their own files to the folder.
FILES = [SEEDS / name for name in SEED_NAMES]
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)


def test_there_are_enough_reports_in_every_format() -> None:
    titles = [report.title for path in FILES for report in read(path)]
    assert len(titles) >= 15
    assert len(set(titles)) == len(titles)
    assert {path.suffix for path in FILES} == set(READERS)


@pytest.mark.parametrize("name", ENCODINGS)
def test_files_in_other_encodings_are_not_valid_utf8(name: str) -> None:
    with pytest.raises(UnicodeDecodeError):
        (SEEDS / name).read_bytes().decode("utf-8")


@each_file
def test_a_report_has_an_arabic_title_a_body_and_a_date(path: Path) -> None:
    for report in read(path):
        letters = [c for c in report.title + report.body if c.isalpha()]
        arabic = [c for c in letters if unicodedata.name(c).startswith("ARABIC")]
        assert len(arabic) > 0.9 * len(letters)
        assert 4 <= len(report.title.split()) <= 15
        assert 80 <= len(report.body.split()) <= 220
        assert str(report.published.year) in report.name


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("20/10/2023", date(2023, 10, 20)),
        ("١٩/١٢/٢٠٢٢", date(2022, 12, 19)),
        ("2023-04-07T09:30:00+03:00", date(2023, 4, 7)),
        ("13 كانون الأول 2015", date(2015, 12, 13)),
        ("12 تموز/يوليو 2022", date(2022, 7, 12)),
        ("الثلاثاء 15 أكتوبر 2019", date(2019, 10, 15)),
    ],
)
def test_parse_date(written: str, expected: date) -> None:
    assert parse_date(written) == expected


@pytest.mark.parametrize("written", ["", "غدا", "32/10/2023", "13 كانون 2015"])
def test_parse_date_rejects_other_texts(written: str) -> None:
    with pytest.raises((AssertionError, KeyError, ValueError)):
        parse_date(written)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("وصل الوزير إلى العاصمة مساء اليوم", "ثم وَصَلَ الوزيرُ الى العاصمة، مساء اليوم.", True),
        ("وصل الوزير إلى العاصمة مساء اليوم", "وصل الوزير إلى العاصمة مساء أمس", False),
    ],
)
def test_word_runs_ignore_diacritics_and_punctuation(one: str, other: str, shared: bool) -> None:
    assert bool(word_runs(one) & word_runs(other)) is shared


@pytest.mark.skipif(not SHARED_SEEDS.is_dir(), reason="skipped: no ../shared")
@each_file
def test_no_sentence_is_copied(path: Path) -> None:
    for report in read(path):
        assert sorted(word_runs(f"{report.title}\n{report.body}") & shared_runs()) == []
