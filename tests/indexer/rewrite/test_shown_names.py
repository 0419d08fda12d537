"""Names found by the Latin letters that pages show them in."""

from collections.abc import Mapping, Sequence

import pytest

from analyzers.token import Kind
from indexer.rewrite.shown_names import ShownNames

COUNTS: Mapping[Kind, Mapping[str, int]] = {
    "people": {"يوسف الشاهد": 306, "محمد علي شهيدي": 1, "سيرغي لافروف": 2, "ألفة يوسف": 25},
    "places": {"تونس": 2417, "تونس العاصمة": 204, "مصر": 234, "رفح، مصر": 2},
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Egypt", ["مصر"]),
        ("TUNIS", ["تونس العاصمة"]),  # not Tunisia
        ("yusuf al-shahid", ["يوسف الشاهد"]),
        ("Yusuf Shahid", ["يوسف الشاهد"]),
        ("shahid", []),  # a part of a name
        ("لافروف", []),
        ("", []),
    ],
)
def test_whole_names(text: str, expected: list[str]) -> None:
    assert [name for _, name in ShownNames(COUNTS).find(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("shahid", ["يوسف الشاهد"]),
        ("yusuf", ["يوسف الشاهد", "ألفة يوسف"]),
        ("shahid yusuf", ["يوسف الشاهد"]),
        ("tunis cairo", []),
        ("-", []),
    ],
)
def test_parts_of_names(text: str, expected: list[str]) -> None:
    assert [name for _, name in ShownNames(COUNTS).having(text)] == expected


@pytest.mark.parametrize(
    ("words", "prefix", "expected"),
    [
        ([], "yus", [("يوسف الشاهد", 306), ("ألفة يوسف", 25)]),
        (["yusuf"], "sha", [("يوسف الشاهد", 306)]),
        ([], "Tunis", [("تونس", 2417), ("تونس العاصمة", 204)]),
        ([], "sh", []),  # fewer letters begin too many names
        ([], "al-", []),  # the article is no word
        (["cairo"], "yus", []),
        ([], "", []),
    ],
)
def test_beginnings(words: Sequence[str], prefix: str, expected: list[tuple[str, int]]) -> None:
    assert [(name, n) for (_, name), n in ShownNames(COUNTS).completed(words, prefix)] == expected
