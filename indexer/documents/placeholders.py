"""Tell the titles and authors that people state from those that programs write where nobody states any."""

import re

from analyzers.text.fold import fold

_FILE_NAME = r".*\.(?:docx?|docm|rtf|odt|pdf|txt|html?|epub|wpd|pptx?|xlsx?|indd|qxd|pub|md)"
_TITLES = (  # folded and in lower case, without signs at the ends
    (r"microsoft (?:office )?(?:word|excel|powerpoint|publisher) - .*", "printing to PDF"),
    (_FILE_NAME, "a file name: scanners, converters"),
    (r"(?:new )?(?:microsoft word )?(?:document|doc) ?\d*", "Word, converters"),
    (r"(?:untitled|no title|title|normal|slide|scan|blank)(?: document)?[ -]?\d*", "layout programs, scanners"),
    (r"powerpoint presentation|pdf document|عرض تقديمي في powerpoint", "PowerPoint"),
    (
        r"(?:مستند|وثيقه)(?: جديده?)?(?: microsoft word)? ?\d*|(?:بدون|بلا) عنوان|العنوان|عنوان المستند",
        "Word in Arabic",
    ),
    (r"بسم الله الرحمن الرحيم", "Word takes the first line for the title"),
    (r"[\W\d_]*", "nothing that reads"),
)
_AUTHORS = (
    (r"python-docx|openpyxl|apache poi|docx4j|un-named|pandoc|libreoffice|openoffice\.org|writer", "programs"),
    (r"(?:windows |microsoft |ms )?(?:user|office user|office)|مستخدم(?: windows)?|المستخدم", "Word, Windows"),
    (
        r"admin(?:istrator)?|owner|unknown|author|default|guest|home|acer|hp|dell|toshiba|lenovo|pc",
        "names of computers",
    ),
    (r"[\W\d_]*", "nothing that reads"),
)
_TITLE = re.compile("|".join(pattern for pattern, _ in _TITLES))
_AUTHOR = re.compile("|".join(pattern for pattern, _ in _AUTHORS))
_ENDS = " .,:;-–—_*()[]<>\"'«»"


def stated_title(written: str) -> str:
    """Return a title on one line; "" if it is none that a person states."""
    return _stated(written, _TITLE)


def stated_author(written: str) -> str:
    """Return an author on one line; "" if it is none that a person states."""
    return _stated(written, _AUTHOR)


def _stated(written: str, placeholder: re.Pattern[str]) -> str:
    line = " ".join(written.replace("\0", "").split())
    return "" if placeholder.fullmatch(fold(line.lower()).strip(_ENDS)) else line
