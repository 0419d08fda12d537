"""Making the web application."""

from flask import Flask
from flask.json.provider import DefaultJSONProvider

from indexer.search.searcher import Searcher
from web import errors, headers, language, templating
from web.api import Api
from web.converters import TextConverter
from web.pages import Views


class Json(DefaultJSONProvider):
    """JSON that people can read: Arabic letters as they are, keys in their own order."""

    ensure_ascii = False
    sort_keys = False


class Application(Flask):
    """Flask with that JSON."""

    json_provider_class = Json


def create_app(searcher: Searcher) -> Flask:
    """Return the web front end over an open searcher."""
    app = Application("web")
    app.url_map.merge_slashes = False  # ids and values may hold //
    app.url_map.converters["text"] = TextConverter
    _add_routes(app, Views(searcher), Api(searcher))
    language.register(app)
    errors.register(app)
    app.after_request(headers.secure)
    templating.register(app)
    return app


def _add_routes(app: Flask, views: Views, api: Api) -> None:
    app.add_url_rule("/", "home", views.home)
    app.add_url_rule("/search", "search", views.search)
    app.add_url_rule("/help", "help", views.help)
    app.add_url_rule("/documents/<text:id_>", "document", views.document)
    app.add_url_rule("/<any(people,places):kind>/<text:value>", "entity", views.entity)
    app.add_url_rule("/opensearch.xml", "opensearch", views.opensearch)
    app.add_url_rule("/healthz", "health", views.health)
    app.add_url_rule("/api/search", "api_search", api.search)
    app.add_url_rule("/api/suggest", "api_suggest", api.suggest)
    app.add_url_rule("/api/documents/<text:id_>", "api_document", api.document)
    app.add_url_rule("/api/documents/<text:id_>/similar", "api_similar", api.similar)
    app.add_url_rule("/api/documents/<text:id_>/explain", "api_explain", api.explain)
    app.add_url_rule("/api/<any(people,places):kind>/<text:value>", "api_entity", api.entity)
