import gzip
import zlib
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.indexer.searching import index_rows
from tests.web.collection import ROWS
from tests.web.markup import select
from web.app import create_app
from web.service.settings import Settings
from web.service.sign_in import hash_token, new_token

VALIDATED = ["/", "/search?q=كأس", "/help", "/api/v1/search?q=كأس", "/api/v1/index", "/places/قطر", "/opensearch.xml"]


@pytest.mark.parametrize("address", VALIDATED)
def test_an_answer_that_is_known_is_not_sent_again(client: FlaskClient, address: str) -> None:
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, first.headers["ETag"][:3], again.status_code, again.data) == (200, 'W/"', 304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Cache-Control"] == "private, no-cache"


def test_each_request_has_its_own_etag(client: FlaskClient) -> None:
    addresses = [*VALIDATED, "/search?q=كأس&page=2", "/search?q=كأس&lang=en"]
    tags = [client.get(address).headers["ETag"] for address in addresses]
    languages = [client.get("/", headers={"Accept-Language": each}).headers["ETag"] for each in ("ar", "en")]
    assert len({*tags, *languages}) == len(addresses) + 2


@pytest.mark.parametrize("address", ["/nowhere", "/search?q=!!!", "/api/v1/documents/none", "/healthz"])
def test_errors_and_the_state_have_no_etag(client: FlaskClient, address: str) -> None:
    assert "ETag" not in client.get(address).headers


def test_another_index_has_other_etags(tmp_path: Path) -> None:
    folders = [tmp_path / str(number) for number in (1, 2)]
    for folder in folders:
        folder.mkdir()
    apps = [create_app(index_rows(ROWS[:number], folder)) for number, folder in enumerate(folders, 1)]
    assert len({app.test_client().get("/").headers["ETag"] for app in apps}) == 2


def test_no_cache_keeps_what_only_some_may_read(tmp_path: Path) -> None:
    token = new_token()
    app = create_app(index_rows(ROWS[:1], tmp_path), Settings(tokens=(hash_token(token),)))
    known = app.test_client().get("/", headers={"Authorization": f"Bearer {token}"})
    assert known.headers["Cache-Control"] == "no-store"
    stranger = app.test_client().get("/", headers={"If-None-Match": known.headers["ETag"]})
    assert stranger.status_code == 401


@pytest.mark.parametrize("coding", ["zstd", "br", "gzip"])
@pytest.mark.parametrize("address", ["/search?q=", "/api/v1/search?q=", "/static/kashshaf.css"])
def test_answers_are_compressed(client: FlaskClient, address: str, coding: str) -> None:
    plain, packed = client.get(address), client.get(address, headers={"Accept-Encoding": coding})
    assert (packed.headers["Content-Encoding"], "Content-Encoding" in plain.headers) == (coding, False)
    assert len(packed.data) < len(plain.data) / 2
    assert "Accept-Encoding" in plain.headers["Vary"]
    if coding == "gzip" and address.startswith("/static"):
        assert gzip.decompress(packed.data) == plain.data


@pytest.mark.parametrize("format_", ["csv", "jsonl", "ris"])
@pytest.mark.parametrize(
    ("codings", "is_compressed"),
    [("gzip", True), ("br, gzip", True), ("*", True), ("", False), ("br", False), ("identity, gzip;q=0", False)],
)
def test_exports_are_compressed_as_they_are_made(
    client: FlaskClient, format_: str, codings: str, is_compressed: bool
) -> None:
    address = f"/search.{format_}?q="
    whole = client.get(address).data
    packed = client.get(address, headers={"Accept-Encoding": codings})
    assert (packed.headers.get("Content-Encoding") == "gzip", packed.is_streamed) == (is_compressed, True)
    assert (gzip.decompress(packed.data) if is_compressed else packed.data) == whole
    assert "Accept-Encoding" in packed.headers["Vary"]


def test_a_piece_of_an_export_is_read_before_the_next(client: FlaskClient) -> None:
    answer = client.get("/search.csv?q=", headers={"Accept-Encoding": "gzip"}, buffered=False)
    first = next(answer.iter_encoded())
    assert zlib.decompressobj(wbits=16 + zlib.MAX_WBITS).decompress(first).startswith(b"\xef\xbb\xbfid,title,")
    answer.close()


def test_files_of_pages_are_kept_for_a_year(client: FlaskClient) -> None:
    page = client.get("/").text
    addresses = [element.attributes["href"] for element in select(page, "link[rel=stylesheet], link[rel=icon]")]
    addresses += [element.attributes["src"] for element in select(page, "script")]
    for address in addresses:
        answer = client.get(str(address))
        assert (answer.status_code, "immutable" in answer.headers["Cache-Control"]) == (200, True)
        assert client.get(str(address), headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    assert "immutable" not in client.get("/static/kashshaf.css").headers["Cache-Control"]
    assert client.get("/static/kashshaf.000000000000.css").status_code == 404
    assert client.get("/static/../app.py").status_code == 404


@pytest.mark.parametrize(
    ("address", "mimetypes", "begins"),
    [
        ("/favicon.ico", {"image/vnd.microsoft.icon", "image/x-icon"}, b"\0\0\1\0"),
        ("/robots.txt", {"text/plain"}, b"#"),
    ],
)
def test_what_browsers_and_robots_ask_for(
    client: FlaskClient, address: str, mimetypes: set[str], begins: bytes
) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype in mimetypes, answer.data.startswith(begins)) == (200, True, True)


def test_pages_may_use_no_device(client: FlaskClient) -> None:
    assert "camera=()" in client.get("/").headers["Permissions-Policy"]


def test_browsers_complete_a_search(client: FlaskClient) -> None:
    [address] = [
        element.attributes["template"]
        for element in select(client.get("/opensearch.xml?lang=en").text, "url")
        if element.attributes["type"] == "application/x-suggestions+json"
    ]
    answer = client.get(str(address).replace("{searchTerms}", "وصل سيرغ"))
    assert answer.mimetype == "application/x-suggestions+json"
    query, texts, labels, addresses = answer.get_json(force=True)
    assert (query, texts[0], labels[0]) == ("وصل سيرغ", "وصل سيرغي لافروف", "Person")
    assert addresses[0].startswith("http://localhost/search?")
    assert len(texts) == len(labels) == len(addresses)
