"""The state of the service for monitors: /healthz costs no search, /metrics is for Prometheus."""

from wsgiref.types import WSGIEnvironment

from flask import Blueprint, Response, abort, jsonify, request
from flask.typing import ResponseReturnValue

from indexer.errors import KashshafError
from indexer.search.searcher import Searcher
from web.i18n import error_sentence
from web.service.hosts import address_of
from web.service.metrics import CONTENT_TYPE, IndexState, Metrics

NAME = "service"
_FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR")


def make_blueprint(searcher: Searcher, metrics: Metrics, *, metrics_for: str, signed_in: bool) -> Blueprint:
    """Return the addresses for monitors.

    `metrics_for` says who may read the metrics: `all`, `none`, or `local` for this machine and those who are
    `signed_in`, which is true if the application answers nobody else. What is wrong with the index is told on this
    machine, and to all if all may read the metrics without signing in: the sentence names folders and machines.
    """
    blueprint = Blueprint(NAME, __name__)

    def health() -> ResponseReturnValue:
        is_told = _is_local(request.environ) or (metrics_for == "all" and not signed_in)
        return _health(searcher, tells_reason=is_told)

    def show_metrics() -> ResponseReturnValue:
        is_allowed = metrics_for == "all" or (metrics_for == "local" and (signed_in or _is_local(request.environ)))
        return Response(metrics.text(), content_type=CONTENT_TYPE) if is_allowed else abort(404)

    blueprint.after_request(_uncached)
    blueprint.add_url_rule("/healthz", "health", health)
    blueprint.add_url_rule("/metrics", "metrics", show_metrics)
    return blueprint


def index_state(searcher: Searcher) -> IndexState | None:
    """Return the state of the index; None if it cannot be searched."""
    try:
        manifest, problem = searcher.manifest, searcher.problem
    except KashshafError:
        return None
    degraded = problem is not None
    return IndexState(manifest.documents, manifest.built, manifest.generation, manifest.failed, degraded)


def _health(searcher: Searcher, *, tells_reason: bool) -> ResponseReturnValue:
    def reason_of(problem: KashshafError) -> dict[str, str]:
        return {"error": error_sentence(problem)} if tells_reason else {}

    try:
        manifest, problem = searcher.manifest, searcher.problem
    except KashshafError as fault:
        return jsonify(status="unavailable", **reason_of(fault)), 503
    state = {
        "built": manifest.built.isoformat(),
        "documents": manifest.documents,
        "generation": manifest.generation,
    }
    if problem:
        return jsonify(status="degraded", **reason_of(problem), **state)
    return jsonify(status="ok", **state)


def _uncached(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response


def _is_local(environ: WSGIEnvironment) -> bool:
    """Say whether a request comes from this machine itself, and not through a proxy on it."""
    address = address_of(environ.get("REMOTE_ADDR", ""))
    is_forwarded = any(name in environ for name in _FORWARDED)
    return address is not None and address.is_loopback and not is_forwarded
