"""The pages of a long document: links between them, marks and mentions on the right one, a bounded size."""

import re
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from analyzers.text.parts import PART_LENGTH
from indexer.search.searcher import Searcher
from indexer.store.build import build
from tests.progress import Silent
from web.app import create_app

_LINE = "هذا سطر من كلمات كثيرة لا تعني شيئا ولا تسمي أحدا\n"
_MAX_BYTES = 1_000_000  # of the HTML of a page


def _long(ending: str) -> str:
    return "عنوان حكاية طويلة جدا\n" + _LINE * (4 * PART_LENGTH // len(_LINE)) + ending


_TEXTS = {
    "story.txt": _long("وصلت السفينة إلى ميناء طنجة يوم 2 نوفمبر 2023\n"),
    "dates.txt": "يوميات السنوات كلها هنا\n"
    + "".join(f"{n % 28 + 1}/{n % 12 + 1}/{1900 + n % 120}\n" for n in range(9000)),
    "letters.txt": "حروف لا غير في هذا النص\n" + "ا ب " * PART_LENGTH,
    "lines.txt": "أسطر لا غير في هذا النص\n" + "ا\n" * 2 * PART_LENGTH,
    "signs.txt": "علامات لا غير في هذا النص\n" + "<&\"'>" * PART_LENGTH,
    "word.txt": "كلمة واحدة في هذا النص\n" + "م" * 4 * PART_LENGTH,
}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    source, index = tmp_path_factory.mktemp("texts"), tmp_path_factory.mktemp("index")
    for name, text in _TEXTS.items():
        (source / name).write_text(text, encoding="utf-8")
    build([source], index, Silent())
    return create_app(Searcher(index)).test_client()


@pytest.fixture(scope="module")
def ids(client: FlaskClient) -> dict[str, str]:
    hits = client.get("/api/v1/search?q=").get_json()["hits"]
    return {Path(hit["id"]).name: hit["id"] for hit in hits}


def _page(client: FlaskClient, id_: str, parameters: str = "") -> str:
    return unescape(client.get(f"/documents/{id_}?{parameters}").text)


@pytest.mark.parametrize("name", _TEXTS)
def test_every_page_is_bounded(client: FlaskClient, ids: dict[str, str], name: str) -> None:
    parts = client.get(f"/api/v1/documents/{ids[name]}").get_json()["parts"]
    assert parts > 1
    for part in {1, 2, parts}:
        response = client.get(f"/documents/{ids[name]}", query_string={"q": "ا OR ب", "any": "1", "part": part})
        assert response.status_code == 200
        assert len(response.data) < _MAX_BYTES


def test_a_hit_opens_the_page_with_its_words(client: FlaskClient, ids: dict[str, str]) -> None:
    text = _page(client, ids["story.txt"], "q=طنجة")
    assert '<mark id="match-1">طنجة</mark>' in text
    last = client.get(f"/api/v1/documents/{ids['story.txt']}").get_json()["parts"]
    assert f"الجزء {last} من {last}" in text
    assert len(re.findall(rf'aria-current="page"[^>]*>{last}</a>', text)) == 3  # above, below, among the matches


def test_pages_link_to_their_neighbours_and_keep_the_search(client: FlaskClient, ids: dict[str, str]) -> None:
    text = _page(client, ids["story.txt"], "q=طنجة&part=2")
    links = dict(re.findall(r'<a rel="(prev|next)" href="([^"]*)"', text))
    assert "part=1" in links["prev"]
    assert "part=3" in links["next"]
    assert all("q=" in link for link in links.values())
    assert 'rel="prev"' not in _page(client, ids["story.txt"], "part=1")
    assert 'rel="next"' not in _page(client, ids["story.txt"], "part=99")


def test_links_to_other_pages_lead_to_what_they_name(client: FlaskClient, ids: dict[str, str]) -> None:
    text = _page(client, ids["story.txt"], "q=طنجة&part=1")
    targets = re.findall(r'href="(/documents/[^"]*#[^"]*)"', text)
    assert targets
    for target in targets:
        address, _, anchor = target.partition("#")
        assert f'id="{anchor}"' in client.get(address).text


@pytest.mark.parametrize("part", ["0", "x", "-1", "1.5", "1&part=2"])
def test_a_part_that_is_no_one_number_is_refused(client: FlaskClient, ids: dict[str, str], part: str) -> None:
    assert client.get(f"/documents/{ids['story.txt']}?part={part}").status_code == 400


def test_the_parts_of_the_api_are_the_text(client: FlaskClient, ids: dict[str, str]) -> None:
    address = f"/api/v1/documents/{ids['story.txt']}"
    first = client.get(address).get_json()
    rows = [client.get(f"{address}?q=طنجة&part={part}").get_json() for part in range(1, first["parts"] + 1)]
    text = f"{first['title']}\n" + "".join(row["body"] for row in rows)
    assert text == _TEXTS["story.txt"].strip()
    assert len(text) == first["length"]
    (mark,) = [mark for row in rows for mark in row["marks"]]
    assert text[slice(*mark)] == "طنجة"
    assert [text[m["start"] : m["end"]] for row in rows for m in (*row["places"], *row["dates"])] == [
        "طنجة",
        "2 نوفمبر 2023",
    ]
