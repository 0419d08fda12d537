import re
from datetime import date

import pytest

from indexer.documents.document import Document
from indexer.documents.turned_letters import mend_letters, with_letters_in_order
from indexer.errors import SourceWarning

TEXT = (
    "قالت الأمم المتحدة إن الإنسان لا يعيش وحده، وإن الأطفال في الأحياء القديمة أولى من غيرهم بالرعاية.\n"
    "وأضافت: «لا بد من إصلاح الآبار خلال الأشهر المقبلة»، ولأجل ذلك رصدت 4.5 مليون دينار منذ عام 2023.\n"
    "ثم عاد المهندسون إلى المدينة على طريق البحر."
)


def lam_alef_turned(text: str) -> str:
    return re.sub("ل([اأإآ])", r"\1ل", text)


def as_seen(text: str) -> str:
    """Return a text as a page shows it from left to right; numbers and brackets keep their order."""
    numbers = re.sub(r"[\d.]*\d", lambda number: number[0][::-1], text)
    return "\n".join(line[::-1] for line in numbers.translate(str.maketrans("«»", "»«")).split("\n"))


def words_turned(text: str) -> str:
    return re.sub("[\u0621-\u0652]{2,}", lambda word: word[0][::-1], text)


@pytest.mark.parametrize("turn", [lam_alef_turned, as_seen, words_turned])
def test_a_turned_text_is_mended(turn: object) -> None:
    assert callable(turn)
    turned = turn(TEXT)
    mended = mend_letters(turned)
    assert mended.text == TEXT
    assert mended.words
    assert mended.example in turned


@pytest.mark.parametrize(
    ("turned", "mended"),
    [
        ("جمعية األمم", "جمعية الأمم"),
        ("حقوق اإلنسان واإلدارة", "حقوق الإنسان والإدارة"),
        ("حتى اآلن", "حتى الآن"),
        ("باإلضافة إلى ذلك", "بالإضافة إلى ذلك"),
        ("لا شيء من األعمال هنا", "لا شيء من الأعمال هنا"),  # beside one in order
        ("األمم واإلنسان ال إال خالل السالم", "الأمم والإنسان لا إلا خلال السلام"),
        ("ﻣﻴﻨﺎء اﻟﺴﻼﺣﻒ", "ميناء السلاحف"),
        ("ﻒﺣﻼﺴﻟا ءﺎﻨﻴﻣ", "ميناء السلاحف"),
        ("مدينة ةيبنجألا ةغللا و ةيدلب ىلع حتفي", "مدينة الأجنبية اللغة و بلدية على يفتح"),
    ],
)
def test_words_that_are_turned(turned: str, mended: str) -> None:
    assert mend_letters(turned).text == mended


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "الى المدينة وعلى الطريق",
        "اأأأأه يا قلبي",
        "ماألف هذا الكتاب",  # two words without a space
        "صفحة األف",
        "حرف ة في آخر الكلمة، وحرف ى كذلك",
        "ة: تاء مربوطة. ى: ألف مقصورة.",
        "يف",
        "قال صلى الله عليه وسلم ﷺ",
        "العدد األ",
        "قلب ملك كلم ملح حلم بحر ربح",  # words in both directions
    ],
)
def test_text_that_stays_as_it_is(text: str) -> None:
    assert mend_letters(text).text == text
    assert mend_letters(text).words == 0


def test_a_document_is_mended_and_its_pages_move() -> None:
    title, first, second = "جمعية األمم", "ﻣﻴﻨﺎء اﻟﺴﻼﺣﻒ", "حتى اآلن"
    document = Document("a", title, f"{first}\n{second}", date(2023, 1, 2), "a.pdf", pages=(0, 12 + len(first) + 1))
    mended, warning = with_letters_in_order(document)
    assert isinstance(mended, Document)
    assert (mended.title, mended.body) == ("جمعية الأمم", "ميناء السلاحف\nحتى الآن")
    assert [mended.text[page:].split("\n")[0] for page in mended.pages] == ["جمعية الأمم", "حتى الآن"]
    assert isinstance(warning, SourceWarning)
    assert str(warning) == (
        "a.pdf: letters turned round, as in text that was taken out of a PDF file, are mended in “ﻣﻴﻨﺎء” and other "
        "words. Such words in all: 4."
    )


def test_a_row_is_named_in_the_warning() -> None:
    _, warning = with_letters_in_order(Document("a", "جمعية األمم", "", None, "a.jsonl", 7))
    assert str(warning).startswith("a.jsonl, line 7: letters turned round")


def test_a_clean_document_is_the_same() -> None:
    document = Document("a", "عنوان", TEXT, None, "a.txt")
    assert list(with_letters_in_order(document)) == [document]
