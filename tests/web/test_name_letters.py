"""Names in Latin letters for readers of English, and the language that a browser wants."""

import pytest
from flask.testing import FlaskClient

from tests.web.markup import links, parameters, select, texts

PEOPLE = ".panel .people li a:not(.not)"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/search?q=وونسان", "سيرغي لافروف"),
        ("/search?q=وونسان&lang=en", "Sergey Lavrov سيرغي لافروف"),
        ("/search?q=وونسان&lang=en&names=latin", "Sergey Lavrov"),
        ("/search?q=وونسان&lang=en&names=arabic", "سيرغي لافروف"),
        ("/search?q=وونسان&names=latin", "Sergey Lavrov"),
        ("/search?q=وونسان&names=<b>", "سيرغي لافروف"),  # no such letters
    ],
)
def test_letters_of_names(client: FlaskClient, address: str, shown: str) -> None:
    page = client.get(address).text
    assert shown in texts(page, PEOPLE)
    assert shown in texts(page, ".named .people")


def test_links_hold_the_arabic_name(client: FlaskClient) -> None:
    page = client.get("/search?q=وونسان&lang=en&names=latin").text
    address = links(page, PEOPLE)["Sergey Lavrov"]
    assert "سيرغي لافروف" in str([parameters(address), client.get(address).text])
    chosen = client.get("/search?q=وونسان&lang=en&names=latin&people=سيرغي لافروف").text
    assert texts(chosen, ".chip") == ["Remove People: Sergey Lavrov"]
    assert client.get(select(chosen, "a.card")[0].attributes["href"] or "").status_code == 200


def test_every_link_keeps_the_letters(client: FlaskClient) -> None:
    page = client.get("/search?q=نوبل&lang=en&names=latin").text
    kept = {label: parameters(href).get("names") for label, href in links(page).items() if not href.startswith("/api")}
    assert {label for label, names in kept.items() if names != ["latin"]} <= {
        "Both", "Arabic letters", "العربية", "Skip to content", "Filter results", "Show the 4 documents", "Close",
    }  # fmt: skip
    assert all(form.css_first("[name=names]") is not None for form in select(page, "form"))


@pytest.mark.parametrize("kind_and_value", ["people/سيرغي لافروف", "places/وونسان"])
def test_pages_of_names(client: FlaskClient, kind_and_value: str) -> None:
    assert texts(client.get(f"/{kind_and_value}?lang=en&names=latin").text, "h1")[0].isascii()
    assert not texts(client.get(f"/{kind_and_value}").text, "h1")[0].isascii()


@pytest.mark.parametrize(
    ("wanted", "address", "language"),
    [
        ("", "/", "ar"),
        ("en", "/", "en"),
        ("en-GB,en;q=0.9", "/", "en"),
        ("ar-EG,en;q=0.8", "/", "ar"),
        ("fr-FR,en;q=0.5,ar;q=0.4", "/", "en"),
        ("fr", "/", "ar"),
        ("*", "/", "ar"),
        ("en", "/?lang=ar", "ar"),  # the address is stronger
        ("ar", "/?lang=en", "en"),
        (";;,q=", "/", "ar"),
    ],
)
def test_the_language_of_the_browser(client: FlaskClient, wanted: str, address: str, language: str) -> None:
    answer = client.get(address, headers={"Accept-Language": wanted} if wanted else {})
    assert f'<html lang="{language}"' in answer.text
    assert "Accept-Language" in answer.headers["Vary"]


def test_a_reader_of_arabic_with_an_english_browser_stays_in_arabic(client: FlaskClient) -> None:
    headers = {"Accept-Language": "en"}
    page = client.get(links(client.get("/", headers=headers).text)["العربية"], headers=headers).text
    for href in links(page).values():
        if href.startswith(("/search", "/documents", "/help")):
            assert '<html lang="ar"' in client.get(href, headers=headers, follow_redirects=True).text


def test_latin_names_of_the_api(client: FlaskClient) -> None:
    facets = client.get("/api/v1/search?q=وونسان").get_json()["facets"]
    assert {value["value"]: value["latin"] for value in facets["people"]}["سيرغي لافروف"] == "Sergey Lavrov"
    assert not any("latin" in value for facet in ("dates", "published", "during") for value in facets[facet])
    suggested = client.get("/api/v1/suggest?q=lavr").get_json()["suggestions"]
    assert (suggested[0]["value"], suggested[0]["latin"]) == ("سيرغي لافروف", "Sergey Lavrov")
    suggested = client.get("/api/v1/suggest?q=north kor").get_json()["suggestions"]
    assert [each["value"] for each in suggested] == ["كوريا الشمالية"]  # by its English name
    assert client.get("/api/v1/places/وونسان").get_json()["latin"] == "Wonsan"


@pytest.mark.parametrize(
    ("language", "names"), [("en", "Kim Jong Un, Vladimir Putin: 1"), ("ar", "كيم جونغ أون، فلاديمير بوتين: 1")]
)
def test_a_list_has_the_comma_of_its_language(client: FlaskClient, language: str, names: str) -> None:
    cells = select(client.get(f"/people/سيرغي لافروف?lang={language}").text, ".company td a")
    labels = [cell.attributes.get("aria-label") or "" for cell in cells]
    assert (names in labels, "،" in "".join(labels)) == (True, language == "ar")
