"""Read pages: elements by CSS selector, their texts, and links."""

from urllib.parse import parse_qs, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode


def select(page: str, selector: str) -> list[LexborNode]:
    """Return the elements of a page that match a CSS selector, in order."""
    return LexborHTMLParser(page).css(selector)


def text_of(node: LexborNode, separator: str = "") -> str:
    """Return the text of an element with single spaces, and `separator` between the texts of its parts."""
    return " ".join(node.text(separator=separator).split())


def texts(page: str, selector: str) -> list[str]:
    """Return the texts of the elements that match a CSS selector."""
    return [text_of(node) for node in select(page, selector)]


def main_text(page: str) -> str:
    """Return the text between header and footer."""
    [main] = select(page, "main")
    return text_of(main, " ")


def links(page: str, selector: str = "a") -> dict[str, str]:
    """Return the addresses of links by their text; for links with the same text, that of the first."""
    pairs = [(text_of(node), node.attributes["href"] or "") for node in select(page, selector)]
    return dict(reversed(pairs))


def parameters(address: str) -> dict[str, list[str]]:
    """Return the parameters of an address with all their values."""
    return parse_qs(urlsplit(address).query, keep_blank_values=True)


def hidden_fields(page: str, form: str) -> list[tuple[str, str]]:
    """Return name and value of each hidden field of a form, given by its class."""
    fields = [node.attributes for node in select(page, f"form.{form} input[type=hidden]")]
    return [(field["name"] or "", field["value"] or "") for field in fields]
