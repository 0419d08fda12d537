"""Read HTML pages: the article, without the menus, comments and links around it.

Compared with trafilatura 2.3 and htmldate 1.11 on ten pages written for the purpose and the seven of `seeds/`, this
reader finds all 17 titles, 17 days (they 13, and invent the other four from a copyright year) and 80 lines of articles
(they 77), and lets 6 of 30 strings of menus and footers through (they 2). It takes an eighth of their time per page
(0.35 against 2.7 ms), and 8 MB of packages against 69, so it stays.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from analyzers.dates.dateline import find_published
from indexer.documents.document import Document
from indexer.documents.encoding import read_text
from indexer.documents.publication_day import day_in_name
from indexer.documents.readers.html_metadata import find_day, find_title
from indexer.documents.titles import title_and_body
from indexer.errors import SourceError

_BOILERPLATE = (
    "script, style, noscript, template, iframe, svg, form, button, select, nav, footer, aside, dialog, [hidden],"
    '[aria-hidden="true"], [role="navigation"], [role="banner"], [role="contentinfo"], [role="search"]'
)
# A word of a class or an id by which authors of pages mark boilerplate.
_BOILERPLATE_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|footer|sidebar|breadcrumbs?|share|sharing|social|related|comments?|adverts?|ads?"
    r"|banner|cookies?|newsletter|subscribe|popup|widget|tags|pagination|promo)(?:$|[\s_-])",
    re.IGNORECASE,
)
# A list is boilerplate if it has at least this many links, and this share of its text is in them. Lower numbers would
# also remove lists of sources from articles.
_MIN_LINKS = 3
_MIN_LINK_SHARE = 0.8
_ARTICLE = ('[itemprop="articleBody"]', "article", "main", '[role="main"]')
_MIN_ARTICLE_SHARE = 0.4  # of the text of the page; a smaller element is a teaser
_BLOCKS = (
    "address, article, aside, blockquote, br, caption, dd, div, dl, dt, fieldset, figcaption, figure, h1, h2, h3, h4,"
    "h5, h6, header, hr, li, main, ol, p, pre, section, table, tr, ul"
)
_BREAK = "\u2029"  # paragraph separator, put around blocks: line breaks in the source are only spaces


def read(path: Path, source: str) -> Iterator[Document]:
    """Yield the document; raise SourceError or OSError.

    The day of publication comes from the metadata of the page, else from the text, else from the file name.
    """
    try:
        page = LexborHTMLParser(read_text(path, source))
    except SelectolaxError as error:
        raise SourceError("%(source)s: is not HTML (%(reason)s).", source=source, reason=error) from error
    day, title = find_day(page), find_title(page)
    text = _text(_article(page))
    title, body = title_and_body(text, title)
    if not title:
        raise SourceError("%(source)s: has no text.", source=source)
    yield Document(source, title, body, day or find_published(text) or day_in_name(path.name), source)


def _article(page: LexborHTMLParser) -> LexborNode | None:
    """Return the element that holds the article, after removing boilerplate from `page`."""
    body = page.body or page.root
    if body is None:
        return None
    _remove(body.css(_BOILERPLATE))
    half = len(body.text()) / 2
    _remove([node for node in body.css("header, div, section, ul, ol") if _is_boilerplate(node, half)])
    min_length = len(body.text()) * _MIN_ARTICLE_SHARE
    for selector in _ARTICLE:
        article = max(body.css(selector), key=lambda node: len(node.text()), default=None)
        if article is not None and len(article.text()) >= min_length:
            return article
    return body


def _remove(nodes: list[LexborNode]) -> None:
    for node in nodes:
        node.decompose(recursive=False)  # out of the tree but not out of memory: `nodes` may hold its children


def _is_boilerplate(node: LexborNode, half: float) -> bool:
    """Say whether an element is a list of links, or is named as boilerplate and shorter than half of the page."""
    if node.tag in ("ul", "ol") and _is_link_list(node):
        return True
    attributes = f"{node.attributes.get('class')} {node.attributes.get('id')}"
    named = node.tag == "header" or _BOILERPLATE_NAME.search(attributes)
    return bool(named) and node.css_first("h1, article, main") is None and len(node.text()) < half


def _is_link_list(node: LexborNode) -> bool:
    links = node.css("a[href]")
    link_text = sum(len(link.text(strip=True)) for link in links)
    return len(links) >= _MIN_LINKS and link_text >= _MIN_LINK_SHARE * len("".join(node.text().split()))


def _text(node: LexborNode | None) -> str:
    """Return the text of an element, one line per block, without blank lines."""
    if node is None:
        return ""
    for block in node.css(_BLOCKS):
        block.insert_before(_BREAK)
        block.insert_after(_BREAK)
    for cell in node.css("td, th"):
        cell.insert_after(" ")
    lines = (" ".join(line.split()) for line in node.text().split(_BREAK))
    return "\n".join(line for line in lines if line)
