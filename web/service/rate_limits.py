"""How many requests a client may make: a limit of requests a minute, and a stricter one of failed sign-ins.

A worker process counts on its own: with several workers a client may make at most as many times more.
"""

import math
import time
from ipaddress import IPv6Address, ip_network
from wsgiref.types import WSGIEnvironment

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from indexer.messages.catalogue import gettext_noop
from web.service.hosts import address_of, host_of
from web.service.refusals import RefusalError

DEFAULT_RATE = 600  # requests a minute beyond loopback: a fast typist with suggestions makes 200
FAILED_SIGN_INS = 10  # a minute
# Whoever has one address of IPv6 has the 2^64 beside it.
_NETWORK_BITS = 64

_TOO_MANY = gettext_noop(
    "You have made more requests than the %(limit)s a minute allowed; go on in %(seconds)s seconds."
)
_TOO_MANY_SIGN_INS = gettext_noop("Too many sign-ins have failed from your address; try again in %(seconds)s seconds.")


class RateLimit:
    """A limit of requests a minute for each client, over a sliding window."""

    def __init__(self, rate: int, message: str = _TOO_MANY) -> None:
        """Take the requests a minute that are allowed, and the sentence for one too many."""
        self._limit, self._message = RateLimitItemPerMinute(rate), message
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())

    def count(self, environ: WSGIEnvironment) -> None:
        """Count a request; raise RefusalError if it is one too many."""
        if not self._limiter.hit(self._limit, client_of(environ)):
            raise self._refusal(environ)

    def check(self, environ: WSGIEnvironment) -> None:
        """Raise RefusalError if one more request would be too many; do not count it."""
        if not self._limiter.test(self._limit, client_of(environ)):
            raise self._refusal(environ)

    def _refusal(self, environ: WSGIEnvironment) -> RefusalError:
        reset = self._limiter.get_window_stats(self._limit, client_of(environ)).reset_time
        seconds = max(1, math.ceil(reset - time.time()))
        headers = {"Retry-After": str(seconds)}
        return RefusalError(self._message, status=429, headers=headers, limit=self._limit.amount, seconds=seconds)


def failed_sign_ins() -> RateLimit:
    """Return the limit of failed sign-ins."""
    return RateLimit(FAILED_SIGN_INS, _TOO_MANY_SIGN_INS)


def client_of(environ: WSGIEnvironment) -> str:
    """Return what stands for the client of a request: its IPv4 address, the network of its IPv6 address, or nothing.

    Some proxies write a port behind the address, and IPv6 in brackets (RFC 7239, 6).
    """
    given = environ.get("REMOTE_ADDR", "")
    address = address_of(given) or address_of(host_of(given) or "")
    if isinstance(address, IPv6Address):
        return str(ip_network((int(address), _NETWORK_BITS), strict=False))
    return str(address or "")
