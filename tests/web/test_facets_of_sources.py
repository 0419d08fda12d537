"""What the sources state, on the pages and in the API: facets, filters in addresses, links to the originals."""

import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.documents.recipe import Recipe
from indexer.query.limits import MAX_VALUES
from indexer.search.searcher import Searcher
from indexer.store.build import build
from tests.progress import Silent
from tests.web.markup import texts
from web.app import create_app

HOSTILE = '"><script>alert(1)</script>'
NAMES = ("_id", "text", "url", "site", "section", "author", "q")
ROWS = [
    ("1", "خبر أول عن الجسر", "https://example.org/1?a=b&c=d", "صحيفة", "سياسة", "زياد", "أ"),
    ("2", "خبر ثان عن الجسر", "javascript:alert(1)", "صحيفة", HOSTILE, "هالة", "ب"),
    ("3", "خبر ثالث عن الميناء", "", "وكالة", "سياسة", "س" * 300, "ب"),
    ("4", "خبر رابع عن الميناء", "https://example.net/4", "", "رياضة", "زياد", HOSTILE),
]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder = tmp_path_factory.mktemp("stated")
    rows = (dict(zip(NAMES, row, strict=True)) | {"abstract": "عن المدينة", "mood": "هادئ"} for row in ROWS)
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    (folder / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    build([folder / "news.jsonl"], folder / "index", Silent(), Recipe(facets=("q=المكتب",)))
    return create_app(Searcher(folder / "index")).test_client()


def text_of(client: FlaskClient, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.text


def found(client: FlaskClient, **parameters: object) -> set[str]:
    return {hit["id"] for hit in client.get("/api/v1/search", query_string=parameters).json["hits"]}  # type: ignore[index]


@pytest.mark.parametrize(
    ("parameters", "ids"),
    [
        ({"section": "سياسة"}, {"1", "3"}),
        ({"section": "سياسه"}, {"1", "3"}),
        ({"section": ["سياسة", "رياضة"], "source": "صحيفة"}, {"1"}),
        ({"author": "زياد"}, {"1", "4"}),
        ({"source": "example.net"}, {"4"}),
        ({"facet.q": "ب"}, {"2", "3"}),  # a column with the name of another parameter
        ({"facet.q": HOSTILE}, {"4"}),
        ({"section": HOSTILE}, {"2"}),
        ({"q": "الجسر", "section": "سياسة"}, {"1"}),
    ],
)
def test_filters_in_addresses(client: FlaskClient, parameters: dict[str, object], ids: set[str]) -> None:
    assert found(client, **parameters) == ids


def test_the_panel_links_to_filters_and_keeps_them(client: FlaskClient) -> None:
    page = text_of(client, "/search?q=&facet.q=ب")
    for expected in ("<bdi>القسم</bdi>", "<bdi>المكتب</bdi>", "&amp;not.section=", 'name="facet.q" value="ب"'):
        assert expected in page
    assert 'class="chip column"' in page
    assert "facet.q=%D8%A8&amp;section=" in page or "section=%D8%B3%D9%8A%D8%A7%D8%B3%D8%A9&amp;facet.q" in page


def test_a_filter_without_a_group_stays_in_the_form(client: FlaskClient) -> None:
    page = text_of(client, "/search?q=رابع&author=زياد")
    assert page.count('name="author" value="زياد"') >= 2  # in the search box, and in the form or among its choices


def test_no_text_of_a_source_becomes_html(client: FlaskClient) -> None:
    for address in ("/search?q=", "/documents/2", "/documents/4", "/search?q=&section=" + HOSTILE, "/"):
        assert "<script>alert" not in text_of(client, address)
    assert "javascript:alert" not in text_of(client, "/search?q=") + text_of(client, "/documents/2")


def test_hits_and_documents_link_to_the_original_page(client: FlaskClient) -> None:
    link = 'href="https://example.org/1?a=b&amp;c=d"'
    assert link in text_of(client, "/search?q=أول")
    page = text_of(client, "/documents/1")
    assert link in page
    assert "/search?q=&amp;section=%D8%B3%D9%8A%D8%A7%D8%B3%D8%A9" in page
    assert "المكتب" in page
    assert "/originals/" not in page


def test_the_api_has_what_the_source_states(client: FlaskClient) -> None:
    document = client.get("/api/v1/documents/1").json
    assert document
    assert {name: document[name] for name in ("url", "site", "section", "author", "original", "member")} == {
        "url": "https://example.org/1?a=b&c=d",
        "site": "صحيفة",
        "section": "سياسة",
        "author": "زياد",
        "original": None,
        "member": "",
    }
    assert document["columns"] == [
        {"name": "q", "value": "أ"},
        {"name": "abstract", "value": "عن المدينة"},
        {"name": "mood", "value": "هادئ"},
    ]


@pytest.mark.parametrize(
    "query",
    [
        "facet.غائب=1",
        "facet.=1",
        "facet.people=زياد",
        "section=" + "س" * 201,
        "&".join(f"facet.q={number}" for number in range(MAX_VALUES + 1)),
    ],
)
def test_what_is_no_filter_is_refused_with_a_sentence(client: FlaskClient, query: str) -> None:
    response = client.get(f"/search?q=&{query}")
    assert response.status_code == 400
    assert client.get(f"/api/v1/search?q=&{query}").json["detail"]  # type: ignore[index]


def test_an_index_without_such_columns_shows_no_such_facets(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("عنوان\nنص", encoding="utf-8")
    build([tmp_path / "a.txt"], tmp_path / "index", Silent())
    page = create_app(Searcher(tmp_path / "index")).test_client().get("/search?q=").text
    assert not any(f'<section class="{name}"' in page for name in ("source", "section", "author", "column"))


@pytest.mark.parametrize(
    ("language", "names"), [("ar", ["المكتب", "ملخّص", "mood"]), ("en", ["المكتب", "Abstract", "mood"])]
)
def test_names_of_columns(client: FlaskClient, language: str, names: list[str]) -> None:
    assert texts(text_of(client, f"/documents/1?lang={language}"), ".columns dt bdi") == names
