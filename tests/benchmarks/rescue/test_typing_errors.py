"""Typing errors, and the queries that are made of titles."""

from random import Random

import pytest

from benchmarks.rescue.queries import TitleQuery, mistype, shorten, title_queries
from benchmarks.rescue.typing_errors import KINDS
from indexer.documents.document import Document

WORDS = ["رئاسة", "الحكومة", "تؤكد", "مستشفى"]


@pytest.mark.parametrize("kind", KINDS)
def test_error_changes_the_words_and_is_reproducible(kind: str) -> None:
    made = [KINDS[kind](WORDS, Random(seed)) for seed in (1, 1)]
    assert made[0] == made[1]
    assert made[0] is not None
    assert made[0] != WORDS


@pytest.mark.parametrize("kind", KINDS.keys() - {"space left out"})
def test_short_words_are_not_mistyped(kind: str) -> None:
    assert KINDS[kind](["في", "من"], Random(1)) is None


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("hamza", {"رياسة الحكومة تؤكد مستشفى", "رئاسة الحكومة توكد مستشفى"}),
        ("space left out", {"رئاسةالحكومة تؤكد مستشفى", "رئاسة الحكومةتؤكد مستشفى", "رئاسة الحكومة تؤكدمستشفى"}),
    ],
)
def test_mistyped_words(kind: str, typed: set[str]) -> None:
    query = TitleQuery(" ".join(WORDS), " ".join(WORDS), "1")
    found = [one.query for seed in range(20) for one in mistype(query, [KINDS[kind]], Random(seed))]
    assert set(found) == typed


def test_queries_of_titles() -> None:
    titles = ["رئاسة الحكومة تؤكد", "رئاسة الحكومة تؤكد", "خبر قصير", "فوز 3 فرق", "«أمير» يزور البلاد"]
    documents = [Document(str(n), title, "نص", None, "corpus.jsonl") for n, title in enumerate(titles)]
    assert [(query.title, query.document) for query in title_queries(documents)] == [
        ("رئاسة الحكومة تؤكد", "0"),
        ("أمير يزور البلاد", "4"),
    ]
    assert shorten(title_queries(documents)[0]).query == "رئاسة الحكومة"
