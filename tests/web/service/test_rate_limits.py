import pytest

from indexer.search.searcher import Searcher
from tests.web.markup import main_text
from tests.web.service.requests import guarded, raw
from web.service.rate_limits import DEFAULT_RATE, client_of

pytestmark = pytest.mark.usefixtures("one_minute")


def test_too_many_requests_are_refused(searcher: Searcher) -> None:
    client = guarded(searcher, rate_limit=3)
    assert [raw(client, "/help").status_code for _ in range(3)] == [200] * 3
    page, json = raw(client, "/help"), raw(client, "/api/v1/suggest", "q=x&lang=en")
    assert [page.status_code, json.status_code] == [429, 429]
    assert 1 <= int(page.headers["Retry-After"]) <= 61
    assert "في الدقيقة (3)" in main_text(page.text)
    assert "more requests than the 3 a minute" in json.get_json()["detail"]


@pytest.mark.parametrize("path", ["/healthz", "/static/kashshaf.css"])
def test_health_and_styles_are_not_counted(searcher: Searcher, path: str) -> None:
    client = guarded(searcher, rate_limit=1)
    assert {raw(client, path).status_code for _ in range(5)} == {200}
    assert raw(client, "/help").status_code == 200


def test_each_client_has_its_own_limit(searcher: Searcher) -> None:
    client = guarded(searcher, rate_limit=1)
    assert [raw(client, "/help", REMOTE_ADDR=f"192.0.2.{n}").status_code for n in (1, 2, 1)] == [200, 200, 429]


@pytest.mark.parametrize(("proxies", "statuses"), [(0, [200, 429, 429]), (1, [200, 200, 429])])
def test_a_trusted_proxy_names_the_client(searcher: Searcher, proxies: int, statuses: list[int]) -> None:
    client = guarded(searcher, rate_limit=1, trusted_proxies=proxies)
    chains = ["9.9.9.9, 192.0.2.1", "9.9.9.9, 192.0.2.2", "8.8.8.8, 192.0.2.1"]  # only the last is of the proxy
    assert [raw(client, "/help", HTTP_X_FORWARDED_FOR=chain).status_code for chain in chains] == statuses


@pytest.mark.parametrize("chain", ["192.0.2.{}:5678", "[2001:db8:0:{}::1]:5678", '"[2001:db8:0:{}::1]"'])
def test_a_proxy_may_write_a_port(searcher: Searcher, chain: str) -> None:
    client = guarded(searcher, rate_limit=1, trusted_proxies=1)
    forwarded = [chain.format(n) for n in (1, 2)] + [chain.format(1).replace("5678", "9")]
    assert [raw(client, "/help", HTTP_X_FORWARDED_FOR=each).status_code for each in forwarded] == [200, 200, 429]


@pytest.mark.parametrize(
    ("settings", "last"),
    [
        ({}, 200),
        ({"host": "0.0.0.0"}, 429),
        ({"trusted_proxies": 1}, 429),
        ({"host": "0.0.0.0", "rate_limit": 0}, 200),
    ],
)
def test_there_is_a_limit_beyond_loopback(searcher: Searcher, settings: dict[str, object], last: int) -> None:
    client = guarded(searcher, **settings)
    assert [raw(client, "/opensearch.xml").status_code for _ in range(DEFAULT_RATE + 1)][-1] == last


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("192.0.2.1:5678", "192.0.2.1"),
        ("[2001:db8:1:2::1]:5678", "2001:db8:1:2::/64"),
        ("[2001:db8:1:2::1]", "2001:db8:1:2::/64"),
        ("[::ffff:192.0.2.1]:5678", "192.0.2.1"),
        ("192.0.2.1:", ""),
        ("192.0.2.1:5678:1", ""),
        ("example.org:80", ""),
        ("unknown", ""),
        ("", ""),
        ("unix:", ""),
        ("x\n", ""),
    ],
)
def test_a_client_is_an_address_or_its_network(address: str, client: str) -> None:
    assert client_of({"REMOTE_ADDR": address}) == client
