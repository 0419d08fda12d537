"""The pages of a PDF: hits name them and open there, in short documents and in long ones, on all surfaces."""

from html import unescape
from pathlib import Path
from urllib.parse import quote

import pypdfium2
import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from indexer.cli.search import main
from indexer.search.searcher import Searcher
from indexer.store.build import build
from tests.progress import Silent
from web.app import create_app
from web.service.settings import Settings

_TWO_PAGES = (
    Path(__file__).parents[1] / "indexer/documents/readers/pdf/files/chromium.pdf"
)  # المواعيد is on its second page
_REPEATED = 150  # times: the text is then in several parts


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source, index = tmp_path_factory.mktemp("texts"), tmp_path_factory.mktemp("index")
    (source / "short.pdf").write_bytes(_TWO_PAGES.read_bytes())
    (source / "plain.txt").write_text("رسالة من بعيد\nعادت المراكب في المواعيد", encoding="utf-8")
    two = pypdfium2.PdfDocument(_TWO_PAGES)
    long = pypdfium2.PdfDocument.new()
    for _ in range(_REPEATED):
        long.import_pages(two, [0])
    long.import_pages(two, [1])
    long.save(source / "long.pdf")
    build([source], index, Silent())
    return index


@pytest.fixture(scope="module")
def client(index: Path) -> FlaskClient:
    return create_app(Searcher(index)).test_client()


def hits(client: FlaskClient, query: str) -> dict[str, dict[str, object]]:
    found = client.get("/api/v1/search", query_string={"q": query, "copies": "all"}).get_json()["hits"]
    return {Path(hit["source"]).name: hit for hit in found}


@pytest.mark.parametrize(
    ("query", "pages"),
    [
        ("المواعيد", {"short.pdf": 2, "long.pdf": _REPEATED + 1, "plain.txt": None}),
        ("سلمى", {"short.pdf": 1, "long.pdf": 1}),
        ("السلاحف", {"short.pdf": None, "long.pdf": None}),  # only the title has it
        ("", {"short.pdf": None, "long.pdf": None, "plain.txt": None}),
    ],
)
def test_a_hit_has_the_page_of_its_snippet(client: FlaskClient, query: str, pages: dict[str, int | None]) -> None:
    assert {name: hit["page"] for name, hit in hits(client, query).items()} == pages


@pytest.mark.parametrize(("name", "page"), [("short.pdf", 2), ("long.pdf", _REPEATED + 1)])
def test_a_hit_opens_at_its_page(client: FlaskClient, name: str, page: int) -> None:
    id_ = hits(client, "المواعيد")[name]["id"]
    found = client.get("/search", query_string={"q": "المواعيد", "copies": "all"}).text
    address = f"/documents/{id_}?q={quote('المواعيد')}&amp;copies=all"
    assert f'href="{address}#page-{page}"' in found
    assert f"ص {page}</span>" in found
    document = client.get(unescape(address)).text
    assert document.index(f'id="page-{page}"') < document.index('id="match-1"')
    assert f'id="page-{page + 1}"' not in document


def test_every_part_of_a_long_document_begins_with_the_page_that_goes_on(client: FlaskClient) -> None:
    id_ = hits(client, "المواعيد")["long.pdf"]["id"]
    parts = client.get(f"/api/v1/documents/{id_}").get_json()["parts"]
    assert parts > 2
    numbers = [
        int(piece.split('"')[0])
        for part in range(1, parts + 1)
        for piece in client.get(f"/documents/{id_}?part={part}").text.split('id="page-')[1:]
    ]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(1, _REPEATED + 2))


def test_a_document_without_pages_has_no_marks(client: FlaskClient) -> None:
    id_ = hits(client, "المواعيد")["plain.txt"]["id"]
    assert "source-page" not in client.get(f"/documents/{id_}").text
    assert client.get(f"/api/v1/documents/{id_}").get_json()["pages"] == []


def test_the_places_of_the_pages(client: FlaskClient) -> None:
    id_ = hits(client, "المواعيد")["short.pdf"]["id"]
    document = client.get(f"/api/v1/documents/{id_}").get_json()
    text = f"{document['title']}\n{document['body']}"
    first, second = document["pages"]
    assert first == 0
    assert text[second:].startswith("سُئِلَ")


def test_the_terminal_names_the_page(index: Path) -> None:
    result = CliRunner().invoke(main, ["المواعيد", "--index", str(index)])
    assert " · ص 2 · p. 2\n" in result.output.replace("151", "2")


def test_the_number_of_a_page_opens_the_file_there(index: Path) -> None:
    searcher = Searcher(index)
    opened = create_app(searcher, Settings(originals=Path(searcher.manifest.sources[0]))).test_client()
    id_ = hits(opened, "المواعيد")["short.pdf"]["id"]
    assert f'<a class="page" href="/originals/{id_}#page=2">ص 2</a>' in opened.get("/search?q=المواعيد&copies=all").text
    assert f'<a class="page" href="/originals/{id_}#page=1">ص 1</a>' in opened.get(f"/documents/{id_}").text
