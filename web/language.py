"""The language of the interface: Arabic, unless the address says lang=en; every link keeps it."""

from typing import Any

from flask import Blueprint, Flask, g, request, url_for

from web.i18n import LANGS, Lang, Strings
from web.urls import FIELDS


def register(app: Flask, pages: Blueprint) -> None:
    """Make `app` speak the language of the address, and keep it in links to its pages."""
    app.before_request(_choose)
    pages.url_defaults(_keep)


def other_language() -> tuple[Lang, str]:
    """Return the other language and this page in it."""
    other: Lang = "ar" if g.strings.lang == "en" else "en"
    lang = None if other == LANGS[0] else other  # the first needs no parameter
    if request.endpoint is None or request.blueprint != "pages":
        return other, url_for("pages.home", lang=lang)
    fields: dict[str, Any] = {name: request.args.getlist(name) for name in FIELDS if name in request.args}
    return other, url_for(request.endpoint, **(request.view_args or {}), **fields, lang=lang)


def _choose() -> None:
    written = request.args.get("lang")
    g.strings = Strings(next((lang for lang in LANGS if lang == written), LANGS[0]))


def _keep(_endpoint: str, values: dict[str, object]) -> None:
    if g.strings.lang != LANGS[0]:
        values.setdefault("lang", g.strings.lang)
