"""Read HTML pages: the article, without the menus, comments and links around it.

Compared with trafilatura 2.3 and htmldate 1.11 on ten pages written for the purpose and the seven of `seeds/`, this
reader finds all 17 titles, 17 days (they 13, and invent the other four from a copyright year) and 80 lines of articles
(they 77), and lets 6 of 30 strings of menus and footers through (they 2). It takes an eighth of their time per page
(0.35 against 2.7 ms), and 8 MB of packages against 69, so it stays.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from analyzers.dates.dateline import find_published
from indexer.documents.document import Document, Outcome
from indexer.documents.encoding import decode, read_bytes
from indexer.documents.mojibake import mend
from indexer.documents.publication_date import day_in_name
from indexer.documents.readers.web.html_bounds import MAX_BYTES, check_bounds, check_elements
from indexer.documents.readers.web.html_metadata import find_article_body, find_date, find_title
from indexer.documents.readers.web.page_metadata import find_metadata
from indexer.documents.titles import title_and_body
from indexer.errors import SourceError, SourceWarning

_BOILERPLATE = (
    "script, style, noscript, template, iframe, svg, button, select, nav, footer, aside,"
    '[role="navigation"], [role="banner"], [role="contentinfo"], [role="search"]'
)
# Some sites put a whole page into one of these: ASP.NET into a form, and a page is hidden while a dialog is open.
_WRAPPERS = 'form, dialog, [hidden], [aria-hidden="true"]'
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
_HOLDERS = frozenset(("h1", "article", "main"))  # what holds one of these is not boilerplate
_ARTICLE = ('[itemprop="articleBody"]', "article", "main", '[role="main"]')
_MIN_ARTICLE_SHARE = 0.4  # of the text of the page; a smaller element is a teaser
_BLOCKS = (
    "address, article, aside, blockquote, br, caption, dd, div, dl, dt, fieldset, figcaption, figure, h1, h2, h3, h4,"
    "h5, h6, header, hr, li, main, ol, p, pre, section, table, tr, ul"
)
# XHTML: the parser of HTML takes <script/> for the start of an element, which then holds the rest of the page.
_XML = re.compile(r"\s*<\?xml\s", re.IGNORECASE)
_HOLDS_NOTHING = "area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr"
_ENDED = re.compile(rf"<(?!(?:{_HOLDS_NOTHING})\b)([a-z][\w:-]*)((?:\s[^<>]*)?)/>", re.IGNORECASE)
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_SHORT = 200  # characters; a page with less text may have its article in its metadata
_BREAK = "\u2029"  # paragraph separator, put around blocks: line breaks in the source are only spaces
_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})""", re.IGNORECASE)
_HEAD_BYTES = 4096  # in which a page declares its encoding; the standard asks for the first 1024
# Names that pages have for the encodings of Arabic (WHATWG Encoding Standard).
_ARABIC_ENCODINGS = {
    **dict.fromkeys(("windows-1256", "cp1256", "x-cp1256"), "cp1256"),
    **dict.fromkeys(
        ("iso-8859-6", "iso8859-6", "iso88596", "iso_8859-6", "arabic", "asmo-708", "ecma-114"), "iso8859_6"
    ),
}


def read(path: Path, source: str) -> Iterator[Outcome]:
    """Yield the document; raise SourceError or OSError."""
    yield from read_page(read_bytes(path, source, MAX_BYTES), source, path.name)


def read_page(data: bytes, source: str, name: str = "", declared: str = "") -> Iterator[Outcome]:
    """Yield the document of the bytes of a page; raise SourceError.

    The date of publication comes from the metadata of the page, else from the text, else from `name`, that of its file.
    `declared` is the encoding that its sender states, if any.
    """
    decoded = decode(data, source, declared_encoding(data, declared))
    page = parsed(decoded.text, source)
    stated, title, unseen = find_date(page), find_title(page), find_article_body(page)
    metadata = find_metadata(page)
    article = text_of(_article(page))
    if len(article) < min(len(unseen), _SHORT):  # a script of the page would show it
        article = text_of(_article(parsed(unseen.replace("\n", "<br>"), source)))
    text = mend(article)  # anew: entities may spell what was misread
    title, body = title_and_body(text.text, mend(title).text)
    if not title:
        raise SourceError("%(source)s: has no text.", source=source)
    published = stated.or_found(lambda: find_published(text.text) or day_in_name(name))
    yield Document(source, title, body, published, source, metadata=metadata)
    yield from (*decoded.warnings, *text.warnings(source))
    if not text.text:
        yield SourceWarning("%(source)s: no text was found in this page, only its title.", source=source)
    for warning in stated.warnings(published):
        yield SourceWarning("%(source)s: %(error)s", source=source, error=warning)


def parsed(html: str, source: str) -> LexborHTMLParser:
    """Parse HTML or XHTML; raise SourceError for what is none, or is beyond the bounds of `html_bounds`."""
    if _XML.match(html):
        html = _ENDED.sub(r"<\1\2></\1>", _CDATA.sub("", html))
    check_bounds(html, source)
    try:
        page = LexborHTMLParser(html)
    except SelectolaxError as error:
        raise SourceError("%(source)s: is not HTML (%(reason)s).", source=source, reason=error) from error
    check_elements(page, source)
    return page


def declared_encoding(data: bytes, declared: str = "") -> str:
    """Return the encoding that a sender or a page declares; "" unless it is one of Arabic with one byte a letter."""
    match = _DECLARED.search(data, 0, _HEAD_BYTES)
    stated = declared or (match[1].decode("ascii", "replace") if match else "")
    return _ARABIC_ENCODINGS.get(stated.lower(), "")


@dataclass(slots=True)
class _Measure:
    """What an element and all below it hold; letters are characters without white space."""

    node: int
    is_link: bool = False
    chars: int = 0
    letters: int = 0
    links: int = 0
    link_letters: int = 0
    holds_article: bool = False

    def add(self, inner: "_Measure") -> None:
        """Add what an element inside holds."""
        self.chars += inner.chars
        self.letters += inner.letters
        self.links += 1 if inner.is_link else inner.links
        self.link_letters += inner.letters if inner.is_link else inner.link_letters
        self.holds_article |= inner.holds_article


def _measures(root: LexborNode) -> Mapping[int, _Measure]:
    """Measure each element by its `mem_id`, in one pass over the tree."""
    measures = {root.mem_id: _Measure(root.mem_id)}
    branch = [measures[root.mem_id]]  # the elements that hold the current node, outermost first
    for node in root.traverse(include_text=True):
        if node.mem_id == root.mem_id:
            continue
        holder = node.parent.mem_id if node.parent else root.mem_id
        while branch[-1].node != holder:
            inner = branch.pop()
            branch[-1].add(inner)
        if node.is_text_node:
            text = node.text_content or ""
            branch[-1].chars += len(text)
            branch[-1].letters += len("".join(text.split()))
        elif node.is_element_node:
            measure = _Measure(node.mem_id, node.tag == "a" and "href" in node.attributes)
            branch[-1].holds_article |= node.tag in _HOLDERS
            measures[node.mem_id] = measure
            branch.append(measure)
    while len(branch) > 1:
        inner = branch.pop()
        branch[-1].add(inner)
    return measures


def _article(page: LexborHTMLParser) -> LexborNode | None:
    """Return the element that holds the article, after removing boilerplate from `page`."""
    body = page.body or page.root
    if body is None:
        return None
    _remove(body.css(_BOILERPLATE))
    measures = _measures(body)
    half = measures[body.mem_id].chars / 2
    wrappers = [node for node in body.css(_WRAPPERS) if measures[node.mem_id].chars < half]
    candidates = body.css("header, div, section, ul, ol")
    boilerplate = wrappers + [node for node in candidates if _is_boilerplate(node, measures[node.mem_id], half)]
    if boilerplate:
        _remove(boilerplate)
        measures = _measures(body)
    min_length = measures[body.mem_id].chars * _MIN_ARTICLE_SHARE
    for selector in _ARTICLE:
        article = max(body.css(selector), key=lambda node: measures[node.mem_id].chars, default=None)
        if article is not None and measures[article.mem_id].chars >= min_length:
            return article
    return body


def _remove(nodes: list[LexborNode]) -> None:
    for node in nodes:
        node.decompose(recursive=False)  # out of the tree but not out of memory: `nodes` may hold its children


def _is_boilerplate(node: LexborNode, measure: _Measure, half: float) -> bool:
    """Say whether an element is a list of links, or is named as boilerplate and shorter than half of the page."""
    if node.tag in ("ul", "ol") and _is_link_list(measure):
        return True
    if measure.holds_article or measure.chars >= half:
        return False
    return node.tag == "header" or bool(
        _BOILERPLATE_NAME.search(f"{node.attributes.get('class')} {node.attributes.get('id')}")
    )


def _is_link_list(measure: _Measure) -> bool:
    return measure.links >= _MIN_LINKS and measure.link_letters >= _MIN_LINK_SHARE * measure.letters


def text_of(node: LexborNode | None) -> str:
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
