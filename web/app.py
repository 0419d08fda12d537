"""The web application: pages and JSON API over one searcher, with their common settings."""

from functools import partial
from typing import Any
from urllib.parse import quote

from flask import Flask, Request, Response, request
from flask.json.provider import DefaultJSONProvider
from jinja2 import StrictUndefined
from werkzeug.routing import BaseConverter

from indexer.search import labels
from indexer.search.searcher import Searcher
from web import changes, corrections, delivery, errors, language, months, name_letters, pages, urls, view
from web.api import page
from web.api import views as api
from web.content.date_labels import day_label, value_label
from web.content.document_parts import match_anchor
from web.content.exports import Exports
from web.content.help_examples import help_examples
from web.content.no_results import ways_without_a_word
from web.content.originals import Originals
from web.content.source_pages import page_anchor
from web.content.text_runs import anchor, cut
from web.i18n import copy_count, document_count, get_locale, hidden_count, match_count, shown_count, value_count
from web.language import language_field, other_language
from web.listings import listing_url
from web.service import guards
from web.service.request_log import REQUEST_ID, ROUTE
from web.service.settings import Settings

# Nothing from other hosts; scripts and styles from our own files only.
_POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
_HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in _POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_TEMPLATE_NAMES = {
    "urls": urls,
    "changes": changes,
    "view": view,
    "months": months,
    "labels": labels,
    "cut": cut,
    "anchor": anchor,
    "match_anchor": match_anchor,
    "page_anchor": page_anchor,
    "day_label": day_label,
    "value_label": value_label,
    "document_count": document_count,
    "copy_count": copy_count,
    "match_count": match_count,
    "hidden_count": hidden_count,
    "value_count": value_count,
    "shown_count": shown_count,
    "listing_url": listing_url,
    "ways_without_a_word": ways_without_a_word,
    "get_locale": get_locale,
    "other_language": other_language,
    "language_field": language_field,
    "name_letters": name_letters,
    "name_html": name_letters.name_html,
    "beside_html": name_letters.beside_html,
}


class TextConverter(BaseConverter):
    """An id or a facet value in a path; its slashes stay unless a browser would rewrite the path."""

    regex = "(?s:.+)"
    part_isolating = False

    def to_url(self, value: str) -> str:
        """Return a text percent-encoded; in texts like `a/../b` and `/b` the slashes too."""
        is_stable = all(part not in ("", ".", "..") for part in value.split("/"))
        return quote(value, safe="/" if is_stable else "")


class ReadableJson(DefaultJSONProvider):
    """JSON with Arabic letters unescaped and keys in their given order."""

    ensure_ascii = False
    sort_keys = False


class BlueprintRequest(Request):
    """A request below the API's root belongs to the API, whatever route matches: its error is JSON too."""

    @property
    def blueprint(self) -> str | None:
        """The name of the blueprint that answers the request."""
        return api.NAME if self.path.startswith(api.ROOT) else super().blueprint


class Application(Flask):
    """Flask with readable JSON, and JSON errors below the API's prefix; its log has no addresses."""

    json_provider_class = ReadableJson
    request_class = BlueprintRequest

    def log_exception(self, exc_info: Any) -> None:
        """Log a fault of ours with the id and the route of the request."""
        environ = request.environ
        self.logger.error("request %s, %s", environ.get(REQUEST_ID), environ.get(ROUTE), exc_info=exc_info)


def create_app(searcher: Searcher, settings: Settings | None = None) -> Flask:
    """Return the web front end over an open searcher; without `settings`, with the defaults."""
    settings = settings or Settings()
    app = Application("web", static_folder=None)
    guards.install(app, searcher, settings)
    delivery.register(app, searcher, settings)
    app.url_map.merge_slashes = False  # ids and values may contain //
    app.url_map.converters["text"] = TextConverter
    originals = Originals(settings.originals)
    exports = Exports(searcher, at_a_time=max(1, settings.threads // 2))
    page_blueprint = pages.make_blueprint(searcher, originals, exports)
    corrections.add_routes(page_blueprint, searcher, settings.corrections)
    api_blueprint, description = api.make_blueprint(searcher, originals, exports)
    page.add_route(page_blueprint, searcher, description)
    language.register(app, page_blueprint)
    view.register(page_blueprint)
    months.register(app, page_blueprint, searcher)
    name_letters.register(page_blueprint)
    errors.register(app, api_blueprint)
    app.register_blueprint(page_blueprint)
    app.register_blueprint(api_blueprint)
    app.after_request(_add_headers)
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(help_examples=partial(help_examples, searcher))
    app.jinja_env.globals.update(_TEMPLATE_NAMES, takes_corrections=bool(settings and settings.corrections))
    return app


def _add_headers(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)  # an original file has a stricter policy
    response.headers.setdefault("Cache-Control", "private, no-cache")  # an address says what a reader looks for
    response.vary.add("Accept-Language")
    return response
