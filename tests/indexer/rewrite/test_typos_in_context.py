"""Known words that stand against the other words of a query."""

from pathlib import Path
from typing import Any

import pytest

from indexer.query.request import Request
from indexer.search.searcher import Searcher
from tests.indexer.searching import index_texts

TEXTS = {
    "amnesty": "منظمة العفو الدولية تنتقد الحكم.",
    "joined": "أعلنت لجنة الدعم أن المدينة منضمة إلى المشروع.",
    "pardon": "العفو عن السجناء.",
}


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return index_texts(TEXTS, tmp_path_factory.mktemp("context"))


@pytest.mark.parametrize(
    ("query", "expected", "corrected"),
    [
        ("منضمة العفو", {"amnesty"}, {"منضمه": ("منظمه",)}),
        ("منضمة المشروع", {"joined"}, {}),  # it finds something as it is
        ("منضمة", {"joined"}, {}),  # no other word to stand against
        ("العفو المشروع", set(), {}),  # no typo makes one of the other
        ("=منضمة العفو", set(), {}),  # written on purpose
    ],
)
def test_a_word_is_corrected_only_if_no_document_has_it_with_the_others(
    searcher: Searcher, query: str, expected: set[str], corrected: dict[str, tuple[str, ...]]
) -> None:
    answer = searcher.search(Request(query))
    assert {Path(hit.id).stem for hit in answer.hits} == expected
    assert answer.meaning.corrected == corrected


@pytest.mark.parametrize("options", [{"strictness": "exact"}, {"all_spellings": False}])
def test_nothing_is_corrected_where_words_are_taken_as_typed(searcher: Searcher, options: dict[str, Any]) -> None:
    assert searcher.search(Request("منضمة العفو", **options)).total == 0
