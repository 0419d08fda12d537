from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from indexer.documents.document import Document
from indexer.documents.partial_date import PartialDate, PublishedDate
from indexer.documents.readers.office.office_file import read
from tests.indexer.documents.readers.office.archives import document, epub, error

TITLE = "<dc:title>حكايات النهر</dc:title>"
NOTE = 'القمر<sup><a epub:type="noteref" href="#n1">1</a></sup> بازغ<a href="notes.xhtml#n2">[2]</a>'


def test_a_book(tmp_path: Path) -> None:
    chapters = {
        "b.xhtml": "<h1>الفصل الأول</h1><p>كان&nbsp;يا ما كان.</p>",
        "a.xhtml": f"<h1>الفصل الثاني</h1><p>{NOTE}</p><aside id='n1'><a href='#r1'>↩</a> حاشية</aside>",
        "c.xhtml": '<p><a href="a.xhtml#x">الفصل</a><script>no()</script></p><svg><text>رسم</text></svg>',
    }
    read = document(epub(tmp_path / "a.epub", chapters, TITLE))
    assert read.title == "حكايات النهر"
    assert read.body.splitlines() == [
        "الفصل الأول",
        "كان يا ما كان.",
        "الفصل الثاني",
        "القمر بازغ",
        "حاشية",
        "الفصل",
    ]


def test_the_table_of_contents_is_no_chapter(tmp_path: Path) -> None:
    manifest = '<item id="nav" href="nav.xhtml" properties="nav"/><item id="toc" href="t%20oc.html"/>'
    further = '<guide><reference type="toc" href="t%20oc.html#top"/></guide>'
    path = epub(tmp_path / "a.epub", {"a.xhtml": "<p>متن</p>"}, TITLE, manifest, further)
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    order = b'<spine><itemref idref="nav"/><itemref idref="toc"/>'
    parts["OEBPS/book.opf"] = parts["OEBPS/book.opf"].replace(b"<spine>", order)
    with ZipFile(path, "w") as archive:
        for name, content in (*parts.items(), ("OEBPS/nav.xhtml", b"<p>x</p>"), ("OEBPS/t oc.html", b"<p>y</p>")):
            archive.writestr(name, content)
    assert document(path).body == "متن"


def test_metadata(tmp_path: Path) -> None:
    metadata = (
        f"{TITLE}<dc:creator>هدى سالم</dc:creator><dc:creator>كمال نور</dc:creator><dc:language>ar</dc:language>"
        "<dc:publisher>دار النهر</dc:publisher><dc:subject>قصص</dc:subject><dc:subject>سفر</dc:subject>"
        "<dc:identifier>urn:isbn:1</dc:identifier><dc:source>https://example.org/1</dc:source>"
    )
    stated = document(epub(tmp_path / "a.epub", {"a.xhtml": "<p>متن</p>"}, metadata)).metadata
    assert (stated.author, stated.site, stated.language) == ("هدى سالم، كمال نور", "دار النهر", "ar")
    assert (stated.url, stated.columns) == ("https://example.org/1", (("subject", "قصص"), ("subject", "سفر")))


@pytest.mark.parametrize(
    ("dates", "published"),
    [
        ("<dc:date>2012-05-01</dc:date>", date(2012, 5, 1)),
        ("<dc:date>2012</dc:date>", PartialDate(2012)),
        ('<dc:date opf:event="publication">1998</dc:date>', PartialDate(1998)),
        ('<dc:date opf:event="creation">2012-05-01</dc:date>', None),
        ('<dc:date opf:event="modification">2012-05-01</dc:date>', None),
        ("<dc:date>0101-01-01T00:00:00+00:00</dc:date>", None),
        ('<meta property="dcterms:modified">2012-05-01T10:11:12Z</meta>', None),
        ('<dc:date>2012-05-01T10:11:12Z</dc:date><meta property="dcterms:modified">2012-05-01T10:11:12Z</meta>', None),
    ],
)
def test_dates(tmp_path: Path, dates: str, published: PublishedDate | None) -> None:
    book = document(epub(tmp_path / "a.epub", {"a.xhtml": "<p>متن</p>"}, TITLE + dates))
    assert book.published == published


@pytest.mark.parametrize(("encrypted", "is_readable"), [("OEBPS/a.xhtml", False), ("OEBPS/fonts/a.otf", True)])
def test_protection_of_chapters_but_not_of_fonts(tmp_path: Path, encrypted: str, is_readable: bool) -> None:
    path = epub(tmp_path / "a.epub", {"a.xhtml": "<p>متن</p>"}, TITLE)
    with ZipFile(path, "a") as archive:
        archive.writestr(
            "META-INF/encryption.xml",
            '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:CipherData>'
            f'<enc:CipherReference URI="{encrypted}"/></enc:CipherData></enc:EncryptedData></encryption>',
        )
    if is_readable:
        assert isinstance(next(iter(read(path, "a.epub"))), Document)
    else:
        assert "is protected by its seller (DRM)" in error(path)


def test_a_book_without_chapters(tmp_path: Path) -> None:
    assert "has no text" in error(epub(tmp_path / "a.epub", {}, TITLE))
