"""HTML pages: the report, without what stands around it on a page."""

import re
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from analyzers.dates.published import find_published
from indexer.documents.document import Document
from indexer.documents.encoding import read_text
from indexer.documents.publication_day import day_in_name
from indexer.documents.readers.html_metadata import find_day, find_title
from indexer.documents.titles import split_title, without_line
from indexer.errors import SourceError

_AROUND = (
    "script, style, noscript, template, iframe, svg, form, button, select, nav, footer, aside, dialog, [hidden],"
    '[aria-hidden="true"], [role="navigation"], [role="banner"], [role="contentinfo"], [role="search"]'
)
# Names that authors of pages give to what stands around a report, as a word of a class or an id.
_AROUND_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|footer|sidebar|breadcrumbs?|share|sharing|social|related|comments?|adverts?|ads?"
    r"|banner|cookies?|newsletter|subscribe|popup|widget|tags|pagination|promo)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LINKS = 3  # a list of at least so many links
_LINKED = 0.8  # and with this share of its text in links leads elsewhere
_REPORT = ('[itemprop="articleBody"]', "article", "main", '[role="main"]')
_REPORT_SHARE = 0.4  # of the text of the page that the report has at least
_BLOCKS = (
    "address, article, aside, blockquote, br, caption, dd, div, dl, dt, fieldset, figcaption, figure, h1, h2, h3, h4,"
    "h5, h6, header, hr, li, main, ol, p, pre, section, table, tr, ul"
)
_BREAK = "\u2029"  # paragraph separator: put around blocks, for line ends in the source are only spaces


def read(path: Path, source: str) -> Iterator[Document]:
    """Yield the document; raises SourceError or OSError.

    The day of publishing is that of the page's metadata, else the one the text tells, else that of the file name.
    """
    try:
        page = LexborHTMLParser(read_text(path, source))
    except SelectolaxError as error:
        raise SourceError(f"{source}: is not HTML ({error}).") from error
    day, title = find_day(page), find_title(page)
    text = _text(_report(page))
    title, body = (title, without_line(text, title)) if title else split_title(text)
    if not title:
        raise SourceError(f"{source}: has no text.")
    yield Document(source, title, body, day or find_published(text) or day_in_name(path.name), source)


def _report(page: LexborHTMLParser) -> LexborNode | None:
    """The part of a page that holds the report, freed from what stands around it; changes `page`."""
    body = page.body or page.root
    if body is None:
        return None
    _unlink(body.css(_AROUND))
    half = len(body.text()) / 2
    _unlink([node for node in body.css("header, div, section, ul, ol") if _is_around(node, half)])
    least = len(body.text()) * _REPORT_SHARE
    for selector in _REPORT:
        report = max(body.css(selector), key=lambda node: len(node.text()), default=None)
        if report is not None and len(report.text()) >= least:
            return report
    return body


def _unlink(nodes: list[LexborNode]) -> None:
    for node in nodes:
        node.decompose(recursive=False)  # out of the tree, not out of memory: `nodes` may hold its children


def _is_around(node: LexborNode, half: float) -> bool:
    """Whether an element is named as one that stands around a report, or is a list of links; never half of the page."""
    if node.tag in ("ul", "ol") and _is_links(node):
        return True
    named = node.tag == "header" or _AROUND_NAME.search(f"{node.attributes.get('class')} {node.attributes.get('id')}")
    return bool(named) and node.css_first("h1, article, main") is None and len(node.text()) < half


def _is_links(node: LexborNode) -> bool:
    links = node.css("a[href]")
    linked = sum(len(link.text(strip=True)) for link in links)
    return len(links) >= _LINKS and linked >= _LINKED * len("".join(node.text().split()))


def _text(node: LexborNode | None) -> str:
    """The text of an element, a line for each block, a blank line between none."""
    if node is None:
        return ""
    for block in node.css(_BLOCKS):
        block.insert_before(_BREAK)
        block.insert_after(_BREAK)
    for cell in node.css("td, th"):
        cell.insert_after(" ")
    lines = (" ".join(line.split()) for line in node.text().split(_BREAK))
    return "\n".join(line for line in lines if line)
