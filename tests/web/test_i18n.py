import re
from pathlib import Path
from typing import get_args

import pytest

import web
from analyzers.token import Evidence
from indexer.engine.base import MatchForm
from indexer.rewrite.relaxation import Step
from web.i18n import COUNTS, STRINGS, Pair, Strings
from web.urls import STRICTNESS

SOURCES = [path for path in Path(web.__path__[0]).rglob("*") if path.suffix in (".py", ".html", ".xml")]
BRACES = re.compile(r"{\w+}")


@pytest.mark.parametrize("pair", STRINGS.values(), ids=STRINGS.keys())
def test_both_languages_say_the_same(pair: Pair) -> None:
    arabic, english = pair
    assert arabic != english
    assert sorted(BRACES.findall(arabic)) == sorted(BRACES.findall(english))


def test_every_text_is_used() -> None:
    text = "\n".join(path.read_text("utf-8") for path in SOURCES if path.name != "strings.py")
    made = {"people", "places", "dates", "start_people", "start_places"}  # named after facets
    made |= {f"{about}_{kind}" for about in ("entity", "beside", "no") for kind in ("people", "places")}
    made |= {f"why_{evidence}" for evidence in get_args(Evidence)}
    made |= {f"help_{level}" for level in STRICTNESS} | {"bad_sort", "bad_strictness"}  # named after parameters
    made |= {f"how_{how}" for how in get_args(MatchForm)} | {f"gave_up_{step}" for step in get_args(Step)}
    made |= {key for key in STRINGS if key.startswith("error_")}  # named after status codes
    assert {key for key in STRINGS if not re.search(rf"""["']{key}["']""", text)} <= made


@pytest.mark.parametrize("evidence", get_args(Evidence))
def test_all_evidence_is_told(evidence: Evidence) -> None:
    assert Strings("ar")(f"why_{evidence}")


@pytest.mark.parametrize(
    "key", [*(f"how_{how}" for how in get_args(MatchForm)), *(f"gave_up_{s}" for s in get_args(Step))]
)
def test_all_reasons_and_steps_are_told(key: str) -> None:
    assert Strings("ar")(key)


@pytest.mark.parametrize(
    ("n", "arabic", "english"),
    [
        (0, "لا وثائق", "0 documents"),
        (1, "وثيقة واحدة", "1 document"),
        (2, "وثيقتان", "2 documents"),
        (3, "3 وثائق", "3 documents"),
        (10, "10 وثائق", "10 documents"),
        (11, "11 وثيقة", "11 documents"),
        (99, "99 وثيقة", "99 documents"),
        (100, "100 وثيقة", "100 documents"),
        (103, "103 وثائق", "103 documents"),
        (12345, "12,345 وثيقة", "12,345 documents"),
    ],
)
def test_counts(n: int, arabic: str, english: str) -> None:
    assert (Strings("ar").count("documents", n), Strings("en").count("documents", n)) == (arabic, english)


@pytest.mark.parametrize(("n", "form"), [(0, 0), (1, 1), (2, 2), (3, 3), (10, 3), (11, 4), (99, 4), (100, 5), (102, 5)])
def test_every_arabic_form_has_its_numbers(n: int, form: int) -> None:
    for noun, (arabic, _) in COUNTS.items():
        assert Strings("ar").count(noun, n) == arabic[form].format(n=n)
