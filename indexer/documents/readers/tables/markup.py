"""The text of a field that holds HTML, as exports of content management systems have it.

Not with the parser of pages: tables are read in the process that builds, and that parser is written in C.
"""

import re
from html import unescape

_BLOCK_NAMES = "address|article|blockquote|br|div|dd|dl|dt|figcaption|figure|h[1-6]|hr|li|ol|p|pre|section|table|tr|ul"
_OTHER_NAMES = "a|b|em|font|i|iframe|img|s|small|span|strong|sub|sup|td|th|tbody|thead|u|video"
# What tells HTML from a text that holds "<": an end of one of these elements, or a start with nothing after it.
_SIGN = re.compile(
    rf"</(?:{_BLOCK_NAMES}|{_OTHER_NAMES})\s*>|<(?:br|hr|p|div)\s*/?>|<(?:img|br|hr)\s[^<>]*>", re.IGNORECASE
)
# Each part is read once, also where an end is missing.
_UNSEEN = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_BLOCK = re.compile(rf"</?(?:{_BLOCK_NAMES})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_CELL = re.compile(r"</t[dh]\s*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][a-z0-9:-]*(?:\s[^<>]*)?/?>|<![^<>]*>", re.IGNORECASE)
_ENTITY = re.compile(
    r"&(?:#\d{2,6}|#x[\da-f]{2,5}|nbsp|quot|amp|lt|gt|apos|[lr]aquo|[lr][sd]quo|hellip|[nm]dash|zwn?j);"
)
_SPACES = re.compile(r"[ \t\r\f\v\xa0]+")


def without_markup(text: str) -> str:
    """Return a text without the tags and entities of HTML, one line for each of its blocks; itself if it has none."""
    if not _SIGN.search(text):
        return unescape(text).replace("\xa0", " ") if _ENTITY.search(text) else text
    text = _CELL.sub(" ", _BLOCK.sub("\n", _UNSEEN.sub(" ", text)))
    lines = (_SPACES.sub(" ", line).strip() for line in unescape(_TAG.sub("", text)).split("\n"))
    return "\n".join(line for line in lines if line)
