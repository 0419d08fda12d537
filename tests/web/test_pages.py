import re

import pytest
from flask.testing import FlaskClient

from tests.web.anchors import anchors
from tests.web.fakes import RECORDS, FakeSearcher, record
from web.app import create_app

PAGES = ["/", "/search?q=نوبل", "/documents/news/mahfouz-nobel.txt?q=نوبل", "/nowhere", "/search?q=x&sort=best"]
PAGES += ["/people/سيرغي لافروف", "/places/القاهرة", "/people/لا أحد", "/search?q=&people=أم كلثوم"]
SCRIPT = '"><script>alert(1)</script>'
HOSTILE = record(
    ("<script>/" + SCRIPT, "2022-12-18", SCRIPT, f"قبل {SCRIPT} بعد", SCRIPT, f"بعد={SCRIPT}", f"قبل={SCRIPT}")
)


@pytest.fixture
def hostile() -> FlaskClient:
    return create_app(FakeSearcher([HOSTILE])).test_client()


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
        f"/documents/{HOSTILE.document.id}?q=script",
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
def test_text_of_users_is_never_html(hostile: FlaskClient, address: str, lang: str) -> None:
    page = hostile.get(address, query_string=None if "?" in address else {"lang": lang}).text
    assert "<html" in page
    assert page.lower().count("<script") == page.count('<script src="/static/suggest.js" defer></script>') == 1


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/search",
        f"/documents/{HOSTILE.document.id}",
        f"/search?q={SCRIPT}",
        f"/people/{SCRIPT}",
        f"/people/{SCRIPT}!",
    ],
)
def test_text_of_users_is_shown_as_it_is(hostile: FlaskClient, address: str) -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in hostile.get(address).text


def test_marks_stand_in_hostile_text_too(hostile: FlaskClient) -> None:
    page = hostile.get(f"/documents/{HOSTILE.document.id}?q=alert").text
    assert "&lt;script&gt;<mark" in page


@pytest.mark.parametrize(("lang", "tag"), [("ar", '<html lang="ar" dir="rtl">'), ("en", '<html lang="en" dir="ltr">')])
@pytest.mark.parametrize("address", PAGES)
def test_language_and_direction(client: FlaskClient, address: str, lang: str, tag: str) -> None:
    page = client.get(address + ("&" if "?" in address else "?") + f"lang={lang}").text
    assert tag in page
    if lang == "en":  # every link to a page keeps the language, but the one that changes it
        kept = [href for text, href in anchors(page).items() if href[0] == "/" and not href.startswith("/api")]
        assert [href for href in kept if "lang=en" not in href] == [anchors(page)["العربية"]]


def test_arabic_unless_asked_otherwise(client: FlaskClient) -> None:
    assert '<html lang="ar"' in client.get("/?lang=fr").text


def test_the_language_link_keeps_the_page(client: FlaskClient) -> None:
    english = client.get(anchors(client.get("/search?q=نوبل&people=أحمد زويل").text)["English"]).text
    assert "1 document<" in english
    assert "lang=en" not in anchors(english)["العربية"]


@pytest.mark.parametrize("address", [*PAGES, "/api/search", "/healthz", "/static/kashshaf.css"])
def test_headers(client: FlaskClient, address: str) -> None:
    with client.get(address) as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "script-src 'self';" in policy
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("address", PAGES)
def test_nothing_comes_from_elsewhere_and_nothing_is_inline(client: FlaskClient, address: str) -> None:
    page = client.get(address).text
    assert re.findall(r'(?:src|href|action)="(?!/|#)', page) == []
    assert re.findall(r"<(?:script(?! src=)|style)|\sstyle=|\son\w+=", page) == []


def test_the_first_page_says_what_the_collection_holds(client: FlaskClient) -> None:
    page = client.get("/").text
    assert "في هذه المجموعة 16 وثيقة، نُشرت بين فبراير 1975 ويوليو 2025" in page
    assert "people=" in anchors(page)["سيرغي لافروف 2"]
    assert "places=" in anchors(page)["القاهرة 3"]
    assert "/documents/news/lavrov-wonsan.txt" in anchors(page)["لافروف يلتقي كيم جونغ أون في وونسان"]


def test_the_first_page_of_an_empty_collection_says_how_to_fill_it() -> None:
    page = create_app(FakeSearcher([])).test_client().get("/").text
    assert "المجموعة فارغة بعد" in page
    assert "index-cli update" in page


def test_a_document_is_shown_whole_marked_and_linked(client: FlaskClient) -> None:
    page = client.get("/documents/news/mahfouz-nobel.txt?q=محفوظ").text
    assert "<title>نجيب محفوظ يفوز بنوبل الأدب — كشّاف</title>" in page
    assert '>نجيب <mark id="first">محفوظ</mark></a>' in page
    assert "3 مواضع" in page
    assert '<time datetime="1988-10-13">13 أكتوبر 1988</time>' in page
    assert client.get(anchors(page)["القاهرة"]).text.count('<article class="hit">') == 3
    assert 'ورد: <bdi lang="ar">محفوظ</bdi></small>' in page


@pytest.mark.parametrize("search", ["q=نوبل&places=أوسلو&sort=oldest&limit=1&page=2", "q=&people=توكل كرمان"])
def test_a_document_leads_back_to_its_search(client: FlaskClient, search: str) -> None:
    results = client.get(f"/search?{search}").text
    href = next(href for href in anchors(results).values() if href.startswith("/documents/"))
    assert client.get(anchors(client.get(href).text)["عُد إلى النتائج"]).text == results


def test_a_document_without_a_search_leads_to_the_first_page(client: FlaskClient) -> None:
    page = client.get("/documents/lives/ibn-khaldun.txt").text
    assert anchors(page)["الصفحة الأولى"] == "/"
    assert "بلا تاريخ" in page


@pytest.mark.parametrize(
    "id_", ["a/../b", "a/./b", "/etc/x", "a//b", "a/", "https://x.org/?a=1&b#c", "٪ %2F 50%", "a b"]
)
def test_any_id_has_an_address(id_: str) -> None:
    client = create_app(FakeSearcher([record((id_, *RECORD_OF_ONE_WORD))])).test_client()
    href = anchors(client.get("/search?q=").text)["كلمة"]
    assert ".." not in href.split("/")
    page = client.get(href)
    assert (page.status_code, "نصّها" in page.text) == (200, True)
    assert client.get(href.replace("/documents/", "/api/documents/")).json["id"] == id_  # type: ignore[index]


RECORD_OF_ONE_WORD = ("", "كلمة", "نصّها", "", "", "")


def test_opensearch(client: FlaskClient) -> None:
    answer = client.get("/opensearch.xml?lang=en")
    assert answer.mimetype == "application/opensearchdescription+xml"
    assert 'template="http://localhost/search?lang=en&amp;q={searchTerms}"' in answer.text


def test_every_document_opens(client: FlaskClient) -> None:
    for stored in RECORDS:
        assert client.get(f"/documents/{stored.document.id.replace('#', '%23')}").status_code == 200
