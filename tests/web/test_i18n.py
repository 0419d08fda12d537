import pytest
from flask import Flask

from indexer.messages.catalogue import Language
from web.i18n import copy_count, document_count, get_locale, gettext, match_count


@pytest.mark.parametrize(
    ("address", "language", "direction"),
    [
        ("/", "ar", "rtl"),
        ("/?lang=ar", "ar", "rtl"),
        ("/?lang=en", "en", "ltr"),
        ("/?lang=fr", "ar", "rtl"),
        ("/?lang=", "ar", "rtl"),
        ("/api/v1/search?q=a&lang=en", "en", "ltr"),
    ],
)
def test_the_address_chooses_the_language(app: Flask, address: str, language: Language, direction: str) -> None:
    with app.test_request_context(address):
        assert (get_locale().language, get_locale().text_direction) == (language, direction)


@pytest.mark.parametrize(("address", "text"), [("/", "داخل <قطر> %"), ("/?lang=en", "within <قطر> %")])
def test_values_fill_the_message(app: Flask, address: str, text: str) -> None:
    with app.test_request_context(address):
        assert gettext("within %(place)s", place="<قطر> %") == text


@pytest.mark.parametrize(
    ("number", "arabic", "english"),
    [
        (0, "لا وثائق، لا نسخ شبه متطابقة، لا مواضع", "0 documents, 0 near-duplicates, 0 matches"),
        (1, "وثيقة واحدة، نسخة شبه متطابقة، موضع واحد", "1 document, 1 near-duplicate, 1 match"),
        (2, "وثيقتان، نسختان شبه متطابقتين، موضعان", "2 documents, 2 near-duplicates, 2 matches"),
        (3, "3 وثائق، 3 نسخ شبه متطابقة، 3 مواضع", "3 documents, 3 near-duplicates, 3 matches"),
        (10, "10 وثائق، 10 نسخ شبه متطابقة، 10 مواضع", "10 documents, 10 near-duplicates, 10 matches"),
        (11, "11 وثيقة، 11 نسخة شبه متطابقة، 11 موضعًا", "11 documents, 11 near-duplicates, 11 matches"),
        (99, "99 وثيقة، 99 نسخة شبه متطابقة، 99 موضعًا", "99 documents, 99 near-duplicates, 99 matches"),
        (100, "100 وثيقة، 100 نسخة شبه متطابقة، 100 موضع", "100 documents, 100 near-duplicates, 100 matches"),
        (103, "103 وثائق، 103 نسخ شبه متطابقة، 103 مواضع", "103 documents, 103 near-duplicates, 103 matches"),
        (
            12345,
            "12,345 وثيقة، 12,345 نسخة شبه متطابقة، 12,345 موضعًا",
            "12,345 documents, 12,345 near-duplicates, 12,345 matches",
        ),
    ],
)
def test_counted_nouns(app: Flask, number: int, arabic: str, english: str) -> None:
    for address, separator, text in (("/", "، ", arabic), ("/?lang=en", ", ", english)):
        with app.test_request_context(address):
            counts = (document_count(number), copy_count(number), match_count(number))
            assert separator.join(counts) == text
