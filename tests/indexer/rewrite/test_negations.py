"""What a negation excludes: the forms and spellings that the word itself finds, at every strictness, no synonyms."""

from pathlib import Path

import pytest

from indexer.query.request import Request, Strictness
from indexer.search.searcher import Searcher
from tests.indexer.searching import index_texts

TEXTS = {
    "soldier": "وصل جندي إلى القرية",
    "soldiers": "وصل الجنود إلى القرية",
    "fighters": "وصل المقاتلون إلى القرية",
    "nuland": "وصل جون نولاند إلى القرية",
    "noland": "وصل جون نولند إلى القرية",
    "resigned": "استقال العمدة من القرية",
    "resigns": "يستقيل العمدة من القرية",
    "oil": "بيع النفط في القرية",
    "petrol": "بيع البترول في القرية",
    "car": "بيعت سيارة في القرية",
}


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return index_texts(TEXTS, tmp_path_factory.mktemp("negations"))


@pytest.mark.parametrize("strictness", ["exact", "usual", "wide"])
@pytest.mark.parametrize(
    ("word", "excluded"),
    [
        ("جندي", {"soldier", "soldiers"}),
        ("جنود", {"soldier", "soldiers"}),
        ("استقال", {"resigned", "resigns"}),
        ("نولاند", {"nuland", "noland"}),
        ("نفط", {"oil"}),
        ("كرهبة", {"car"}),  # of a dialect: no document has it
        ("=جندي", {"soldier"}),
        ('"الجنود"', {"soldiers"}),
        ("(جندي OR نفط)", {"soldier", "soldiers", "oil"}),
    ],
)
def test_a_negation_excludes_all_forms_and_spellings(
    searcher: Searcher, strictness: Strictness, word: str, excluded: set[str]
) -> None:
    for query in (f"القرية -{word}", f"القرية NOT {word}"):
        hits = searcher.search(Request(query, limit=100, strictness=strictness, all_copies=True)).hits
        assert {Path(hit.id).stem for hit in hits} == set(TEXTS) - excluded


def test_a_negation_excludes_the_stem_alone_if_nothing_is_added_to_words(searcher: Searcher) -> None:
    hits = searcher.search(Request("القرية -جندي", limit=100, all_spellings=False, all_copies=True)).hits
    assert {Path(hit.id).stem for hit in hits} == set(TEXTS) - {"soldier"}
