"""Errors as answers: a page or, in the API, a JSON object, each with a sentence that says what to do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, Flask, g, jsonify, render_template
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from indexer.errors import KashshafError, QueryError
from indexer.query.parser import MAX_LENGTH
from web import urls
from web.entity_page import UnknownEntityError
from web.i18n import STRINGS, Strings
from web.url_parameters import LinkError


@dataclass(frozen=True, slots=True)
class Failure:
    """An error to show: a sentence of the interface, the error's own (English) one, and what the template needs."""

    status: int
    sentence: str
    detail: str = ""
    template: str = "error.html"
    values: Mapping[str, object] = field(default_factory=dict)


def register(app: Flask, api: Blueprint) -> None:
    """Make `app` show errors as pages, and `api` as JSON."""
    for error_type, describe in _DESCRIPTIONS.items():
        app.register_error_handler(error_type, _handler(describe, _as_page))
        api.register_error_handler(error_type, _handler(describe, _as_json))


def _handler(
    describe: Callable[[Any], Failure], show: Callable[[Failure], ResponseReturnValue]
) -> Callable[[Exception], ResponseReturnValue]:
    def handle(error: Exception) -> ResponseReturnValue:
        if isinstance(error, HTTPException) and (error.code is None or error.code < 400):
            return error  # a redirect
        return show(describe(error))

    return handle


def _as_page(failure: Failure) -> ResponseReturnValue:
    status = failure.status
    title = f"error_{status}" if f"error_{status}" in STRINGS else "error_other"
    shown = {"status": status, "title": title, "sentence": failure.sentence, "detail": failure.detail}
    return render_template(failure.template, **shown, **failure.values), status


def _as_json(failure: Failure) -> ResponseReturnValue:
    return jsonify(error=failure.detail or failure.sentence), failure.status


def _bad_link(error: LinkError) -> Failure:
    strings: Strings = g.strings
    values = {name: strings(str(v)) if name == "facet" else v for name, v in error.values.items()}
    return Failure(400, strings(error.key, **values))


def _unknown_entity(error: UnknownEntityError) -> Failure:
    words = urls.asking(urls.everything(), error.value[:MAX_LENGTH])
    values = {"kind": error.kind, "meant": error.meant, "words": words}
    return Failure(404, g.strings(f"no_{error.kind}", value=error.value), "", "unknown_entity.html", values)


def _bad_query(error: QueryError) -> Failure:
    return Failure(400, error.arabic if g.strings.lang == "ar" else str(error))


def _no_index(error: KashshafError) -> Failure:
    return Failure(503, g.strings("error_503_text"), str(error))


def _http(error: HTTPException) -> Failure:
    status = error.code or 500
    known = f"error_{status}_text" in STRINGS
    return Failure(status, g.strings(f"error_{status}_text") if known else f"{status} {error.name}")


_DESCRIPTIONS: dict[type[Exception], Callable[[Any], Failure]] = {
    LinkError: _bad_link,
    UnknownEntityError: _unknown_entity,
    QueryError: _bad_query,
    KashshafError: _no_index,
    HTTPException: _http,
}
