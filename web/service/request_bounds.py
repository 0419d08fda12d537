"""The bounds of a request: how long its address, headers and body may be, and what its address may hold."""

import re
from urllib.parse import unquote
from wsgiref.types import WSGIEnvironment

from indexer.messages.catalogue import gettext_noop
from web.service.refusals import RefusalError

# The longest query is 2,000 code points, which are 12,000 bytes of Arabic when percent-encoded; filters come on top.
MAX_ADDRESS = 65_536  # bytes
MAX_PARAMETERS = 200  # the page has 13, some repeated for up to 20 values
MAX_HEADERS = 100
MAX_HEADER_BYTES = 65_536  # of all headers together
MAX_BODY = 65_536  # bytes; no address reads a body

_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_METHODS = {"GET", "HEAD", "OPTIONS"}  # the application answers others with 405 or 404 and reads no body

_LONG_ADDRESS = gettext_noop("The address is longer than %(limit)s bytes; keep only the main words and filters.")
_MANY_PARAMETERS = gettext_noop("The address has more than %(limit)s parameters; keep only the main filters.")
_MANY_HEADERS = gettext_noop("The request has more than %(limit)s headers, or more than %(bytes)s bytes of them.")
_BODY = gettext_noop("The request has a body of more than %(limit)s bytes; a search needs none.")
_LENGTH = gettext_noop("The Content-Length header of the request is not a number.")
_ESCAPES = gettext_noop("The address holds a percent sign that is not followed by two hexadecimal digits.")
_ENCODING = gettext_noop("The address is not in UTF-8.")


def check_bounds(environ: WSGIEnvironment) -> RefusalError | None:
    """Refuse a request that exceeds a bound or whose address is malformed."""
    return _address(environ) or _headers(environ) or _body(environ)


def _address(environ: WSGIEnvironment) -> RefusalError | None:
    path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
    sent = environ.get("REQUEST_URI") or query  # as it came in: the path is decoded
    if max(len(sent), len(path) + len(query)) > MAX_ADDRESS:
        return RefusalError(_LONG_ADDRESS, status=414, limit=MAX_ADDRESS)
    if query.count("&") >= MAX_PARAMETERS:
        return RefusalError(_MANY_PARAMETERS, status=400, limit=MAX_PARAMETERS)
    if _BAD_ESCAPE.search(sent) or _BAD_ESCAPE.search(query):
        return RefusalError(_ESCAPES, status=400)
    if _is_utf8(path) and _is_utf8(unquote(query, "latin-1")):
        return None
    return RefusalError(_ENCODING, status=400)


def _headers(environ: WSGIEnvironment) -> RefusalError | None:
    headers = [value for name, value in environ.items() if name.startswith("HTTP_")]
    if len(headers) > MAX_HEADERS or sum(map(len, headers)) > MAX_HEADER_BYTES:
        return RefusalError(_MANY_HEADERS, status=431, limit=MAX_HEADERS, bytes=MAX_HEADER_BYTES)
    return None


def _body(environ: WSGIEnvironment) -> RefusalError | None:
    length = environ.get("CONTENT_LENGTH") or "0"
    if environ["REQUEST_METHOD"].upper() not in _METHODS:
        return None
    if not (length.isascii() and length.isdigit()):
        return RefusalError(_LENGTH, status=400)
    return RefusalError(_BODY, status=413, limit=MAX_BODY) if len(length) > 9 or int(length) > MAX_BODY else None


def _is_utf8(text: str) -> bool:
    """Say whether a text that WSGI passes as bytes in Latin-1 is UTF-8."""
    try:
        text.encode("latin-1").decode()
    except UnicodeError:
        return False
    return True
