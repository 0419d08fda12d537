"""All documents of a search as files, and as a feed."""

import csv
import io
import json
from collections.abc import Iterator

import feedparser
import pytest
import rispy
from flask.testing import FlaskClient
from playwright.sync_api import Page

from indexer.errors import IndexStateError
from indexer.query.request import Request
from indexer.search.export import Export, RowJson
from indexer.search.searcher import Searcher
from tests.web.markup import select
from web.app import create_app
from web.service.settings import Settings

CUP = "كأس العالم"
PREFIXES = ["", "/api/v1"]


def ids_of(text: str, format_: str) -> list[str]:
    if format_ == "csv":
        return [row["id"] for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))]
    if format_ == "ris":
        return [reference["accession_number"] for reference in rispy.loads(text)]
    return [json.loads(line)["id"] for line in text.splitlines()]


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize(
    ("format_", "mimetype"),
    [("csv", "text/csv"), ("jsonl", "application/jsonl"), ("ris", "application/x-research-info-systems")],
)
@pytest.mark.parametrize("address", ["q=", f"q={CUP}&page=2&limit=1", f"q={CUP}&places=قطر&sort=oldest&lang=en"])
def test_a_file_has_all_documents_of_a_search(
    client: FlaskClient, searcher: Searcher, prefix: str, format_: str, mimetype: str, address: str
) -> None:
    answer = client.get(f"{prefix}/search.{format_}?{address}")
    listed = client.get(f"/api/v1/search?{address.replace('&page=2&limit=1', '')}&limit=100&copies=all").get_json()
    assert (answer.status_code, answer.mimetype, answer.is_streamed) == (200, mimetype, True)
    assert ids_of(answer.get_data().decode(), format_) == [hit["id"] for hit in listed["hits"]]
    assert listed["total"] == len(listed["hits"]) > 1


def test_csv_begins_with_a_byte_order_mark(client: FlaskClient) -> None:
    assert client.get("/search.csv?q=").get_data().startswith(b"\xef\xbb\xbfid,title,")


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("كأس العالم", "kashshaf-كأس-العالم.csv"),
        ("", "kashshaf.csv"),
        ('"../a" -b', "kashshaf-a-b.csv"),
        ("ب" * 100, f"kashshaf-{'ب' * 51}.csv"),
    ],
)
def test_a_file_is_named_by_its_search(client: FlaskClient, query: str, name: str) -> None:
    given = client.get("/search.csv", query_string={"q": query}).headers["Content-Disposition"]
    assert given.isascii()
    assert given.startswith("attachment; filename=kashshaf.csv; filename*=UTF-8''")
    [_, encoded] = given.split("''")
    assert client.application.jinja_env.filters["urlencode"](name) == encoded


@pytest.mark.parametrize(("address", "status"), [("/search.csv?q=!!!", 400), ("/search.xml?q=", 404)])
def test_errors_are_pages_or_json(client: FlaskClient, address: str, status: int) -> None:
    page, api = client.get(address), client.get(f"/api/v1{address}")
    assert (page.status_code, page.mimetype) == (status, "text/html")
    assert api.status_code == status
    assert api.is_json
    assert client.get("/search.csv?q=").status_code == 200  # a search that fails holds no place


def test_a_few_files_are_made_at_a_time(searcher: Searcher) -> None:
    client = create_app(searcher, Settings(threads=4)).test_client()
    begun = [client.get(f"/search.{format_}?q=", buffered=False) for format_ in ("csv", "ris")]
    refused = client.get("/search.jsonl?q=&lang=en")
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "10")
    assert "try again in 10 seconds" in refused.text
    assert client.get("/search?q=").status_code == 200
    begun[0].get_data()
    begun[0].close()
    begun[1].close()  # unread
    again = [client.get("/search.csv?q=", buffered=False) for _ in "ab"]
    assert [answer.status_code for answer in again] == [200, 200]
    assert client.head("/search.csv?q=").status_code == 503


def test_a_file_that_breaks_off_says_so_and_ends_in_an_error(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    def export(request: Request, **options: bool) -> Export:
        whole = whole_export(request, **options)

        def rows() -> Iterator[RowJson]:
            yield next(whole.rows)
            yield next(whole.rows)
            raise IndexStateError("a file is missing")

        return Export(whole.total, rows())

    whole_export = searcher.export
    monkeypatch.setattr(searcher, "export", export)
    answer = create_app(searcher).test_client().get("/search.csv?q=", buffered=False)
    parts: list[bytes] = []
    with pytest.raises(IndexStateError):
        parts.extend(answer.iter_encoded())
    lines = b"".join(parts).decode().splitlines()
    assert (len(lines), lines[-1]) == (4, '"This list is incomplete, it broke off here: a file is missing"')


def entries(client: FlaskClient, address: str) -> tuple[feedparser.FeedParserDict, list[feedparser.FeedParserDict]]:
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "application/atom+xml")
    parsed = feedparser.parse(answer.get_data())
    assert (parsed.bozo, parsed.version) == (False, "atom10")
    return parsed.feed, parsed.entries


def test_a_feed_has_the_newest_documents_of_a_search(client: FlaskClient) -> None:
    feed, found = entries(client, f"/search.atom?q={CUP}&sort=oldest&page=2&limit=1&places=قطر&lang=en")
    newest = client.get(f"/api/v1/search?q={CUP}&sort=newest&places=قطر&limit=50").get_json()["hits"]
    assert [entry.title for entry in found] == [hit["title"] for hit in newest]
    assert [entry.published[:10] for entry in found] == [hit["published"] for hit in newest]
    assert feed.title == f"{CUP} · Qatar — Kashshaf"
    assert (feed.id.startswith("urn:uuid:"), feed.updated.endswith("Z")) == (True, True)
    assert {entry.id for entry in found}.isdisjoint({feed.id})
    assert len({entry.id for entry in found}) == len(found) > 1
    assert all(client.get(entry.link).status_code == 200 for entry in found)
    assert {tag.term for tag in found[0].tags} >= {"الأرجنتين"}


def test_ids_of_a_feed_do_not_depend_on_where_it_is_read(client: FlaskClient, searcher: Searcher) -> None:
    proxied = create_app(searcher, Settings(hosts=("*",), trusted_proxies=1)).test_client()
    address = f"/search.atom?q={CUP}"
    headers = {"X-Forwarded-Host": "archive.example.org", "X-Forwarded-Proto": "https"}
    there = feedparser.parse(proxied.get(address, headers=headers).get_data())
    feed, found = entries(client, f"{address}&lang=en&page=3")
    assert (there.feed.id, [entry.id for entry in there.entries]) == (feed.id, [entry.id for entry in found])
    assert entries(client, "/search.atom?q=كأس")[0].id != feed.id
    links = [there.feed.link, *(link.href for link in there.feed.links), *(entry.link for entry in there.entries)]
    assert all(link.startswith("https://archive.example.org/") for link in links)


def test_a_page_of_results_leads_to_its_files_and_its_feed(client: FlaskClient) -> None:
    address = f"q={CUP}&places=قطر&lang=en"
    page = client.get(f"/search?{address}&page=2&limit=1").text
    links = [link.attributes["href"] or "" for link in select(page, ".take a")]
    assert [link.partition("?")[0] for link in links] == [f"/search.{name}" for name in ("csv", "jsonl", "ris", "atom")]
    files = [client.get(link).get_data() for link in links]
    assert files[0] == client.get(f"/search.csv?{address}").get_data()
    assert len(files[1].splitlines()) == len(files[0].splitlines()) - 1 == files[2].count(b"ER  - ") > 1
    [alternate] = select(page, "link[type='application/atom+xml']")
    assert alternate.attributes["rel"] == "alternate"
    assert entries(client, alternate.attributes["href"] or "")[0].id == entries(client, links[3])[0].id
    assert not select(client.get("/search?q=زززقققشش").text, ".take")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("selector", "is_printed"),
    [
        ("#heading bdi", True),
        (".chips .kind", True),
        (".hit mark", True),
        (".panel", False),
        (".search", False),
        (".take", False),
        (".hit .reasons", False),
        (".foot", False),
        (".on-map", False),
    ],
)
def test_a_printed_page_keeps_query_filters_and_marks(page: Page, selector: str, *, is_printed: bool) -> None:
    page.goto(f"/search?q={CUP}&places=قطر")
    page.emulate_media(media="print")
    box = page.locator(selector).first.bounding_box()
    assert (box is not None and box["width"] > 8) == is_printed
