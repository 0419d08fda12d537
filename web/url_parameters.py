"""Parse one URL parameter; raise LinkError if it is invalid."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from werkzeug.datastructures import MultiDict

from indexer.display import without_format_signs
from indexer.query.dates import first_day, last_day
from indexer.query.limits import MAX_VALUE_LENGTH, MAX_VALUES
from indexer.search.labels import facet_label
from web.i18n import gettext

Args = MultiDict[str, str]
Option = TypeVar("Option", bound=str)


class LinkError(Exception):
    """An address that is not a request; `str()` of it is a sentence in the language of the address."""


def parse_choice(args: Args, name: str, choices: tuple[Option, ...], default: Option) -> Option:
    """Return the choice that a parameter names; the default if it is empty."""
    value = args.get(name, "") or default
    for choice in choices:
        if choice == value:
            return choice
    raise LinkError(
        gettext(
            "“%(value)s” is not a value of %(name)s; choose one of: %(choices)s.",
            value=value,
            name=name,
            choices=", ".join(filter(None, choices)),
        )
    )


def is_on(args: Args, name: str, value: str) -> bool:
    """Say whether a parameter has the one value that it may have; it may be empty."""
    return bool(parse_choice(args, name, (value, ""), ""))


def label_of(facet: str, columns: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return what a facet is called in the language of the request; `columns` have the labels of columns."""
    return facet_label(facet, gettext, columns)


def values_of(args: Args, name: str, label: str) -> tuple[str, ...]:
    """Return the distinct values of a parameter that may be repeated; `label` is what its facet is called."""
    values = tuple(dict.fromkeys(value for raw in args.getlist(name) if (value := without_format_signs(raw).strip())))
    if len(values) > MAX_VALUES:
        raise LinkError(
            gettext(
                "At most %(limit)s values of “%(facet)s” can be selected; remove some.",
                facet=label,
                limit=MAX_VALUES,
            )
        )
    if any(len(value) > MAX_VALUE_LENGTH for value in values):
        raise LinkError(
            gettext(
                "A value of “%(facet)s” is longer than %(limit)s characters; choose it from the list.",
                facet=label,
                limit=MAX_VALUE_LENGTH,
            )
        )
    return values


def day_of(args: Args, name: str, *, last: bool = False) -> date | None:
    """Return the day that a parameter gives as a date of the query language; None if it is empty.

    Of a month or year it is the first day, or the last.
    """
    value = without_format_signs(args.get(name, "")).strip()
    day = last_day(value) if last else first_day(value)
    if value and day is None:
        raise LinkError(gettext("“%(value)s” is not a date; write it as 2023-10-20.", value=value))
    return day


def number_of(args: Args, name: str, default: int, limit: int) -> int:
    """Return the number that a parameter gives, from 1 to `limit`; the default if it is empty."""
    value = args.get(name, "").strip()
    if not value:
        return default
    if not (value.isascii() and value.isdigit() and len(value) <= 9 and 1 <= int(value) <= limit):
        raise LinkError(
            gettext(
                "“%(value)s” is not a number from 1 to %(limit)s for %(name)s.", value=value, limit=limit, name=name
            )
        )
    return int(value)
