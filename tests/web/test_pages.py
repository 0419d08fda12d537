import re
from pathlib import Path
from unittest.mock import Mock

import pytest
from flask.testing import FlaskClient

from indexer.store.build import update
from tests.indexer.searching import Row, index_rows
from tests.progress import Silent
from tests.web.collection import ROWS
from tests.web.markup import links, main_text, select, text_of, texts
from web.app import create_app

PAGES = ["/", "/search?q=نوبل", "/documents/news/mahfouz-nobel.txt?q=نوبل", "/nowhere", "/search?q=x&sort=best"]
PAGES += ["/people/سيرغي لافروف", "/places/القاهرة", "/people/لا أحد", "/search?q=&people=أم كلثوم"]
SCRIPT = '"><script>alert(1)</script>'
HOSTILE = Row(f"<script>/{SCRIPT}", "2022-12-18", SCRIPT, f"وصل سيرغي لافروف إلى {SCRIPT} موسكو")
SCRIPTS = {"/static/suggest.js", "/static/copy.js"}  # without the hash of their content
CORRECTIONS = f"merge\tpeople\t{SCRIPT}\tسيرغي لافروف\nmerge\tplaces\t{SCRIPT}\tموسكو\n"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A client of an index where id, title, text, person and place are hostile."""
    return create_app(index_rows([HOSTILE], tmp_path_factory.mktemp("hostile"), CORRECTIONS)).test_client()


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/search",
        f"/search?q={SCRIPT}",
        f"/search?q={SCRIPT}&people={SCRIPT}&places={SCRIPT}&dates={SCRIPT}",
        f"/search?q=x&sort={SCRIPT}",
        f"/search?q=x&from={SCRIPT}",
        f"/search?q=x&lang={SCRIPT}",
        f"/search?q=&{SCRIPT}={SCRIPT}",
        f"/documents/{HOSTILE.id}?q=script",
        f"/documents/{SCRIPT}",
        f"/{SCRIPT}",
        f"/people/{SCRIPT}",
        f"/places/{SCRIPT}",
        f"/people/{SCRIPT}{SCRIPT}",
        "/places/script",
        '/search?q="',
    ],
)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_hostile_text_is_never_html(hostile: FlaskClient, address: str, lang: str) -> None:
    page = hostile.get(address, query_string=None if "?" in address else {"lang": lang}).text
    assert len(select(page, "html")) == 1
    scripts = {script.attributes.get("src") for script in select(page, "script") if not text_of(script)}
    assert {re.sub(r"[.][0-9a-f]{12}[.]", ".", script or "") for script in scripts} <= SCRIPTS
    assert len(scripts) == len(select(page, "script"))
    assert page.lower().count("<script") == len(scripts)


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/search",
        f"/documents/{HOSTILE.id}",
        f"/search?q={SCRIPT}",
        f"/people/{SCRIPT}",
        f"/people/{SCRIPT}!",
    ],
)
def test_hostile_text_is_shown_as_text(hostile: FlaskClient, address: str) -> None:
    page = hostile.get(address).text
    assert SCRIPT in f"{main_text(page)} {texts(page, 'title')}"


def test_hostile_text_has_highlights_too(hostile: FlaskClient) -> None:
    page = hostile.get(f"/documents/{HOSTILE.id}?q=alert").text
    assert texts(page, "mark") == ["alert", "alert"]  # in title and body


@pytest.mark.parametrize(("lang", "direction"), [("ar", "rtl"), ("en", "ltr")])
@pytest.mark.parametrize("address", PAGES)
def test_language_and_direction(client: FlaskClient, address: str, lang: str, direction: str) -> None:
    page = client.get(address + ("&" if "?" in address else "?") + f"lang={lang}").text
    assert [node.attributes for node in select(page, "html")] == [{"lang": lang, "dir": direction}]
    if lang == "en":  # every link to a page keeps the language, except the one that changes it
        addresses = [href for href in links(page).values() if href[0] == "/" and not href.startswith("/api")]
        assert [href for href in addresses if "lang=en" not in href] == [links(page)["العربية"]]


def test_the_default_language_is_arabic(client: FlaskClient) -> None:
    [html] = select(client.get("/?lang=fr").text, "html")
    assert html.attributes["lang"] == "ar"


def test_the_language_link_keeps_the_page(client: FlaskClient) -> None:
    english = client.get(links(client.get("/search?q=نوبل&people=أحمد زويل").text)["English"]).text
    assert texts(english, "[role=status]") == ["1 document"]
    assert "lang=en" not in links(english)["العربية"]


@pytest.mark.parametrize("address", [*PAGES, "/api/v1/search", "/healthz", "/static/kashshaf.css"])
def test_headers(client: FlaskClient, address: str) -> None:
    with client.get(address) as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "script-src 'self';" in policy
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("address", PAGES)
def test_pages_have_no_foreign_addresses_and_no_inline_code(client: FlaskClient, address: str) -> None:
    page = client.get(address).text
    for name in ("src", "href", "action"):
        addresses = [node.attributes[name] or "" for node in select(page, f"[{name}]")]
        assert [address for address in addresses if not address.startswith(("/", "#"))] == []
    assert select(page, "script:not([src]), style, [style]") == []
    assert [name for node in select(page, "*") for name in node.attributes if name.startswith("on")] == []


def test_the_first_page_says_what_the_collection_holds(client: FlaskClient) -> None:
    page = client.get("/").text
    assert texts(page, "p.holds") == ["في هذه المجموعة 16 وثيقة، نُشرت بين فبراير 1975 ويوليو 2025"]
    assert "people=" in links(page)["سيرغي لافروف 2"]
    assert "places=" in links(page)["القاهرة 3"]
    assert "/documents/news/lavrov-wonsan.txt" in links(page)["لافروف يلتقي كيم جونغ أون في وونسان"]


def test_the_first_page_of_an_empty_collection_says_how_to_fill_it(tmp_path: Path) -> None:
    searcher = index_rows(ROWS[:1], tmp_path)
    (tmp_path / "rows" / "rows.jsonl").unlink()
    update([], tmp_path / "index", Silent(), allow_removal=True)
    [holds] = texts(create_app(searcher).test_client().get("/").text, "p.holds")
    assert "المجموعة فارغة بعد" in holds
    assert "index-cli update" in holds


def test_the_first_page_is_searched_for_once_in_each_generation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    searcher = index_rows(ROWS[:1], tmp_path)
    client, search = create_app(searcher).test_client(), Mock(wraps=searcher.search)
    monkeypatch.setattr(searcher, "search", search)
    pages = [client.get("/").text for _ in range(2)]
    (tmp_path / "rows" / "more.txt").write_text("خبر جديد\n\nوصل أمس.", encoding="utf-8")
    update([], tmp_path / "index", Silent())
    pages.append(client.get("/").text)
    assert search.call_count == 2
    assert [texts(page, "p.holds")[0].count("وثيقتان") for page in pages] == [0, 0, 1]


def test_a_document_is_shown_whole_with_highlights_and_links(client: FlaskClient) -> None:
    page = client.get("/documents/news/mahfouz-nobel.txt?q=محفوظ").text
    assert texts(page, "title") == ["نجيب محفوظ يفوز بنوبل الأدب — كشّاف"]
    assert texts(page, "mark") == ["محفوظ"] * 3
    assert [text_of(node) for node in select(page, "h1 a.mention.people")] == ["نجيب محفوظ"]
    assert texts(page, "h1 a mark#match-1") == ["محفوظ"]
    assert texts(page, "nav.matches") == ["3 مواضع أرِني أوّلها"]
    [time] = select(page, "header > .meta time")
    assert (time.attributes["datetime"], text_of(time)) == ("1988-10-13", "13 أكتوبر 1988")
    assert texts(page, "aside .people > ul > li > small") == ["ورد: محفوظ"]
    [cairo] = [node for node in select(page, ".body a.mention.places") if text_of(node) == "القاهرة"]
    assert len(select(client.get(cairo.attributes["href"] or "").text, "article.hit")) == 3


@pytest.mark.parametrize("search", ["q=نوبل&places=أوسلو&sort=oldest&limit=1&page=2", "q=&people=توكل كرمان"])
def test_a_document_links_back_to_its_search(client: FlaskClient, search: str) -> None:
    results = client.get(f"/search?{search}").text
    document, *_ = links(results, ".hit h2 a").values()
    back = client.get(links(client.get(document).text)["عُد إلى النتائج"]).text
    assert texts(back, "main h2, main li") == texts(results, "main h2, main li")


def test_a_document_without_a_search_links_to_the_first_page(client: FlaskClient) -> None:
    page = client.get("/documents/lives/ibn-khaldun.txt").text
    assert links(page)["الصفحة الأولى"] == "/"
    assert texts(page, ".undated") == ["بلا تاريخ"]


IDS = ["a/../b", "a/./b", "/etc/x", "a//b", "a/", "https://x.org/?a=1&b#c", "٪ %2F 50%", "a b", "a\nb"]


@pytest.fixture(scope="module")
def over_odd_ids(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A client of an index of a document for each id, whose number is its title."""
    rows = [Row(id_, "", f"كلمة {number}", "نصّها") for number, id_ in enumerate(IDS)]
    return create_app(index_rows(rows, tmp_path_factory.mktemp("ids"))).test_client()


@pytest.mark.parametrize("id_", IDS)
def test_any_id_has_an_address(over_odd_ids: FlaskClient, id_: str) -> None:
    title = f"كلمة {IDS.index(id_)}"
    href = links(over_odd_ids.get("/search?q=&copies=all").text)[title]
    assert ".." not in href.split("/")
    page = over_odd_ids.get(href)
    assert (page.status_code, texts(page.text, "h1"), texts(page.text, ".body p")) == (200, [title], ["نصّها"])
    assert over_odd_ids.get(href.replace("/documents/", "/api/v1/documents/")).json["id"] == id_  # type: ignore[index]


def test_opensearch(client: FlaskClient) -> None:
    answer = client.get("/opensearch.xml?lang=en")
    assert answer.mimetype == "application/opensearchdescription+xml"
    assert 'template="http://localhost/search?lang=en&amp;q={searchTerms}"' in answer.text


def test_every_document_opens(client: FlaskClient) -> None:
    for row in ROWS:
        assert client.get(f"/documents/{row.id.replace('#', '%23')}").status_code == 200


def test_the_home_page_has_a_bar_with_its_number_for_each_period(client: FlaskClient) -> None:
    page = client.get("/").text
    links_of_bars, numbers = select(page, ".timeline a"), texts(page, ".timeline .number")
    assert sum(map(int, numbers)) == len([row for row in ROWS if row.published])
    for link, number in zip(links_of_bars, numbers, strict=True):
        results = client.get(link.attributes["href"] or "").text
        assert text_of(link).split(": ")[1].startswith(texts(results, "[role=status]")[0])
        assert len(select(results, ".hit")) == int(number)


@pytest.mark.parametrize(
    ("address", "links_of", "label", "heading"),
    [
        ("/", ".starts a", "كلّ الأشخاص", "الأشخاص"),
        ("/", ".starts a", "كلّ الأماكن", "الأماكن"),
        ("/help", ".foot a", "كلّ الأشخاص", "الأشخاص"),
        ("/help?lang=en", ".foot a", "All places", "Places"),
    ],
)
def test_all_people_and_all_places_are_a_click_away(
    client: FlaskClient, address: str, links_of: str, label: str, heading: str
) -> None:
    page = client.get(links(client.get(address).text, links_of)[label]).text
    assert texts(page, "h1") == [heading]
    assert texts(page, ".find [name=q]") == [""]  # of all documents
    assert len(texts(page, ".panel li")) > 8
