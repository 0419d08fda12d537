"""Words that fonts misnamed, as Ghostscript, `pdftops` and WeasyPrint 57 make them, and words that are right."""

import pytest

from indexer.documents.readers.pdf.misread import MAX_MISREAD, is_misread, misread


@pytest.mark.parametrize(
    "word",
    [
        "أعو'K",
        "وكQفت",
        "لخز'نة",
        "مو'8نة",
        "قاO7ا",
        "السل䐧حف",
        "ال䒋",
        "بلدÿة",
        "،gjjkهـ",
        "جÿÿĀĀĀĀ",
        "đĂĂďā",
        "✩✷✥✪✵",
        "�A�t",
        "دائtمًا.",
        "الر乑َِيحِ",
        "Ἁय",
        "\ue2c6\ue2c7",
        "LQIR\x03KDUERU",
    ],
)
def test_words_that_are_none(word: str) -> None:
    assert is_misread(word)


@pytest.mark.parametrize(
    "word",
    [
        "وربّانها.",
        "(أي",
        "الـCO₂",
        "وe-mail",
        "وB2B",
        "بالـPDF،",
        "«Blue",
        "info@harbor.example/ar?x=1#L10",
        "x_i²≤n·σ²",
        "α+β≠γ",
        "kΩ",
        "25°C",
        "ج20",
        "كوفيد-19",
        "1445هـ",
        "١٤٤٥هـ",
        "كلام:كلام",
        'و"الصواب"',
        "لاک\u200cپشت\u200cها",
        "چڑھائی،",
        "لِلْمُؤْمِنِينَ",
        "ʿAbd",
        "Qurʾān",
        "Jean-François",
        "São",
        "İSTANBUL",
        "kɪˈtaːb",
        "ﬁnance",
        "Москва",
        "Λόγος",
        "日本語PDFです。",
        "★★★☆☆",
        "☐",
        "\uf0b7",
        "𝑥²",
        "שלום",
        "GitHub",
    ],
)
def test_words(word: str) -> None:
    assert not is_misread(word)


def test_a_page_is_judged_by_its_letters() -> None:
    text = "وأقام الصيادون سوقا على الرصيف الثالث فيها دكان لبيع الشباك"
    assert misread([text]).share == 0
    assert not misread([text]).is_noted
    few = misread([f"{text} {text} {text}", "ال䒋"])
    assert few.is_noted
    assert few.example == "ال䒋"
    assert few.share < MAX_MISREAD
    assert misread([text.replace("ا", "'")]).share > MAX_MISREAD
    assert misread([]).share == 0
