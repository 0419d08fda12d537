"""Refuse HTML that takes its parser too long, before it is parsed.

The parser compares each attribute with all others of its tag, and each element with all that are open: 8,000 attributes
take 0.1 s and 100,000 take 51 s; 10,000 open elements take 0.3 s and 100,000 take 25 s (lexbor in selectolax 1.0.2).
"""

import re
from collections import Counter
from itertools import islice

from selectolax.lexbor import LexborHTMLParser

from indexer.errors import SourceError

MAX_BYTES = 16 * 1024 * 1024
MAX_TAGS = 500_000
MAX_DEPTH = 5_000  # elements inside one another
MAX_ELEMENTS = 1_000_000  # after parsing: the parser repeats <b> and its like in each paragraph until they are closed
MAX_ATTRIBUTES = 1_000  # of one tag

# The end of each part is optional, so that every part is read once, also in a page that breaks off.
_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>"'][^\s>]*+)?)?"""
_PART = re.compile(
    rf"""
      <!--.*?(?:-->|\Z)
    | <(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)(?=[\s/>]).*?(?:</(?P=raw)(?=[\s/>])|\Z)
    | </(?P<end>[a-z][^\s/>]*+)
    | <(?P<start>[a-z][^\s/>]*+)(?P<attributes>(?:{_ATTRIBUTE})*+)(?P<closed>\s*/>)?
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_ONE_ATTRIBUTE = re.compile(_ATTRIBUTE)
# Elements that hold none, or that the next one of their kind ends: pages rarely write their end.
_NOT_NESTED = re.compile(
    "area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr"
    "|p|li|dt|dd|tr|td|th|tbody|thead|tfoot|option|optgroup|rp|rt|a|body"
)
_SELF_CLOSING = ("svg", "math")  # only in these does <x/> hold nothing


def check_bounds(html: str, source: str) -> None:
    """Raise SourceError for HTML with more tags, attributes in a tag or open elements than the bounds above."""
    open_elements: Counter[str] = Counter()
    tags = depth = 0
    for part in _PART.finditer(html):
        tags += 1
        depth += _opened(part, open_elements)
        if depth > MAX_DEPTH:
            raise SourceError(
                "%(source)s: has more than %(limit)s elements inside one another; save its text as .txt.",
                source=source,
                limit=MAX_DEPTH,
            )
        attributes = part["attributes"] or ""
        if len(attributes) > MAX_ATTRIBUTES and len(_ONE_ATTRIBUTE.findall(attributes)) > MAX_ATTRIBUTES:
            raise SourceError(
                "%(source)s: a tag has more than %(limit)s attributes; save its text as .txt.",
                source=source,
                limit=MAX_ATTRIBUTES,
            )
    if tags > MAX_TAGS:
        raise SourceError(
            "%(source)s: has more than %(limit)s tags; split it or save its text as .txt.",
            source=source,
            limit=MAX_TAGS,
        )


def check_elements(page: LexborHTMLParser, source: str) -> None:
    """Raise SourceError for a page that has more elements than the bound."""
    if page.root and next(islice(page.root.traverse(), MAX_ELEMENTS, None), None):
        raise SourceError(
            "%(source)s: has more than %(limit)s elements; split it or save its text as .txt.",
            source=source,
            limit=MAX_ELEMENTS,
        )


def _opened(part: re.Match[str], open_elements: Counter[str]) -> int:
    """Count a tag among the open elements; return how many more there are: 1, 0 or -1."""
    start, end = (part["start"] or "").lower(), (part["end"] or "").lower()
    if (
        start
        and not _NOT_NESTED.fullmatch(start)
        and not (part["closed"] and any(map(open_elements.get, _SELF_CLOSING)))
    ):
        open_elements[start] += 1
        return 1
    if end and open_elements[end]:
        open_elements[end] -= 1
        return -1
    return 0
