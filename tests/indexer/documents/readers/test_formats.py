from pathlib import Path

import pytest

from indexer.documents.document import Document
from indexer.documents.readers.formats import IN_CHILD, IN_PROCESS, read_documents
from indexer.errors import SourceError

SHARED = Path(__file__).parents[5] / "shared"


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.html", "a.htm", "a.xhtml", "a.shtml"])
def test_the_extension_selects_the_reader(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("<p>كلام في سطر واحد</p>", encoding="utf-8")
    (document,) = read_documents(path, f"x/{name}")
    assert isinstance(document, Document)
    assert document.id == document.source == f"x/{name}"
    assert ("<p>" in document.title) == name.lower().endswith(".txt")


@pytest.mark.parametrize("name", ["a.xls", "a", ".txt"])
def test_an_extension_without_a_reader_is_an_error(tmp_path: Path, name: str) -> None:
    (error,) = read_documents(tmp_path / name, f"x/{name}")
    assert isinstance(error, SourceError)
    assert str(error).startswith(f"x/{name}: there is no reader")
    assert all(extension in str(error) for extension in (*IN_PROCESS, *IN_CHILD))


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("a.XLSX", "convert it, `soffice --headless --convert-to csv FILE`; known are"),
        ("a.pptx", "convert it, `soffice --headless --convert-to pdf FILE`; known are"),
        ("a.rar", "convert it, `7z x FILE`; known are"),
        ("a.jpg", "files; known are"),
    ],
)
def test_a_format_that_a_program_converts_is_named_with_its_command(tmp_path: Path, name: str, command: str) -> None:
    (error,) = read_documents(tmp_path / name, name)
    assert command in str(error)


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl"])
def test_a_file_that_cannot_be_opened(tmp_path: Path, name: str) -> None:
    (missing,) = read_documents(tmp_path / name, name)
    (tmp_path / name).mkdir()
    (folder,) = read_documents(tmp_path / name, name)
    assert str(missing) == f"{name}: cannot be opened: No such file or directory."
    assert str(folder) == f"{name}: cannot be opened: Is a directory."


def test_a_binary_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(bytes(range(256)))
    (error,) = read_documents(path, "a.txt")
    assert "is not a text file" in str(error)


@pytest.mark.skipif(not SHARED.is_dir(), reason="skipped: no ../shared")
def test_the_shared_texts() -> None:
    paths = sorted((SHARED / "seeds").glob("*.txt"))
    documents = [document for path in paths for document in read_documents(path, path.name)]
    assert all(isinstance(document, Document) for document in documents)
    for document, path in zip(documents, paths, strict=True):
        assert isinstance(document, Document)
        assert len(document.title.split()) >= 8
        assert document.title in path.read_text(encoding="utf-8")
        assert document.title not in document.body.splitlines()
        assert (document.published is not None) == ("نشرت في" in document.body)


PAGE = "<html><head><title>{}</title></head><body><p>{}</p></body></html>".format("صفحة الميناء", "نص الصفحة.")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (PAGE.encode(), "صفحة الميناء\nنص الصفحة."),
        (f"\ufeff<!-- saved -->\n<!DOCTYPE html>\n{PAGE}".encode(), "صفحة الميناء\nنص الصفحة."),
        (PAGE.encode("utf-16"), "صفحة الميناء\nنص الصفحة."),
        (rb"{\rtf1\ansi\ansicpg1256 \'c7\'e1\'e3\'ed\'e4\'c7\'c1}", "الميناء\n"),
        ("<الميناء> كلام".encode(), "<الميناء> كلام\n"),
        ("<p كلام بلا نهاية".encode(), "<p كلام بلا نهاية\n"),
        ("قال: <b>كلام</b> {\\rtf".encode(), "قال: <b>كلام</b> {\\rtf\n"),
        ("PK هو الرمز".encode(), "PK هو الرمز\n"),
    ],
)
def test_a_text_is_read_as_what_its_content_is(tmp_path: Path, content: bytes, text: str) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    (document,) = read_documents(tmp_path / "a.txt", "a.txt")
    assert isinstance(document, Document)
    assert document.text == text
