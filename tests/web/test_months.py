"""Pages name months as their documents do, or as a reader chooses."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.deadline import SlowSearchError
from indexer.search.searcher import Searcher
from tests.indexer.searching import Row, index_rows
from tests.web.markup import links, parameters, select, texts
from web.app import create_app

DAY = "2023-01-20"
EGYPT, TUNISIA, MOROCCO, LEVANT = "20 يناير 2023", "20 جانفي 2023", "20 يناير 2023", "20 كانون الثاني 2023"
AUGUSTS = ["أغسطس", "أوت", "غشت", "آب"]


def client_of(texts_: list[str], folder: Path) -> FlaskClient:
    """Return a client of the pages of an index of some texts."""
    index_rows([Row(f"{number}.txt", DAY, f"خبر {number}", text) for number, text in enumerate(texts_)], folder)
    return create_app(Searcher(folder / "index")).test_client()


@pytest.mark.parametrize(
    ("bodies", "day", "august"),
    [
        ([], EGYPT, "أغسطس"),
        (["لا شهر هنا"], EGYPT, "أغسطس"),
        (["افتتح المعرض في يناير", "وفي فبراير", "وكان في جانفي"], EGYPT, "أغسطس"),
        (["افتتح المعرض في جانفي", "وفي فيفري", "وكان في يناير"], TUNISIA, "أوت"),
        (["افتتح المعرض في شتنبر", "وكان في نونبر"], MOROCCO, "غشت"),
        (["افتتح المعرض في كانون الثاني", "وكان في شباط", "وفي فبراير"], LEVANT, "آب"),
        (["في 7 تشرين الأول/أكتوبر", "في 3 أيلول/سبتمبر"], EGYPT, "أغسطس"),  # both names: those of most countries
        (["خرجت الكرة أوت", "قالت تيريزا ماي", "سيارة نيسان", "جاء آب", "يا جوان"], EGYPT, "أغسطس"),  # no months
        (["في يوليو", "وفي يوليو", "وفي جويلية"], EGYPT, "أغسطس"),
        (["في جويلية", "وفي جويلية", "وفي يوليو"], TUNISIA, "أوت"),
        (["في تموز", "وفي يوليوز", "وفي تموز"], LEVANT, "آب"),
        (
            ["في أفريل", "وفي أفريل", "وفي أبريل", "وفي مايو", "وفي أغسطس"],
            TUNISIA,
            "أوت",
        ),  # ماي and أوت are other words
        (["في ديسمبر", "في نوفمبر", "في أكتوبر"], EGYPT, "أغسطس"),  # as Tunisia names them too
    ],
)
def test_the_names_that_documents_use_most(tmp_path: Path, bodies: list[str], day: str, august: str) -> None:
    page = client_of(bodies or [""], tmp_path).get("/search?q=").text
    assert texts(page, ".meta time")[0] == day
    assert texts(page, ".months [aria-current]") == [august]


def test_without_the_time_to_count_they_are_those_of_most_countries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def over(*_: object) -> None:
        raise SlowSearchError("The search took longer than %(seconds)s seconds.", seconds=1)

    client = client_of(["في أوت", "وفي جانفي"], tmp_path)
    monkeypatch.setattr(Searcher, "word_counts", over)
    page = client.get("/search?q=")
    assert (page.status_code, texts(page.text, ".meta time")[0]) == (200, EGYPT)


@pytest.mark.parametrize(
    ("months", "shown"),
    [
        ("EG", "19 أكتوبر 2023"),
        ("MA", "19 أكتوبر 2023"),
        ("SY", "19 تشرين الأول 2023"),
        ("FR", "19 أكتوبر 2023"),
        ("<b>", "19 أكتوبر 2023"),
    ],
)
def test_a_reader_chooses(client: FlaskClient, months: str, shown: str) -> None:
    page = client.get("/search", query_string={"q": "لافروف", "dates": "2023-10-19", "months": months}).text
    assert texts(page, ".chip bdi") == [shown]


def test_every_link_and_form_keeps_the_choice(client: FlaskClient) -> None:
    page = client.get("/search?q=نوبل&months=SY").text
    others = ("/api", "#")
    kept = {label: parameters(href).get("months") for label, href in links(page).items() if not href.startswith(others)}
    assert {label for label, months in kept.items() if months != ["SY"]} == set(AUGUSTS[:3])
    assert {len(form.css("[name=months]")) for form in select(page, "form")} == {1}


def test_the_choice_is_of_this_page(client: FlaskClient) -> None:
    page = client.get("/search?q=نوبل&sort=newest").text
    assert texts(page, ".months a") == AUGUSTS
    address = links(page)["آب"]
    assert parameters(address) == {"q": ["نوبل"], "sort": ["newest"], "months": ["SY"]}
    assert "تشرين الأول" in client.get(address).text


def test_english_pages_have_english_names(client: FlaskClient) -> None:
    page = client.get("/search?q=&lang=en&months=SY").text
    assert texts(page, ".months a") == []
    assert "October 2023" in page
    assert links(page)["العربية"].endswith("months=SY")
