import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.documents.mojibake import mend
from indexer.errors import SourceError

TEXT = "نجح في «الفوز» – 12؟ الحُكم، محمد و أحمد ٢٠٢٣ ع"


def misread(text: str, *encodings: str) -> str:
    """Return a text whose UTF-8 was read in an encoding with one byte per letter, again for each encoding."""
    for encoding in encodings:
        chars = [bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in range(256)]
        text = "".join(chars[byte] for byte in text.encode())
    return text


@pytest.mark.parametrize(
    "encodings",
    [
        ("cp1256",),
        ("cp1252",),
        ("latin-1",),
        ("mac_roman",),
        ("cp1250",),
        ("cp1251",),
        ("cp437",),
        ("cp1256", "cp1256"),
        ("cp1252", "cp1256"),
        ("cp1256", "cp1252"),
        ("cp1252", "cp1252", "cp1252"),
    ],
)
def test_a_misread_text_is_mended(encodings: tuple[str, ...]) -> None:
    mended = mend(f"{misread(TEXT, *encodings)}\n\n{misread(TEXT, *encodings)}")
    assert (mended.text, list(mended.lines), mended.lost) == (f"{TEXT}\n\n{TEXT}", [1, 3], 0)


@pytest.mark.parametrize("encoding", ["cp1256", "cp1252"])
def test_misread_lines_and_words_among_others_are_mended(encoding: str) -> None:
    mended = mend(f"حفظ؟ قال:\nقال {misread('المصدر', encoding)} ثم حفظ؟ ظ، وعاد.\nلفظ»")
    assert mended.text == "حفظ؟ قال:\nقال المصدر ثم حفظ؟ ظ، وعاد.\nلفظ»"
    (warning,) = mended.warnings("a.txt")
    assert str(warning).startswith("a.txt, line 2: UTF-8 that was read as windows-125")
    assert mend(misread("في", encoding)).text == "في"


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_windows_1256_that_was_misread_is_mended(encoding: str) -> None:
    text = "في الدوحة\nقالت «الوكالة» نقلاً عن café (2023)، وهي أول لجنة في البلد؟"
    mended = mend(text.encode("cp1256").decode(encoding))
    assert mended.text == text
    (warning,) = mended.warnings("a.txt")
    assert str(warning).startswith(
        "a.txt, line 1: windows-1256 that was read as windows-1252 and saved again is mended."
    )
    assert "in all: 2;" in str(warning)


def test_an_emoji_is_mended() -> None:
    assert mend(misread("شكرا 😀 لكم", "cp1256")).text == "شكرا 😀 لكم"
    assert mend(f"قال: {misread('المصدر', 'cp1256')}\n{misread('نعم 😀', 'cp1256')}").text == "قال: المصدر\nنعم 😀"


def test_a_letter_that_lost_its_soft_hyphen_is_mended() -> None:
    assert mend(misread("نجح الحكم", "cp1256").replace("\xad", "")).text == "نجح الحكم"


def test_a_letter_that_lost_its_second_half_is_named() -> None:
    mended = mend(misread("قال المصدر في العاصمة اليوم", "cp1252").replace("\x81", "?"))
    assert mended.text == "قال المصدر \ufffdي العاصمة اليوم"
    assert "shown as �: 1." in str(mended.warnings("a.txt")[0])


def test_a_text_that_lost_much_is_refused() -> None:
    mended = mend(re.sub("[\x80-\x9f]", "?", misread("قال المصدر في العاصمة اليوم", "latin-1")))
    with pytest.raises(SourceError, match=r"^a.txt: is UTF-8 that was read as windows-1252"):
        mended.warnings("a.txt")


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "ط، ظ، ع، غ.",
        "حفظ؟ لفظ» وعظ… خط، شرط؛ بسط”",
        "ط، ظ؟ ع» غ…",
        "عکس عکاس چگونه غچ طپش",  # Persian
        "بھتھ عھد ظپ طٹ",  # Urdu
        "Übergrößenträger, façade, Ångström, Øystein, Ù, 20 § 3, Ø§",
        "÷×ط§",
        "Příliš žluťoučký kůň úpěl ďábelské ódy; ŘŮ",
        "Ещё Щёлоков, ШЁЛК, «Щит» и ЩЁТКА №5",
        "L’ÉCÈÊË, été, à Áò, ÅÄÖ, Þór, ÁÉÍÓÚ è ¿Qué?",
        "",
    ],
)
def test_other_text_is_never_touched(text: str) -> None:
    assert mend(text).text is text


@settings(deadline=None)
@given(st.text(st.characters(min_codepoint=0x621, max_codepoint=0x64A) | st.sampled_from(" ،؛؟«»…“”’–\n.")))
def test_arabic_is_never_touched(text: str) -> None:
    assert mend(text).text == text


@settings(deadline=None)
@given(st.text("طظعغØÙÃآâ§¨„ˆ…ƒ€?\ufffd\x81\n كتاب"))
def test_any_text_is_mended_or_stays(text: str) -> None:
    assert len(mend(text).text) <= len(text)


@pytest.mark.parametrize("unit", ["ط", "ط§", "ظ،", "Ø§ ", "Ã", "ط·آ§ط¸", "طژ", "Ù?"])
def test_the_time_is_linear(unit: str) -> None:
    assert len(mend(unit * 100_000).text) <= len(unit) * 100_000
