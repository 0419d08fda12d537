import pytest

from indexer.search.searcher import Searcher
from tests.indexer.reports import COPIES, TEXTS
from tests.indexer.searching import index_texts

OTHER_TEXTS = {
    "cup": "يلعب منتخب المغرب لكرة القدم داخل القاعات في كأس العالم، وقال المدرب هشام الدكيك.",
    "bread": "ارتفع سعر الخبز في السوق بعد نقص القمح، وقالت نقابة الخبازين إن المخابز ستغلق يومين.",
}


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return index_texts(TEXTS | OTHER_TEXTS, tmp_path_factory.mktemp("reports"))


def similar(searcher: Searcher, name: str) -> list[str]:
    return [hit.id.removeprefix("texts/").removesuffix(".txt") for hit in searcher.similar(f"texts/{name}.txt")]


@pytest.mark.parametrize(
    ("name", "first"), [("final", "cup"), ("cup", "final"), ("sunny", "rainy"), *((name, "later") for name in COPIES)]
)
def test_most_similar_document_comes_first(searcher: Searcher, name: str, first: str) -> None:
    assert similar(searcher, name)[0] == first


@pytest.mark.parametrize("name", [*TEXTS, *OTHER_TEXTS])
def test_document_and_its_copies_are_left_out(searcher: Searcher, name: str) -> None:
    similar_names = similar(searcher, name)
    assert name not in similar_names
    assert not (name in COPIES and set(COPIES) & set(similar_names))
    assert len(similar_names) == len(set(similar_names)) <= 8


def test_copies_of_another_document_are_collapsed(searcher: Searcher) -> None:
    assert len(set(similar(searcher, "later")) & set(COPIES)) == 1


def test_documents_with_nothing_in_common_are_left_out(searcher: Searcher) -> None:
    assert "bread" not in similar(searcher, "final")
    assert searcher.similar("no such id") == ()
