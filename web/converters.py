"""How the id of a document stands in an address."""

from urllib.parse import quote

from werkzeug.routing import BaseConverter


class IdConverter(BaseConverter):
    """Any text; its slashes stay readable unless a browser would rewrite the path that they make."""

    regex = ".+"
    part_isolating = False

    def to_url(self, value: str) -> str:
        """Return an id percent-encoded; `a/../b` and `/b` encode their slashes too."""
        tidy = all(part not in ("", ".", "..") for part in value.split("/"))
        return quote(value, safe="/" if tidy else "")
