"""Sign-in for servers that others can reach: one user with a password, or tokens for programs, kept only as hashes.

Requests change nothing but rows of corrections, which `web.corrections` takes from its own form alone: requests forged
by another site (CSRF) have nothing to gain.
"""

import hmac
import re
import secrets
from collections.abc import Iterable
from hashlib import blake2b, sha256
from threading import Lock

from flask import Request
from werkzeug.datastructures import Authorization
from werkzeug.security import check_password_hash, generate_password_hash

from indexer.messages.catalogue import gettext_noop
from web.service.rate_limits import failed_sign_ins
from web.service.refusals import RefusalError

_TOKEN_BYTES = 32  # random: as many as the hash has, so that a fast hash is enough
_PASSWORD_HASH = re.compile(r"scrypt:32768:8:1\$[A-Za-z0-9]{8,}\$[0-9a-f]{128}")  # of Werkzeug
_HASH_KIND = "sha256:"
_HASHED_TOKEN = re.compile(rf"{_HASH_KIND}[0-9a-f]{{64}}")
MAX_PASSWORD = 1000  # characters: its hash costs by its length
_NEEDED = gettext_noop("Sign in to search this collection.")
_CHALLENGE = 'Basic realm="Kashshaf", charset="UTF-8", Bearer realm="Kashshaf"'  # RFC 7617, RFC 6750


class SignIn:
    """The user and the tokens of one server."""

    def __init__(self, user: str = "", tokens: Iterable[str] = ()) -> None:
        """Take NAME:HASH of the user, and the hashes of tokens, as `hash_password` and `hash_token` make them."""
        self._name, _, self._password = user.partition(":")
        self._tokens = [token.encode() for token in tokens]
        self._failed = failed_sign_ins()
        self._key = secrets.token_bytes(_TOKEN_BYTES)
        self._known = b""  # the keyed hash of the credentials that were right last
        self._lock = Lock()  # a check takes 32 MB and 60 ms: one at a time

    @property
    def required(self) -> bool:
        """True if there is a user or a token."""
        return bool(self._password or self._tokens)

    def check(self, request: Request) -> None:
        """Raise RefusalError unless the request signs in; after too many failures, even if a new password is right."""
        if not self.required:
            return
        given = _given(request)
        if given is None:
            raise _refusal()
        if self._is_known(given) or self._is_token(given):  # a token is too long to be guessed
            return
        self._failed.check(request.environ)
        if not self._is_user(given):
            self._failed.count(request.environ)
            raise _refusal()

    def _is_token(self, given: Authorization) -> bool:
        if given.type != "bearer":
            return False
        hashed = hash_token(given.token or "").encode()
        # All are compared, so that the time tells nothing.
        return sum(hmac.compare_digest(hashed, known) for known in self._tokens) > 0

    def _is_user(self, given: Authorization) -> bool:
        name, password = given.username or "", given.password or ""
        if given.type != "basic" or not self._password or not 0 < len(password) <= MAX_PASSWORD:
            return False
        with self._lock:
            is_password = check_password_hash(self._password, password)
        is_right = hmac.compare_digest(name.encode(), self._name.encode()) and is_password
        if is_right:
            self._known = self._digest(name, password)
        return is_right

    def _is_known(self, given: Authorization) -> bool:
        """Say whether the user signed in with the same name and password before: the hash is slow on purpose."""
        digest = self._digest(given.username or "", given.password or "")
        return given.type == "basic" and hmac.compare_digest(digest, self._known)

    def _digest(self, name: str, password: str) -> bytes:
        return blake2b(f"{name}\0{password}".encode(errors="surrogatepass"), key=self._key).digest()


def hash_password(password: str) -> str:
    """Return the hash of a password with a salt, which is slow to compute (scrypt)."""
    return generate_password_hash(password)


def new_token() -> str:
    """Return a random token."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def hash_token(token: str) -> str:
    """Return the hash of a random token, which is fast to compute."""
    return f"{_HASH_KIND}{sha256(token.encode(errors='surrogatepass')).hexdigest()}"


def is_user(text: str) -> bool:
    """Say whether a text is the name of a user and the hash of a password."""
    name, _, hashed = text.partition(":")
    return bool(name and _PASSWORD_HASH.fullmatch(hashed))


def is_token_hash(text: str) -> bool:
    """Say whether a text is the hash of a token."""
    return bool(_HASHED_TOKEN.fullmatch(text))


def _given(request: Request) -> Authorization | None:
    """Return what a request signs in with; None if that is nothing or malformed."""
    try:
        return request.authorization
    except ValueError:  # not ASCII
        return None


def _refusal() -> RefusalError:
    return RefusalError(_NEEDED, status=401, headers={"WWW-Authenticate": _CHALLENGE})
