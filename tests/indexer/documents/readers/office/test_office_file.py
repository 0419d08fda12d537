import struct
from pathlib import Path
from zipfile import ZipFile

import pytest

from indexer.documents.document import Document
from indexer.documents.readers.formats import read_documents
from indexer.documents.readers.office import package
from indexer.errors import SourceError
from tests.indexer.documents.readers.office.archives import (
    XML,
    document,
    docx,
    epub,
    error,
    odt,
    ole,
    word_part,
    zipped,
)
from tests.indexer.documents.readers.office.test_doc import WORD_97

LINE = "<w:p><w:r><w:t>تقرير عن المياه</w:t></w:r></w:p>"
RTF = r"{\rtf1\ansi\ansicpg1256 " + "".join(rf"\'{byte:02x}" for byte in "تقرير عن المياه".encode("cp1256")) + "}"
HTML = '<html><head><meta charset="windows-1256"></head><body><h1>تقرير عن المياه</h1></body></html>'
MHTML = (
    "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n"
    "Content-Transfer-Encoding: quoted-printable\n\n<h1>=CA=DE=D1=ED=D1 =DA=E4 =C7=E1=E3=ED=C7=E5</h1>\n--b--\n"
)
OPEN_LINE = "<text:p>تقرير عن المياه</text:p>"


@pytest.mark.parametrize("extension", [".doc", ".docx", ".rtf", ".odt", ".epub"])
@pytest.mark.parametrize("kind", ["docx", "odt", "epub", "rtf", "html", "utf-16", "mhtml", "text"])
def test_a_file_is_read_as_what_it_is(tmp_path: Path, kind: str, extension: str) -> None:
    path = tmp_path / f"a{extension}"
    match kind:
        case "docx":
            docx(path, LINE)
        case "odt":
            odt(path, OPEN_LINE)
        case "epub":
            epub(path, {"a.xhtml": "<p>تقرير عن المياه</p>"})
        case _:
            contents = {
                "rtf": RTF.encode(),
                "html": HTML.encode("cp1256"),
                "utf-16": HTML.encode("utf-16"),
                "mhtml": MHTML.encode(),
                "text": "تقرير عن المياه".encode(),
            }
            path.write_bytes(contents[kind])
    assert document(path).title == "تقرير عن المياه"


@pytest.mark.parametrize(
    "name", ["a.docx", "a.doc", "a.odt", "a.rtf", "a.epub", "a.md", "a.markdown", "a.DOC", "a.docm"]
)
def test_the_child_process_reads_them(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(WORD_97.read_bytes()) if name == "a.doc" else path.write_text("تقرير المياه في الوادي\n", "utf-8")
    (read,) = read_documents(path, f"x/{name}")
    assert isinstance(read, Document)
    assert (read.id, read.title) == (f"x/{name}", "تقرير المياه في الوادي")


@pytest.mark.parametrize(
    ("stream", "message"),
    [
        ("EncryptedPackage", "is encrypted; save it without a password."),
        ("Workbook", "is of Excel, and no text."),
        ("PowerPoint Document", "is of PowerPoint, and no text."),
        ("Other", "is no Word document."),
    ],
)
def test_compound_files_that_cannot_be_read(tmp_path: Path, stream: str, message: str) -> None:
    assert message in error(ole(tmp_path / "a.docx", {stream: b""}))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\xff" * 600, "is damaged"),
        (b"PK\3\4 and nothing", "is damaged"),
        (b"\xffWPC" + bytes(99), "is of WordPerfect; convert it with LibreOffice: soffice --headless"),
        (b"", "has no text"),
        (bytes(range(256)), "is not a text file"),
        (b"MIME-Version: 1.0\n\ntext", "is a mail without a page in it"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(content)
    assert message in error(path)


BOMB = f'<!DOCTYPE x [<!ENTITY a "{"ha" * 99}"><!ENTITY b "{"&a;" * 99}"><!ENTITY c "{"&b;" * 99}">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY c SYSTEM "file:///etc/hostname">]>'
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry>'
    '<manifest:encryption-data><manifest:algorithm manifest:algorithm-name="x"/></manifest:encryption-data>'
    "</manifest:file-entry></manifest:manifest>"
)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"word/document.xml": XML + BOMB + "<x>&c;</x>"}, "declares entities in its XML"),
        ({"word/document.xml": OUTSIDE + "<x>&c;</x>"}, "declares entities in its XML"),
        ({"word/document.xml": word_part("document", LINE)[:-20]}, "is damaged"),
        ({"word/document.xml": word_part("document", "")}, "has no text"),
        ({"xl/workbook.xml": ""}, "its part word/document.xml is missing"),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": MANIFEST}, "is encrypted"),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "ZIP archive without a text document"),
        ({"mimetype": "application/epub+zip"}, "is no e-book"),
    ],
)
def test_archives_that_cannot_be_read(tmp_path: Path, parts: dict[str, str], message: str) -> None:
    kind = {} if "mimetype" in parts else {"[Content_Types].xml": ""}
    assert message in error(zipped(tmp_path / "a.docx", kind | parts))


def test_an_archive_with_a_password(tmp_path: Path) -> None:
    path = docx(tmp_path / "a.docx", LINE)
    content = bytearray(path.read_bytes())
    place = content.index(b"PK\1\2")
    while place >= 0:
        content[place + 8] |= 1  # the flag, in the directory
        place = content.find(b"PK\1\2", place + 1)
    path.write_bytes(content)
    assert "is encrypted" in error(path)


def test_bombs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PART_BYTES", 4 << 20)
    monkeypatch.setattr(package, "MAX_PARTS", 50)
    big = docx(tmp_path / "a.docx", LINE + " " * (4 << 20))
    assert big.stat().st_size < 10_000
    assert "holds more than 4 MB of text and markup" in error(big)
    many = zipped(tmp_path / "b.docx", {str(number): "" for number in range(51)})
    assert "has more than 50 parts" in error(many)


def test_a_part_that_is_bigger_than_the_directory_says(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "a.docx", {"[Content_Types].xml": "", "word/document.xml": word_part("document", LINE * 99)}
    )
    with ZipFile(path) as archive:
        size = struct.pack("<I", archive.getinfo("word/document.xml").file_size)
    content = path.read_bytes()
    path.write_bytes(content.replace(size, struct.pack("<I", 300)))
    assert "is damaged" in error(path)


@pytest.mark.parametrize("depth", [1_000, 20_000])
def test_tables_inside_one_another(tmp_path: Path, depth: int) -> None:
    tables = "<w:tbl><w:tr><w:tc>" * depth + LINE + "</w:tc></w:tr></w:tbl>" * depth
    assert document(docx(tmp_path / "a.docx", tables)).title == "تقرير عن المياه"


def test_a_hostile_file_ends_its_own_process_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    path.write_text(r"{\rtf1 " + "{\\b x" * 20_000, encoding="utf-8")
    (read,) = read_documents(path, "a.rtf")
    assert isinstance(read, SourceError)
