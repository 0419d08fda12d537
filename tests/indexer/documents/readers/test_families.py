from pathlib import Path

from indexer.documents.readers.families import FAMILIES
from indexer.documents.readers.formats import KNOWN

README = Path(__file__).parents[4] / "README.md"


def test_the_families_have_each_format_once() -> None:
    extensions = [extension for family in FAMILIES for extension in family.extensions]
    assert sorted(extensions) == sorted(KNOWN)


def test_the_readme_names_each_format() -> None:
    text = README.read_text(encoding="utf-8")
    assert [extension for extension in KNOWN if f"`{extension}`" not in text] == []
