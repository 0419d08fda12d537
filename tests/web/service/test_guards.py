import pytest

from indexer.search.searcher import Searcher
from tests.web.service.requests import guarded, raw
from web.service.guards import warnings
from web.service.settings import Settings

USER, HOSTS = {"user": "a:b"}, {"hosts": ("search.example.org",)}


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"host": "127.0.0.1"}, []),
        ({"host": "localhost"}, []),
        ({"host": "::1"}, []),
        ({"host": "0.0.0.0"}, ["“hosts”", "“user”"]),
        ({"host": "::"}, ["“hosts”", "“user”"]),
        ({"host": "[::]"}, ["“hosts”", "“user”"]),
        ({"host": "0"}, ["“hosts”", "“user”"]),
        ({"host": "fe80::1%eth0"}, ["“hosts”", "“user”"]),
        ({"host": ""}, ["“hosts”", "“user”"]),
        ({"host": "0.0.0.0", **HOSTS}, ["“user”"]),
        ({"host": "0.0.0.0", **HOSTS, **USER}, []),
        ({"host": "0.0.0.0", **HOSTS, "tokens": ("x",)}, []),
        ({"trusted_proxies": 1}, ["“hosts”", "“user”"]),
        ({"trusted_proxies": 1, **HOSTS, **USER}, []),
        ({"host": "192.0.2.1", **USER}, []),
        ({"host": "search.example.org", **USER}, []),
    ],
)
def test_who_listens_beyond_loopback_is_warned(settings: dict[str, str], words: list[str]) -> None:
    found = warnings(Settings(**settings))  # type: ignore[arg-type]
    assert len(found) == len(words)
    assert all(word in sentence for word, sentence in zip(words, found, strict=True))


@pytest.mark.parametrize("host", ["0", "127.1", "fe80::1%eth0", "", "[::]", "a b"])
def test_an_address_that_no_header_can_have_is_listened_on(searcher: Searcher, host: str) -> None:
    client = guarded(searcher, host=host)
    assert [raw(client, "/help", HTTP_HOST=name).status_code for name in ("localhost", "evil.example")] == [200, 400]
