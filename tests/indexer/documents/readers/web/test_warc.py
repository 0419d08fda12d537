import gzip
import zlib
from contextlib import suppress
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.documents.document import Document, Outcome
from indexer.documents.readers.formats import DocumentReader
from indexer.documents.readers.members import Member
from indexer.documents.readers.web import warc
from indexer.errors import SourceError

PAGE = "<h1>وصل الوفد إلى مراكش</h1><p>متن الخبر، وفيه كلام.</p>"
URL = "https://example.org/a"
Record = tuple[str, str, bytes, dict[str, str]]


def page(url: str = URL, text: str = PAGE, status: str = "200 OK", **headers: str) -> Record:
    return url, status, text.encode(), {"Content-Type": "text/html; charset=utf-8", **headers}


def archived(*records: Record, compressed: bool = True) -> bytes:
    info = record("warcinfo", "", b"software: x\r\n")
    return b"".join(gzip.compress(each) if compressed else each for each in [info, *map(response, records)])


def response(fetched: Record) -> bytes:
    url, status, body, headers = fetched
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return record("response", url, f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body)


def record(kind: str, url: str, block: bytes) -> bytes:
    address = f"WARC-Target-URI: {url}\r\n" if url else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\n{address}WARC-Date: 2023-10-21T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def read(path: Path, content: bytes) -> list[Outcome]:
    path.write_bytes(content)
    with DocumentReader() as reader:
        return list(reader.read(path, path.name))


def shown(outcomes: list[Outcome]) -> list[str]:
    return [each.id if isinstance(each, Document) else str(each) for each in outcomes]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_page(tmp_path: Path, name: str) -> None:
    dated = PAGE + '<meta name="date" content="2023-10-20"><link rel=canonical href="https://example.org/other">'
    (document,) = read(tmp_path / name, archived(page(text=dated), compressed=name.endswith("gz")))
    assert isinstance(document, Document)
    assert (document.id, document.source, document.member) == (f"{name}/{URL}", name, URL)
    assert (document.title, document.body) == ("وصل الوفد إلى مراكش", "متن الخبر، وفيه كلام.")
    assert (document.published, document.metadata.url) == (date(2023, 10, 20), URL)
    assert document.metadata.columns == (("captured", "2023-10-21"),)


def test_the_day_on_which_a_page_was_fetched_is_no_date_of_publication(tmp_path: Path) -> None:
    (document,) = read(tmp_path / "a.warc", archived(page(), compressed=False))
    assert isinstance(document, Document)
    assert document.published is None


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([page(), page("https://example.org/b")], [URL, "https://example.org/b"]),
        ([page(status="404 Not Found"), page("http://example.org/b", status="301 Moved")], []),
        (
            [page(**{"Content-Type": "image/png"}), page("http://e.org/robots.txt", **{"Content-Type": "text/plain"})],
            [],
        ),
        ([page("dns:example.org"), page("urn:x")], []),
        ([page("https://example.org/%D8%AE%D8%A8%D8%B1")], ["https://example.org/خبر"]),
        ([page("https://example.org/%20%FF")], ["https://example.org/%20%FF"]),
        ([page(text=""), page("https://example.org/b")], [f"{URL}: has no text.", "https://example.org/b"]),
        pytest.param(
            [page(**{"Content-Encoding": "br"})],
            [f"{URL}: is compressed with Brotli: `pip install brotli`."],
            marks=pytest.mark.skipif(find_spec("brotli") is not None, reason="skipped: brotli is installed"),
        ),
        (
            [
                page("http://e.org/a.html?x=1", **{"Content-Type": "application/octet-stream"}),
                page("http://e.org/a.exe", **{"Content-Type": "application/octet-stream"}),
            ],
            ["http://e.org/a.html?x=1"],
        ),
        ([page(**{"Content-Encoding": "x-new"})], [f"{URL}: is compressed as “x-new”, which is not read."]),
    ],
)
def test_records(tmp_path: Path, records: list[Record], expected: list[str]) -> None:
    assert shown(read(tmp_path / "a.warc.gz", archived(*records))) == [f"a.warc.gz/{each}" for each in expected]


def test_of_several_captures_the_last_counts(tmp_path: Path) -> None:
    records = [page(text=PAGE), page("https://example.org/b"), page(text="<h1>صححت الصحيفة الخبر</h1>متن")]
    outcomes = read(tmp_path / "a.warc.gz", archived(*records))
    assert [each.title for each in outcomes if isinstance(each, Document)] == [
        "وصل الوفد إلى مراكش",
        "صححت الصحيفة الخبر",
    ]


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (PAGE.encode(), {}),
        (PAGE.encode("cp1256"), {"Content-Type": "text/html; charset=windows-1256"}),
        (PAGE.encode("iso8859_6"), {"Content-Type": 'text/html;charset="ISO-8859-6"'}),
        (PAGE.encode(), {"Content-Type": "text/html; charset=windows-1256"}),
        (gzip.compress(PAGE.encode()), {"Content-Encoding": "gzip"}),
        (zlib.compress(PAGE.encode()), {"Content-Encoding": "deflate"}),
        (b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE.encode()), PAGE.encode()), {"Transfer-Encoding": "chunked"}),
    ],
)
def test_what_http_wraps_around_a_page(tmp_path: Path, body: bytes, headers: dict[str, str]) -> None:
    (url, status, _, usual) = page()
    (document,) = read(tmp_path / "a.warc.gz", archived((url, status, body, {**usual, **headers})))
    assert isinstance(document, Document)
    assert (document.title, document.body) == ("وصل الوفد إلى مراكش", "متن الخبر، وفيه كلام.")


@pytest.mark.parametrize("compressed", [True, False])
def test_a_file_that_is_cut_off_is_named_and_what_is_whole_is_read(tmp_path: Path, *, compressed: bool) -> None:
    content = archived(*(page(f"https://example.org/{n}") for n in range(5)), compressed=compressed)
    outcomes = shown(read(tmp_path / "a.warc.gz", content[:-150]))
    assert outcomes[:4] == [f"a.warc.gz/https://example.org/{n}" for n in range(4)]
    assert outcomes[-1] == "a.warc.gz: is cut off; what follows in it is not read: fetch it again."


def test_a_file_that_was_compressed_as_a_whole_is_read(tmp_path: Path) -> None:
    content = archived(page(), page("https://example.org/b"), compressed=False)
    assert len(read(tmp_path / "a.warc.gz", gzip.compress(content))) == 2


@pytest.mark.parametrize("content", [b"", b"x", gzip.compress(b"x" * 1000), "لا شيء".encode()])
def test_what_is_no_archive(tmp_path: Path, content: bytes) -> None:
    assert all("a.warc" in each for each in shown(read(tmp_path / "a.warc", content)))


def test_a_page_that_is_too_big(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "MAX_BYTES", 1000)
    (tmp_path / "a.warc").write_bytes(archived(page(text="x" * 2000), page("https://example.org/b")))
    error, member = filter(None, warc.read(tmp_path / "a.warc", "a.warc"))
    assert isinstance(error, SourceError)
    assert (str(error), error.values["member"]) == (f"a.warc/{URL}: is bigger than 0 MB; split it.", URL)
    assert isinstance(member, Member)


@settings(deadline=None, max_examples=80)
@given(data=st.data())
def test_any_damage_gives_pages_or_errors(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    content = archived(page(), page("https://example.org/b"), compressed=data.draw(st.booleans()))
    place = data.draw(st.integers(0, len(content) - 1))
    path = tmp_path_factory.mktemp("warc") / "a.warc"
    path.write_bytes(
        content[:place] + data.draw(st.binary(max_size=8)) + content[place + data.draw(st.integers(0, 40)) :]
    )
    with suppress(SourceError):
        assert all(isinstance(step, Member | SourceError | None) for step in warc.read(path, "a.warc"))
