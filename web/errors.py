"""Show errors as pages or, in the API, as problem details, with a sentence that says what to do."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from traceback import clear_frames
from typing import Any

from flask import Blueprint, Flask, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, NotFound

from indexer.deadline import SlowSearchError
from indexer.errors import ClusterDownError, ClusterError, KashshafError, QueryError
from indexer.messages.catalogue import gettext_noop
from indexer.query.limits import MAX_LENGTH
from indexer.query.parser import parse
from indexer.query.request import Request
from indexer.search.facet_list import UnlistedFacetError
from web import changes
from web.api.description import PROBLEM
from web.api.objects import ProblemJson
from web.api.views import NAME
from web.content.entity_page import UnknownEntityError
from web.content.originals import UnseenOriginalError
from web.content.ways_on import dates_written, kept_fields, ways_on
from web.i18n import error_sentence, gettext
from web.service.refusals import RefusalError
from web.service.request_log import REQUEST_ID, log_event
from web.url_parameters import LinkError

_MEMORY = gettext_noop("The search took more memory than it may and was stopped: use fewer words.")
_DOWN = gettext_noop("The collection cannot be searched just now. Try again in a moment.")
_OUT_OF_ORDER = gettext_noop("The collection cannot be searched until whoever runs it has mended it. The log says why.")
_MOMENT = "5"  # seconds after which programs try again
_TITLES = {
    400: gettext_noop("This search cannot be run"),
    404: gettext_noop("There is nothing at this address"),
    500: gettext_noop("Something went wrong on our side"),
    503: gettext_noop("The index is unavailable"),
}
_OTHER_TITLE = gettext_noop("The request could not be carried out")
_REFUSAL_TITLES = {
    401: gettext_noop("Sign-in required"),
    429: gettext_noop("Too many requests"),
}
_OUR_FAULT = 500  # and above: the log says more
_SENTENCES = {
    400: gettext_noop("Type at least one word or name. If the query is long, keep only its main words."),
    404: gettext_noop("The address may have changed, or the document has been removed from the collection."),
    405: gettext_noop("Nothing can be sent here: the header Allow names the methods that this address takes."),
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
    title: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


def register(app: Flask, api: Blueprint) -> None:
    """Make `app` show errors as pages, and `api` as problem details."""
    for error_type, describe in _DESCRIPTIONS.items():
        app.register_error_handler(error_type, _handler(describe, _as_page))
        api.register_error_handler(error_type, _handler(describe, _as_problem))


def _handler(
    describe: Callable[[Any], Failure], show: Callable[[Failure], ResponseReturnValue]
) -> Callable[[Exception], ResponseReturnValue]:
    def handle(error: Exception) -> ResponseReturnValue:
        if isinstance(error, HTTPException) and (error.code is None or error.code < 400):
            return error  # a redirect
        return show(describe(error))

    return handle


def _as_page(failure: Failure) -> ResponseReturnValue:
    shown = {
        "status": failure.status,
        "title": gettext(failure.title or _TITLES.get(failure.status, _OTHER_TITLE)),
        "sentence": failure.sentence,
        "detail": failure.detail,
        "request_id": _id_to_tell(failure),
        "is_search": not failure.title,
        "ways": (),
        "kept": {},
        "dates": None,
    }
    return render_template(failure.template, **{**shown, **failure.values}), failure.status, dict(failure.headers)


def _as_problem(failure: Failure) -> ResponseReturnValue:
    """Return problem details (RFC 9457); the type about:blank wants the phrase of the status as title."""
    problem: ProblemJson = {
        "type": "about:blank",
        "title": HTTPStatus(failure.status).phrase,
        "status": failure.status,
        "detail": failure.detail or failure.sentence,
        "request": _id_to_tell(failure),
    }
    response = jsonify(problem)
    response.mimetype = PROBLEM
    return response, failure.status, dict(failure.headers)


def _id_to_tell(failure: Failure) -> str:
    """Return the id under which the log has a request that failed on our side; an empty text for other failures."""
    return str(request.environ.get(REQUEST_ID, "")) if failure.status >= _OUR_FAULT else ""


def _bad_link(error: LinkError) -> Failure:
    return Failure(400, str(error), values=_what_is_kept())


def _what_is_kept() -> dict[str, object]:
    """Return what the page of a search that failed keeps of it, so that it need not be made anew."""
    if request.blueprint == NAME:
        return {}
    return {"ways": ways_on(), "kept": kept_fields(), "dates": dates_written()}


def _unknown_entity(error: UnknownEntityError) -> Failure:
    if error.kind == "people":
        sentence = gettext("No document here mentions a person called “%(value)s”.", value=error.value)
    else:
        sentence = gettext("No document here mentions a place called “%(value)s”.", value=error.value)
    search = _search_for_words(error.value[:MAX_LENGTH])
    values = {"kind": error.kind, "alternatives": error.alternatives, "search": search}
    return Failure(404, sentence, "", "unknown_entity.html", values)


def _unseen_original(_: UnseenOriginalError) -> Failure:
    return Failure(404, gettext("The file of this document is not shown here, or it has been moved or removed."))


def _search_for_words(text: str) -> Request | None:
    """Return the search for a text in all documents; None if the text is not a valid query."""
    try:
        parse(text)
    except QueryError:
        return None
    return changes.with_query(changes.all_documents(), text)


def _bad_query(error: QueryError) -> Failure:
    return Failure(400, error_sentence(error), values=_what_is_kept())


def _unlisted_facet(error: UnlistedFacetError) -> Failure:
    return Failure(404, error_sentence(error))


def _slow_search(error: SlowSearchError) -> Failure:
    return Failure(503, error_sentence(error), title=_TITLES[400])  # a limit of this server, not a fault of the query


def _no_index(error: KashshafError) -> Failure:
    return Failure(503, gettext(_SENTENCES[503]), error_sentence(error))


def _cluster(error: ClusterError) -> Failure:
    """Tell the reader what to do, and the log what is wrong: where the cluster is concerns nobody else."""
    log_event("unavailable", logging.ERROR, id=request.environ.get(REQUEST_ID), reason=str(error))
    if isinstance(error, ClusterDownError):
        return Failure(503, gettext(_DOWN), headers={"Retry-After": _MOMENT})
    return Failure(503, gettext(_OUT_OF_ORDER))


def _refused(error: RefusalError) -> Failure:
    title = _REFUSAL_TITLES.get(error.status, _OTHER_TITLE)
    return Failure(error.status, error_sentence(error), title=title, headers=error.headers)


def _out_of_memory(error: MemoryError) -> Failure:
    clear_frames(error.__traceback__)  # what the search holds: without it there is no memory for the page
    return Failure(503, gettext(_MEMORY), title=_OTHER_TITLE)


def _http(error: HTTPException) -> Failure:
    status = error.code or 500
    if status == NotFound.code and (said := _not_found(error)):
        return Failure(status, said)
    sentence = _SENTENCES.get(status)
    headers = {name: value for name, value in error.get_headers() if name != "Content-Type"}  # Allow of a 405
    return Failure(status, gettext(sentence) if sentence else f"{status} {error.name}", headers=headers)


def _not_found(error: HTTPException) -> str:
    """Return what a view says is unknown, or that the API has no such address; an empty text for pages."""
    if request.routing_exception is None:
        return error.description if error.description and error.description != NotFound.description else ""
    if request.blueprint != NAME:
        return ""
    return gettext("The API has nothing at this address; see %(page)s.", page=url_for("pages.api"))


_DESCRIPTIONS: dict[type[Exception], Callable[[Any], Failure]] = {
    LinkError: _bad_link,
    UnknownEntityError: _unknown_entity,
    UnseenOriginalError: _unseen_original,
    RefusalError: _refused,
    QueryError: _bad_query,
    UnlistedFacetError: _unlisted_facet,
    SlowSearchError: _slow_search,
    ClusterError: _cluster,
    KashshafError: _no_index,
    MemoryError: _out_of_memory,
    HTTPException: _http,
}
