import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from prometheus_client import values
from prometheus_client.parser import text_string_to_metric_families

from indexer.search.searcher import Searcher
from indexer.stored_files import MANIFEST_FILE
from tests.indexer.searching import index_rows
from tests.web.collection import ROWS
from tests.web.service.requests import guarded, raw
from web.app import create_app
from web.service.metrics import FOLDER_VARIABLE, forget_worker, share_between_workers


def scraped(client: FlaskClient, **environ: str) -> dict[str, float]:
    """Return the samples of the metrics by name and labels."""
    text = raw(client, "/metrics", **environ).text
    samples = (sample for family in text_string_to_metric_families(text) for sample in family.samples)
    return {f"{s.name}{sorted(s.labels.items())}": s.value for s in samples}


def count(samples: dict[str, float], name: str, *labels: str) -> float:
    return sum(value for key, value in samples.items() if key.startswith(name) and all(each in key for each in labels))


def test_health(client: FlaskClient, searcher: Searcher) -> None:
    state = {"status": "ok", "built": searcher.built.isoformat(), "documents": searcher.documents}
    state |= {"generation": searcher.manifest.generation}
    answer = client.get("/healthz")
    assert (answer.get_json(), answer.headers["Cache-Control"]) == (state, "no-store")


def test_health_costs_no_search(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    searcher = Searcher(index)
    monkeypatch.setattr(searcher, "search", None)
    monkeypatch.setattr(searcher, "total", None)
    assert raw(guarded(searcher), "/healthz").status_code == 200


@pytest.fixture
def damaged(tmp_path: Path) -> Searcher:
    searcher = index_rows(ROWS[:1], tmp_path)
    (tmp_path / "index" / MANIFEST_FILE).write_text("damaged")
    return searcher


def test_requests_are_counted_by_route(searcher: Searcher) -> None:
    client = guarded(searcher)
    for path in ("/search", "/search", "/documents/private", "/private", "/people/private"):
        raw(client, path, "q=private")
    raw(client, HTTP_HOST="private.example")
    raw(client, REQUEST_METHOD="PRIVATE")
    samples = scraped(client)
    assert count(samples, "kashshaf_requests_total", "pages.search", "'200'", "GET") == 2
    assert count(samples, "kashshaf_requests_total", "pages.document", "'404'") == 1
    assert count(samples, "kashshaf_requests_total", "none", "'400'") == 1
    assert count(samples, "kashshaf_requests_total", "none", "'405'", "other") == 1
    assert count(samples, "kashshaf_request_seconds_count", "pages.search") == 2
    assert count(samples, "kashshaf_requests_running") == 1  # this one
    assert not any("private" in key.lower() for key in samples)


def test_what_is_told_of_the_index(searcher: Searcher) -> None:
    samples = scraped(guarded(searcher))
    assert count(samples, "kashshaf_index_available") == 1
    assert count(samples, "kashshaf_index_documents") == searcher.documents
    assert 0 <= count(samples, "kashshaf_index_age_seconds") < 3600
    assert count(samples, "kashshaf_index_problems") == 0
    assert count(samples, "kashshaf_index_info", searcher.manifest.generation) == 1


@pytest.mark.usefixtures("one_minute")
def test_slow_and_limited_requests_are_counted(searcher: Searcher) -> None:
    client = guarded(searcher, slow_ms=1, rate_limit=3)
    for _ in range(4):
        raw(client, "/search", "q=x")
    samples = scraped(client, REMOTE_ADDR="127.0.0.2")
    assert count(samples, "kashshaf_rate_limited_total") == 1
    assert 1 <= count(samples, "kashshaf_slow_requests_total", "pages.search") <= 4


@pytest.mark.parametrize(
    ("who", "environ", "status"),
    [
        ("local", {"REMOTE_ADDR": "127.0.0.1"}, 200),
        ("local", {"REMOTE_ADDR": "::1"}, 200),
        ("local", {"REMOTE_ADDR": "192.0.2.1"}, 404),
        ("local", {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "192.0.2.1"}, 404),  # a proxy on this machine
        ("local", {"REMOTE_ADDR": "127.0.0.1", "HTTP_FORWARDED": "for=192.0.2.1"}, 404),
        ("local", {"REMOTE_ADDR": ""}, 404),
        ("all", {"REMOTE_ADDR": "192.0.2.1"}, 200),
        ("none", {"REMOTE_ADDR": "127.0.0.1"}, 404),
    ],
)
def test_who_may_read_the_metrics(searcher: Searcher, who: str, environ: dict[str, str], status: int) -> None:
    assert raw(guarded(searcher, metrics=who), "/metrics", **environ).status_code == status


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder in which worker processes count together; its files are closed at the end."""
    monkeypatch.setenv(FOLDER_VARIABLE, "")
    monkeypatch.setattr(values, "ValueClass", values.ValueClass)
    share_between_workers(tmp_path)
    yield tmp_path
    values.close_all_multiprocess_files()  # type: ignore[no-untyped-call]


def test_workers_count_together(searcher: Searcher, shared: Path) -> None:
    client = guarded(searcher)
    raw(client, "/help")
    raw(client, "/search", "q=private")
    for file in [*shared.glob("*.db")]:  # another process that did the same, and was killed
        copy = file.with_name(re.sub(r"_\d+\.db", "_999999.db", file.name))
        copy.write_bytes(file.read_bytes())
    running = count(scraped(client), "kashshaf_requests_running")
    forget_worker(999999)
    samples = scraped(client)
    assert count(samples, "kashshaf_requests_total", "pages.help") == 2
    assert count(samples, "kashshaf_request_seconds_count", "pages.search") == 2
    assert count(samples, "kashshaf_requests_running") <= running
    assert not any("private" in key for key in samples)


def test_a_newest_generation_that_cannot_be_opened(damaged: Searcher) -> None:
    client = create_app(damaged).test_client()
    assert raw(client, "/search", "q=x").status_code == 200
    health, samples = raw(client, "/healthz"), scraped(client)
    assert (health.status_code, health.get_json()["status"], health.get_json()["documents"]) == (200, "degraded", 1)
    assert count(samples, "kashshaf_index_degraded") == 1


@pytest.mark.parametrize("removed", ["index", "index/generation-*", "index/manifest.json", "index/generation-*/*.json"])
def test_an_index_that_was_removed_while_it_is_served(tmp_path: Path, removed: str) -> None:
    searcher = index_rows(ROWS[:1], tmp_path)
    client = create_app(searcher).test_client()
    assert raw(client, "/healthz").get_json()["status"] == "ok"
    for path in [*tmp_path.glob(removed)]:
        path.rename(tmp_path / f"away-{path.name}")
    health = raw(client, "/healthz", "lang=en")
    assert (health.status_code, health.get_json()["status"], health.get_json()["documents"]) == (200, "degraded", 1)
    assert f"index-cli build {tmp_path / 'rows'}" in health.get_json()["error"]
    assert count(scraped(client), "kashshaf_index_degraded") == 1
    assert raw(client, "/search", "q=x").status_code == 200


@pytest.mark.parametrize(
    ("metrics", "environ", "told"),
    [
        ("local", {}, True),
        ("none", {}, True),
        ("local", {"REMOTE_ADDR": "203.0.113.7"}, False),
        ("local", {"HTTP_X_FORWARDED_FOR": "203.0.113.7"}, False),
        ("none", {"REMOTE_ADDR": "203.0.113.7"}, False),
        ("all", {"REMOTE_ADDR": "203.0.113.7"}, True),
    ],
)
def test_who_is_told_what_is_wrong(
    damaged: Searcher, tmp_path: Path, metrics: str, environ: dict[str, str], *, told: bool
) -> None:
    missing = Searcher(tmp_path / "none", must_open=False)
    for searcher, status in ((damaged, "degraded"), (missing, "unavailable")):
        answer = raw(guarded(searcher, metrics=metrics), "/healthz", **environ)
        assert (answer.get_json()["status"], "error" in answer.get_json()) == (status, told)
        assert (str(tmp_path) in answer.text) == told


def test_an_index_that_is_built_again_after_its_removal(tmp_path: Path) -> None:
    client = create_app(index_rows(ROWS[:1], tmp_path)).test_client()
    shutil.rmtree(tmp_path / "index")
    shutil.rmtree(tmp_path / "rows")
    assert raw(client, "/healthz").get_json()["status"] == "degraded"
    index_rows(ROWS[:2], tmp_path)
    health = raw(client, "/healthz").get_json()
    assert (health["status"], health["documents"]) == ("ok", 2)


def test_an_index_that_is_not_there(tmp_path: Path) -> None:
    client = create_app(Searcher(tmp_path / "none", must_open=False)).test_client()
    health = raw(client, "/healthz", "lang=en")
    assert (health.status_code, health.get_json()["status"]) == (503, "unavailable")
    assert "index-cli build" in health.get_json()["error"]
    assert count(scraped(client), "kashshaf_index_available") == 0
    assert raw(client, "/help").status_code == 200
