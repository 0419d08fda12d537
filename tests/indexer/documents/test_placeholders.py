import pytest

from indexer.documents.placeholders import stated_author, stated_title


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - تقرير.doc",
        "تقرير نهائي.docx",
        "Document1",
        "Untitled-2",
        "untitled document",
        "PowerPoint Presentation",
        "مستند جديد",
        "مستند 1",
        "بدون عنوان",
        "بسم الله الرحمن الرحيم",
        "بِسْمِ اللهِ الرَّحْمٰنِ الرَّحِيمِ",
        "...",
        "2019",
        "",
    ],
)
def test_what_is_no_title(title: str) -> None:
    assert stated_title(title) == ""


@pytest.mark.parametrize(
    ("title", "stated"),
    [
        ("تقرير المياه", "تقرير المياه"),
        ("  تقرير\n المياه\0", "تقرير المياه"),
        ("عنوان الوحدة الأولى", "عنوان الوحدة الأولى"),
        ("مستند الاتهام", "مستند الاتهام"),
        ("وثيقة الاستقلال", "وثيقة الاستقلال"),
        ("معنى بسم الله الرحمن الرحيم", "معنى بسم الله الرحمن الرحيم"),
        ("Documents of the Nile", "Documents of the Nile"),
        ("1984 رواية", "1984 رواية"),
    ],
)
def test_titles(title: str, stated: str) -> None:
    assert stated_title(title) == stated


@pytest.mark.parametrize("author", ["python-docx", "Administrator", "User", "Windows User", "مستخدم", "HP", "PC"])
def test_what_is_no_author(author: str) -> None:
    assert stated_author(author) == ""


@pytest.mark.parametrize("author", ["سلمى الحداد", "Home Office Press", "هدى", "U. S. Guest"])
def test_authors(author: str) -> None:
    assert stated_author(author) == author
