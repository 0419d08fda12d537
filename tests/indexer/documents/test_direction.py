import pytest

from indexer.documents.direction import in_logical_order


def seen(text: str) -> list[str]:
    """Return the letters of a text written as a page shows it, from left to right, as they come from the right."""
    return list(text[::-1])


@pytest.mark.parametrize(
    ("page", "read"),
    [
        ("قرولا نم مالس", "سلام من الورق"),
        (".2023 ربوتكأ 19 يف", "في 19 أكتوبر 2023."),
        ("رانيد نويلم 4.5 وحن", "نحو 4.5 مليون دينار"),
        ("ةنزاوملا نم %12", "12% من الموازنة"),
        ("18–14 هضرعو", "وعرضه 14–18"),
        ("10:30 ةعاسلا 19/10/2023 يف", "في 19/10/2023 الساعة 10:30"),
        ("ـه١٤٤٥ ماع", "عام ١٤٤٥هـ"),
        ("١٢٫٥ ةبسنب", "بنسبة ١٢٫٥"),
        ("نإ ،Blue Harbor Ltd ةكرش", "شركة Blue Harbor Ltd، إن"),
        ("مسرل QGIS 3.28 جمانرب", "برنامج QGIS 3.28 لرسم"),
        (".www.harbor.example/ar عقوملا", "الموقع www.harbor.example/ar."),
        ("(ةنزاوملا نم %12) رانيد", "دينار (12% من الموازنة)"),
        (")ةنزاوملا( رانيد", "دينار (الموازنة)"),  # brackets that are stored as they look
        (".«لاق امك» :فاضأو", "وأضاف: «كما قال»."),
        ("[1] رظنا", "انظر [1]"),
        ("+962 6 555 0142 فتاهلا", "الهاتف +962 6 555 0142"),  # in a run from the left
        ("0142 555 6 962+ فتاهلا", "الهاتف +962 6 555 0142"),  # in one from the right
        ("0790-555-101 رحب", "بحر 0790-555-101"),
        ("101-555-0790 رحب", "بحر 0790-555-101"),
        ("15-06-2023 يف", "في 2023-06-15"),
        ("3 + 5 عومجم", "مجموع 5 + 3"),
    ],
)
def test_a_line_of_arabic(page: str, read: str) -> None:
    assert "".join(in_logical_order(seen(page))) == read


@pytest.mark.parametrize(
    ("page", "read"),
    [
        ("Page 3 of 12", "Page 3 of 12"),
        ("The word مالس means (peace).", "The word سلام means (peace)."),
        ("The city of بلح ةنيدم, 2019", "The city of مدينة حلب, 2019"),
    ],
)
def test_a_line_of_latin(page: str, read: str) -> None:
    assert "".join(in_logical_order(seen(page), is_arabic=False)) == read


@pytest.mark.parametrize("line", ["info@harbor.example, 12 (ar)", "2023-06-15", "0790-555-101", "+962 6 555 0142"])
def test_a_line_without_arabic_letters_in_an_arabic_text(line: str) -> None:
    assert "".join(in_logical_order(seen(line))) == line
