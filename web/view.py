"""How a page shows hits: with passages and names, or compact, a line each if the address says view=compact."""

from typing import Any

from flask import Blueprint, request, url_for

from web.per_request import per_request
from web.urls import COLUMN, NOT, PARAMETERS, PART

VIEW = "view"  # the parameter; every link keeps it
COMPACT = "compact"
PAGE_SIZES = (10, 25, 50)  # that a page offers


def register(pages: Blueprint) -> None:
    """Keep the view in links to pages."""
    pages.url_defaults(_keep_view)


@per_request
def is_compact() -> bool:
    """Say whether hits are shown a line each."""
    return request.args.get(VIEW) == COMPACT


def this_page(**values: Any) -> str:
    """Return the address of the page of this request with other parameters; of no page, that of the first one."""
    if request.endpoint is None or request.blueprint != "pages":
        return url_for("pages.home", **values)
    kept: dict[str, Any] = {name: request.args.getlist(name) for name in request.args if _is_kept(name)}
    return url_for(request.endpoint, **{**(request.view_args or {}), **kept, **values})


def _is_kept(name: str) -> bool:
    return name in (*PARAMETERS, PART) or name.startswith((COLUMN, NOT))


def _keep_view(endpoint: str, values: dict[str, object]) -> None:
    if is_compact():
        values.setdefault(VIEW, COMPACT)
