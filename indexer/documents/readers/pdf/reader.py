"""Read PDF files: the text of each page, and what the file says of itself.

PDFium (BSD and Apache licences) gives the places of glyphs, and `layout` makes text of them. On files of two texts by
Chromium and LibreOffice, in one column and two, with tables, the share of wrong letters is below .01 in seven of ten
fonts; `pdftotext` of poppler 22.12 has .03 to .66, since it tears words at diacritics and turns the letters of
ligatures round. Worse: three columns with tables in them (.12), vowelled text in DejaVu Sans (.016) and KacstOne (.05),
and Nastaliq, whose lines fall (.5). `python -m benchmarks.formats` measures files of Chromium anew.
"""

import ctypes
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from analyzers.dates.dateline import find_published
from indexer.documents.document import Document, Outcome
from indexer.documents.encoding import LOST
from indexer.documents.metadata import Metadata
from indexer.documents.mojibake import mend
from indexer.documents.publication_date import day_in_name, read_date
from indexer.documents.readers.pdf.form_fields import values_on
from indexer.documents.readers.pdf.glyphs import TooManyGlyphsError, read_glyphs
from indexer.documents.readers.pdf.layout import Paragraph, paragraphs_of
from indexer.documents.readers.pdf.misread import MAX_MISREAD, misread
from indexer.documents.readers.pdf.running_lines import without_running_lines
from indexer.documents.titles import title_and_body
from indexer.errors import SourceError, SourceWarning

MAX_BYTES = 512 << 20
MAX_PAGES = 5_000  # the thickest books have some 2,000
UNREAD = "unread"
INSTALL = "apt-get install tesseract-ocr tesseract-ocr-ara"
_NO_SIZE = 0.0  # points; of letters that are recognised or filled in
_MAX_TITLE_PARAGRAPHS = 5  # of the first page, among which the title is
_TITLE_SIZE = 1.15  # times the usual size of the first page, of the letters of a title
_MIN_TITLE_WORDS = 2
_MAX_TITLE = 200  # characters
_MAX_TITLE_LINES = 4
_MAX_LANGUAGE_BYTES = 100
_NO_AUTHORS = frozenset(("anonymous", "unknown", "user", "admin", "administrator", "owner", "author", "hp", "pc"))
_PROGRAM_TITLE = re.compile(
    r"microsoft (?:office )?(?:word|powerpoint|excel)\b|powerpoint presentation|slide \d|untitled"
    r"|document ?\d*$|عرض تقديمي في powerpoint|بدون عنوان|.*\.(?:"
    r"docx?|rtf|odt|pdf|indd|qxd|pub|pptx?|xlsx?|html?|tiff?|jpe?g|txt)$"
    r"|(?:https?|file):|[\W\d_]*$",
    re.IGNORECASE,
)


def read(path: Path, source: str, scanned: Mapping[str, str] | None = None) -> Iterator[Outcome]:
    """Yield the document; raise SourceError or OSError.

    `scanned` has the recognised texts of pages by their numbers; None if nothing was done to recognise any. The value
    UNREAD of an error or warning has the numbers of the pages that are pictures.

    The date of publication comes from the text, else from the name of the file: the day on which a file was made is
    often the day of a scan.
    """
    with path.open("rb") as file:  # OSError says why it cannot be opened
        if file.seek(0, 2) > MAX_BYTES:
            raise SourceError(
                "%(source)s: is bigger than %(limit)s MB; split it.", source=source, limit=MAX_BYTES >> 20
            )
    pdf = _opened(path, source)
    try:
        yield from _outcomes(pdf, path, source, scanned)
    finally:
        pdf.close()


def _opened(path: Path, source: str) -> pypdfium2.PdfDocument:
    try:
        pdf = pypdfium2.PdfDocument(path)
        pdf.init_forms()
        return pdf
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise SourceError(
                "%(source)s: is locked by a password; save it without one, with `qpdf --decrypt` for example.",
                source=source,
            ) from error
        raise SourceError(
            "%(source)s: is not a PDF file, or it is damaged; try `qpdf` or `mutool clean` to repair it.", source=source
        ) from error


def _outcomes(
    pdf: pypdfium2.PdfDocument, path: Path, source: str, scanned: Mapping[str, str] | None
) -> Iterator[Outcome]:
    pages, unread = _pages(pdf, source, scanned or {})
    values = {"source": source, "count": len(unread), "command": INSTALL, UNREAD: " ".join(map(str, unread))}
    if not any(pages):
        raise _no_text(values, scanned is not None)
    texts = ["\n".join(paragraph.text for paragraph in page) for page in without_running_lines(pages)]
    title, _ = title_and_body("\n".join(texts), _title(pdf, pages))
    body, starts = _body(texts, title)
    published = find_published(f"{title}\n{body}") or day_in_name(path.name)
    yield Document(source, title, body, published, source, metadata=_metadata(pdf), pages=starts)
    if lost := body.count(LOST):
        yield SourceWarning(
            "%(source)s: letters that its fonts draw but do not name are lost, shown as �: %(count)s.",
            source=source,
            count=lost,
        )
    yield from _doubtful(pages, source)
    if scanned:
        yield SourceWarning(
            "%(source)s: the text of scanned pages was recognised by tesseract and may have errors. Such pages in all: "
            "%(count)s.",
            source=source,
            count=len(scanned),
        )
    if unread:
        yield _unread(values | {"page": unread[0]}, scanned is not None)


def _doubtful(pages: Sequence[Sequence[Paragraph]], source: str) -> Iterator[SourceWarning]:
    """Yield a warning of pages on which a few letters have wrong names."""
    found = [misread(paragraph.text for paragraph in page if paragraph.size != _NO_SIZE) for page in pages]
    noted = [number for number, page in enumerate(found, 1) if page.is_noted and LOST not in page.example]
    if noted:
        yield SourceWarning(
            "%(source)s: pages on which its fonts misname a few letters, as in “%(word)s”: %(count)s, the first is "
            "page %(page)s.",
            source=source,
            word=found[noted[0] - 1].example,
            count=len(noted),
            page=noted[0],
        )


def _no_text(values: Mapping[str, object], is_scanned: bool) -> SourceError:
    if not values["count"]:
        return SourceError("%(source)s: has no text.", **values)
    if is_scanned:
        return SourceError("%(source)s: has no text, and tesseract recognises none in its pictures.", **values)
    return SourceError(
        "%(source)s: has no text, only pages that are pictures or whose fonts misname letters (%(count)s). To have "
        "them read, run `%(command)s`, then `index-cli update`.",
        **values,
    )


def _unread(values: Mapping[str, object], is_scanned: bool) -> Outcome:
    """Return what to say of pages that are not indexed: an error if they can be read, so that an update tries again."""
    if is_scanned:
        return SourceWarning(
            "%(source)s: pages that are pictures or whose fonts misname letters, in which tesseract recognises no "
            "text: %(count)s, the first is page %(page)s.",
            **values,
        )
    return SourceError(
        "%(source)s: its other pages are indexed, but not those that are pictures or whose fonts misname letters: "
        "%(count)s, the first is page %(page)s. To have them read, run `%(command)s`, then `index-cli update`.",
        **values,
    )


def _pages(
    pdf: pypdfium2.PdfDocument, source: str, scanned: Mapping[str, str]
) -> tuple[list[list[Paragraph]], list[int]]:
    """Return the paragraphs of each page, and the numbers of the pages that have something, but no text to read."""
    if len(pdf) > MAX_PAGES:
        raise SourceError(
            "%(source)s: has more than %(limit)s pages (%(count)s); split it.",
            source=source,
            limit=MAX_PAGES,
            count=len(pdf),
        )
    pages: list[list[Paragraph]] = []
    unread: list[int] = []
    for number in range(1, len(pdf) + 1):
        paragraphs, is_read, values = _page(pdf, number - 1)
        if recognised := scanned.get(str(number)):
            paragraphs, is_read = _paragraphs(recognised.split("\n")), True
        pages.append(paragraphs + _paragraphs(values))
        if not is_read:
            unread.append(number)
    return pages, unread


def _page(pdf: pypdfium2.PdfDocument, index: int) -> tuple[list[Paragraph], bool, list[str]]:
    """Return the paragraphs of a page, those of lines that run upwards last, whether it has text or is blank, and what
    is filled into its form.

    A page whose fonts name letters wrongly, or not at all, counts as a picture.
    """
    try:
        page = pdf[index]
    except pypdfium2.PdfiumError:
        return [], False, []
    values: list[str] = []
    try:
        values = values_on(page)
        turned = read_glyphs(page)
        is_blank = next(page.get_objects(max_depth=1), None) is None
    except (TooManyGlyphsError, pypdfium2.PdfiumError):
        return [], False, values
    finally:
        page.close()
    ordered = sorted(turned.values(), key=len, reverse=True)
    paragraphs = [paragraph for glyphs in ordered for paragraph in paragraphs_of(glyphs)]
    if misread(paragraph.text for paragraph in paragraphs).share > MAX_MISREAD:
        return [], False, values
    return paragraphs, bool(paragraphs) or is_blank, values


def _paragraphs(texts: Sequence[str]) -> list[Paragraph]:
    return [Paragraph(text, _NO_SIZE) for text in texts]


def _body(pages: Sequence[str], title: str) -> tuple[str, tuple[int, ...]]:
    """Return the text without lines that repeat the title, and where in title, newline and body the pages begin."""
    body, starts = "", []
    for page in pages:
        text = _without_title(page, title)
        separator = "\n" if body and text else ""
        starts.append(len(title) + 1 + len(body) + len(separator))
        body += separator + text
    starts[0] = 0
    return body, tuple(min(start, len(title) + 1 + len(body)) for start in starts)


def _without_title(page: str, title: str) -> str:
    """Return a page without lines that are the title, by themselves or together."""
    lines, kept, letters = page.split("\n"), [], "".join(title.split())
    while lines:
        ends = (end for end in range(1, _MAX_TITLE_LINES + 1) if "".join("".join(lines[:end]).split()) == letters)
        end = next(ends, 0)
        if not end:
            kept.append(lines[0])
        del lines[: end or 1]
    return "\n".join(kept).strip()


def _title(pdf: pypdfium2.PdfDocument, pages: Sequence[Sequence[Paragraph]]) -> str:
    """Return the title that the file states, else what is written largest at the top of the first page; or nothing."""
    stated = _stated(pdf, "Title")
    if not is_program_title(stated):
        return stated
    first = next(filter(None, pages))
    letters = sorted((paragraph.size, len(paragraph.text)) for paragraph in first)
    usual, passed = letters[-1][0], 0
    for size, length in letters:
        passed += length
        if 2 * passed >= sum(count for _, count in letters):
            usual = size
            break
    top = max(first[:_MAX_TITLE_PARAGRAPHS], key=lambda paragraph: paragraph.size)
    return top.text if top.size > _TITLE_SIZE * usual and len(top.text) <= _MAX_TITLE else ""


def is_program_title(title: str) -> bool:
    """Say whether a title that a file states is a file name or a form that a program filled in, not a title."""
    return len(title.split()) < _MIN_TITLE_WORDS or bool(_PROGRAM_TITLE.match(title))


def _metadata(pdf: pypdfium2.PdfDocument) -> Metadata:
    created = read_date(_stated(pdf, "CreationDate").removeprefix("D:")[:8])
    columns = (("created", created.isoformat()),) if created else ()
    author = _stated(pdf, "Author")
    author = "" if author.lower() in _NO_AUTHORS else author
    return Metadata(author=author, language=_language(pdf), columns=columns)


def _language(pdf: pypdfium2.PdfDocument) -> str:
    """Return the language that the file states, a tag of BCP 47."""
    size = raw.FPDFCatalog_GetLanguage(pdf, None, 0)  # bytes of UTF-16, with a NUL at the end
    if size > _MAX_LANGUAGE_BYTES:
        return ""
    units = (ctypes.c_ushort * (size // 2 + 1))()
    raw.FPDFCatalog_GetLanguage(pdf, units, size)
    return bytes(units).decode("utf-16-le", "ignore").split("\0")[0].strip()


def _stated(pdf: pypdfium2.PdfDocument, name: str) -> str:
    """Return a field of the file, without what shows that it was misread."""
    return mend(" ".join(pdf.get_metadata_value(name).split())).text
