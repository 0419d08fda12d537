"""What stands between the network and the application, in the order in which a request meets it.

Recorder (id, log, metrics), the addresses that a trusted proxy names, Gate (hosts, bounds), the time limit; then in the
application the rate limit and the sign-in.
"""

from collections.abc import Callable, Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, Response, request
from werkzeug.middleware.proxy_fix import ProxyFix

from indexer.deadline import time_limit
from indexer.messages.catalogue import localized
from indexer.search.searcher import Searcher
from web.service import health
from web.service.hosts import HostNames, address_of, host_of, is_loopback
from web.service.metrics import Metrics
from web.service.rate_limits import DEFAULT_RATE, RateLimit
from web.service.refusals import REFUSAL, Gate
from web.service.request_bounds import check_bounds
from web.service.request_log import ROUTE, Recorder, RequestLog
from web.service.settings import Settings
from web.service.sign_in import SignIn

_OPEN_ENDPOINTS = {"static", f"{health.NAME}.health"}  # without sign-in and rate limit
_RECORDER = "kashshaf.recorder"


def install(app: Flask, searcher: Searcher, settings: Settings) -> None:
    """Guard an application as its settings say; call it before other functions are told to run before requests."""
    metrics = Metrics(lambda: health.index_state(searcher), settings.slow_ms)
    sign_in = SignIn(settings.user, settings.tokens)
    app.before_request(_admission(_rate_limit(settings), sign_in))
    if sign_in.required:
        app.after_request(_keep_closed)
    app.register_blueprint(
        health.make_blueprint(searcher, metrics, metrics_for=settings.metrics, signed_in=sign_in.required)
    )
    app.extensions[_RECORDER] = recorder = _wrapped(app.wsgi_app, searcher, settings, metrics)
    app.wsgi_app = recorder  # type: ignore[method-assign]


def recorder_of(app: Flask) -> Recorder:
    """Return the outermost guard of an application, which is the application itself and counts what others refuse."""
    recorder: Recorder = app.extensions[_RECORDER]
    return recorder


def is_reached_by_others(settings: Settings) -> bool:
    """Say whether other machines can reach the server, themselves or through a proxy."""
    return settings.trusted_proxies > 0 or not is_loopback(settings.host.strip("[]").lower())


def warnings(settings: Settings) -> list[str]:
    """Return what whoever starts the server should know about who can reach it, in the languages of the terminal."""
    if not is_reached_by_others(settings):
        return []
    found = []
    if all(map(is_loopback, _hosts(settings))):
        found.append(localized("Readers reach this server as localhost only: add its name to the setting “hosts”."))
    if not (settings.user or settings.tokens):
        found.append(localized("Whoever reaches this server can search it: set “user” or “tokens” to ask for sign-in."))
    return found


def _admission(rate: RateLimit | None, sign_in: SignIn) -> Callable[[], None]:
    """Return what the application does first: it notes the route of a request, or raises RefusalError."""

    def admit() -> None:
        if refusal := request.environ.get(REFUSAL):
            raise refusal
        request.environ[ROUTE] = request.endpoint
        if request.endpoint not in _OPEN_ENDPOINTS:
            if rate:
                rate.count(request.environ)
            sign_in.check(request)

    return admit


def _keep_closed(response: Response) -> Response:
    """Let no cache give an answer for one who is signed in to others."""
    if request.endpoint not in _OPEN_ENDPOINTS:
        response.headers["Cache-Control"] = "no-store"
        response.vary.add("Authorization")
    return response


def _rate_limit(settings: Settings) -> RateLimit | None:
    rate = settings.rate_limit
    if rate is None:
        rate = DEFAULT_RATE if is_reached_by_others(settings) else 0
    return RateLimit(rate) if rate else None


def _wrapped(app: WSGIApplication, searcher: Searcher, settings: Settings, metrics: Metrics) -> Recorder:
    """Return an application with the guards that come before it."""

    def limited(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        with searcher.hold(), time_limit(settings.search_timeout):  # an answer is of one generation
            return app(environ, start_response)

    log = RequestLog(
        access=settings.access_log,
        slow_ms=settings.slow_ms,
        clients=settings.log_clients,
        queries=settings.log_queries,
    )
    guarded: WSGIApplication = Gate(limited, [HostNames(_hosts(settings)).check, check_bounds])
    if proxies := settings.trusted_proxies:
        guarded = ProxyFix(guarded, x_for=proxies, x_proto=proxies, x_host=proxies)
    return Recorder(guarded, metrics.begin, [metrics.observe, log], trusts_ids=bool(proxies))


def _hosts(settings: Settings) -> tuple[str, ...]:
    """Return the hosts of a server: those it is told, and the address it listens on, unless that means any address."""
    host = settings.host.strip("[]")
    name = host_of(f"[{host}]" if ":" in host else host)  # None for 0 and 127.1, which no Host header may have
    address = address_of(name or "")
    is_any = name is None or (address is not None and address.is_unspecified)
    return settings.hosts if is_any else (*settings.hosts, host)
