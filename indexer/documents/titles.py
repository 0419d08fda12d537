"""The title of a plain text: its first line that reads like one."""

import re

from analyzers.dates.published import find_published
from analyzers.text.fold import fold

_LINES = 12  # with text, in which a title may stand
_LONGEST = 200  # characters of a title; a longer line is a paragraph
_CUT = 100  # characters of the title that a paragraph gives
_SECTION_WORDS = 2  # رصد عسكرى, اخبار سياسية: the name of a section, where a fuller line follows
_SECTIONS = 3  # as many such names may stand one below another
_CODE = re.compile(r"\W*\w*\d\w*\W*")  # 7579HJ
_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)")
_BYLINE = re.compile(r"\W*(?:كتبت?|بقلم|اعداد|تحرير|ترجمه|متابعه|المصدر|مراسل\w*|تصوير)\s*[:|–—-]")  # folded


def split_title(text: str) -> tuple[str, str]:
    """Return the title and the text without the lines that are nothing but the title.

    Codes, bylines, addresses, dates and names of sections are no titles. A text that begins with a paragraph gets the
    first words of it for a title, and keeps them. Both are empty when there is no text.
    """
    lines = [line for line in text.splitlines() if line.strip()][:_LINES]
    if not lines:
        return "", ""
    title = _title(lines).strip()
    return (title, without_line(text, title)) if len(title) <= _LONGEST else (_first_words(title), text.strip())


def without_line(text: str, line: str) -> str:
    """Return `text` without the lines that are nothing but `line`."""
    return "\n".join(each for each in text.splitlines() if each.strip() != line).strip()


def _title(lines: list[str]) -> str:
    candidates = [line for line in lines if not _is_label(line)] or lines
    full = next((line for line in candidates[: _SECTIONS + 1] if not _is_section(line)), "")
    return full if _is_full(full) else candidates[0]


def _is_label(line: str) -> bool:
    """Whether a line tells of a text (its number, author, day, address) and not what is in it."""
    return bool(
        not _LETTER.search(line)
        or _CODE.fullmatch(line)
        or _ADDRESS.match(line)
        or _BYLINE.match(fold(line))
        or find_published(line)
    )


def _is_section(line: str) -> bool:
    return len(line.split()) <= _SECTION_WORDS


def _is_full(line: str) -> bool:
    """Whether a line reads like a title: no paragraph, no full stop."""
    return bool(line) and len(line) <= _LONGEST and not line.rstrip().endswith((".", "،", ":"))


def _first_words(paragraph: str) -> str:
    return f"{paragraph[:_CUT].rsplit(maxsplit=1)[0]} …"
