"""The pictures on the pages of people and places: documents over time, and who is named with whom."""

import pytest
from flask.testing import FlaskClient

from tests.web.markup import select, text_of, texts
from web.i18n import document_count

LAVROV = "/people/سيرغي لافروف"


def numbers(client: FlaskClient, address: str, picture: str) -> list[tuple[int, str]]:
    """Return the numbers of a picture, each with the address of its link."""
    links = select(client.get(address).text, f"{picture} td a")
    return [(int(text_of(link)), link.attributes["href"] or "") for link in links]


@pytest.mark.parametrize(
    ("address", "rows"),
    [
        (LAVROV, [["أكتوبر 2023", "1"], ["يوليو 2025", "1"]]),
        ("/people/نجيب محفوظ", [["أكتوبر 1988", "1"]]),
        ("/places/القاهرة", [["1975", "1"], ["1988", "1"], ["بلا تاريخ", "1"]]),
        ("/places/مصر", [["1975", "1"], ["1988", "1"], ["بلا تاريخ", "1"]]),  # no document mentions it itself
    ],
)
def test_every_period_with_documents_has_a_bar_and_a_row(
    client: FlaskClient, address: str, rows: list[list[str]]
) -> None:
    page = client.get(address).text
    assert len(select(page, ".published .bar")) == len([row for row in rows if row[0] != "بلا تاريخ"])
    assert [[text_of(cell) for cell in row.css("th, td")] for row in select(page, ".published tbody tr")] == rows


@pytest.mark.usefixtures("in_arabic")
@pytest.mark.parametrize(
    ("address", "picture"),
    [(LAVROV, ".published"), ("/places/القاهرة", ".published"), ("/places/مصر", ".published"), (LAVROV, ".company")],
)
def test_a_click_finds_as_many_documents_as_the_picture_says(client: FlaskClient, address: str, picture: str) -> None:
    shown = numbers(client, address, picture)
    assert shown
    for number, link in shown:
        assert texts(client.get(link).text, "[role=status] strong") == [document_count(number)]


def test_a_name_that_only_documents_without_a_date_have_has_no_picture(client: FlaskClient) -> None:
    assert select(client.get("/people/عبد الرحمن بن خلدون").text, ".published") == []


def test_who_is_named_with_whom(client: FlaskClient) -> None:
    page = client.get(LAVROV).text
    columns = texts(page, ".company thead th")
    rows = {
        text_of(row.css("th")[0]): [text_of(cell) for cell in row.css("td")]
        for row in select(page, ".company tbody tr")
    }
    assert columns[0] == "سيرغي لافروف"
    kim, putin = rows["كيم جونغ أون"], rows["فلاديمير بوتين"]
    assert (kim[0], putin[0]) == ("2", "1")
    assert (kim[columns.index("فلاديمير بوتين")], putin[columns.index("كيم جونغ أون")]) == ("1", "1")
    assert (kim[columns.index("كيم جونغ أون")], putin[columns.index("تشوي سون هوي")]) == ("", "")
    labels = [link.attributes.get("aria-label") for link in select(page, ".company td a")]
    assert "كيم جونغ أون، فلاديمير بوتين: وثيقة واحدة" in labels


@pytest.mark.parametrize("address", ["/people/نجيب محفوظ", "/places/القاهرة", "/people/آبي أحمد"])
def test_a_person_without_company_and_a_place_have_no_table(client: FlaskClient, address: str) -> None:
    assert select(client.get(address).text, ".company") == []
