from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.documents.encoding import decode, read_text
from indexer.errors import SourceError

SHORT = "وصل الوفد إلى مراكش"
LONG = "افتتحت في الدوحة بطولة كأس العالم لكرة القدم، وهي أول بطولة تقام في بلد عربي.\n" * 30
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859_6"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", [SHORT, LONG])
def test_each_encoding_is_detected(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), "x") == text


def test_windows_1256_keeps_characters_that_iso_8859_6_lacks() -> None:
    text = "قالت «الوكالة» – نقلاً عن café de Tunis – إن الموسم بدأ، وسُمع ذلك…"
    assert decode(text.encode("cp1256"), "x") == text


def test_line_ends_become_newlines() -> None:
    assert decode("سطر\r\nسطر\rسطر\n".encode(), "x") == "سطر\nسطر\nسطر\n"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0",
        b"PK\x03\x04\x14\0\x08\0\x08\0" + bytes(range(256)),
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(128)) * 4,
        bytes(range(256)) * 10,
        b"\xff\xfe\x00",  # UTF-16 that breaks off
    ],
)
def test_binary_data_is_rejected(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"^صورة.txt: is not a text file"):
        decode(data, "صورة.txt")


def test_a_file_that_is_too_big_is_rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 2_000_000)
    monkeypatch.setattr("indexer.documents.encoding.MAX_BYTES", 1 << 20)
    with pytest.raises(SourceError, match="is bigger than 1 MB"):
        read_text(path, "a.txt")


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_rejected(data: bytes) -> None:
    with suppress(SourceError):
        assert "\r" not in decode(data, "x")


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_utf_8_round_trip(text: str) -> None:
    assert decode(text.encode(), "x") in (text, text.removeprefix("\ufeff"))
