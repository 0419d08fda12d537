"""The help shows examples in words of the open index; each finds something."""

from pathlib import Path

import pytest

from indexer.messages.catalogue import LANGUAGES, Language
from indexer.query.help import SECTIONS
from indexer.query.request import Request
from indexer.search.searcher import Searcher
from tests.indexer.searching import index_texts

PORT = """افتتاح مرفأ جديد في مدينة طنجة وإغلاق المرفأ القديم

زار الوزير خالد بن يونس ميناء طنجة، ثم سافر خالد بن يونس إلى أغادير في 3 مايو 2019."""


def queries(searcher: Searcher, language: Language) -> list[str]:
    return [example.query for section in searcher.examples(language) for example in section.examples]


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return index_texts({"port": PORT, "other": "سافر الناس إلى الدوحة."}, tmp_path_factory.mktemp("examples"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_finds_something(searcher: Searcher, language: Language) -> None:
    found = queries(searcher, language)
    assert [query for query in found if not searcher.total(Request(query))] == []
    assert len(found) >= sum(len(section.examples) for section in SECTIONS) - 4  # no day, no section


@pytest.mark.parametrize(
    ("language", "expected"),
    [("ar", ['شخص:"خالد بن يونس"', "مكان:طنجة"]), ("en", ['people:"khalid bin yunus"', "places:tangier"])],
)
def test_names_are_of_the_index_and_in_the_letters_of_the_language(
    searcher: Searcher, language: Language, expected: list[str]
) -> None:
    assert [query for query in expected if query not in queries(searcher, language)] == []


def test_an_index_without_names_has_the_other_examples(tmp_path: Path) -> None:
    searcher = index_texts({"a": "كتاب الطبخ المنزلي للمبتدئين\n\nوصفات سهلة."}, tmp_path)
    assert "=الطبخ" in queries(searcher, "ar")
    assert not any(query.startswith("شخص:") for query in queries(searcher, "ar"))
