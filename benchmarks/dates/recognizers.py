"""Read the date specs of Recognizers-Text (Microsoft, MIT), in groups.

absolute  the expression has its year, so that its value does not depend on when it was written: a day, a month, a year,
          a decade, or both ends of a range
relative  the reference date of the row resolves it; the past and the future resolution are both right
none      no date is expected
noise     the row expects what its Arabic does not say, for a reason in NOISE
Durations, times, sets, weeks, quarters, seasons and holidays have no value of these kinds and are skipped, as are rows
of extractor specs, which have spans and no values.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

Expectation = tuple[str, str, date | None, tuple[tuple[str, ...], ...]]  # group, text, reference date, values

# The patterns of the expression and the timex of wrong rows, and the reason.
NOISE = (
    (r"\d\d/\d\d, \d+", r".*", "month before day, as English writes; in Arabic 08/12 is 8 December"),
    (r".*تسعة عشر و?(تسعة|ثمانية).*", r".*", "«nineteen ninety-nine» word for word; Arabic says ألف وتسعمائة"),
    (r"1970|.*(?<!ت)ألفين( والعشرات)?|الألفين.*", r".*P10Y.*", "«1970s», «two thousands»: the year lost its plural"),
    (r".*القرن التاسع عشر", r".*19.0-.*", "«nineteen seventies» became the nineteenth century"),
    (r"العشرينيات", r".*2010.*", "the twenties, expected to be 2010 to 2020"),
    (r".*", r"\d{4}-(09-31|11-31)", "there is no such day"),
)
_DATE = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
_VALUE = re.compile(_DATE)
_RANGE = re.compile(rf"\(({_DATE}),({_DATE}),P(\d+)([DY])\)")
_WITH_YEAR = re.compile(r"\d{4}|\d+[/-]\d+[/-]\d\d|, \d\d$|ألف|مائتين|عينيات")
_RELATIVE = re.compile(r"XXXX-.*")


def read(row: Mapping[str, Any]) -> Iterator[Expectation]:
    """Yield the expectations of a row."""
    if "spec" not in row:
        yield from _case(row["input"], row["reference"], [row])
    elif row["expected"] == [] and "Date" in row["spec"]:
        yield "none", row["input"], None, ()
    elif row["reference"]:
        yield from _case(row["input"], row["reference"], row["expected"])


def _case(text: str, reference: str, expected: list[Mapping[str, Any]]) -> Iterator[Expectation]:
    groups = [_group(each) for each in expected]
    if None not in groups:
        group = min(str(each) for each in groups)
        values = tuple(value for each in expected for value in _values(each))
        yield group, text, date.fromisoformat(reference[:10]), values


def _group(expected: Mapping[str, Any]) -> str | None:
    if "date" not in expected.get("type", "date") or "time" in expected.get("type", "").replace("datetimeV2", ""):
        return None
    timex, expression = expected["timex"] or "", expected["text"].strip()
    if any(re.fullmatch(words, expression) and re.fullmatch(code, timex) for words, code, _ in NOISE):
        return "noise"
    if not _values(expected):
        return None
    return "absolute" if _WITH_YEAR.search(expression) and not _RELATIVE.match(timex) else "relative"


def _values(expected: Mapping[str, Any]) -> list[tuple[str, ...]]:
    timex = expected["timex"] or ""
    if _VALUE.fullmatch(timex):
        return [(timex,)]
    if match := _RANGE.fullmatch(timex):
        return _ends(*match.groups())
    days = [expected.get(side) for side in ("past", "future")]
    if _RELATIVE.match(timex) and all(isinstance(day, str) for day in days):
        return [tuple(str(day) for day in days)]
    return []


def _ends(start: str, end: str, count: str, unit: str) -> list[tuple[str, ...]]:
    """Return the ends of a range of days or years, or the decade if the range is one."""
    if unit == "D":
        return [(start,), (end,)]
    return [(f"{start[:3]}X",)] if count == "10" and start[3] == "0" else [(start[:4],), (end[:4],)]
