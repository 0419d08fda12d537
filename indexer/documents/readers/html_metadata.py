"""Read the title and the day of publication from the metadata of an HTML page."""

import json
from collections.abc import Iterator
from datetime import date

from selectolax.lexbor import LexborHTMLParser

from analyzers.dates.dateline import find_published
from indexer.documents.publication_day import read_day

# Where pages state the day of publication, in order of reliability: selector, attribute. The names are those of
# schema.org, Open Graph, Dublin Core and common content management systems; `i` compares them without case.
_DAY_ATTRIBUTES = (
    ('meta[property="article:published_time" i]', "content"),
    ('meta[property="og:published_time" i]', "content"),
    ('meta[itemprop="datePublished" i]', "content"),
    ('meta[name="article:published_time" i]', "content"),
    ('meta[name="date" i]', "content"),
    ('meta[name="pubdate" i]', "content"),
    ('meta[name="publishdate" i]', "content"),
    ('meta[name="publish-date" i]', "content"),
    ('meta[name="dc.date" i]', "content"),
    ('meta[name="dc.date.issued" i]', "content"),
    ('meta[name="dcterms.created" i]', "content"),
    ('meta[name="dcterms.date" i]', "content"),
    ('meta[name="parsely-pub-date" i]', "content"),
    ('meta[name="sailthru.date" i]', "content"),
    ('[itemprop="datePublished" i]', "datetime"),
    ("article time", "datetime"),
    ("main time", "datetime"),
    ("time", "datetime"),
)
_SHOWN_DAY = '[class*="date" i], [class*="publish" i], [class*="time" i]'  # elements that show the day to visitors
_MAX_SHOWN_LENGTH = 100  # characters; a longer element is text
_MAX_DEPTH = 10  # levels of JSON-LD; it bounds the search
_SITE_SEPARATORS = (" | ", " - ", " – ", " — ")  # between the title of a page and the name of its site
_MIN_TITLE_WORDS = 3  # before the separator; fewer words may be the name of the site


def find_day(page: LexborHTMLParser) -> date | None:
    """Return the day of publication from the metadata of a page, else from an element that shows it, else None."""
    return next((day for day in _days(page) if day), None)


def _days(page: LexborHTMLParser) -> Iterator[date | None]:
    for script in page.css('script[type="application/ld+json"]'):
        yield _day_in_json(script.text())
    for selector, attribute in _DAY_ATTRIBUTES:
        for node in page.css(selector):
            yield read_day(node.attributes.get(attribute))
    for node in page.css(_SHOWN_DAY):
        text = node.text(separator=" ", strip=True)
        yield find_published(text) if len(text) <= _MAX_SHOWN_LENGTH else None


def _day_in_json(text: str) -> date | None:
    try:
        return _day_in(json.loads(text), _MAX_DEPTH)
    except (ValueError, RecursionError):  # not JSON: other metadata may have the day
        return None


def _day_in(value: object, depth: int) -> date | None:
    """Return the first `datePublished` in a JSON value, at most `depth` levels down."""
    if depth == 0:
        return None
    if isinstance(value, dict):
        day = read_day(value.get("datePublished"))
        return day or _day_in(list(value.values()), depth - 1)
    if isinstance(value, list):
        return next((day for item in value if (day := _day_in(item, depth - 1))), None)
    return None


def find_title(page: LexborHTMLParser) -> str:
    """Return the title of the article: the main heading, else the title of the page; empty if there is neither.

    If a page has several main headings, such as the name of the site, take the longest that the page title contains.
    """
    page_title = next((line for node in page.css("title") if (line := _line(node.text()))), "")
    og_title = next((_line(node.attributes.get("content")) for node in page.css('meta[property="og:title"]')), "")
    headings = [heading for node in page.css("h1") if (heading := _line(node.text(separator=" ")))]
    repeated = [heading for heading in headings if heading in page_title or heading in og_title]
    heading = max(repeated, key=len) if repeated else next(iter(headings), "")
    return heading or og_title or _without_site(page_title)


def _line(text: str | None) -> str:
    return " ".join((text or "").split())


def _without_site(title: str) -> str:
    for separator in _SITE_SEPARATORS:
        first = title.split(separator)[0]
        if first != title and len(first.split()) >= _MIN_TITLE_WORDS:
            return first
    return title
