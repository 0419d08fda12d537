"""Read from the metadata of an HTML page its address, author, publication, section and language."""

from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborHTMLParser

from indexer.documents.metadata import Metadata, web_address
from indexer.documents.readers.web.html_metadata import values_in_json

_MAX_LENGTH = 200  # code points of a value; more are a text
_MAX_VALUES = 20  # of a field; the first that says something counts
# Where pages state what, the most reliable first: field, selector, attribute, or "" for the text of the element. The
# names are those of HTML, Open Graph, schema.org, Dublin Core and common content management systems.
_PLACES = (
    ("url", 'link[rel="canonical" i]', "href"),
    ("url", 'meta[property="og:url" i]', "content"),
    ("author", 'meta[name="author" i]', "content"),
    ("author", 'meta[property="article:author" i]', "content"),
    ("author", 'meta[name="dc.creator" i]', "content"),
    ("author", 'meta[name="parsely-author" i]', "content"),
    ("author", '[itemprop="author" i] [itemprop="name" i]', ""),
    ("author", '[itemprop="author" i]', ""),
    ("author", 'a[rel="author" i]', ""),
    ("site", 'meta[property="og:site_name" i]', "content"),
    ("site", 'meta[name="dc.publisher" i]', "content"),
    ("site", 'meta[name="application-name" i]', "content"),
    ("section", 'meta[property="article:section" i]', "content"),
    ("section", 'meta[name="parsely-section" i]', "content"),
    ("section", 'meta[name="section" i]', "content"),
    ("section", '[itemprop="articleSection" i]', "content"),
    ("section", '[itemprop="articleSection" i]', ""),
    ("language", "html", "lang"),
    ("language", 'meta[http-equiv="content-language" i]', "content"),
    ("language", 'meta[name="dc.language" i]', "content"),
)
# Names of JSON-LD, which says who is who more often than elements do.
_IN_JSON = {"author": "author", "site": "publisher", "section": "articleSection", "language": "inLanguage"}
_NOT_IN_JSON_FIRST = frozenset(("language",))  # of a page, its root element says it


def find_metadata(page: LexborHTMLParser) -> Metadata:
    """Return what a page states; a value that is an address, as of a profile, is no name."""
    addresses = map(web_address, _values(page, "url"))
    author, site, section, language = (_first(_named(page, field)) for field in _IN_JSON)
    return Metadata(next(filter(None, addresses), ""), author, site, section, language)


def _named(page: LexborHTMLParser, field: str) -> Iterator[str]:
    in_json = (name for value in values_in_json(page, _IN_JSON[field]) for name in _names(value))
    if field in _NOT_IN_JSON_FIRST:
        yield from _values(page, field)
        yield from in_json
    else:
        yield from in_json
        yield from _values(page, field)


def _values(page: LexborHTMLParser, field: str) -> Iterator[str]:
    for stated, selector, attribute in _PLACES:
        if stated == field:
            for node in page.css(selector)[:_MAX_VALUES]:
                yield (node.attributes.get(attribute) or "") if attribute else node.text(separator=" ")


def _names(value: object) -> Iterator[str]:
    """Yield what a value of JSON-LD is called: {"@type": "Person", "name": "..."}, or a text, or a list of them."""
    if isinstance(value, list):
        names = [name for item in value[:_MAX_VALUES] for name in _names(item)]
        yield "، ".join(dict.fromkeys(filter(_is_name, names)))
    elif isinstance(value, dict):
        yield from _names(value.get("name"))
    elif isinstance(value, str):
        yield value


def _first(values: Iterator[str]) -> str:
    lines = (" ".join(value.split()) for value in islice(values, _MAX_VALUES))
    return next(filter(_is_name, lines), "")


def _is_name(line: str) -> bool:
    return 0 < len(line) <= _MAX_LENGTH and "://" not in line and line.strip("-–—•.") != ""
