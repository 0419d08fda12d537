"""Every error as a page, or as JSON under /api/, with a sentence that says what to do."""

from flask import Flask, g, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from indexer.errors import KashshafError, QueryError
from indexer.query.parser import MAX_LENGTH
from web import urls
from web.entity_page import UnknownEntityError
from web.i18n import STRINGS, Strings
from web.url_parameters import LinkError


def register(app: Flask) -> None:
    """Make `app` answer errors this way."""
    app.register_error_handler(LinkError, _bad_link)
    app.register_error_handler(UnknownEntityError, _unknown_entity)
    app.register_error_handler(QueryError, _bad_query)
    app.register_error_handler(KashshafError, _no_index)
    app.register_error_handler(HTTPException, _http)


def _bad_link(error: LinkError) -> ResponseReturnValue:
    strings: Strings = g.strings
    values = {name: strings(str(v)) if name == "facet" else v for name, v in error.values.items()}
    return _answer(400, strings(error.key, **values))


def _unknown_entity(error: UnknownEntityError) -> ResponseReturnValue:
    sentence = g.strings(f"no_{error.kind}", value=error.value)
    words = urls.asking(urls.everything(), error.value[:MAX_LENGTH])
    return _answer(404, sentence, template="unknown_entity.html", kind=error.kind, meant=error.meant, words=words)


def _bad_query(error: QueryError) -> ResponseReturnValue:
    return _answer(400, error.arabic if g.strings.lang == "ar" else str(error))


def _no_index(error: KashshafError) -> ResponseReturnValue:
    return _answer(503, g.strings("error_503_text"), str(error))


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error  # a redirection is no error
    known = f"error_{error.code}_text" in STRINGS
    return _answer(error.code, g.strings(f"error_{error.code}_text") if known else f"{error.code} {error.name}")


def _answer(
    status: int, sentence: str, detail: str = "", template: str = "error.html", **ways: object
) -> ResponseReturnValue:
    """Answer with a sentence of the interface and the one of the error, which is in English; `ways` lead out."""
    if request.path.startswith("/api/"):
        return jsonify(error=detail or sentence), status
    title = f"error_{status}" if f"error_{status}" in STRINGS else "error_other"
    return render_template(template, status=status, title=title, sentence=sentence, detail=detail, **ways), status
