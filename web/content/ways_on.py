"""The ways on from an address that is no request: the same page with the dates swapped, or without what is wrong."""

from typing import NamedTuple

from flask import request
from werkzeug.datastructures import MultiDict

from indexer.query.request import DURING, WITHIN
from web import urls, view
from web.i18n import gettext
from web.url_parameters import Args, LinkError, label_of

_DATES = ("from", "to")


class WayOn(NamedTuple):
    """A link of the page that says what is wrong."""

    label: str
    address: str


class Repair(NamedTuple):
    """Other values for parameters, None to leave one out."""

    label: str
    values: dict[str, str | None]


def ways_on() -> tuple[WayOn, ...]:
    """Return the links to the page of this request with each repair of its address."""
    return tuple(WayOn(repair.label, view.this_page(**{**repair.values, "page": None})) for repair in _repairs())


def kept_fields() -> dict[str, str | list[str]]:
    """Return the parameters that a new search keeps of this request: all, or those of its first repair."""
    args: Args = MultiDict(request.args)
    try:
        return urls.request_parameters(urls.read_request(args))
    except LinkError:
        repairs = _repairs()
    if not repairs:
        return {}
    return urls.request_parameters(urls.read_request(_repaired(args, repairs[0])))


def dates_written() -> tuple[str, str] | None:
    """Return the days of the range as the address has them if they are part of what is wrong, else None."""
    is_wrong = any("from" in repair.values for repair in _repairs())
    return (request.args.get("from", ""), request.args.get("to", "")) if is_wrong else None


def _repairs() -> list[Repair]:
    """Return the changes of the address of this request, if it is no request, that make it one."""
    args: Args = MultiDict(request.args)
    if _is_request(args):
        return []
    return [repair for repair in _candidates(args) if _is_request(_repaired(args, repair))]


def _candidates(args: Args) -> list[Repair]:
    since, until = (args.get(name, "") for name in _DATES)
    repairs = []
    if since and until:
        repairs.append(Repair(gettext("Swap the two dates"), {"from": until, "to": since}))
    if since or until:
        repairs.append(Repair(gettext("Without the dates"), dict.fromkeys(_DATES)))
    known = (*urls.PARAMETERS, *(f"{urls.NOT}{facet}" for facet in (*urls.FACETS, WITHIN, DURING)))
    names = [name for name in known if name in args and name not in ("q", *_DATES)]
    repairs += [Repair(gettext("Without “%(name)s”", name=_label(name)), {name: None}) for name in names]
    return repairs


def _label(name: str) -> str:
    """Return what a page calls a parameter; that of a switch or a choice is called as in the address."""
    if name == "undated":
        return gettext("Undated")
    facet = name.removeprefix(urls.NOT)
    return label_of(facet) if facet in (*urls.FACETS, WITHIN, DURING) else name


def _repaired(args: Args, repair: Repair) -> Args:
    repaired = MultiDict(args)
    for name, value in repair.values.items():
        repaired.poplist(name)
        if value is not None:
            repaired[name] = value
    return repaired


def _is_request(args: Args) -> bool:
    try:
        urls.read_request(args)
    except LinkError:
        return False
    return True
