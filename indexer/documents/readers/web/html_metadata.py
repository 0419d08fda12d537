"""Read the title and the date of publication from the metadata of an HTML page."""

import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from selectolax.lexbor import LexborHTMLParser

from analyzers.dates.dateline import find_published
from indexer.documents.partial_date import PublishedDate, exact_day
from indexer.documents.publication_date import StatedDate, read_date

# Where pages state the date of publication, in order of reliability: selector, attribute. The names are those of
# schema.org, Open Graph, Dublin Core and common content management systems; `i` compares them without case.
_DATE_ATTRIBUTES = (
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
_ALSO_OTHER_TIMES = frozenset(("article time", "main time", "time"))  # years in the text, durations
_SHOWN_DAY = '[class*="date" i], [class*="publish" i], [class*="time" i]'  # elements that show the day to visitors
_MAX_SHOWN_LENGTH = 100  # characters; a longer element is text
_MAX_SHOWN_DAYS = 100  # elements that may show the day; each costs the time to read its text
_MAX_STATED_DATES = 100  # values of metadata that are read
_MAX_HEADINGS = 10  # h1 of a page; each costs the time to read its text
_MAX_DEPTH = 10  # levels of JSON-LD; it bounds the search
_CDATA = re.compile(r"(?://|/\*)?\s*(?:<!\[CDATA\[|\]\]>)(?:\s*\*/)?")
_SITE_SEPARATORS = (" | ", " - ", " – ", " — ")  # between the title of a page and the name of its site
_MIN_TITLE_WORDS = 3  # before the separator; fewer words may be the name of the site


def find_date(page: LexborHTMLParser) -> StatedDate:
    """Return the date of publication from the metadata of a page, else from an element that shows it.

    A day is preferred to a month or a year. What cannot be read is returned only if there is no date.
    """
    partial: PublishedDate | None = None
    unread: dict[str, object] = {}
    for name, value in islice(_stated(page), _MAX_STATED_DATES):
        published = read_date(value)
        if exact_day(published):
            return StatedDate(published, {})
        if name not in _ALSO_OTHER_TIMES:
            partial = partial or published
            if published is None:
                unread.setdefault(name.replace(" i]", "]"), value)
    shown = None if partial else next(filter(None, _shown(page)), None)
    published = partial or shown
    return StatedDate(published, {} if published else unread)


def _stated(page: LexborHTMLParser) -> Iterator[tuple[str, object]]:
    """Yield what the metadata states as dates of publication: where, and the value."""
    for value in values_in_json(page, "datePublished"):
        yield "datePublished", value
    for selector, attribute in _DATE_ATTRIBUTES:
        for node in page.css(selector):
            if value := (node.attributes.get(attribute) or "").strip():
                yield selector, value


def _shown(page: LexborHTMLParser) -> Iterator[date | None]:
    for node in page.css(_SHOWN_DAY)[:_MAX_SHOWN_DAYS]:
        text = node.text(separator=" ", strip=True)
        yield find_published(text) if len(text) <= _MAX_SHOWN_LENGTH else None


def values_in_json(page: LexborHTMLParser, name: str) -> Iterator[object]:
    """Yield the values of a field in the JSON-LD of a page."""
    for script in page.css('script[type="application/ld+json"]'):
        try:
            yield from _values_in(json.loads(_CDATA.sub("", script.text()), strict=False), name, _MAX_DEPTH)
        except (ValueError, RecursionError):  # not JSON: other metadata may have the field
            continue


def _values_in(value: object, name: str, depth: int) -> Iterator[object]:
    """Yield each value of a field in a JSON value, at most `depth` levels down."""
    if depth == 0:
        return
    if isinstance(value, dict):
        if stated := value.get(name):
            yield stated
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _values_in(item, name, depth - 1)


def find_article_body(page: LexborHTMLParser) -> str:
    """Return the longest article in the JSON-LD of a page, which may be HTML; empty if there is none."""
    return max((body for body in values_in_json(page, "articleBody") if isinstance(body, str)), key=len, default="")


def find_title(page: LexborHTMLParser) -> str:
    """Return the title of the article: the main heading, else the title of the page; empty if there is neither.

    If a page has several main headings, such as the name of the site, take the longest that the page title contains.
    """
    drawn = {node.mem_id for node in page.css("svg title")}
    titles = (_line(node.text()) for node in page.css("title") if node.mem_id not in drawn)
    page_title = next(filter(None, titles), "")
    og_title = next((_line(node.attributes.get("content")) for node in page.css('meta[property="og:title"]')), "")
    headings = [heading for node in page.css("h1")[:_MAX_HEADINGS] if (heading := _line(node.text(separator=" ")))]
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
