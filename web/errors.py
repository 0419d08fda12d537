"""Show errors as pages or, in the API, as JSON objects, with a sentence that says what to do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, Flask, jsonify, render_template
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from indexer.errors import KashshafError, QueryError
from indexer.messages.catalogue import gettext_noop
from indexer.query.limits import MAX_LENGTH
from indexer.query.parser import parse
from indexer.query.request import Request
from web import urls
from web.entity_page import UnknownEntityError
from web.i18n import error_sentence, gettext
from web.url_parameters import LinkError

_TITLES = {
    400: gettext_noop("This search cannot be run"),
    404: gettext_noop("There is nothing at this address"),
    500: gettext_noop("Something went wrong on our side"),
    503: gettext_noop("The index is unavailable"),
}
_OTHER_TITLE = gettext_noop("The request could not be carried out")
_SENTENCES = {
    400: gettext_noop("Type at least one word or name. If the query is long, keep only its main words."),
    404: gettext_noop("The address may have changed, or the document has been removed from the collection."),
    500: gettext_noop("The error has been logged. Try again; if it happens again, tell whoever runs this collection."),
    503: gettext_noop("Try again shortly. If the error persists, tell whoever runs this collection the following:"),
}


@dataclass(frozen=True, slots=True)
class Failure:
    """An error to show: a sentence of the page, the sentence of the error itself, and values for the template."""

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
    title = gettext(_TITLES.get(status, _OTHER_TITLE))
    shown = {"status": status, "title": title, "sentence": failure.sentence, "detail": failure.detail}
    return render_template(failure.template, **shown, **failure.values), status


def _as_json(failure: Failure) -> ResponseReturnValue:
    return jsonify(error=failure.detail or failure.sentence), failure.status


def _bad_link(error: LinkError) -> Failure:
    return Failure(400, str(error))


def _unknown_entity(error: UnknownEntityError) -> Failure:
    if error.kind == "people":
        sentence = gettext("No document here mentions a person called “%(value)s”.", value=error.value)
    else:
        sentence = gettext("No document here mentions a place called “%(value)s”.", value=error.value)
    search = _search_for_words(error.value[:MAX_LENGTH])
    values = {"kind": error.kind, "alternatives": error.alternatives, "search": search}
    return Failure(404, sentence, "", "unknown_entity.html", values)


def _search_for_words(text: str) -> Request | None:
    """Return the search for a text in all documents; None if the text is not a valid query."""
    try:
        parse(text)
    except QueryError:
        return None
    return urls.with_query(urls.all_documents(), text)


def _bad_query(error: QueryError) -> Failure:
    return Failure(400, error_sentence(error))


def _no_index(error: KashshafError) -> Failure:
    return Failure(503, gettext(_SENTENCES[503]), error_sentence(error))


def _http(error: HTTPException) -> Failure:
    status = error.code or 500
    sentence = _SENTENCES.get(status)
    return Failure(status, gettext(sentence) if sentence else f"{status} {error.name}")


_DESCRIPTIONS: dict[type[Exception], Callable[[Any], Failure]] = {
    LinkError: _bad_link,
    UnknownEntityError: _unknown_entity,
    QueryError: _bad_query,
    KashshafError: _no_index,
    HTTPException: _http,
}
