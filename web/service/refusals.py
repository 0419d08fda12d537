"""Refuse a request before the application reads it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from urllib.parse import parse_qs
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from indexer.errors import KashshafError

REFUSAL = "kashshaf.refusal"  # the key in the environment of a refused request
_HARMLESS_HOST = "localhost"
_API = "/api/"


class RefusalError(KashshafError):
    """A request that is not carried out: the HTTP status and headers of the answer, and a sentence."""

    def __init__(
        self, message: str, /, *, status: int, headers: Mapping[str, str] | None = None, **values: object
    ) -> None:
        super().__init__(message, **values)
        self.status = status
        self.headers = headers or {}


Check = Callable[[WSGIEnvironment], RefusalError | None]


class Gate:
    """A WSGI application that passes on the requests that all checks accept.

    Of a refused request the application gets only the refusal and the language, at an address without content, so that
    it can say in its own words what is wrong.
    """

    def __init__(self, app: WSGIApplication, checks: Sequence[Check]) -> None:
        """Take the application, and the checks in their order."""
        self._app, self._checks = app, checks

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        refusal = next(filter(None, (check(environ) for check in self._checks)), None)
        return self._app(_harmless(environ, refusal) if refusal else environ, start_response)


def _harmless(environ: WSGIEnvironment, refusal: RefusalError) -> WSGIEnvironment:
    """Return a request for nothing, in the language of a refused one; it is JSON if that was for the API."""
    server = {name: value for name, value in environ.items() if name.startswith(("wsgi.", "kashshaf.", "werkzeug."))}
    method = environ["REQUEST_METHOD"]
    return {
        **server,
        "REQUEST_METHOD": "HEAD" if method == "HEAD" else "GET",
        "SERVER_PROTOCOL": environ.get("SERVER_PROTOCOL", "HTTP/1.1"),
        "SERVER_NAME": _HARMLESS_HOST,
        "SERVER_PORT": environ.get("SERVER_PORT", "80"),
        "HTTP_HOST": _HARMLESS_HOST,
        "REMOTE_ADDR": environ.get("REMOTE_ADDR", ""),
        "SCRIPT_NAME": "",
        "PATH_INFO": _API if environ.get("PATH_INFO", "").startswith(_API) else "/",
        "QUERY_STRING": "lang=en" if _language(environ) == "en" else "",
        REFUSAL: refusal,
    }


def _language(environ: WSGIEnvironment) -> str:
    """Return the parameter `lang`; an empty text where the address has too many parameters to look for it."""
    query = environ.get("QUERY_STRING", "")[:10_000]
    language: str = parse_qs(query).get("lang", [""])[0]
    return language
