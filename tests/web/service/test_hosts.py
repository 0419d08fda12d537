import pytest
from flask.testing import FlaskClient

from indexer.search.searcher import Searcher
from tests.web.markup import main_text
from tests.web.service.requests import guarded, raw
from web.service.hosts import HostNames, host_of

LOOPBACK = ["localhost", "LOCALHOST:8000", "a.localhost", "localhost.", "127.0.0.1:1", "127.3.2.1", "[::1]:65535"]
MALFORMED = [
    *[
        "",
        ":80",
        "a..b",
        ".",
        "..",
        ".a",
        "a b",
        "a,b",
        "a/b",
        "a@b",
        "a:",
        "a:x",
        "a:-1",
        "a:65536",
        "a:123456",
        "[::1",
    ],
    *["::1", "[::1]x", "[::g]", "[]", "[v1.x]", "127.1", "1.2.3.4.5", "1.2.3.256", "2130706433", "-a", "a-", "a" * 64],
    *["a." * 200, "\x00", "localhost\x00", "localhost\n", "\u0661", "كشاف.example", "%6cocalhost", "localhost:８０"],
    *["local\u200dhost", "[fe80::1%25eth0]", "http://localhost", "localhost:80:80", "localhost, localhost"],
]
FOREIGN = ["evil.example", "localhost.evil.example", "xlocalhost", "8.8.8.8", "[2001:db8::1]", "0.0.0.0", "0x7f000001"]


@pytest.mark.parametrize("host", LOOPBACK)
def test_loopback_is_answered_with_any_port(client: FlaskClient, host: str) -> None:
    assert raw(client, "/help", HTTP_HOST=host).status_code == 200


@pytest.mark.parametrize("host", [*MALFORMED, *FOREIGN])
@pytest.mark.parametrize("path", ["/search", "/api/v1/search"])
def test_other_hosts_are_refused_with_a_sentence(client: FlaskClient, host: str, path: str) -> None:
    latin = host.encode().decode("latin-1")  # as WSGI passes it
    answer = raw(client, path, "q=x&lang=en", HTTP_HOST=latin)
    assert answer.status_code == 400
    assert ("This server does not answer for" if host in FOREIGN else "Host header") in answer.text
    assert (answer.mimetype == "application/problem+json") == path.startswith("/api/")


@pytest.mark.parametrize("path", ["/", "/healthz", "/metrics", "/nowhere", "/static/icon.svg", "/opensearch.xml"])
def test_no_address_is_open_to_other_hosts(client: FlaskClient, path: str) -> None:
    assert raw(client, path, HTTP_HOST="evil.example").status_code == 400


def test_a_missing_host_is_refused(client: FlaskClient) -> None:
    assert raw(client, HTTP_HOST=None).status_code == 400


def test_a_refused_host_is_shown_and_nothing_of_the_collection(client: FlaskClient) -> None:
    answer = raw(client, "/search", "q=x", HTTP_HOST="<evil>.example")
    assert "<evil>" not in answer.text
    assert "hosts" in main_text(raw(client, HTTP_HOST="evil.example").text)


@pytest.mark.parametrize(
    ("given", "has", "has_not"),
    [
        (
            ["search.example.org"],
            ["search.example.org", "SEARCH.example.org.:80"],
            ["a.search.example.org", "example.org"],
        ),
        ([".example.org"], ["a.example.org", "a.b.example.org"], ["example.org", "aexample.org"]),
        (["*.example.org"], ["a.example.org"], ["example.org"]),
        (["كشاف.example"], ["xn--mgbz3bf.example"], ["كشاف.example"]),
        (["192.0.2.1", "[2001:db8::1]"], ["192.0.2.1:80", "[2001:DB8:0::1]", "[::ffff:192.0.2.1]"], ["192.0.2.2"]),
        (["*"], ["evil.example", "8.8.8.8"], ["a..b", ""]),
    ],
)
def test_names_are_added(given: list[str], has: list[str], has_not: list[str]) -> None:
    hosts = HostNames(given)
    accepted = {header for header in (*has, *has_not) if (name := host_of(header)) and hosts.has(name)}
    assert accepted == set(has)


@pytest.mark.parametrize("name", ["", "a..b", "a b", "a/b", "http://a", "a:80", "1.2.3", ".", "*.", "a.*"])
def test_what_is_no_host_cannot_be_added(name: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        HostNames([name])


@pytest.mark.parametrize(("listening", "status"), [("192.0.2.7", 200), ("0.0.0.0", 400), ("::", 400)])
def test_the_address_listened_on_is_answered(searcher: Searcher, listening: str, status: int) -> None:
    assert raw(guarded(searcher, host=listening), "/help", HTTP_HOST="192.0.2.7:8000").status_code == status


@pytest.mark.parametrize(
    ("proxies", "forwarded", "status", "built"),
    [
        (0, "evil.example", 200, "http://localhost/search"),
        (1, "evil.example", 400, ""),
        (1, "a..b", 400, ""),
        (1, "a.example", 200, "https://a.example/search"),
        (1, "evil.example, a.example", 200, "https://a.example/search"),  # the last is of the proxy
    ],
)
def test_a_proxy_names_the_host_only_if_it_is_trusted(
    searcher: Searcher, proxies: int, forwarded: str, status: int, built: str
) -> None:
    client = guarded(searcher, trusted_proxies=proxies, hosts=("a.example",))
    headers = {"HTTP_X_FORWARDED_HOST": forwarded, "HTTP_X_FORWARDED_PROTO": "https"}
    answer = raw(client, "/opensearch.xml", HTTP_HOST="localhost", **headers)
    assert (answer.status_code, built in answer.text, "evil" in answer.text) == (
        status,
        True,
        forwarded == "evil.example" and proxies == 1,
    )


def test_the_page_of_a_refused_host_can_be_read_without_its_style(client: FlaskClient) -> None:
    page = raw(client, "/", HTTP_HOST="evil.example").text
    assert page.count("<svg") == page.count('<svg class="logo" width="32" height="32"') == 1
