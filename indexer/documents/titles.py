"""Find the title of a plain text: its first line that reads like one."""

import re

from analyzers.dates.dateline import find_published
from analyzers.text.fold import fold

_TITLE_LINES = 12  # lines with text among which the title is looked for
_MAX_TITLE_LENGTH = 200  # characters; a longer line is a paragraph
_MAX_GIVEN_LENGTH = 1_000  # characters of a title that metadata gives; a longer one is a text
_EXCERPT_LENGTH = 100  # characters of a paragraph that serve as a title
_MAX_SECTION_WORDS = 2  # رصد عسكرى, اخبار سياسية: the name of a section if a longer line follows
_MAX_SECTIONS = 3  # names of sections, one below the other
_CODE = re.compile(r"\W*\w*\d\w*\W*")  # 7579HJ
_LETTER = re.compile(r"[^\W\d_]")
_URL = re.compile(r"\s*(?:https?://|www\.)")
_BYLINE = re.compile(r"\W*(?:كتبت?|بقلم|اعداد|تحرير|ترجمه|متابعه|المصدر|مراسل\w*|تصوير)\s*[:|–—-]")  # folded


def title_and_body(text: str, title: str = "") -> tuple[str, str]:
    """Return the title, found in the text if not given, and the text without the lines that repeat it.

    Codes, bylines, URLs, dates and names of sections are not titles. If a text starts with a paragraph, its title is
    the first words of the paragraph, which also stay in the body. Both are empty if there is no text.
    """
    title = title.strip()
    if len(title) > _MAX_GIVEN_LENGTH:
        return _excerpt(title), f"{title}\n{text}".strip()
    if title:
        return title, _without_line(text, title)
    lines = [line for line in text.splitlines() if line.strip()][:_TITLE_LINES]
    if not lines:
        return "", ""
    title = _title(lines).strip()
    if len(title) <= _MAX_TITLE_LENGTH:
        return title, _without_line(text, title)
    return _excerpt(title), text.strip()


def _without_line(text: str, line: str) -> str:
    return "\n".join(text_line for text_line in text.splitlines() if text_line.strip() != line).strip()


def _title(lines: list[str]) -> str:
    candidates = [line for line in lines if not _is_label(line)] or lines
    first = next((line for line in candidates[: _MAX_SECTIONS + 1] if not _is_section(line)), "")
    return first if _reads_like_title(first) else candidates[0]


def _is_label(line: str) -> bool:
    """Say whether a line is the number, author, day or address of a text rather than its content."""
    return len(line) <= _MAX_TITLE_LENGTH and bool(
        not _LETTER.search(line)
        or _CODE.fullmatch(line)
        or _URL.match(line)
        or _BYLINE.match(fold(line))
        or find_published(line)
    )


def _is_section(line: str) -> bool:
    return len(line.split()) <= _MAX_SECTION_WORDS


def _reads_like_title(line: str) -> bool:
    return bool(line) and len(line) <= _MAX_TITLE_LENGTH and not line.rstrip().endswith((".", "،", ":"))


def _excerpt(paragraph: str) -> str:
    return f"{paragraph[:_EXCERPT_LENGTH].rsplit(maxsplit=1)[0]} …"
