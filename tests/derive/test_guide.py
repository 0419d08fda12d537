"""The guide is whole in both languages, its tables are up to date, and its links lead somewhere."""

import re
from pathlib import Path

import pytest

from derive.guide import FOLDER, filled, pages
from indexer.messages.catalogue import LANGUAGES, Language
from indexer.query.help import SECTIONS
from web.service.settings import KEYS

ROOT = FOLDER.parent
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
ARABIC = re.compile("[ء-ي]")


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


def test_the_guide_has_the_same_pages_in_each_language() -> None:
    names = [sorted(page.name for page in (FOLDER / language).glob("*.md")) for language in LANGUAGES]
    assert names[0] == names[1] != []


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_tables_are_up_to_date(page: Path) -> None:
    assert page.read_text(encoding="utf-8") == filled(page), "run: python -m derive.guide"


@pytest.mark.parametrize("page", [ROOT / "README.md", *pages()], ids=name_of)
def test_links_lead_to_files(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_have_all_rows(language: Language) -> None:
    searching, service = (
        (FOLDER / language / name).read_text(encoding="utf-8") for name in ("searching.md", "service.md")
    )
    assert all(f"| `{example.query(language)}` |" in searching for part in SECTIONS for example in part.examples)
    assert all(f"| `{key}` |" in service for key in KEYS)


def test_arabic_tables_are_arabic() -> None:
    rows = [
        row for row in (FOLDER / "ar" / "service.md").read_text(encoding="utf-8").splitlines() if row.startswith("| `")
    ]
    assert [row for row in rows if not ARABIC.search(row)] == []


def test_the_readme_names_each_page() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name_of(page) for page in pages() if name_of(page) not in readme] == []
    assert readme.count("\n") < 100  # two screens: the rest is in the guide
