import json
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.documents.document import Document
from indexer.documents.partial_date import PartialDate
from indexer.documents.readers.web.html import read
from indexer.errors import SourceError, SourceWarning

LEAD = "انطلقت في مدينة الرباط أعمال المعرض الدولي للكتاب بمشاركة ناشرين من بلدان كثيرة."
MORE = "ويستمر المعرض عشرة أيام، وفيه ندوات وأمسيات شعرية."
PAGE = f"""<!doctype html>
<html lang="ar"><head><meta charset="utf-8"><title>معرض الكتاب يفتح أبوابه | موقع الأخبار</title>
<style>p {{ color: red }}</style><script>var x = "لا";</script></head>
<body><header><h1>موقع الأخبار</h1><ul><li><a href="/">الرئيسية</a></li><li><a href="/s">رياضة</a></li></ul></header>
<nav><a href="/">الرئيسية</a> <a href="/e">اقتصاد</a></nav>
<div class="breadcrumb"><a href="/">الرئيسية</a> › ثقافة</div>
<article><h1>معرض الكتاب يفتح أبوابه</h1>
<p>انطلقت في مدينة <b>الرباط</b> أعمال المعرض
   الدولي&nbsp;للكتاب بمشاركة ناشرين من بلدان كثيرة.</p>
<p>{MORE}<br>سطر آخر</p><table><tr><td>يوم</td><td>ندوة</td></tr></table>
<div class="social-share">شارك الخبر</div></article>
<div class="related"><ul><li><a href="/1">خبر أول</a></li><li><a href="/2">خبر ثان</a></li></ul></div>
<footer>جميع الحقوق محفوظة</footer></body></html>"""


def page(tmp_path: Path, html: str | bytes, name: str = "a.html") -> Document:
    path = tmp_path / name
    path.write_bytes(html.encode() if isinstance(html, str) else html)
    (document, *warnings) = read(path, name)
    assert isinstance(document, Document)
    assert all(isinstance(warning, SourceWarning) for warning in warnings)
    return document


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_a_page(tmp_path: Path, encoding: str) -> None:
    document = page(tmp_path, PAGE.replace("›", "-").encode(encoding))
    assert document.title == "معرض الكتاب يفتح أبوابه"
    assert document.body.splitlines() == [LEAD, MORE, "سطر آخر", "يوم ندوة"]


@pytest.mark.parametrize(
    ("html", "title", "body"),
    [
        ("<h1>عنوان</h1><p>متن قصير.</p>", "عنوان", "متن قصير."),
        ("<title>عنوان</title><p>متن قصير.</p>", "عنوان", "متن قصير."),
        ('<meta property="og:title" content="عنوان"><p>متن</p>', "عنوان", "متن"),
        ("<title>خبر من ثلاث كلمات - موقع</title><p>متن</p>", "خبر من ثلاث كلمات", "متن"),
        ("<p>سطر أول فيه كلام</p><p>متن</p>", "سطر أول فيه كلام", "متن"),
        ("نص بلا وسوم فيه كلام", "نص بلا وسوم فيه كلام", ""),
        ("<article>عنوان هنا<br>سطر</article>", "عنوان هنا", "سطر"),
        ("<h1>عنوان</h1><div class=main-menu>قائمة</div><p>متن أطول من القائمة</p>", "عنوان", "متن أطول من القائمة"),
        ("<h1>عنوان</h1><div class=has-comments><p>متن هو كل ما هنا</p></div>", "عنوان", "متن هو كل ما هنا"),
        ("<h1>عنوان</h1><p>قال &laquo;نعم&raquo; &amp; ذهب</p>", "عنوان", "قال «نعم» & ذهب"),
        ("<h1>عنوان</h1><ul><li>بند أول</li><li>بند ثان</li></ul>", "عنوان", "بند أول\nبند ثان"),
    ],
)
def test_small_pages(tmp_path: Path, html: str, title: str, body: str) -> None:
    document = page(tmp_path, html)
    assert (document.title, document.body) == (title, body)


@pytest.mark.parametrize(
    "html",
    [
        '<meta property="article:published_time" content="2023-10-20T08:00:00+03:00">',
        '<meta name="date" content="2023-10-20">',
        '<meta name="DC.date.issued" content="2023-10-20">',
        '<meta name="pubdate" content="20 أكتوبر 2023">',
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2023-10-20T08:00:00Z"}]}</script>',
        '<time datetime="2023-10-20T08:00">أمس</time>',
        '<span itemprop="datePublished" datetime="2023-10-20">الجمعة</span>',
        '<span class="post-date">20/10/2023</span>',
        "<p>نشرت في: 20/10/2023</p>",
        '<script type="application/ld+json">{"datePublished": </script><meta name="date" content="2023-10-20">',
    ],
)
def test_publication_day_of_a_page(tmp_path: Path, html: str) -> None:
    assert page(tmp_path, f"{html}<h1>عنوان</h1><p>{LEAD}</p>").published == date(2023, 10, 20)


def test_published_by_file_name_only_if_the_page_states_no_day(tmp_path: Path) -> None:
    text = f"<h1>عنوان</h1><p>{LEAD} وكان ذلك في 1 مايو 2020.</p>"
    assert page(tmp_path, text, "2023-10-20.html").published == date(2023, 10, 20)
    assert page(tmp_path, text).published is None


@pytest.mark.parametrize("html", ["", "<p></p>", "<script>x</script>", "<nav>قائمة</nav>"])
def test_a_page_without_text_is_an_error(tmp_path: Path, html: str) -> None:
    with pytest.raises(SourceError, match=r"^a.html: has no text"):
        page(tmp_path, html)


def test_deep_nesting(tmp_path: Path) -> None:
    assert page(tmp_path, "<div>" * 5000 + "نص في العمق هنا" + "</div>" * 5000).title == "نص في العمق هنا"


PIECES = (
    *("<p>", "</p>", "<div class='nav'>", "</div>", "<article>", "<ul><li><a href=x>", "<script>", "<table><tr><td>"),
    *("<br>", "<h1>", "</h1>", "<!--", "-->", "<svg>", "<template>", "<time datetime=2>", "<title>"),
    *("نص", " ", "&#x;", "\0", "\ufffe"),
)


@settings(deadline=None)
@given(
    content=st.one_of(
        st.binary(max_size=300), st.lists(st.sampled_from(PIECES)).map(lambda pieces: "".join(pieces).encode())
    )
)
def test_any_bytes_are_read_or_rejected(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("html") / "a.html"
    path.write_bytes(content)
    with suppress(SourceError):
        document, *warnings = read(path, "a.html")
        assert isinstance(document, Document)
        assert document.title
        assert all(isinstance(warning, SourceWarning) for warning in warnings)


@pytest.mark.parametrize("declared", ["windows-1256", "utf-8", "iso-8859-1", "no-such"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1256", "utf-16"])
def test_the_declared_encoding_may_be_wrong(tmp_path: Path, declared: str, encoding: str) -> None:
    html = f'<meta charset="{declared}"><h1>عنوان الخبر</h1><p>{LEAD}</p>'
    assert page(tmp_path, html.encode(encoding)).body == LEAD


def test_a_declared_encoding_counts_for_a_short_page(tmp_path: Path) -> None:
    html = '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-6"><h1>طقس</h1>'
    assert page(tmp_path, html.encode("iso8859_6")).title == "طقس"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256", "utf-16"])
def test_a_page_with_a_fault_is_indexed_with_a_warning(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(f"<h1>عنوان\0</h1>\n<p>{LEAD}</p>".encode(encoding))
    document, warning = read(path, "a.html")
    assert isinstance(document, Document)
    assert document.title == "عنوان\ufffd"
    assert "a.html, line 1, byte offset" in str(warning)


def test_what_entities_spell_is_mended(tmp_path: Path) -> None:
    html = "<h1>عنوان</h1><p>&Oslash;&sect;&Ugrave;&bdquo;&Oslash;&sup1;&Oslash;&plusmn;&Oslash;&uml;</p>"
    assert page(tmp_path, html).body == "العرب"


@pytest.mark.parametrize(
    ("html", "published", "warned"),
    [
        ('<meta name="date" content="2023-10">', PartialDate(2023, 10), 0),
        ('<meta name="date" content="2023"><meta name="pubdate" content="2023-10-20">', date(2023, 10, 20), 0),
        ('<script type="application/ld+json">{"datePublished": 1697800000}</script>', date(2023, 10, 20), 0),
        ('<meta name="date" content="45219">', None, 1),
        ('<meta name="date" content="45219"><p>نشرت في: 20/10/2023</p>', date(2023, 10, 20), 1),
        ('<time datetime="1948">عام النكبة</time>', None, 0),
        ('<time datetime="PT5M">خمس دقائق</time>', None, 0),
    ],
)
def test_a_date_is_kept_or_named(tmp_path: Path, html: str, published: object, warned: int) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"{html}<h1>عنوان</h1><p>{LEAD}</p>", encoding="utf-8")
    document, *warnings = read(path, "a.html")
    assert isinstance(document, Document)
    assert (document.published, len(warnings)) == (published, warned)


WRAPPED = f"<h1>عنوان</h1><p>{LEAD}</p>"
LONELY = '<title>عنوان</title><div id="app"></div><script type="application/ld+json">%s</script>'


@pytest.mark.parametrize(
    "html",
    [
        f'<body><form id="aspnetForm"><nav>قائمة</nav>{WRAPPED}<button>بحث</button></form>',
        f'<body aria-hidden="true"><div aria-hidden="true">{WRAPPED}</div><dialog>وافق</dialog><div hidden>سر</div>',
        f'<body><form id="login">دخول المشتركين</form>{WRAPPED}',
        LONELY % json.dumps({"@graph": [{"articleBody": LEAD}]}),
        LONELY % f'//<![CDATA[\n{{"articleBody": "<p>{LEAD}</p>", "description": "a\nb"}}\n//]]>',
        f'<?xml version="1.0"?><html><head><title/><script src="a.js"/></head><body>{WRAPPED}<br/></body></html>',
        f'<?xml version="1.0"?><html><head><title>عنوان</title></head><body><p><![CDATA[{LEAD}]]></p></body></html>',
        f"<svg><title>رمز</title></svg><h1>عنوان</h1>{LEAD}",
    ],
)
def test_where_pages_have_their_article(tmp_path: Path, html: str) -> None:
    document = page(tmp_path, html)
    assert (document.title, document.body) == ("عنوان", LEAD)


def test_the_text_of_a_page_is_preferred_to_its_metadata(tmp_path: Path) -> None:
    html = f'<h1>عنوان</h1><p>{LEAD * 3}</p><script type="application/ld+json">{{"articleBody": "{MORE * 9}"}}</script>'
    assert page(tmp_path, html).body == LEAD * 3


@pytest.mark.parametrize("html", ["<title>عنوان</title>", "<title>عنوان</title><body><noscript>شغل</noscript>"])
def test_a_page_of_which_only_the_title_is_found_is_named(tmp_path: Path, html: str) -> None:
    (tmp_path / "a.html").write_text(html)
    _, warning = read(tmp_path / "a.html", "a.html")
    assert str(warning) == "a.html: no text was found in this page, only its title."


@pytest.mark.parametrize(
    "unit",
    ["<ul><li><a href=x>أ</a>", "<article>نص ", "<div class=nav>نص ", "<div class=date>نص ", "<h1><div>نص ", "<b>نص "],
)
def test_deep_elements_take_linear_time(tmp_path: Path, unit: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(unit * 2400 + "نص " * 100_000, encoding="utf-8")
    assert len(list(read(path, "a.html"))) == 1
