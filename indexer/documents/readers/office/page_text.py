"""The text of pages that hold nothing but text: chapters of books, and Markdown."""

import re

from selectolax.lexbor import LexborHTMLParser

from indexer.documents.readers.web.html import text_of

_NOT_TEXT = "script, style, svg, template, math annotation, rt, rp"
# A link that stands for a note: its number or sign, in brackets or not, or the way back from it.
_NOTE_SIGN = re.compile(r"[\[({]?\s*(?:\d{1,4}|[ivxlc]{1,6}|[*†‡§↩↑^]+)[\ufe0e\ufe0f]?\s*[\])}]?", re.IGNORECASE)
_MAX_NOTE_SIGN = 10  # characters


def text_of_page(page: LexborHTMLParser) -> str:
    """Return the text of a page in lines, without the numbers of notes that are links."""
    if page.body is None:
        return ""
    signs = [node for node in page.body.css('a[href*="#"]') if _is_note_sign(node.text().strip())]
    for node in (*page.body.css(_NOT_TEXT), *signs):
        node.decompose(recursive=False)
    return text_of(page.body)


def _is_note_sign(text: str) -> bool:
    return len(text) <= _MAX_NOTE_SIGN and bool(_NOTE_SIGN.fullmatch(text))
