"""How a page shows hits: with passages and names, or compact, a line each if the address says view=compact."""

from flask import Blueprint, request

VIEW = "view"  # the parameter; every link keeps it
COMPACT = "compact"
PAGE_SIZES = (10, 25, 50)  # that a page offers


def register(pages: Blueprint) -> None:
    """Keep the view in links to pages."""
    pages.url_defaults(_keep_view)


def is_compact() -> bool:
    """Say whether hits are shown a line each."""
    return request.args.get(VIEW) == COMPACT


def _keep_view(endpoint: str, values: dict[str, object]) -> None:
    if is_compact():
        values.setdefault(VIEW, COMPACT)
