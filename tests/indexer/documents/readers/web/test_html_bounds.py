from contextlib import suppress

import pytest
from selectolax.lexbor import LexborHTMLParser

from indexer.documents.readers.web.html_bounds import MAX_ATTRIBUTES, MAX_DEPTH, MAX_TAGS, check_bounds, check_elements
from indexer.errors import SourceError


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<div>" * (MAX_DEPTH + 1), "elements inside one another"),
        ("<b></span>" * (MAX_DEPTH + 1), "elements inside one another"),
        ("<div " + "a " * (MAX_ATTRIBUTES + 1) + ">", "attributes"),
        ("<div " + "a='<>' " * (MAX_ATTRIBUTES + 1), "attributes"),
        ("<p>x" * (MAX_TAGS + 1), "tags"),
    ],
)
def test_html_over_a_bound(html: str, reason: str) -> None:
    with pytest.raises(SourceError, match=rf"^a.html: .*{reason}; .*save its text as \.txt\.$"):
        check_bounds(html, "a.html")


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * MAX_DEPTH,
        "<div></div>" * 20_000,
        "<p>x<br><img src=x><li>" * 20_000,
        "<svg>" + "<path d=x />" * 20_000 + "</svg>",
        "<script>" + "if (a <b) { c }" * 20_000 + "</script>",
        "<!--" + "<div>" * 20_000 + "-->",
        f"<img src='data:{'a b ' * 20_000}'>",
        "<title>" + "<div>" * 20_000,
    ],
)
def test_html_within_the_bounds(html: str) -> None:
    check_bounds(html, "a.html")


@pytest.mark.parametrize(
    "unit", ["<", "<a", "<a ", "<a b='", '<a b="', "<!--", "</a", "<script>", "<script></", "<a/", "= ", "<a b=", "a"]
)
def test_the_time_is_linear(unit: str) -> None:
    with suppress(SourceError):
        check_bounds("<a " + unit * 200_000, "a.html")


def test_elements_that_the_parser_repeats_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    page = LexborHTMLParser("<p><b 1><b 2><b 3>" + "<p>x" * 100)
    check_elements(page, "a.html")
    monkeypatch.setattr("indexer.documents.readers.web.html_bounds.MAX_ELEMENTS", 400)
    with pytest.raises(SourceError, match="has more than 400 elements"):
        check_elements(page, "a.html")
