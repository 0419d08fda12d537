"""A reader corrects a name where the server may write; nobody else can, and no row breaks the file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from indexer.search.searcher import Searcher
from indexer.store.build import update
from tests.indexer.searching import index_rows
from tests.progress import Silent
from tests.web.collection import ROWS
from tests.web.markup import links, select, texts
from web.app import create_app
from web.service.settings import Settings

LAVROV = "/corrections/people/سيرغي لافروف"
OWN = {"Sec-Fetch-Site": "same-origin"}

Send = Callable[..., TestResponse]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    index_rows(ROWS, tmp_path)
    return tmp_path


@pytest.fixture
def file(folder: Path) -> Path:
    return folder / "rows" / "corrections.tsv"


@pytest.fixture
def client(folder: Path, file: Path) -> FlaskClient:
    return create_app(Searcher(folder / "index"), Settings(corrections=file)).test_client()


@pytest.mark.parametrize(
    ("address", "form", "row"),
    [
        (LAVROV, {"action": "drop"}, "drop\tpeople\tسيرغي لافروف"),
        (LAVROV, {"action": "merge", "merge": " سرغي  لافروڤ "}, "merge\tpeople\tسرغي لافروڤ\tسيرغي لافروف"),
        (LAVROV, {"action": "apart", "apart": "لافروف"}, "apart\tpeople\tسيرغي لافروف\tلافروف"),
        ("/corrections/places/القاهرة", {"action": "drop"}, "drop\tplaces\tالقاهرة"),
    ],
)
def test_rows(client: FlaskClient, file: Path, address: str, form: dict[str, str], row: str) -> None:
    response = client.post(address, data=form, headers=OWN)
    assert response.status_code == 303
    assert "دُوّن تصحيحك" in client.get(response.location).text
    [line] = file.read_text(encoding="utf-8").splitlines()
    assert line.split("\t#")[0] == row


def test_a_row_is_added_once(client: FlaskClient, file: Path) -> None:
    for _ in range(2):
        assert client.post(LAVROV, data={"action": "drop"}, headers=OWN).status_code == 303
    assert file.read_text(encoding="utf-8").count("\n") == 1


def test_an_update_applies_the_row(client: FlaskClient, folder: Path) -> None:
    client.post(LAVROV, data={"action": "drop"}, headers=OWN)
    assert client.get("/people/سيرغي لافروف").status_code == 200
    update([], folder / "index", Silent())
    assert client.get("/people/سيرغي لافروف").status_code == 404


def test_rows_follow_those_of_people(client: FlaskClient, file: Path) -> None:
    file.write_text("drop\tplaces\tوونسان", encoding="utf-8")  # no end of line
    client.post(LAVROV, data={"action": "drop"}, headers=OWN)
    assert [line.split("\t")[2] for line in file.read_text(encoding="utf-8").splitlines()] == ["وونسان", "سيرغي لافروف"]


@pytest.mark.parametrize(
    ("form", "reason"),
    [
        ({}, "لم تختر شيئًا"),
        ({"action": "rename"}, "لم تختر شيئًا"),
        ({"action": "merge", "merge": ""}, "merge"),
        ({"action": "merge", "merge": "\t"}, "merge"),
        ({"action": "merge", "merge": "# x"}, "merge"),
        ({"action": "drop"}, "corrections.tsv"),  # contradicts the row that is there
    ],
)
def test_what_is_no_row_is_refused_with_the_reason(
    client: FlaskClient, file: Path, form: dict[str, str], reason: str
) -> None:
    before = "merge\tpeople\tسيرغي لافروف\tلافروف\n"
    file.write_text(before, encoding="utf-8")
    response = client.post(LAVROV, data=form, headers=OWN)
    assert response.status_code == 400
    assert reason in texts(response.text, ".fault")[0]
    assert file.read_text(encoding="utf-8") == before


def test_one_row_stays_one_row(client: FlaskClient, file: Path) -> None:
    client.post(LAVROV, data={"action": "merge", "merge": "س\ndrop\tpeople\tكيم جونغ أون"}, headers=OWN)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("drop")] == []
    assert len(lines) <= 1


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "none"}, 403),
        ({"Origin": "http://example.org"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://localhost", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "http://localhost"}, 303),
    ],
)
def test_forms_of_other_sites_are_refused(
    client: FlaskClient, file: Path, headers: dict[str, str], status: int
) -> None:
    assert client.post(LAVROV, data={"action": "drop"}, headers=headers).status_code == status
    assert bool(file.read_bytes()) == (status == 303)


def test_a_file_that_cannot_be_written_is_named(folder: Path) -> None:
    app = create_app(Searcher(folder / "index"), Settings(corrections=folder / "no" / "corrections.tsv"))
    response = app.test_client().post(LAVROV, data={"action": "drop"}, headers=OWN)
    assert response.status_code == 400
    assert "corrections.tsv" in texts(response.text, ".fault")[0]


def test_long_forms_are_refused(client: FlaskClient, file: Path) -> None:
    assert client.post(LAVROV, data={"action": "merge", "merge": "س" * 20_000}, headers=OWN).status_code == 413
    assert file.read_bytes() == b""


def test_unknown_names_have_no_form(client: FlaskClient) -> None:
    assert client.get("/corrections/people/لا أحد").status_code == 404
    assert client.post("/corrections/people/لا أحد", data={"action": "drop"}, headers=OWN).status_code == 404


def test_pages_lead_to_the_form_only_where_the_server_may(client: FlaskClient, folder: Path) -> None:
    label = "أفي هذا الاسم خطأ؟"
    for address in ("/people/سيرغي لافروف", "/documents/news/lavrov-wonsan.txt"):
        assert client.get(links(client.get(address).text)[label]).status_code == 200
    closed = create_app(Searcher(folder / "index")).test_client()
    assert label not in closed.get("/people/سيرغي لافروف").text
    assert closed.get(LAVROV).status_code == 404
    assert closed.post(LAVROV, data={"action": "drop"}, headers=OWN).status_code in (404, 405)


def test_the_form_offers_the_spellings(client: FlaskClient) -> None:
    assert select(client.get(LAVROV).text, "option, [value=apart]") == []
    page = client.get("/corrections/people/كيم جونغ أون").text
    assert texts(page, "option") == ["كيم جونغ اون"]
    assert [node.attributes["value"] for node in select(page, "[type=radio]")] == ["drop", "merge", "apart"]
