"""The list of all values of a facet, as a page and in the API."""

from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from tests.web.markup import hidden_fields, links, parameters, texts


def listed(client: FlaskClient, facet: str, **parameters: object) -> tuple[int, list[str]]:
    """Return the number of values that the API gives, and the values of its page."""
    answer = client.get(f"/api/v1/values/{facet}?{urlencode(parameters, doseq=True)}").json
    assert answer
    return answer["total"], [f"{row['value']}:{row['count']}" for row in answer["values"]]


@pytest.mark.parametrize(
    ("facet", "parameters", "total", "first"),
    [
        ("places", {"q": "نوبل"}, 6, ["أوسلو:2", "ستوكهولم:2"]),
        ("places", {"q": "نوبل", "by": "name"}, 6, ["إثيوبيا:1", "القاهرة:1"]),
        ("places", {"q": "نوبل", "size": 2, "list": 2}, 6, ["إثيوبيا:1", "القاهرة:1"]),
        ("places", {"q": "نوبل", "list": 9}, 6, []),
        ("places", {"q": "نوبل", "find": "ستوك"}, 1, ["ستوكهولم:2"]),
        ("places", {"q": "نوبل", "find": "غائب"}, 0, []),
        ("people", {"q": "", "find": "لافروف"}, 1, ["سيرغي لافروف:2"]),
        ("people", {"q": "", "find": "Lavro"}, 1, ["سيرغي لافروف:2"]),  # in Latin letters
        ("dates", {"q": "لافروف", "find": "October", "lang": "en"}, 1, ["2023-10-19:1"]),
        ("dates", {"q": "لافروف", "find": "أكتوبر"}, 1, ["2023-10-19:1"]),
        ("dates", {"q": "لافروف", "find": "تشرين الأول"}, 1, ["2023-10-19:1"]),
        ("dates", {"q": "لافروف", "find": "19 اكتوبر 2023"}, 1, ["2023-10-19:1"]),
        ("dates", {"q": "لافروف", "find": "9 أكتوبر"}, 0, []),
        ("dates", {"q": "لافروف", "find": "2023-10"}, 1, ["2023-10-19:1"]),
        ("dates", {"q": "لافروف", "find": "جوان"}, 0, []),
        ("people", {"q": "", "places": "وونسان", "find": "كيم"}, 1, ["كيم جونغ أون:1"]),
        ("places", {"q": "نوبل", "places": "أوسلو"}, 6, ["أوسلو:2", "ستوكهولم:2"]),  # alternatives
        ("places", {"q": "نوبل", "places": "أوسلو", "all": "places"}, 4, ["أوسلو:2"]),
        ("places", {"q": "نوبل", "not.places": "أوسلو"}, 2, ["ستوكهولم:2", "القاهرة:1"]),
        ("places", {"q": "غائب", "places": "أوسلو"}, 1, ["أوسلو:0"]),
    ],
)
def test_values(client: FlaskClient, facet: str, parameters: dict[str, object], total: int, first: list[str]) -> None:
    number, values = listed(client, facet, **parameters)
    assert (number, values[: len(first)] if first else values) == (total, first)
    if "find" not in parameters:
        search = {name: value for name, value in parameters.items() if name not in ("by", "size", "list")}
        answer = client.get("/api/v1/search?" + urlencode(search, doseq=True)).json
        assert answer
        assert answer["facet_totals"][facet] == total


@pytest.mark.parametrize("address", ["people?size=1001", "people?by=age", "people?during=20"])
def test_what_cannot_be_listed(client: FlaskClient, address: str) -> None:
    assert client.get(f"/values/{address}").status_code == 400
    assert client.get(f"/api/v1/values/{address}").status_code == 400


@pytest.mark.parametrize("facet", ["missing", "facet.missing", "within", "during", "published", "facet.within", "all"])
def test_a_facet_without_a_list_is_told_which_have_one(client: FlaskClient, facet: str) -> None:
    for address in (f"/values/{facet}?q=&lang=en", f"/api/v1/values/{facet}?lang=en"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert f"“{facet.removeprefix('facet.')}”; it has one for: people, places, dates, source" in answer.text


def test_the_panel_leads_to_the_list_and_the_list_back(client: FlaskClient) -> None:
    results = client.get("/search?q=نوبل&places=أوسلو&lang=ar").text
    assert ("places", "أوسلو") in hidden_fields(results, "find")
    assert "الكلّ الأماكن 6" in texts(results, ".find button")
    page = client.get("/values/places?q=نوبل&places=أوسلو&lang=ar").text
    assert texts(page, "[role=status]") == ["6 أماكن"]
    chosen = links(page, ".panel a")["ستوكهولم"]
    assert chosen.startswith("/search?")
    assert parameters(chosen)["places"] == ["أوسلو", "ستوكهولم"]
    assert parameters(links(page)["عُد إلى النتائج"])["places"] == ["أوسلو"]


def test_pages_of_a_list_keep_what_was_found_and_its_order(client: FlaskClient) -> None:
    page = client.get("/values/people?q=&find=ا&by=name&size=5&list=2").text
    assert parameters(links(page)["التالية"]) == {
        **{"q": [""], "find": ["ا"], "by": ["name"], "size": ["5"], "list": ["3"]},
    }
    assert len(texts(page, ".panel li")) == 5


@pytest.mark.parametrize(
    ("address", "way"),
    [
        ("/values/people?q=&size=5&list=9999", "list=LAST&size=5"),
        ("/values/places?q=نوبل&find=ستوك&list=2", "find=ستوك"),
        ("/values/places?q=نوبل&by=name&size=4&list=3", "by=name&size=4&list=2"),
        ("/values/places?q=نوبل&find=غائب&list=2", None),  # a list without values has no last page
        ("/values/places?q=نوبل&size=4&list=2", None),
    ],
)
def test_a_page_past_the_end_of_a_list_leads_to_the_last(client: FlaskClient, address: str, way: str | None) -> None:
    page = client.get(f"{address}&lang=en").text
    assert ("The list ends before this page." in page, "Previous" in links(page)) == (
        bool(way),
        address.endswith("size=4&list=2"),
    )
    if way:
        last = links(page)["Go to the last page"]
        found = {name: values for name, values in parameters(last).items() if name not in ("q", "lang")}
        assert found == parameters("?" + way.replace("LAST", found.get("list", [""])[0]))
        assert texts(client.get(last).text, ".panel li")
        assert "Next" not in links(client.get(last).text)
