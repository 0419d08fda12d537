"""What a page says of itself: its title, and the day it was published."""

import json
from collections.abc import Iterator
from datetime import date

from selectolax.lexbor import LexborHTMLParser, LexborNode

from analyzers.dates.published import find_published
from indexer.documents.publication_day import read_day

# Where the day of publishing is told, the most exact first: selector, attribute. Names of fields as schema.org, Open
# Graph, Dublin Core and common systems write them; CSS compares the values of `name` and `property` without case (i).
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
_SHOWN_DAY = '[class*="date" i], [class*="publish" i], [class*="time" i]'  # elements that show the day to readers
_LONGEST_SHOWN = 100  # characters
_DEEPEST = 10  # levels of JSON-LD
_SITE_PARTS = (" | ", " - ", " – ", " — ")  # between the title of a page and the name of its site
_TITLE_WORDS = 3  # of a part that is a title and not a site


def find_day(page: LexborHTMLParser) -> date | None:
    """The day of publishing by the metadata of a page, else by an element that shows it; None when there is none."""
    return next((day for day in _days(page) if day), None)


def _days(page: LexborHTMLParser) -> Iterator[date | None]:
    for script in page.css('script[type="application/ld+json"]'):
        yield _day_in_json(script.text())
    for selector, attribute in _DAY_ATTRIBUTES:
        for node in page.css(selector):
            yield read_day(node.attributes.get(attribute))
    for node in page.css(_SHOWN_DAY):
        text = node.text(separator=" ", strip=True)
        yield find_published(text) if len(text) <= _LONGEST_SHOWN else None


def _day_in_json(text: str) -> date | None:
    try:
        return _day_in(json.loads(text), _DEEPEST)
    except (ValueError, RecursionError):  # not JSON: other metadata may do
        return None


def _day_in(value: object, depth: int) -> date | None:
    """The first `datePublished` in a JSON value, up to `depth` levels down."""
    if depth == 0:
        return None
    if isinstance(value, dict):
        day = read_day(value.get("datePublished"))
        return day or _day_in(list(value.values()), depth - 1)
    if isinstance(value, list):
        return next((day for each in value if (day := _day_in(each, depth - 1))), None)
    return None


def find_title(page: LexborHTMLParser) -> str:
    """The title of the report: its first heading, else the page's; empty when there is none.

    Of several first headings, as where a site's name is one, the longest counts that the page's own title repeats.
    """
    shown = _first_text(page.css("title"))
    told = next((_line(node.attributes.get("content")) for node in page.css('meta[property="og:title"]')), "")
    headings = [heading for node in page.css("h1") if (heading := _line(node.text(separator=" ")))]
    repeated = [heading for heading in headings if heading in shown or heading in told]
    heading = max(repeated, key=len) if repeated else next(iter(headings), "")
    return heading or told or _without_site(shown)


def _first_text(nodes: list[LexborNode]) -> str:
    return next((line for node in nodes if (line := _line(node.text()))), "")


def _line(text: str | None) -> str:
    return " ".join((text or "").split())


def _without_site(title: str) -> str:
    for separator in _SITE_PARTS:
        first = title.split(separator)[0]
        if first != title and len(first.split()) >= _TITLE_WORDS:
            return first
    return title
