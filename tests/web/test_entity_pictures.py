"""The pictures on the pages of people and places: documents over time, and who is named with whom."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.indexer.searching import Row, index_rows
from tests.web.markup import links, select, text_of, texts
from web.app import create_app
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
    assert "كيم جونغ أون، فلاديمير بوتين: 1" in labels


@pytest.mark.parametrize("address", ["/people/نجيب محفوظ", "/places/القاهرة", "/people/آبي أحمد"])
def test_a_person_without_company_and_a_place_have_no_table(client: FlaskClient, address: str) -> None:
    assert select(client.get(address).text, ".company") == []


def test_a_country_leads_to_its_map(client: FlaskClient) -> None:
    address = links(client.get("/places/مصر").text)["خريطة مصر"]
    assert texts(client.get(address).text, ".map title")[-1] == "القاهرة: 3 وثائق"
    assert "خريطة القاهرة" not in links(client.get("/places/القاهرة").text)
    assert "خريطة أفريقيا" not in links(client.get("/places/أفريقيا").text)


def test_a_wide_picture_has_a_bar_for_each_month_of_some_years(tmp_path: Path) -> None:
    rows = tuple(
        Row(f"{year}-{month}.txt", f"{year}-{month:02}-01", f"خبر {year} {month}", "قال الرئيس فلاديمير بوتين ذلك.")
        for year, month in ((2015, 1), (2015, 3), (2018, 3), (2020, 12))
    )
    page = create_app(index_rows(rows, tmp_path)).test_client().get("/people/فلاديمير بوتين").text
    assert texts(page, ".published tbody th") == ["يناير 2015", "مارس 2015", "مارس 2018", "ديسمبر 2020"]


def test_json(client: FlaskClient) -> None:
    answer = client.get(f"/api/v1{LAVROV}").get_json()
    assert answer["months"] == [{"value": "2023-10", "count": 1}, {"value": "2025-07", "count": 1}]
    assert answer["undated"] == 0
    pairs = {frozenset(pair["people"]): pair["documents"] for pair in answer["company"]}
    assert len(pairs) == len(answer["company"])
    assert pairs[frozenset(("سيرغي لافروف", "كيم جونغ أون"))] == 2
    assert pairs[frozenset(("فلاديمير بوتين", "كيم جونغ أون"))] == 1
    assert frozenset(("فلاديمير بوتين", "تشوي سون هوي")) not in pairs
    assert client.get("/api/v1/places/القاهرة").get_json()["undated"] == 1
