import time
from base64 import b64encode
from collections.abc import Mapping

import pytest
from werkzeug.security import check_password_hash

from indexer.search.searcher import Searcher
from tests.web.markup import main_text
from tests.web.service.requests import guarded, raw
from web.service import sign_in
from web.service.rate_limits import FAILED_SIGN_INS
from web.service.sign_in import hash_password, hash_token, is_token_hash, is_user, new_token

TOKEN, OTHER_TOKEN = new_token(), new_token()
PASSWORD = "كلمة السرّ:1"
USER = f"أمينة:{hash_password(PASSWORD)}"
CLOSED = {"user": USER, "tokens": (hash_token(OTHER_TOKEN), hash_token(TOKEN))}


def basic(name: str, password: str) -> dict[str, str]:
    return {"HTTP_AUTHORIZATION": f"Basic {b64encode(f'{name}:{password}'.encode()).decode()}"}


def bearer(token: str) -> dict[str, str]:
    return {"HTTP_AUTHORIZATION": f"Bearer {token}"}


@pytest.mark.parametrize("given", [basic("أمينة", PASSWORD), bearer(TOKEN), bearer(OTHER_TOKEN)])
@pytest.mark.parametrize("path", ["/", "/api/v1/search", "/metrics"])
def test_who_signs_in_is_answered(searcher: Searcher, given: Mapping[str, str], path: str) -> None:
    client = guarded(searcher, **CLOSED)
    for _ in range(2):
        answer = raw(client, path, **given)
        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
        assert "Authorization" in answer.headers["Vary"]


@pytest.mark.parametrize(
    "given",
    [
        {},
        basic("أمينة", "كلمة"),
        basic("أمين", PASSWORD),
        basic("", ""),
        basic("أمينة", ""),
        basic("أمينة", "x" * 10_000),
        bearer(""),
        bearer(TOKEN[:-1]),
        bearer(hash_token(TOKEN)),
        {"HTTP_AUTHORIZATION": "Basic ==="},
        {"HTTP_AUTHORIZATION": "Basic \xff"},
        {"HTTP_AUTHORIZATION": "Digest username=x"},
        {"HTTP_AUTHORIZATION": "x"},
        {"HTTP_AUTHORIZATION": ""},
        {"HTTP_AUTHORIZATION": f"Bearer {TOKEN} x"},
    ],
)
def test_others_are_asked_to_sign_in(searcher: Searcher, given: Mapping[str, str]) -> None:
    client = guarded(searcher, **CLOSED)
    page, json = raw(client, "/search", "q=x", **given), raw(client, "/api/v1/search", "q=x&lang=en", **given)
    assert [page.status_code, json.status_code] == [401, 401]
    assert "سجّل الدخول" in main_text(page.text)
    assert json.get_json()["detail"] == "Sign in to search this collection."
    assert page.headers["WWW-Authenticate"].startswith("Basic ")
    assert "Bearer" in page.headers["WWW-Authenticate"]


@pytest.mark.parametrize("path", ["/healthz", "/static/kashshaf.css"])
def test_health_and_styles_need_no_sign_in(searcher: Searcher, path: str) -> None:
    assert raw(guarded(searcher, **CLOSED), path).status_code == 200


@pytest.mark.parametrize("settings", [{"user": USER}, {"tokens": CLOSED["tokens"]}])
def test_one_kind_is_enough(searcher: Searcher, settings: dict[str, object]) -> None:
    client = guarded(searcher, **settings)
    statuses = [raw(client, "/help", **given).status_code for given in (basic("أمينة", PASSWORD), bearer(TOKEN))]
    assert sorted(statuses) == [200, 401]


def test_a_password_is_hashed_once(searcher: Searcher, monkeypatch: pytest.MonkeyPatch) -> None:
    hashed: list[str] = []

    def check(pwhash: str, password: str) -> bool:
        hashed.append(password)
        return check_password_hash(pwhash, password)

    monkeypatch.setattr(sign_in, "check_password_hash", check)
    client = guarded(searcher, **CLOSED)
    assert {raw(client, "/help", **basic("أمينة", PASSWORD)).status_code for _ in range(3)} == {200}
    assert hashed == [PASSWORD]


def test_guesses_are_limited(searcher: Searcher, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now)  # a new minute lets a few more in
    client = guarded(searcher, **CLOSED)
    guesses = [raw(client, "/help", **basic("أمينة", str(n))) for n in range(FAILED_SIGN_INS + 1)]
    assert [guess.status_code for guess in guesses] == [401] * FAILED_SIGN_INS + [429]
    assert int(guesses[-1].headers["Retry-After"]) >= 1
    assert raw(client, "/help", **basic("أمينة", PASSWORD)).status_code == 429  # not even the right one
    assert raw(client, "/help", REMOTE_ADDR="192.0.2.9", **basic("أمينة", PASSWORD)).status_code == 200


def test_guesses_lock_out_no_token_and_nobody_who_has_signed_in(searcher: Searcher) -> None:
    client, user = guarded(searcher, **CLOSED), basic("أمينة", PASSWORD)
    assert raw(client, "/help", **user).status_code == 200
    guesses = [raw(client, "/help", **bearer(str(n))).status_code for n in range(FAILED_SIGN_INS + 5)]
    assert guesses[-1] == 429
    assert [raw(client, "/help", **given).status_code for given in (user, bearer(TOKEN))] == [200, 200]


def test_nobody_signs_in_without_settings(searcher: Searcher) -> None:
    assert raw(guarded(searcher), "/help", **basic("x", "y")).status_code == 200


@pytest.mark.parametrize(
    ("text", "is_one"),
    [(USER, True), ("", False), ("a:b", False), (USER.partition(":")[2], False), (f":{USER}", False)],
)
def test_a_user_has_a_name_and_a_hash(text: str, is_one: bool) -> None:
    assert is_user(text) == is_one


def test_a_token_is_not_its_hash() -> None:
    assert is_token_hash(hash_token(TOKEN))
    assert not is_token_hash(TOKEN)
