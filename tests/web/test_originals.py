"""Original files: served only from the opened folder and the sources of the index, and never able to run anything."""

from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from flask.testing import FlaskClient

from indexer.search.searcher import Searcher
from indexer.store.build import build
from tests.progress import Silent
from web.app import create_app
from web.content.originals import Originals
from web.service.settings import Settings

PAGE = "<html><head><title>صفحة</title></head><body><p>نص الصفحة <script>alert(1)</script></p></body></html>"
SIZE = len(PAGE.encode())
Open = Callable[[Path | None], FlaskClient]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two sources in a folder: `archive` with files and links out of it, and `other`; beside them a secret."""
    folder = tmp_path_factory.mktemp("originals")
    (folder / "secret.txt").write_text("عنوان السر\nسر", encoding="utf-8")
    for name in ("archive/2023", "other"):
        (folder / name).mkdir(parents=True)
    (folder / "archive/2023/خبر.txt").write_text("عنوان الخبر\nنص", encoding="utf-8")
    (folder / "archive/page.html").write_text(PAGE, encoding="utf-8")
    (folder / "archive/link.txt").symlink_to(folder / "secret.txt")
    (folder / "other/note.txt").write_text("عنوان الملاحظة\nنص", encoding="utf-8")
    build([folder / "archive", folder / "other"], folder / "index", Silent())
    return folder


@pytest.fixture(scope="module")
def opened(folder: Path) -> Open:
    searcher = Searcher(folder / "index")
    return lambda root: create_app(searcher, Settings(originals=root)).test_client()


def test_a_file_is_shown_as_text(folder: Path, opened: Open) -> None:
    response = opened(folder / "archive").get("/originals/archive/2023/خبر.txt", buffered=True)
    assert (response.status_code, response.text) == (200, "عنوان الخبر\nنص")
    assert response.headers["Content-Type"] == "text/plain"
    assert response.headers["Content-Disposition"].startswith("inline")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert response.headers["Cache-Control"] == "private, no-cache"


def test_a_page_is_saved_and_not_shown(folder: Path, opened: Open) -> None:
    response = opened(folder / "archive").get("/originals/archive/page.html", buffered=True)
    assert (response.status_code, response.text) == (200, PAGE)
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "sandbox" in response.headers["Content-Security-Policy"]


def test_parts_of_a_file_are_sent_on_demand(folder: Path, opened: Open) -> None:
    response = opened(folder).get("/originals/archive/page.html", headers={"Range": "bytes=0-5"}, buffered=True)
    assert (response.status_code, response.data) == (206, b"<html>")


@pytest.mark.parametrize(
    ("asked", "status", "length", "stated"),
    [
        ({"Range": "bytes=-3"}, 206, 3, f"bytes {SIZE - 3}-{SIZE - 1}/{SIZE}"),
        ({"Range": "bytes=4-99999"}, 206, SIZE - 4, None),
        ({"Range": "bytes=-99999"}, 200, SIZE, None),  # the last bytes are all
        ({"Range": "bytes=99999-"}, 416, None, f"bytes */{SIZE}"),
        ({"Range": "bytes=99999-100000"}, 416, None, f"bytes */{SIZE}"),
        ({"Range": "bytes=0-1,4-5"}, 200, SIZE, None),  # the whole file answers several ranges
        ({"Range": "lines=0-1"}, 200, SIZE, None),
        ({"Range": "bytes=5-1"}, 200, SIZE, None),  # no range
        ({"Range": "bytes=0-1", "If-Range": '"old"'}, 200, SIZE, None),
    ],
)
def test_ranges(
    folder: Path, opened: Open, asked: dict[str, str], status: int, length: int | None, stated: str | None
) -> None:
    response = opened(folder).get("/originals/archive/page.html", headers=asked, buffered=True)
    assert response.status_code == status
    assert length is None or len(response.data) == length
    assert stated is None or response.headers["Content-Range"] == stated


@pytest.mark.parametrize(
    ("root", "id_", "status"),
    [
        ("archive", "archive/2023/خبر.txt", 200),
        ("archive/2023", "archive/2023/خبر.txt", 200),
        (".", "other/note.txt", 200),
        ("archive", "other/note.txt", 404),  # another source
        ("archive/2023", "archive/page.html", 404),  # above what is opened
        ("archive", "archive/link.txt", 404),  # a link out of it, which the index has followed
        (".", "archive/link.txt", 200),  # what it leads to is open
        (".", "secret.txt", 404),  # no document
        (".", "archive/../secret.txt", 404),
        (".", "archive/2023", 404),
        (None, "archive/page.html", 404),
    ],
)
def test_only_files_of_documents_below_the_opened_folder(
    folder: Path, opened: Open, root: str | None, id_: str, status: int
) -> None:
    client = opened(folder / root if root else None)
    assert client.get(f"/originals/{id_}", buffered=True).status_code == status
    assert (
        client.get(f"/originals/{id_.replace('..', '%2e%2e').replace('/', '%2f')}", buffered=True).status_code == status
    )


def test_a_file_that_is_not_shown_is_named_so(folder: Path, opened: Open) -> None:
    client = opened(folder / "archive")
    assert "ملف هذه الوثيقة لا يُعرض هنا" in client.get("/originals/archive/link.txt").text
    assert "ملف هذه الوثيقة" not in client.get("/originals/secret.txt").text
    assert "/originals/" not in client.get("/documents/archive/link.txt").text


def test_pages_link_only_to_files_that_may_be_read(folder: Path, opened: Open) -> None:
    client = opened(folder / "archive")
    assert "/originals/archive/page.html" in client.get("/documents/archive/page.html").text
    assert "/originals/archive/page.html" in client.get("/search?q=الصفحة").text
    assert "/originals/" not in client.get("/documents/other/note.txt").text
    assert client.get("/api/v1/documents/archive/page.html").json["original"] == "/originals/archive/page.html"  # type: ignore[index]
    assert "/originals/" not in opened(None).get("/search?q=الصفحة").text


@pytest.mark.parametrize(
    "name", ["../secret.txt", "archive/../../secret.txt", "/etc/passwd", "archive/..", "x/a.txt", ""]
)
def test_no_name_leads_out_of_a_source(folder: Path, name: str) -> None:
    assert Originals(folder).path(name, [str(folder / "archive")]) is None


def test_a_folder_that_became_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/a.txt").write_text("سر", encoding="utf-8")
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive/in").symlink_to(tmp_path / "out")
    originals = Originals(tmp_path / "archive")
    assert originals.path("archive/in/a.txt", [str(tmp_path / "archive")]) is None
    assert originals.open(PurePosixPath("in/a.txt")) is None  # as if it became one just now


def test_a_changed_or_missing_file_is_no_error(folder: Path, opened: Open) -> None:
    client = opened(folder / "archive")
    file = folder / "archive/2023/خبر.txt"
    content = file.read_bytes()
    file.unlink()
    try:
        assert client.get("/originals/archive/2023/خبر.txt", buffered=True).status_code == 404
    finally:
        file.write_bytes(content)
