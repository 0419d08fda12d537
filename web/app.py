"""The web application: pages and JSON API over one searcher."""

from flask import Flask, Request
from flask.json.provider import DefaultJSONProvider

from indexer.search.searcher import Searcher
from web import api, errors, headers, language, pages, templating
from web.converters import TextConverter


class ReadableJson(DefaultJSONProvider):
    """JSON with Arabic letters unescaped and keys in the order they are given."""

    ensure_ascii = False
    sort_keys = False


class BlueprintRequest(Request):
    """A request that belongs to the API by its prefix even if no route matches, so that the error is JSON too."""

    @property
    def blueprint(self) -> str | None:
        """The name of the blueprint that answers the request."""
        if self.routing_exception is not None and self.path.startswith(f"{api.PREFIX}/"):
            return api.NAME
        return super().blueprint


class Application(Flask):
    """Flask with this JSON and these requests."""

    json_provider_class = ReadableJson
    request_class = BlueprintRequest


def create_app(searcher: Searcher) -> Flask:
    """Return the web front end over an open searcher."""
    app = Application("web")
    app.url_map.merge_slashes = False  # ids and values may contain //
    app.url_map.converters["text"] = TextConverter
    page_blueprint, api_blueprint = pages.make_blueprint(searcher), api.make_blueprint(searcher)
    language.register(app, page_blueprint)
    errors.register(app, api_blueprint)
    app.register_blueprint(page_blueprint)
    app.register_blueprint(api_blueprint)
    app.after_request(headers.secure)
    templating.register(app)
    return app
