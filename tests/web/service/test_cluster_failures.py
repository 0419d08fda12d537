"""What readers, programs, monitors and the log are told when the machines that have the documents fail."""

import logging
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.engine.tantivy.engine import TantivyEngine
from indexer.errors import ClusterDownError, ClusterError, KashshafError
from tests.indexer.searching import index_rows
from tests.web.collection import ROWS
from tests.web.markup import main_text
from tests.web.service.requests import raw
from tests.web.service.test_health_and_metrics import count, scraped
from web.app import create_app

NODE = "https://10.1.2.3:9200"
DOWN = ClusterDownError("The cluster at %(nodes)s cannot be reached: start it.", nodes=NODE)
REFUSED = ClusterError("The cluster at %(nodes)s refuses.", nodes=NODE)
YELLOW = KashshafError("The cluster at %(nodes)s lacks copies.", nodes=NODE)


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    """A client of pages that were not asked for anything yet."""
    return create_app(index_rows(ROWS[:1], tmp_path)).test_client()


def fail(monkeypatch: pytest.MonkeyPatch, error: KashshafError) -> None:
    """Let all that a page asks of the engine fail."""

    def refuse(*_: object, **__: object) -> None:
        raise error

    for method in ("search", "facets", "get", "texts", "ids", "frequency", "look_up", "vocabulary", "count", "problem"):
        monkeypatch.setattr(TantivyEngine, method, refuse)


@pytest.mark.parametrize(
    ("error", "arabic", "english", "retry"),
    [
        (DOWN, "لا يمكن البحث في المجموعة الآن. أعد المحاولة بعد لحظات", "cannot be searched just now", "5"),
        (REFUSED, "لا يمكن البحث في المجموعة حتى يصلح", "until whoever runs it has mended it", None),
    ],
)
@pytest.mark.parametrize("path", ["/", "/search?q=x", "/documents/1.txt", "/people/x", "/api/v1/search?q=x"])
def test_readers_are_told_what_to_do_and_not_where_the_cluster_is(
    client: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    path: str,
    error: KashshafError,
    arabic: str,
    english: str,
    retry: str | None,
) -> None:
    fail(monkeypatch, error)
    for language, sentence in (("ar", arabic), ("en", english)):
        caplog.clear()
        with caplog.at_level(logging.ERROR):
            answer = client.get(f"{path}{'&' if '?' in path else '?'}lang={language}")
        assert answer.status_code == 503
        assert sentence in (answer.get_json()["detail"] if answer.is_json else main_text(answer.text))
        assert answer.headers.get("Retry-After") == retry
        assert NODE not in answer.text
        assert [str(error) in record.getMessage() for record in caplog.records] == [True]


@pytest.mark.parametrize("error", [DOWN, REFUSED])
def test_monitors_are_told_that_no_search_is_answered(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, error: KashshafError
) -> None:
    fail(monkeypatch, error)
    health = raw(client, "/healthz", "lang=en")
    assert health.status_code == 503
    assert health.get_json() == {"status": "unavailable", "error": str(error)}
    assert count(scraped(client), "kashshaf_index_available") == 0


def test_monitors_are_told_what_is_wrong_though_searches_are_answered(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TantivyEngine, "problem", lambda _: YELLOW)
    health = raw(client, "/healthz", "lang=en")
    assert (health.status_code, health.get_json()["status"], health.get_json()["documents"]) == (200, "degraded", 1)
    assert health.get_json()["error"] == str(YELLOW)
    samples = scraped(client)
    assert (count(samples, "kashshaf_index_available"), count(samples, "kashshaf_index_degraded")) == (1, 1)
    assert raw(client, "/search", "q=x").status_code == 200


def test_the_help_is_shown_without_a_cluster(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    fail(monkeypatch, DOWN)
    assert raw(client, "/help").status_code == 200
