from pathlib import Path

import pytest

from tests.indexer.documents.readers.office.archives import document, odt, open_part

HIDDEN = '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
TITLE = '<text:h text:outline-level="1">تقرير عن المياه</text:h>'
CELL = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
ROW = f"<table:table-row>{CELL * 2}</table:table-row>"
NOTE = (
    '<text:note text:note-class="{}"><text:note-citation>1</text:note-citation>'
    "<text:note-body><text:p>{}</text:p></text:note-body></text:note>"
)


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<text:p>مدي<text:span>نة</text:span></text:p>", ["مدينة"]),
        (
            "<text:p>كلمة<text:tab/>و<text:s text:c='3'/>أخرى<text:line-break/>سطر\nواحد</text:p>",
            ["كلمة و أخرى", "سطر واحد"],
        ),
        ('<text:p>ظاهر<text:span text:style-name="H"> مخفي</text:span>.</text:p>', ["ظاهر."]),
        ('<text:section text:display="none"><text:p>مخفي</text:p></text:section><text:p>ظاهر</text:p>', ["ظاهر"]),
        (
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>محذوف</text:p></text:deletion>"
            '</text:changed-region></text:tracked-changes><text:p>باق<text:change text:change-id="1"/></text:p>',
            ["باق"],
        ),
        (
            "<text:p>كلام<office:annotation><dc:creator>مراجع</dc:creator><text:p>تعليق</text:p></office:annotation>"
            " متصل</text:p>",
            ["كلام متصل"],
        ),
        (f"<table:table>{ROW.format('اسم', 'عدد')}{ROW.format('', '٣')}</table:table>", ["اسم عدد", "٣"]),
        (
            "<text:p>قبل <draw:frame><draw:text-box><text:p>نص الإطار</text:p></draw:text-box></draw:frame>"
            "بعد</text:p>",
            ["قبل بعد", "نص الإطار"],
        ),
        (
            "<text:p>قبل <draw:custom-shape><text:p>في شكل</text:p></draw:custom-shape>بعد</text:p>",
            ["قبل بعد", "في شكل"],
        ),
        (
            f"<text:p>قال{NOTE.format('footnote', 'حاشية')} نعم</text:p>"
            f"<text:p>ثم{NOTE.format('endnote', 'أخرى')}</text:p>",
            ["قال نعم", "ثم", "حاشية", "أخرى"],
        ),
        ("<text:list>\n <text:list-item>\n<text:p>بند</text:p></text:list-item></text:list>", ["بند"]),
    ],
)
def test_a_body(tmp_path: Path, body: str, lines: list[str]) -> None:
    read = document(odt(tmp_path / "a.odt", TITLE + body, HIDDEN))
    assert read.title == "تقرير عن المياه"
    assert read.body.splitlines() == lines


def test_headers_and_footers(tmp_path: Path) -> None:
    margins = (
        "<style:master-page><style:header><text:p>وزارة الري</text:p></style:header>"
        "<style:header-left><text:p>وزارة الري</text:p></style:header-left>"
        "<style:footer><text:p><text:page-number>3</text:page-number></text:p></style:footer></style:master-page>"
    )
    read = document(odt(tmp_path / "a.odt", f"{TITLE}<text:p>متن</text:p>", margins=margins))
    assert read.body.splitlines() == ["متن", "وزارة الري"]


META = (
    "<dc:title>المياه في الوادي</dc:title><dc:creator>كاتب آخر</dc:creator><dc:date>2020-05-06T10:00:00</dc:date>"
    "<meta:initial-creator>سلمى الحداد</meta:initial-creator><meta:creation-date>2019-01-01</meta:creation-date>"
    "<dc:language>ar</dc:language><meta:keyword>مياه</meta:keyword><meta:keyword>ري</meta:keyword>"
)


@pytest.mark.parametrize("is_flat", [False, True])
def test_metadata(tmp_path: Path, is_flat: bool) -> None:
    path = odt(tmp_path / "a.odt", "<text:p>متن</text:p>", meta=META)
    if is_flat:
        body = "<office:body><office:text><text:p>متن</text:p></office:text></office:body>"
        path.write_text(open_part("document", f"<office:meta>{META}</office:meta>{body}"), encoding="utf-8")
    read = document(path)
    assert (read.title, read.body, read.published) == ("المياه في الوادي", "متن", None)
    assert (read.metadata.author, read.metadata.language) == ("سلمى الحداد", "ar")
    assert read.metadata.columns == (("keywords", "مياه"), ("keywords", "ري"))
