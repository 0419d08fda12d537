import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.documents.titles import title_and_body

TITLE = "قمة المناخ تختتم أعمالها في دبي باتفاق جديد"
LEAD = "اختتمت في مدينة دبي أعمال القمة بعد أسبوعين من المفاوضات بين الوفود المشاركة."
PARAGRAPH = " ".join([LEAD] * 4)


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        (f"{TITLE}\n\n{LEAD}", TITLE, LEAD),
        (f"\n  {TITLE}  \n{LEAD}\n", TITLE, LEAD),
        (f"7579HJ\nرصد عام\n\n{TITLE}\n{LEAD}", TITLE, f"7579HJ\nرصد عام\n\n{LEAD}"),
        (f"اخبار سياسية\n{TITLE}\n{LEAD}", TITLE, f"اخبار سياسية\n{LEAD}"),
        (f"كتب: فلان الفلاني\n20/10/2023\n{TITLE}\n{LEAD}", TITLE, f"كتب: فلان الفلاني\n20/10/2023\n{LEAD}"),
        (f"نشرت في: 20/10/2023\n{TITLE}", TITLE, "نشرت في: 20/10/2023"),
        (f"https://example.org/a\n{TITLE}\n{LEAD}", TITLE, f"https://example.org/a\n{LEAD}"),
        (f"{TITLE}\n\n{TITLE}\n{LEAD}", TITLE, LEAD),
        (f"زلزال الحوز\n{LEAD}", "زلزال الحوز", LEAD),  # two words, but not followed by a longer line
        ("سطر واحد فقط هنا", "سطر واحد فقط هنا", ""),
        ("12345", "12345", ""),
        ("رياضة", "رياضة", ""),
        ("", "", ""),
        (" \n\t\n", "", ""),
    ],
)
def test_title_in_text(text: str, title: str, body: str) -> None:
    assert title_and_body(text) == (title, body)


def test_a_paragraph_is_excerpted_and_kept() -> None:
    title, body = title_and_body(f"{PARAGRAPH}\n{LEAD}")
    assert body == f"{PARAGRAPH}\n{LEAD}"
    assert title.endswith(" …")
    assert PARAGRAPH.startswith(title.removesuffix(" …"))
    assert len(title) <= 102


def test_a_given_title_is_removed_from_the_text() -> None:
    assert title_and_body(f"{LEAD}\n {TITLE} \n{LEAD}", TITLE) == (TITLE, f"{LEAD}\n{LEAD}")


@pytest.mark.parametrize(
    ("given_title", "title", "body"),
    [
        (" " * 2_000 + TITLE, TITLE, LEAD),
        (" \t", LEAD, ""),
        (" " * 2_000, LEAD, ""),
        ("س" * 2_000, "س" * 100 + " …", "س" * 2_000 + "\n" + LEAD),
        ("كلمة " * 400, ("كلمة " * 19) + "…", ("كلمة " * 400).rstrip() + "\n" + LEAD),
    ],
)
def test_a_given_title_of_blanks_or_of_any_length(given_title: str, title: str, body: str) -> None:
    assert title_and_body(LEAD, given_title) == (title, body)


@settings(deadline=None)
@given(st.text())
def test_any_text_has_stripped_title_and_body(text: str) -> None:
    title, body = title_and_body(text)
    assert bool(title) == bool(text.strip())
    assert title == title.strip()
    assert body == body.strip()
