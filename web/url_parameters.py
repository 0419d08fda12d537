"""One parameter of an address as a value; what is none is a LinkError."""

from datetime import date
from typing import TypeVar

from werkzeug.datastructures import MultiDict

MAX_VALUES = 20  # of one facet
MAX_VALUE = 200  # code points

Args = MultiDict[str, str]
C = TypeVar("C", bound=str)


class LinkError(Exception):
    """An address that is no request. `key` names the sentence in web.i18n, `values` fill it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def one_of(args: Args, name: str, choices: tuple[C, ...], default: C) -> C:
    """Return which of the choices a parameter names; the default where it is empty."""
    written = args.get(name, "") or default
    for choice in choices:
        if choice == written:
            return choice
    raise LinkError(f"bad_{name}", value=written)


def values_of(args: Args, field: str) -> tuple[str, ...]:
    """Return all values of a parameter that may be repeated, each once."""
    values = tuple(dict.fromkeys(value for raw in args.getlist(field) if (value := raw.strip())))
    if len(values) > MAX_VALUES:
        raise LinkError("many_values", facet=field, limit=MAX_VALUES)
    if any(len(value) > MAX_VALUE for value in values):
        raise LinkError("long_value", facet=field, limit=MAX_VALUE)
    return values


def day_of(args: Args, name: str) -> date | None:
    """Return the day of a parameter, None where it is empty."""
    written = args.get(name, "").strip()
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise LinkError("bad_day", value=written) from None


def number_of(args: Args, name: str, default: int, most: int) -> int:
    """Return the number of a parameter, from 1 to `most`; the default where it is empty."""
    written = args.get(name, "").strip()
    if not written:
        return default
    if not (written.isascii() and written.isdigit() and len(written) <= 9 and 1 <= int(written) <= most):
        raise LinkError("bad_number", value=written, limit=most, name=name)
    return int(written)
