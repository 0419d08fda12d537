"""Parse one URL parameter; raise LinkError if it is invalid."""

from datetime import date
from typing import TypeVar

from werkzeug.datastructures import MultiDict

from indexer.search.labels import FACETS, Facet
from web.i18n import gettext

MAX_VALUES = 20  # of one facet
MAX_VALUE = 200  # code points

Args = MultiDict[str, str]
C = TypeVar("C", bound=str)


class LinkError(Exception):
    """An address that is not a request; `str()` of it is a sentence in the language of the address."""


def one_of(args: Args, name: str, choices: tuple[C, ...], default: C) -> C:
    """Return which of the choices a parameter names; the default where it is empty."""
    written = args.get(name, "") or default
    for choice in choices:
        if choice == written:
            return choice
    raise LinkError(
        gettext(
            "“%(value)s” is not a value of %(name)s; choose one of: %(choices)s.",
            value=written,
            name=name,
            choices=", ".join(choices),
        )
    )


def values_of(args: Args, field: Facet) -> tuple[str, ...]:
    """Return all values of a parameter that may be repeated, each once."""
    values = tuple(dict.fromkeys(value for raw in args.getlist(field) if (value := raw.strip())))
    if len(values) > MAX_VALUES:
        raise LinkError(
            gettext(
                "At most %(limit)s values of “%(facet)s” can be selected; remove some.",
                facet=gettext(FACETS[field]),
                limit=MAX_VALUES,
            )
        )
    if any(len(value) > MAX_VALUE for value in values):
        raise LinkError(
            gettext(
                "A value of “%(facet)s” is longer than %(limit)s characters; choose it from the list.",
                facet=gettext(FACETS[field]),
                limit=MAX_VALUE,
            )
        )
    return values


def day_of(args: Args, name: str) -> date | None:
    """Return the day of a parameter, None where it is empty."""
    written = args.get(name, "").strip()
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise LinkError(gettext("“%(value)s” is not a date; write it as 2023-10-20.", value=written)) from None


def number_of(args: Args, name: str, default: int, most: int) -> int:
    """Return the number of a parameter, from 1 to `most`; the default where it is empty."""
    written = args.get(name, "").strip()
    if not written:
        return default
    if not (written.isascii() and written.isdigit() and len(written) <= 9 and 1 <= int(written) <= most):
        raise LinkError(
            gettext(
                "“%(value)s” is not a number from 1 to %(limit)s for %(name)s.", value=written, limit=most, name=name
            )
        )
    return int(written)
