"""What a source says of a document beside its title, text and date."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self
from urllib.parse import urlsplit

from indexer.display import printable

# Far above what archives have; whatever a source says beyond them is left out.
MAX_URL = 2048  # code points; a longer address is left out, since half of one leads nowhere
MAX_STATED = 1000  # code points of any other value
MAX_COLUMNS = 100  # of a document
MAX_COLUMN_NAME = 100  # code points
_CUT = "…"  # in place of the rest
_SCHEMES = ("http", "https")  # of addresses that are shown as links

_BETWEEN_VALUES = re.compile("[,;،؛\n]")
_ADDRESS = re.compile(r"https?://[^\s/?#@]+(?:[/?#]\S*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the source states; "" for what it does not.

    `site` is the publication, `language` a tag of BCP 47 as the source writes it. `columns` are further named values of
    the source, such as the columns of a table, in its order. Each value becomes one line without control characters,
    and what is longer than the bounds above is cut.
    """

    url: str = ""
    author: str = ""
    site: str = ""
    section: str = ""
    language: str = ""
    columns: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        """Apply the bounds."""
        for name in ("author", "site", "section", "language"):
            object.__setattr__(self, name, _line(getattr(self, name), MAX_STATED))
        url = printable(self.url[: MAX_URL + 1]).strip()
        object.__setattr__(self, "url", url if len(url) <= MAX_URL else "")
        columns = (
            (_line(name, MAX_COLUMN_NAME), _line(value, MAX_STATED)) for name, value in self.columns[:MAX_COLUMNS]
        )
        object.__setattr__(self, "columns", tuple((name, value) for name, value in columns if name and value))

    @property
    def link(self) -> str:
        """The address if a browser may be sent there; "" for another scheme, such as `javascript`."""
        return self.url if self.host else ""

    @property
    def host(self) -> str:
        """The host of an address of the web without `www.`; "" for any other."""
        try:
            parts = urlsplit(self.url)
            host = parts.hostname or ""
        except ValueError:  # no address: a bracket that does not close
            return ""
        return host.removeprefix("www.") if parts.scheme.lower() in _SCHEMES else ""

    @property
    def site_name(self) -> str:
        """The site as it is stated, else the host of the address; "" if neither is stated."""
        return self.site or self.host

    def to_json(self) -> dict[str, Any]:
        """Return the values that are stated, as `from_json` reads them."""
        return {name: value for name in _FIELDS if (value := getattr(self, name))}

    @classmethod
    def from_json(cls, stated: Mapping[str, Any]) -> Self:
        """Return what `to_json` returned; raise TypeError or ValueError for anything else."""
        columns = tuple((str(name), str(value)) for name, value in stated.get("columns", ()))
        return cls(**{name: str(value) for name, value in stated.items() if name != "columns"}, columns=columns)


def _line(text: str, limit: int) -> str:
    """Return a text as one printable line of at most `limit` code points."""
    if not text:
        return text
    line = printable(text[: 2 * limit]).strip()  # bounds the time for a value of megabytes
    return line if len(line) <= limit else f"{line[: limit - 1]}{_CUT}"


_FIELDS = tuple(field.name for field in fields(Metadata))
NO_METADATA = Metadata()


def web_address(stated: object) -> str:
    """Return the address of a web page, without spaces around it; "" for anything else, such as `javascript:`."""
    address = stated.strip() if isinstance(stated, str) else ""
    return address if len(address) <= MAX_URL and _ADDRESS.fullmatch(address) else ""


def listed_values(written: str) -> list[str]:
    """Return the values of a list that is written as text, with commas or semicolons, in brackets or not."""
    values = (value.strip(" \t\"'") for value in _BETWEEN_VALUES.split(written.strip().strip("[]")))
    return [value for value in values if value]
