"""How the id of a document, or a facet value, stands in an address."""

from urllib.parse import quote

from werkzeug.routing import BaseConverter


class TextConverter(BaseConverter):
    """Any text; its slashes stay readable unless a browser would rewrite the path that they make."""

    regex = "(?s:.+)"
    part_isolating = False

    def to_url(self, value: str) -> str:
        """Return a text percent-encoded; `a/../b` and `/b` encode their slashes too."""
        tidy = all(part not in ("", ".", "..") for part in value.split("/"))
        return quote(value, safe="/" if tidy else "")
