"""Find the day of publication that a text states above or below the report, as web pages and news agencies do."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from analyzers.dates.date_finder import find_dates
from analyzers.text.fold import fold

_HEAD_LINES = 10  # lines with text that may hold a labelled date, a date by itself, or a dateline
_FOOT_LINES = 3  # the same, without a dateline
_MAX_LABEL_LINE = 200  # characters; a longer line is a paragraph, which may only start with a dateline
_DAY_LENGTH = len("2023-10-19")

_SEPARATORS = re.compile("[|•]")  # كتب: فلان | نشرت في: … | …: each part is read like a line

# The patterns match folded text.
_JOIN = r"[\W_]*(?:(?:في|يوم|بتاريخ|on)[\W_]*)*$"
_PUBLISHED = re.compile(
    rf"[\W_]*(?:تم النشر|نشرت?|تاريخ النشر|تاريخ الاصدار|اضيفت?|حررت?|التاريخ|بتاريخ|published|date|posted){_JOIN}"
)
_UPDATED = re.compile(rf"[\W_]*(?:اخر تحديث|تم التحديث|تاريخ التحديث|حدثت?|last updated?|updated){_JOIN}")
_MAX_WORDS_AFTER = 8  # after a labelled date, for a time or the next label; more words are a sentence
_TIME = re.compile(r"[\W\d_]*(?:(?:الساعه|صباحا|مساء|ظهرا|ص|م|بتوقيت \w+(?: \w+)?|gmt|am|pm)(?![^\W\d_])[\W\d_]*)*")

# بيروت في 12 كانون الثاني 2016: up to three words of a place, perhaps an agency; punctuation separates what follows.
_PLACE = re.compile(r"[\W_]*[^\W\d_]+(?: [^\W\d_]+){0,2}\s*(?:\([^)]{1,40}\))?[\s,،–—-]*(?:في|يوم|-)?\s*")
_AFTER_DATELINE = re.compile(r"\s*(?:\([^)]{1,40}\)|/[^/]{1,40}/)?\s*(?:[-–—:]|$)")
_NOT_PLACE = re.compile(
    r"[\W_]*(?:ولدت?|توفيت?|تاسست?|عقدت?|وقعت?|صدرت?|قتلت?|انطلقت?|بدات?|انتهت?|جرت|تم|منذ|حتي|في|من)\b"
)


def find_published(text: str) -> date | None:
    """Return the day on which `text` says it was published; None if it says no day or leaves out the year.

    Looks at the first ten and the last three lines with text. In order of preference: a date after a label (نشرت في:),
    a line that is only a date, a dateline at the start of one of the first lines, a date after a label of an update.
    Dates inside sentences never count.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    head, foot = lines[:_HEAD_LINES], lines[_HEAD_LINES:][-_FOOT_LINES:]
    short = [line for line in head + foot if len(line) <= _MAX_LABEL_LINE]
    dates = list(_days(part for line in short for part in _SEPARATORS.split(line)))
    days = (
        [day for before, day, after in dates if _is_labelled(_PUBLISHED, before, after)]
        or [day for before, day, after in dates if not before.strip() and _TIME.fullmatch(after)]
        or [day for before, day, after in _days(line[:_MAX_LABEL_LINE] for line in head) if _is_dateline(before, after)]
        or [day for before, day, after in dates if _is_labelled(_UPDATED, before, after)]
    )
    return days[0] if days else None


def _days(lines: Iterable[str]) -> Iterator[tuple[str, date, str]]:
    """Yield the days in the lines, each between the folded text before and after it."""
    for line in lines:
        for mention in find_dates(line, None):
            if len(mention.value) == _DAY_LENGTH:
                day = date.fromisoformat(mention.value)
                yield fold(line[: mention.start]), day, fold(line[mention.end :])


def _is_labelled(label: re.Pattern[str], before: str, after: str) -> bool:
    return label.fullmatch(before) is not None and len(after.split()) <= _MAX_WORDS_AFTER


def _is_dateline(before: str, after: str) -> bool:
    return bool(_PLACE.fullmatch(before) and not _NOT_PLACE.match(before) and _AFTER_DATELINE.match(after))
