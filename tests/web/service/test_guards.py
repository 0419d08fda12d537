import pytest

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
        ({"host": ""}, ["“hosts”", "“user”"]),
        ({"host": "0.0.0.0", **HOSTS}, ["“user”"]),
        ({"host": "0.0.0.0", **HOSTS, **USER}, []),
        ({"host": "0.0.0.0", **HOSTS, "tokens": ("x",)}, []),
        ({"host": "192.0.2.1", **USER}, []),
        ({"host": "search.example.org", **USER}, []),
    ],
)
def test_who_listens_beyond_loopback_is_warned(settings: dict[str, str], words: list[str]) -> None:
    found = warnings(Settings(**settings))  # type: ignore[arg-type]
    assert len(found) == len(words)
    assert all(word in sentence for word, sentence in zip(words, found, strict=True))
