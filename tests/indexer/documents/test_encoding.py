from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from indexer.documents.encoding import Decoded, decode, read_text
from indexer.errors import SourceError

SHORT = "وصل الوفد إلى مراكش"
LONG = "افتتحت في الدوحة بطولة كأس العالم لكرة القدم، وهي أول بطولة تقام في بلد عربي.\n" * 30
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859_6"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", [SHORT, LONG])
def test_each_encoding_is_detected(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), "x") == Decoded(text)


def test_windows_1256_keeps_characters_that_iso_8859_6_lacks() -> None:
    text = "قالت «الوكالة» – نقلاً عن café de Tunis – إن الموسم بدأ، وسُمع ذلك…"
    assert decode(text.encode("cp1256"), "x") == Decoded(text)


def test_line_ends_become_newlines() -> None:
    assert decode("سطر\r\nسطر\rسطر\n".encode(), "x") == Decoded("سطر\nسطر\nسطر\n")


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


def test_a_file_that_is_too_big_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 2_000_000)
    with pytest.raises(SourceError, match="is bigger than 1 MB"):
        read_text(path, "a.txt", limit=1 << 20)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256"])
@pytest.mark.parametrize("text", [SHORT, LONG])
def test_a_text_with_a_nul_is_read(encoding: str, text: str) -> None:
    damaged = f"{text}\nقال\0نعم\0\0".encode(encoding)
    decoded = decode(damaged, "x")
    assert decoded.text == f"{text}\nقال\ufffdنعم"
    assert len(decoded.warnings) == 1
    line = text.count("\n") + 2
    offset = len(f"{text}\nقال".encode(encoding))
    assert str(decoded.warnings[0]).startswith(f"x, line {line}, byte offset {offset}: NUL")


@pytest.mark.parametrize(
    ("damaged", "text", "place"),
    [
        (f"{SHORT}\n".encode() + b"\xff" + SHORT.encode(), f"{SHORT}\n\ufffd{SHORT}", "line 2, byte offset 36"),
        (SHORT.encode()[:-1], f"{SHORT[:-1]}\ufffd", "line 1, byte offset 33"),
        (b"\xef\xbb\xbf" + SHORT.encode()[:-1], f"{SHORT[:-1]}\ufffd", "line 1, byte offset 36"),
        (SHORT.encode("utf-16")[:-1], f"{SHORT[:-1]}\ufffd", "line 1, byte offset 38"),
        (SHORT.encode("utf-16-le")[:-1], f"{SHORT[:-1]}\ufffd", "line 1, byte offset 36"),
        (f"{SHORT}\r\n\ud800{SHORT}".encode("utf-16-le", "surrogatepass"), f"{SHORT}\n\ufffd{SHORT}", "line 2, byte"),
        (f"{SHORT}\ud800".encode(errors="surrogatepass"), f"{SHORT}\ufffd\ufffd\ufffd", "line 1, byte offset 35"),
    ],
)
def test_a_text_with_bad_bytes_is_read(damaged: bytes, text: str, place: str) -> None:
    decoded = decode(damaged, "x")
    assert decoded.text == text
    (warning,) = decoded.warnings
    assert str(warning).startswith(f"x, {place}")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(("cut", "added"), [(401, b""), (400, b"\x41")])
def test_utf_16_with_a_byte_too_many_or_too_few_is_read(encoding: str, mark: str, cut: int, added: bytes) -> None:
    data = (mark + LONG).encode(encoding)
    decoded = decode(data[:400] + added + data[cut:], "x")
    assert decoded.text[:195] == LONG[:195]
    assert decoded.text[-2000:] == LONG[-2000:]
    (warning,) = decoded.warnings
    assert "UTF-16" in str(warning)


@pytest.mark.parametrize("size", [0, 1, 2])
def test_utf_16_with_a_moved_nul_is_read(size: int) -> None:
    data = LONG.encode("utf-16-le")
    decoded = decode(data[:400] + b"A" + data[400:800] + bytes(size) + "\0ab".encode("utf-16-le") + data[800:], "x")
    assert decoded.text[-900:] == LONG[-900:]


def test_bad_bytes_are_counted() -> None:
    (warning,) = decode(LONG.encode().replace(b"\n", b"\n\xff"), "x").warnings
    assert "line 2, byte offset" in str(warning)
    assert str(warning).endswith("in all: 30.")


def test_many_bad_bytes_are_of_another_encoding() -> None:
    assert decode(f"{LONG}\n".encode("cp1256") + SHORT.encode(), "x").text == f"{LONG}\n{SHORT}"


@pytest.mark.parametrize("text", [SHORT, LONG])
@pytest.mark.parametrize("encoding", ["cp1256", "iso8859_6"])
@pytest.mark.parametrize("order", [(0, 1), (1, 0), (0, 0, 0, 0, 0, 0, 0, 0, 1, 0), (1, 1, 1, 0, 1)])
def test_lines_in_utf_8_beside_lines_with_one_byte_per_letter_are_read(
    text: str, encoding: str, order: tuple[int, ...]
) -> None:
    data = b"\n".join(text.encode(("utf-8", encoding)[each]) for each in order)
    assert decode(data, "x") == Decoded("\n".join([text] * len(order)))


def test_a_bad_byte_among_lines_in_two_encodings_is_named() -> None:
    data = f"{SHORT}\n".encode("cp1256") + f"{SHORT}\n".encode() + b"\xff" + SHORT.encode()
    decoded = decode(data, "x")
    assert decoded.text == f"{SHORT}\n{SHORT}\n\ufffd{SHORT}"
    assert str(decoded.warnings[0]).startswith("x, line 3, byte offset 56:")


def test_a_byte_order_mark_before_another_encoding_is_passed_over() -> None:
    assert decode(b"\xef\xbb\xbf" + SHORT.encode("cp1256"), "x") == Decoded(SHORT)


@pytest.mark.parametrize(("declared", "encoding"), [("iso8859_6", "cp1256"), ("cp1256", "iso8859_6")])
@pytest.mark.parametrize("text", [SHORT, LONG])
def test_a_declared_encoding_that_tears_words_does_not_count(declared: str, encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), "x", declared) == Decoded(text)


def test_a_declared_encoding_counts_where_the_bytes_do_not_tell() -> None:
    assert decode(SHORT.encode("iso8859_6"), "x", "iso8859_6") == Decoded(SHORT)
    assert decode(SHORT.encode(), "x", "cp1256") == Decoded(SHORT)


@pytest.mark.parametrize(
    "text", ["أ\ufeffب", "سطر\u2028سطر", "سطر\x85سطر", "ﺍﻟﻌﺮﺑﻴﺔ", "ﷺ", "\ufffd هنا في الأصل", "e\u0301"]
)
def test_what_is_valid_stays(text: str) -> None:
    assert decode(f"{SHORT} {text}".encode(), "x") == Decoded(f"{SHORT} {text}")


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_rejected(data: bytes) -> None:
    with suppress(SourceError):
        assert "\r" not in decode(data, "x").text


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
@example("ÁÁðÁ")  # letters that would be hamzas in windows-1256, but no word
def test_utf_8_round_trip(text: str) -> None:
    assert decode(text.encode(), "x").text in (text, text.removeprefix("\ufeff"))
