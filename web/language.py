"""The language of the interface: Arabic, unless the address says lang=en; every link keeps it."""

from typing import Any

from flask import Flask, g, request, url_for

from web.i18n import LANGS, Lang, Strings
from web.urls import FIELDS

PAGES = {"home", "search", "help", "document", "entity", "opensearch"}


def register(app: Flask) -> None:
    """Make `app` speak the language of the address."""
    app.before_request(_choose)
    app.url_defaults(_keep)


def other_language() -> tuple[Lang, str]:
    """Return the other language and this page in it."""
    other: Lang = "ar" if g.strings.lang == "en" else "en"
    lang = None if other == LANGS[0] else other  # the first needs no parameter
    if request.endpoint not in PAGES:
        return other, url_for("home", lang=lang)
    fields: dict[str, Any] = {name: request.args.getlist(name) for name in FIELDS if name in request.args}
    return other, url_for(request.endpoint, **(request.view_args or {}), **fields, lang=lang)


def _choose() -> None:
    written = request.args.get("lang")
    g.strings = Strings(next((lang for lang in LANGS if lang == written), LANGS[0]))


def _keep(endpoint: str, values: dict[str, object]) -> None:
    if endpoint in PAGES and g.strings.lang != LANGS[0]:
        values.setdefault("lang", g.strings.lang)
