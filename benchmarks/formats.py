"""Measure how right the text of formats is: `python -m benchmarks.formats`.

A text of our own is printed to PDF by Chromium in several fonts, in one column and in two, and as a picture, rewritten
by Ghostscript, and written in each other format by LibreOffice or Python; what the reader finds is compared with it. A
function of `MAKERS` writes a file, or returns None where its program is missing. Columns: the share of wrong letters
(edit distance, after white space, tatweel and marks of direction are dropped, in NFC), the same without diacritics, the
share of wrong words, and seconds.
"""

import csv
import json
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from email.message import EmailMessage
from functools import partial
from html import escape
from io import BytesIO
from mailbox import mbox
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import normalize
from zipfile import ZipFile

import click
import pypdfium2
from rapidfuzz.distance import Levenshtein
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from indexer.documents.document import Document
from indexer.documents.readers.formats import read_documents

TITLE = "ميناء السلاحف يفتح أرصفته للصيادين من جديد"
PARAGRAPHS = (
    "أعلنت بلدية الساحل الأخضر يوم الثلاثاء 19 أكتوبر 2023 إعادة افتتاح ميناء السلاحف، بعد أعمال ترميم امتدت ثلاثة "
    "أعوام ونصف العام، وكلّفت الخزانة المحلية نحو 4.5 مليون دينار (أي ما يعادل 12% من موازنة البلدية).",
    "وقال رئيس البلدية عبد الله الأنصاري إن الأرصفة الثلاثة الأولى جاهزة لاستقبال القوارب. وأضاف: «لا أحد يملك البحر "
    "إلا أهله، ولأجل هؤلاء الصيادين بدأنا».",
    "وتقول المهندسة إيلاف الإدريسي، من شركة Blue Harbor Ltd، إن الفريق استعمل برنامج QGIS 3.28 لرسم الخرائط، واعتمد "
    "مواصفة ISO 9001:2015. ويمكن مراسلة المشروع على العنوان info@harbor.example أو زيارة الموقع www.harbor.example/ar.",
    "وبلغ عدد القوارب المسجلة ١٢٤٧ قاربًا في عام ١٤٤٥هـ، مقابل ٩٨٣ قاربًا قبل الإغلاق؛ أما طول الرصيف الأول فهو 320 مترًا "
    "وعرضه 14–18 مترًا. وتوزعت التكاليف بين الأساسات والإنارة والآلات والأحواض.",
    "سُئِلَ البَحّارُ العَجوزُ عَنِ الرِّيحِ فَقالَ: إِنَّها لا تُؤْمِنُ بِالمَواعيدِ، وَلٰكِنَّها تَعودُ دائِمًا. ثم ضحك وأشار إلى الأفق.",
    "ويشمل المشروع سوقًا للأسماك ومدرسة لتعليم الأطفال السباحة والإبحار، ومكتبة صغيرة تحفظ سجلات الميناء منذ عام 1898.",
)
_FONTS = ("Noto Naskh Arabic", "Noto Sans Arabic", "Noto Kufi Arabic", "DejaVu Sans", "Amiri", "KacstBook")
_COLUMNS = ".body { columns: 2; column-gap: 1cm } p { text-align: justify }"
_DROPPED = re.compile("[\u0640\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MARKS = re.compile("[\u064b-\u065f\u0670]")

Maker = Callable[[Path], Path | None]  # writes a file into a folder


def _page(font: str, style: str) -> str:
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in PARAGRAPHS)
    return (
        f'<html lang="ar" dir="rtl"><meta charset="utf-8"><title>{TITLE}</title><style>@page {{ size: A4; '
        f"margin: 2cm }} body {{ font: 12pt/1.7 '{font}' }} {style}</style><h1>{TITLE}</h1>"
        f'<div class="body">{body}</div></html>'
    )


def _chromium(folder: Path, font: str, style: str = "") -> Path | None:
    chromium = shutil.which("chromium")
    if chromium is None:
        return None
    page, pdf = folder / "page.html", folder / "page.pdf"
    page.write_text(_page(font, style), encoding="utf-8")
    arguments = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    subprocess.run([chromium, *arguments, page], check=True, capture_output=True)  # noqa: S603
    return pdf


def _picture(folder: Path) -> Path | None:
    """Write a PDF whose pages are pictures of pages, as scanners make it."""
    printed = _chromium(folder, _FONTS[0])
    if printed is None or shutil.which("tesseract") is None:
        return None
    made = pypdfium2.PdfDocument.new()
    for page in pypdfium2.PdfDocument(printed):
        scan = made.new_page(*page.get_size())
        image = pypdfium2.PdfImage.new(made)
        image.set_bitmap(page.render(scale=300 / 72))
        image.set_matrix(pypdfium2.PdfMatrix().scale(*page.get_size()))
        scan.insert_obj(image)
        scan.gen_content()
    made.save(folder / "scan.pdf")
    return folder / "scan.pdf"


def _rewritten(folder: Path) -> Path | None:
    """Write a PDF anew with Ghostscript, which loses names of letters; its pages are then read as pictures."""
    printed, program = _chromium(folder, "Amiri"), shutil.which("gs")
    if printed is None or program is None or shutil.which("tesseract") is None:
        return None
    arguments = ("-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", f"-sOutputFile={folder / 'again.pdf'}")
    subprocess.run([program, *arguments, printed], check=True, capture_output=True)  # noqa: S603
    return folder / "again.pdf"


def _office(folder: Path, extensions: Sequence[str]) -> Path | None:
    """Write a page, and have LibreOffice convert it to a format, then to the next."""
    program = shutil.which("soffice")
    if program is None:
        return None
    file = folder / "page.html"
    file.write_text(_page(_FONTS[0], ""), encoding="utf-8")
    for extension in extensions:
        arguments = ("--headless", "--writer", "--convert-to", extension, "--outdir", folder, file)
        subprocess.run([program, *arguments], check=True, capture_output=True)  # noqa: S603
        file = file.with_suffix(f".{extension.partition(':')[0]}")
    return file


def _text(folder: Path, name: str, encoding: str = "utf-8") -> Path:
    (folder / name).write_text("\n\n".join((TITLE, *PARAGRAPHS)), encoding=encoding)
    return folder / name


def _html(folder: Path) -> Path:
    (folder / "a.html").write_text(_page(_FONTS[0], ""), encoding="utf-8")
    return folder / "a.html"


def _table(folder: Path, name: str) -> Path:
    row = {"title": TITLE, "text": "\n".join(PARAGRAPHS)}
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        if name.endswith(".csv"):
            writer = csv.DictWriter(file, row)
            writer.writeheader()
            writer.writerow(row)
        else:
            json.dump([row] if name.endswith(".json") else row, file)
    return folder / name


def _message() -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = "a@harbor.example", TITLE, "Tue, 24 Oct 2023 10:00:00 +0000"
    message.set_content("\n\n".join(PARAGRAPHS))
    return message


def _mail(folder: Path) -> Path:
    (folder / "a.eml").write_bytes(_message().as_bytes())
    return folder / "a.eml"


def _mailbox(folder: Path) -> Path:
    box = mbox(folder / "a.mbox")
    box.add(_message())
    box.close()
    return folder / "a.mbox"


def _warc(folder: Path) -> Path:
    with (folder / "a.warc.gz").open("wb") as file:
        writer = WARCWriter(file)
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        page = BytesIO(_page(_FONTS[0], "").encode())
        address = "https://harbor.example/a"
        writer.write_record(writer.create_warc_record(address, "response", payload=page, http_headers=headers))
    return folder / "a.warc.gz"


def _zip(folder: Path) -> Path:
    with ZipFile(folder / "a.zip", "w") as archive:
        archive.write(_text(folder, "a.txt"), "2023/a.txt")
    return folder / "a.zip"


MAKERS: Mapping[str, Maker] = {
    **{f"PDF, Chromium, {font}": partial(_chromium, font=font) for font in _FONTS},
    "PDF, Chromium, two justified columns": partial(_chromium, font=_FONTS[0], style=_COLUMNS),
    "PDF, picture (tesseract)": _picture,
    "PDF, Ghostscript of Amiri (tesseract)": _rewritten,
    "DOCX, LibreOffice": partial(_office, extensions=("docx:MS Word 2007 XML",)),
    "DOC, LibreOffice": partial(_office, extensions=("doc:MS Word 97",)),
    "ODT, LibreOffice": partial(_office, extensions=("odt",)),
    "RTF, LibreOffice": partial(_office, extensions=("rtf:Rich Text Format",)),
    "EPUB, LibreOffice": partial(
        _office,
        extensions=(
            "odt",
            "epub",
        ),
    ),
    "HTML": _html,
    "WARC": _warc,
    "text, UTF-8": partial(_text, name="a.txt"),
    "text, UTF-16": partial(_text, name="a.txt", encoding="utf-16"),
    "Markdown": partial(_text, name="a.md"),
    "CSV": partial(_table, name="a.csv"),
    "JSON": partial(_table, name="a.json"),
    "JSONL": partial(_table, name="a.jsonl"),
    "e-mail": _mail,
    "mailbox": _mailbox,
    "ZIP of a text": _zip,
}


def shares_wrong(text: str) -> tuple[float, float, float]:
    """Return the shares of wrong letters, of the same without diacritics, and of wrong words."""
    truth, read = ("\n".join((TITLE, *PARAGRAPHS)), text)
    plain, read_plain = (_MARKS.sub("", each) for each in (truth, read))
    return (
        _distance(_letters(truth), _letters(read)),
        _distance(_letters(plain), _letters(read_plain)),
        _distance(_DROPPED.sub("", plain).split(), _DROPPED.sub("", read_plain).split()),
    )


def _letters(text: str) -> str:
    return "".join(normalize("NFC", _DROPPED.sub("", text)).split())


def _distance(truth: str | list[str], read: str | list[str]) -> float:
    return Levenshtein.distance(truth, read) / len(truth)


def _rows() -> Iterator[str]:
    yield f"{'format':40} letters  without diacritics  words  seconds"
    for name, make in MAKERS.items():
        with TemporaryDirectory() as folder:
            file = make(Path(folder))
            if file is None:
                yield f"{name:40} its program is missing"
                continue
            begin = time.perf_counter()
            documents = [each for each in read_documents(file, file.name) if isinstance(each, Document)]
            seconds = time.perf_counter() - begin
        letters, plain, words = shares_wrong("\n".join(document.text for document in documents))
        yield f"{name:40} {letters:7.3f}  {plain:18.3f}  {words:5.3f}  {seconds:7.1f}"


@click.command(help=__doc__)
def main() -> None:
    """Print the table."""
    for row in _rows():
        print(row)


if __name__ == "__main__":
    main()
