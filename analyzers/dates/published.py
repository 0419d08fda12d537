"""The day a text says it was published, told above or below the report as pages and agencies do it."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from analyzers.dates.find import find_dates
from analyzers.text.fold import fold

FIRST_LINES = 10  # with text, at the head: a label, a date by itself, or a dateline
LAST_LINES = 3  # at the foot: a label or a date by itself
_LONGEST = 200  # characters; a longer line is a paragraph, of which only a dateline counts
_DAY_LENGTH = len("2023-10-19")

_PARTS = re.compile("[|•]")  # كتب: فلان | نشرت في: … | …: each part of a short line is read as a line

# All patterns read folded text.
_JOIN = r"[\W_]*(?:(?:في|يوم|بتاريخ|on)[\W_]*)*$"
_PUBLISHED = re.compile(
    rf"[\W_]*(?:تم النشر|نشرت?|تاريخ النشر|تاريخ الاصدار|اضيفت?|حررت?|التاريخ|بتاريخ|published|date|posted){_JOIN}"
)
_UPDATED = re.compile(rf"[\W_]*(?:اخر تحديث|تم التحديث|تاريخ التحديث|حدثت?|last updated?|updated){_JOIN}")
_REST_WORDS = 8  # behind a labelled date: a time, the next label; more is a sentence
_TIME = re.compile(r"[\W\d_]*(?:(?:الساعه|صباحا|مساء|ظهرا|ص|م|بتوقيت \w+(?: \w+)?|gmt|am|pm)(?![^\W\d_])[\W\d_]*)*")

# بيروت في 12 كانون الثاني 2016: up to three words of a place, perhaps an agency; what follows is parted by a mark.
_PLACE = re.compile(r"[\W_]*[^\W\d_]+(?: [^\W\d_]+){0,2}\s*(?:\([^)]{1,40}\))?[\s,،–—-]*(?:في|يوم|-)?\s*")
_AFTER_DATELINE = re.compile(r"\s*(?:\([^)]{1,40}\)|/[^/]{1,40}/)?\s*(?:[-–—:]|$)")
_NO_PLACE = re.compile(
    r"[\W_]*(?:ولدت?|توفيت?|تاسست?|عقدت?|وقعت?|صدرت?|قتلت?|انطلقت?|بدات?|انتهت?|جرت|تم|منذ|حتي|في|من)\b"
)


def find_published(text: str) -> date | None:
    """Find the day on which `text` says it was published; None when it does not say, or says it without a year.

    Looked at are the first ten and the last three lines with text: a date behind a label (نشرت في:), a line that is
    nothing but a date, a dateline that opens a line of the head; a day of updating counts when there is none of these.
    Dates inside sentences never count.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    head, foot = lines[:FIRST_LINES], lines[FIRST_LINES:][-LAST_LINES:]
    either = list(_days(part for line in head + foot if len(line) <= _LONGEST for part in _PARTS.split(line)))
    told = (
        [day for before, day, after in either if _is_labelled(_PUBLISHED, before, after)]
        or [day for before, day, after in either if not before.strip() and _TIME.fullmatch(after)]
        or [day for before, day, after in _days(line[:_LONGEST] for line in head) if _is_dateline(before, after)]
        or [day for before, day, after in either if _is_labelled(_UPDATED, before, after)]
    )
    return told[0] if told else None


def _days(lines: Iterable[str]) -> Iterator[tuple[str, date, str]]:
    """The days named in lines, with what stands before and after each, folded."""
    for line in lines:
        for mention in find_dates(line, None):
            if len(mention.value) == _DAY_LENGTH:
                day = date.fromisoformat(mention.value)
                yield fold(line[: mention.start]), day, fold(line[mention.end :])


def _is_labelled(label: re.Pattern[str], before: str, after: str) -> bool:
    return label.fullmatch(before) is not None and len(after.split()) <= _REST_WORDS


def _is_dateline(before: str, after: str) -> bool:
    return bool(_PLACE.fullmatch(before) and not _NO_PLACE.match(before) and _AFTER_DATELINE.match(after))
