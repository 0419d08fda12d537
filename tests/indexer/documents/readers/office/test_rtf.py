from pathlib import Path

import pytest

from indexer.documents.readers.office.office_file import read
from indexer.documents.readers.outcomes import read_guarded
from tests.indexer.documents.readers.office.archives import document, error

FONTS = (
    r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fcharset178{\*\panose 0202}Arial (Arabic);}"
    r"{\f2\fcharset204 Arial Cyr;}{\f3\fnil Arial;}}"
)


def in_bytes(text: str, encoding: str = "cp1256") -> str:
    return "".join(rf"\'{byte:02x}" for byte in text.encode(encoding))


def in_units(text: str, fallback: str = "?") -> str:
    units = text.encode("utf-16-le")
    numbers = (int.from_bytes(units[place : place + 2], "little", signed=True) for place in range(0, len(units), 2))
    return "".join(rf"\u{number}{fallback}" for number in numbers)


NILE, WATER = "نهر النيل", "مياه"


@pytest.mark.parametrize(
    ("rtf", "lines"),
    [
        (in_units(NILE), [NILE]),
        (in_units(NILE, r"\'3f"), [NILE]),
        (r"\uc0 " + in_units(NILE, ""), [NILE]),
        (r"{\uc2 " + in_units(NILE, r"\'e3\'e4") + r"} \u1593?", [f"{NILE} ع"]),
        (in_units("😀 سرور"), ["😀 سرور"]),
        (r"\u1605?\u1575?abc\u1569 d", ["ماabcء"]),
        (rf"{{\f1 {in_bytes(NILE)}}} {{\f2 {in_bytes('Нил', 'cp1251')}}} x", [f"{NILE} Нил x"]),
        (rf"{{\af1\rtlch {in_bytes(NILE)}}}", [NILE]),
        (rf"\f1 {in_bytes(NILE)}\plain\f0  caf\'e9", [f"{NILE} café"]),
        (rf"\f1 {in_bytes('نهر')}\par {in_bytes('نيل')}\line\tab x", ["نهر", "نيل", "x"]),
        (r"a\~b\_c\-d\{e\}\emdash \ldblquote f\rdblquote", ["a b-cd{e}—“f”"]),
        ("ab\r\ncd\\\ne", ["abcd", "e"]),
        (r"x{\*\unknown{\b nothing}}y{\pict\wmetafile8 0102}z{\pict\bin4 }{}}}{w}", ["xyzw"]),
        (r"x{\v hidden}y{\deleted gone}z\v h\v0 i\v j\plain k", ["xyzik"]),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}} text{\*\annotation comment}{\atnid me}", ["link text"]),
        (r"{\listtext 1.\tab}item\par{\pntext\'b7}item", ["item", "item"]),
        (r"\trowd a\cell b\cell\row c\cell d\par e\cell\row", ["a b", "c d", "e"]),
        (
            r"one{\super\chftn}{\footnote{\super\chftn} note} two\par{\header head\par}three",
            ["one two", "three", "note", "head"],
        ),
        (
            r"one {\shp{\*\shpinst{\sp{\sn a}{\sv 2}}{\shptxt box\par}}{\shprslt box}}two\par three",
            ["one two", "box", "three"],
        ),
        (r"{\upr{nothing}{\*\ud{\u1593?}}}{\stylesheet{\s0 Normal;}}{\xe index}", ["ع"]),
    ],
)
def test_a_body(tmp_path: Path, rtf: str, lines: list[str]) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(rf"{{\rtf1\ansi\ansicpg1252\deff0{FONTS}Title of it\par {rtf}}}".encode("latin-1"))
    read = document(path)
    assert read.title == "Title of it"
    assert read.body.splitlines() == lines


@pytest.mark.parametrize(
    "head",
    [
        r"\ansi\ansicpg1256\deff0",
        r"\ansi\ansicpg1252\deff1" + FONTS,
        r"\ansi\deff0{\fonttbl{\f0\fnil\cpg1256 Arial;}}",
        r"\ansi\ansicpg1252\deff0" + FONTS,  # what states no charset of Arabic is mended
    ],
)
def test_letters_in_bytes(tmp_path: Path, head: str) -> None:
    text = "شهدت المدينة المطلة على النهر احتفالات كبيرة"
    path = tmp_path / "a.rtf"
    path.write_bytes(rf"{{\rtf1{head} {in_bytes(text)}\par}}".encode())
    assert document(path).title == text


def test_metadata(tmp_path: Path) -> None:
    info = (
        rf"{{\info{{\upr{{\title ???}}{{\*\ud{{\title {in_units(NILE)}}}}}}}{{\author {in_units('سلمى الحداد')}}}"
        rf"{{\keywords {in_units(WATER)}}}{{\creatim\yr2019\mo3\dy2}}{{\author other}}}}"
    )
    path = tmp_path / "a.rtf"
    path.write_bytes(rf"{{\rtf1\ansi{info}{in_units('متن')}}}".encode())
    read = document(path)
    assert (read.title, read.body, read.published) == (NILE, "متن", None)
    assert (read.metadata.author, read.metadata.columns) == ("سلمى الحداد", (("keywords", WATER),))


@pytest.mark.parametrize("rtf", ["{" * 20_000, r"{\rtf1" + r"{\b " * 20_000 + "x"])
def test_groups_inside_one_another(tmp_path: Path, rtf: str) -> None:
    (tmp_path / "a.rtf").write_text(r"{\rtf1 " + rtf, encoding="utf-8")
    assert "groups inside one another" in error(tmp_path / "a.rtf")


@pytest.mark.parametrize(
    "rtf", [r"\'zz\u\bin-5 x\u99999999999 ", "}}}} x", r"\bin99999 x", "x{\\shp{\\shptxt y", "\\", "\\u-40000 x"]
)
def test_what_is_not_rich_text(tmp_path: Path, rtf: str) -> None:
    path = tmp_path / "a.rtf"
    path.write_text(r"{\rtf1 start\par " + rtf, encoding="utf-8")
    assert not [outcome for outcome in read_guarded(read, path, "a.rtf") if "please report" in str(outcome)]
    assert document(path).title == "start"
