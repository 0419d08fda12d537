from datetime import date
from pathlib import Path

import pytest

from tests.indexer.documents.readers.office.archives import document, docx, relations, word_part, zipped


def run(text: str, formats: str = "") -> str:
    return f"<w:r><w:rPr>{formats}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def line(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


BOX = f"<w:txbxContent>{line(run('نص الإطار'))}</w:txbxContent>"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (line(run("مدي", "<w:rtl/>"), run("نة", "<w:b/>")), ["مدينة"]),
        (line(run("كلمة"), "<w:r><w:tab/></w:r>", run("أخرى"), "<w:r><w:br/></w:r>", run("سطر")), ["كلمة أخرى", "سطر"]),
        (line(run("ظاهر"), run(" مخفي", "<w:vanish/>"), run(" هنا", '<w:vanish w:val="0"/>')), ["ظاهر هنا"]),
        (
            line(
                run("مضى"), "<w:del><w:r><w:delText>محذوف</w:delText></w:r></w:del>", f"<w:ins>{run(' مضاف')}</w:ins>"
            ),
            ["مضى مضاف"],
        ),
        (line(f"<w:moveFrom>{run('منقول')}</w:moveFrom>", f"<w:moveTo>{run('منقول إليه')}</w:moveTo>"), ["منقول إليه"]),
        (
            line("<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>باق</w:t></w:r>"),
            ["باق"],
        ),
        (
            "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr><w:tr><w:tc>{}</w:tc><w:tc>{}{}</w:tc></w:tr></w:tbl>".format(
                *(line(run(word)) for word in ("اسم", "عدد", "كتاب", "ثلاثة", "أو أربعة"))
            ),
            ["اسم عدد", "كتاب ثلاثة", "أو أربعة"],
        ),
        (
            line(
                run("قبل "),
                f"<w:r><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback>"
                "</mc:AlternateContent></w:r>",
                run("بعد"),
            ),
            ["قبل بعد", "نص الإطار"],
        ),
        (
            line('<w:r><w:pict><v:shape><v:textpath string="خط فني"/></v:shape></w:pict></w:r>', run("نص")),
            ["نص", "خط فني"],
        ),
        (
            line(
                '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "x"</w:instrText></w:r>',
                f"<w:hyperlink>{run('رابط')}</w:hyperlink>",
            ),
            ["رابط"],
        ),
        (line(run("قال"), '<w:r><w:sym w:font="Wingdings" w:char="F04A"/><w:sym w:char="0621"/></w:r>'), ["قالء"]),
        (line("<m:oMath><m:r><m:t>س=٢</m:t></m:r></m:oMath>"), ["س=٢"]),
        (
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{line(run('انقر لإدخال نص'))}</w:sdtContent>"
            f"</w:sdt><w:sdt><w:sdtContent>{line(run('مكتوب'))}</w:sdtContent></w:sdt>",
            ["مكتوب"],
        ),
        (line(run("تعليق"), "<w:r><w:commentReference w:id='0'/></w:r>"), ["تعليق"]),
    ],
)
def test_a_body(tmp_path: Path, body: str, lines: list[str]) -> None:
    read = document(docx(tmp_path / "a.docx", line(run("تقرير عن المياه")) + body))
    assert read.title == "تقرير عن المياه"
    assert read.body.splitlines() == lines


def test_what_stands_beside_the_body(tmp_path: Path) -> None:
    further = {
        "comments": word_part("comments", f"<w:comment>{line(run('تعليق المراجع'))}</w:comment>"),
        "footer": word_part("ftr", line(run("وزارة الري")) + line(run("3"))),
        "header": word_part("hdr", line(run("وزارة الري"))),
        "endnotes": word_part("endnotes", f"<w:endnote>{line(run('حاشية ختامية'))}</w:endnote>"),
        "footnotes": word_part(
            "footnotes", f"<w:footnote>{line(run('حاشية'))}</w:footnote><w:footnote>{line(run('ثانية'))}</w:footnote>"
        ),
    }
    read = document(docx(tmp_path / "a.docx", line(run("تقرير عن المياه")) + line(run("متن")), further))
    assert read.body.splitlines() == ["متن", "حاشية", "ثانية", "حاشية ختامية", "وزارة الري"]


def test_metadata(tmp_path: Path) -> None:
    core = (
        "<dc:title>المياه في الوادي</dc:title><dc:creator>سلمى الحداد</dc:creator><cp:category>بيئة</cp:category>"
        "<cp:keywords>مياه، ري</cp:keywords><dc:language>ar-EG</dc:language>"
    )
    read = document(docx(tmp_path / "a.docx", line(run("متن")), core=core))
    assert (read.title, read.body, read.published) == ("المياه في الوادي", "متن", None)
    assert (read.metadata.author, read.metadata.section, read.metadata.language) == ("سلمى الحداد", "بيئة", "ar-EG")
    assert read.metadata.columns == (("keywords", "مياه"), ("keywords", "ري"))


def test_dates(tmp_path: Path) -> None:
    cover = (
        '<CoverPageProperties xmlns="http://schemas.microsoft.com/office/2006/coverPageProps">'
        "<PublishDate>2012-05-01T00:00:00</PublishDate></CoverPageProperties>"
    )
    made = '<x:created xmlns:x="http://purl.org/dc/terms/">2019-01-01T00:00:00Z</x:created>'
    assert document(docx(tmp_path / "a.docx", line(run("متن")), core=made)).published is None
    assert document(docx(tmp_path / "b.docx", line(run("متن")), {"customXml": cover})).published == date(2012, 5, 1)
    dated = line(run("تقرير عن المياه")) + line(run("نشر في: 13/12/2023"))
    assert document(docx(tmp_path / "c.docx", dated, core=made)).published == date(2023, 12, 13)


def test_the_strict_form_and_word_2003(tmp_path: Path) -> None:
    transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    part = word_part("document", f"<w:body>{line(run('تقرير عن المياه'))}{line(run('متن'))}</w:body>")
    strict = part.replace(transitional, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    old = part.replace(transitional, "http://schemas.microsoft.com/office/word/2003/wordml")
    relation = {"_rels/.rels": relations(officeDocument="/word/document.xml")}
    path = zipped(tmp_path / "a.docx", {"[Content_Types].xml": "", **relation, "word/document.xml": strict})
    (tmp_path / "b.doc").write_text(old, encoding="utf-8")
    for read in (document(path), document(tmp_path / "b.doc")):
        assert (read.title, read.body) == ("تقرير عن المياه", "متن")
