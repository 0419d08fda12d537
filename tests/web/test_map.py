"""The map of the places found."""

import re
from itertools import combinations
from math import dist, pi

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect

from tests.web.markup import links, main_text, select, text_of, texts
from web.i18n import document_count

Bubbles = dict[str, str]  # addresses by label


def bubbles(client: FlaskClient, address: str) -> Bubbles:
    """Return the links of the bubbles of a map."""
    found = select(client.get(address).text, ".map a[aria-label]")
    return {node.attributes["aria-label"] or "": node.attributes["href"] or "" for node in found}


@pytest.mark.parametrize(
    ("address", "expected", "unexpected"),
    [
        ("/map?q=", ["مصر: 3 وثائق", "كوريا الشمالية: وثيقتان", "فرنسا: 3 وثائق"], ["القاهرة: 3 وثائق"]),
        ("/map?q=كأس+العالم", ["قطر: 3 وثائق", "البرتغال: وثيقة واحدة"], ["مصر: 3 وثائق"]),
        ("/map?q=&people=سيرغي+لافروف", ["كوريا الشمالية: وثيقتان"], ["قطر: 3 وثائق"]),
        ("/map/مصر?q=", ["القاهرة: 3 وثائق"], ["تونس: وثيقة واحدة", "مصر: 3 وثائق"]),
        ("/map/العالم العربي?q=", ["مصر: 3 وثائق", "قطر: 3 وثائق"], ["كوريا الشمالية: وثيقتان"]),
        ("/map/أفريقيا?q=&lang=en", ["Egypt: 3 documents"], ["North Korea: 2 documents"]),
    ],
)
def test_a_map_has_a_bubble_for_each_place(
    client: FlaskClient, address: str, expected: list[str], unexpected: list[str]
) -> None:
    labels = bubbles(client, address).keys()
    assert [label for label in expected if label not in labels] == []
    assert [label for label in unexpected if label in labels] == []


ADDRESSES = [
    "/map?q=&places=وونسان&places=كوريا+الشمالية&all=places",
    "/map/مصر?q=&places=تونس",
    "/map?q=&within=أفريقيا",
    "/map?q=&not.places=القاهرة",
    "/map?q=",
    "/map?q=نوبل",
    "/map?q=&places=القاهرة",
    "/map?q=&from=2022-01-01&to=2024-12-31",
    "/map/قطر?q=كأس",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_bubble_finds_as_many_documents_as_it_says(client: FlaskClient, address: str) -> None:
    found = bubbles(client, address)
    assert found
    for label, link in found.items():
        assert texts(client.get(link).text, "[role=status] strong") == [label.partition(": ")[2]]


@pytest.mark.usefixtures("in_arabic")
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_place_without_a_point_finds_as_many_documents_as_it_says(client: FlaskClient, address: str) -> None:
    for label, link in links(client.get(address).text, ".values a").items():
        number = int(label.rpartition(" ")[2])
        assert texts(client.get(link).text, "[role=status] strong") == [document_count(number)]


def test_the_table_has_the_bubbles_and_leads_to_the_maps_of_countries(client: FlaskClient) -> None:
    page = client.get("/map?q=").text
    rows = {text_of(row.css("th")[0]): [text_of(cell) for cell in row.css("td")] for row in select(page, "tbody tr")}
    assert {f"{place}: {number}" for place, (number, _) in rows.items()} == {
        f"{label.partition(':')[0]}: {count_of(label)}" for label in bubbles(client, "/map?q=")
    }
    assert rows["مصر"] == ["3", "خريطة مصر"]
    address = links(page, ".numbers a")["خريطة مصر"]
    assert "القاهرة: 3 وثائق" in bubbles(client, address)


def count_of(label: str) -> int:
    """Return the number in the label of a bubble."""
    words = label.partition(": ")[2].split()
    return {"وثيقة": 1, "وثيقتان": 2}.get(words[0]) or int(words[0])


@pytest.mark.parametrize(
    ("address", "is_told"),
    [
        ("/map?q=&places=باريس&places=القاهرة", True),
        ("/map?q=&within=مصر&within=فرنسا", True),
        ("/map?q=&places=وونسان&places=كوريا+الشمالية&all=places", False),
        ("/map?q=&places=باريس", False),
        ("/map?q=&people=سيرغي+لافروف&people=ليونيل+ميسي", False),
    ],
)
def test_the_choice_between_several_places_does_not_hold_and_the_page_says_so(
    client: FlaskClient, address: str, *, is_told: bool
) -> None:
    page = client.get(address).text
    assert ("لا يسري على الخريطة الاختيار بين عدّة أماكن" in main_text(page)) == is_told
    assert (bubbles(client, address) == bubbles(client, "/map?q=")) == is_told


@pytest.mark.parametrize("area", ["القاهرة", "لا مكان", "سيرغي لافروف", "مصر/..", "<b>"])
def test_only_countries_and_parts_of_the_world_have_a_map(client: FlaskClient, area: str) -> None:
    assert client.get(f"/map/{area}?q=").status_code == 404


def test_a_country_that_no_document_found_names_has_an_empty_map(client: FlaskClient) -> None:
    main = main_text(client.get("/map/اليابان?q=").text)
    assert "ليس في الوثائق التي وُجدت مكان على هذه الخريطة" in main


def test_a_query_is_no_markup_and_the_page_has_no_style_of_its_own(client: FlaskClient) -> None:
    page = client.get("/map?q=<b>نوبل</b>").text
    assert "<b>" not in page
    assert "style=" not in page


def test_the_first_page_leads_to_the_map_of_all_documents(client: FlaskClient) -> None:
    address = links(client.get("/").text)["على الخريطة"]
    assert bubbles(client, address) == bubbles(client, "/map?q=")


def test_results_lead_to_their_map_and_it_leads_back(client: FlaskClient) -> None:
    results = client.get("/search?q=نوبل&people=أحمد+زويل").text
    address = links(results, ".total a")["على الخريطة"]
    page = client.get(address).text
    back = links(page, "header a")["عُد إلى النتائج"]
    assert client.get(back).text.count("أحمد زويل يفوز") == results.count("أحمد زويل يفوز")
    assert "على الخريطة" not in client.get("/search?q=نوبل&people=لا+أحد").text


def test_json(client: FlaskClient) -> None:
    answer = client.get("/api/v1/map?q=&within=مصر").get_json()
    assert answer["total"] == 3
    places = {place["value"]: place for place in answer["places"]}
    assert [place["value"] for place in answer["places"]][:2] == ["القاهرة", "مصر"]
    cairo, egypt = places["القاهرة"], places["مصر"]
    assert (cairo["documents"], cairo["within"], cairo["country"], round(cairo["latitude"])) == (3, 3, "مصر", 30)
    assert (egypt["documents"], egypt["within"], egypt["country"], round(egypt["longitude"])) == (0, 3, "مصر", 29)
    assert "قطر" not in places


def test_json_of_a_place_without_a_point(client: FlaskClient) -> None:
    places = {place["value"]: place for place in client.get("/api/v1/map?q=").get_json()["places"]}
    assert places["أنتاركتيكا"] == {
        "value": "أنتاركتيكا",
        "latin": "Antarctica",
        "documents": 1,
        "within": 1,
        "country": None,
        "longitude": None,
        "latitude": None,
    }


@pytest.mark.parametrize("address", ["/map?q=", "/map/أفريقيا?q=", "/map?q=نوبل"])
def test_bubbles_leave_most_of_a_map_to_be_seen(client: FlaskClient, address: str) -> None:
    page = client.get(address).text
    [drawing] = select(page, ".map svg")
    width, height = map(int, (drawing.attributes["viewBox"] or "").split()[2:])
    radii = [int(each.attributes["r"] or 0) for each in select(page, ".map circle:not(.reach)")]
    assert radii == sorted(radii, reverse=True)  # the smaller ones are drawn on top
    assert pi * sum(radius**2 for radius in radii) < 0.06 * width * height


@pytest.mark.browser
def test_a_thumb_hits_the_bubbles_of_a_phone_one_at_a_time(phone: Page) -> None:
    phone.goto("/map?q=")
    reaches = [box for each in phone.locator(".map .reach").all() if (box := each.bounding_box())]
    assert len(reaches) > 2
    assert min(box["width"] for box in reaches) >= 44
    middles = [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in reaches]
    assert min(dist(one, other) for one, other in combinations(middles, 2)) >= 44
    phone.mouse.click(*middles[0])
    expect(phone).to_have_url(re.compile("within="))
