"""Rows of the panel: what each count promises is what a click gives."""

from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborNode

from tests.web.markup import links, parameters, select, text_of, texts
from web.content.facet_panel import MOST_VALUES

MAX_ROWS = 12  # of a page: each row is clicked


def total(client: FlaskClient, address: str) -> int:
    """Return how many documents the API finds for the address of a page."""
    return int(client.get(address.replace("/search", "/api/v1/search", 1)).json["total"])  # type: ignore[index]


def rows(page: str, facet: str) -> Iterator[tuple[int, LexborNode, LexborNode]]:
    """Yield the count of each row of a facet, the link that selects its value, and the one that excludes it."""
    for row in select(page, f".panel .{facet} li:not(.inside)"):
        [count], [selects, excludes] = row.css(".number"), row.css("a")
        yield int(text_of(count)), selects, excludes


def address_of(link: LexborNode) -> str:
    return link.attributes["href"] or ""


SEARCHES = [
    {"q": ""},
    {"q": "كأس العالم"},
    {"q": "", "not.people": "كيم جونغ أون"},
    {"q": "", "places": ["قطر", "فرنسا"], "all": "places"},
    {"q": "", "people": "سيرغي لافروف", "all": "people", "not.places": "وونسان"},
    {"q": "نوبل", "not.within": "أفريقيا"},
    {"q": "", "undated": "1"},
]


@pytest.mark.parametrize("facet", ["people", "places", "within", "dates"])
@pytest.mark.parametrize("search", SEARCHES)
def test_a_count_is_what_a_click_gives(client: FlaskClient, search: dict[str, str], facet: str) -> None:
    address = "/search?" + urlencode(search, doseq=True)
    page, before = client.get(address).text, total(client, address)
    for count, selects, excludes in islice(rows(page, facet), MAX_ROWS):
        if excludes.attributes.get("aria-current"):
            assert total(client, address_of(excludes)) == before + count
        elif not selects.attributes.get("aria-current"):
            assert total(client, address_of(selects)) == count
            assert total(client, address_of(excludes)) == before - count


def test_a_count_among_alternatives_is_of_the_value_alone(client: FlaskClient) -> None:
    address = "/search?q=&places=قطر"
    before = total(client, address)
    for count, selects, _ in islice(rows(client.get(address).text, "places"), MAX_ROWS):
        if not selects.attributes.get("aria-current"):
            alone, [_, value] = address_of(selects), parameters(address_of(selects))["places"]
            assert total(client, f"/search?{urlencode({'q': '', 'places': value})}") == count
            assert max(before, count) <= total(client, alone) <= before + count


def test_places_are_a_tree(client: FlaskClient) -> None:
    page = client.get("/search?q=نوبل").text
    assert "في مصر 1" in texts(page, ".within summary")
    egypt = client.get(links(page, ".within a")["داخل مصر"]).text
    assert texts(egypt, ".chip bdi") == ["داخل مصر"]
    cairo = client.get(links(egypt, ".within .inside a")["داخل القاهرة"]).text
    assert texts(cairo, ".within details[open] .selected p") == ["أزل داخل القاهرة"]
    assert texts(cairo, ".chips .joint") == ["أو"]


def test_mentioned_dates_are_zoomed(client: FlaskClient) -> None:
    page = client.get("/search?q=").text
    for period in ("202X", "2022", "2022-12", "2022-12-18"):
        [bar] = [bar for bar in select(page, ".dates svg a") if parameters(address_of(bar)).get("during") == [period]]
        label, page = bar.attributes["aria-label"] or "", client.get(address_of(bar)).text
        assert [label.split(": ")[1]] == texts(page, "[role=status]")
    assert texts(page, ".chip.during bdi") == ["يذكر 18 ديسمبر 2022"]
    assert len(select(page, ".dates svg")) == 4


@pytest.mark.parametrize(
    ("address", "expected"),
    [("during=2022", 1), ("during=202X", 3), ("not.during=202X", 13)],
)
def test_periods(client: FlaskClient, address: str, expected: int) -> None:
    assert total(client, f"/search?q=&{address}") == expected


def test_one_value_is_selected_excluded_and_left_alone(client: FlaskClient) -> None:
    page = client.get("/search?q=كأس العالم").text
    without = client.get(links(page, ".places .not")["ليس قطر"]).text
    assert texts(without, ".chip") == ["أزل الأماكن: ليس قطر"]
    assert texts(without, ".places .excluded p") == ["قطر"]
    selected = links(without, ".places a")["قطر"]
    assert {name: values for name, values in parameters(selected).items() if name != "q"} == {"places": ["قطر"]}
    back = links(without, ".places a")["أزل ليس قطر"]
    assert parameters(back) == parameters(links(without)["أزل الأماكن: ليس قطر"]) == {"q": ["كأس العالم"]}


def test_values_are_joined_by_or_and_by_and(client: FlaskClient) -> None:
    either = client.get("/search?q=&places=قطر&places=فرنسا").text
    assert texts(either, ".chips .joint") == ["أو"]
    assert texts(either, ".places .joint strong") == ["أيّ منها"]
    both = client.get(links(either, ".places .joint a")["كلّها معًا"]).text
    assert texts(both, ".chips .joint") == ["و"]
    assert texts(both, "[role=status]") == ["وثيقة واحدة"]
    assert texts(both, ".people .joint") == []  # nobody is selected


ADDS = "Each number is that of the value alone; a click adds its documents."


@pytest.mark.parametrize(
    ("address", "facets"),
    [
        ("/search?q=", []),
        ("/search?q=&not.places=قطر", []),
        ("/search?q=&places=قطر", ["places"]),
        ("/search?q=&places=قطر&places=فرنسا&people=ليونيل ميسي", ["people", "places"]),
        ("/search?q=&places=قطر&all=places", []),
        ("/search?q=&within=مصر", ["within"]),
        ("/values/source?q=&source=lives", ["source"]),  # of which a document has one
        ("/values/places?q=&places=قطر", ["places"]),
        ("/values/places?q=&places=قطر&all=places", []),
    ],
)
def test_a_facet_with_alternatives_says_what_its_numbers_count(
    client: FlaskClient, address: str, facets: list[str]
) -> None:
    page = client.get(f"{address}&lang=en").text
    notes = [note for note in select(page, ".panel .adds") if note.parent is not None]
    assert [note.text() for note in notes] == [ADDS] * len(facets)
    assert [(note.parent.attributes["class"] or "").split()[-1] for note in notes if note.parent] == facets


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("q=&all=people", 16),  # there is nothing to join
        ("q=&not.within=أفريقيا", 9),
        ("q=&not.facet.missing=1", None),
        ("q=&places=قطر&all=missing", None),
        ("q=&not.facet.people=زياد", None),
    ],
)
def test_addresses(client: FlaskClient, address: str, expected: int | None) -> None:
    answer = client.get(f"/api/v1/search?{address}")
    assert (answer.status_code == 400) == (expected is None)
    assert expected is None or answer.json["total"] == expected  # type: ignore[index]


def test_the_panel_lists_some_values_and_their_page_all(client: FlaskClient) -> None:
    in_panel, everything = (
        {text_of(node) for node in select(client.get(f"{address}?q=").text, "li bdi[lang=ar]")}
        for address in ("/search", "/values/people")
    )
    people = [each["value"] for each in client.get("/api/v1/values/people?q=").get_json()["values"]]
    assert len(people) > MOST_VALUES
    assert set(people) <= everything
    assert set(people[:MOST_VALUES]) <= in_panel
