from random import Random

import pytest

from benchmarks.rescue import Case, mistyped, shortened, sound
from benchmarks.slips import KINDS
from indexer.documents.document import Document

WORDS = ["رئاسة", "الحكومة", "تؤكد", "مستشفى"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_slip_changes_the_words_and_is_the_same_each_time(kind: str) -> None:
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
def test_what_a_slip_makes(kind: str, typed: set[str]) -> None:
    case = Case(" ".join(WORDS), " ".join(WORDS), "1")
    found = [one.query for seed in range(20) for one in mistyped(case, [KINDS[kind]], Random(seed))]
    assert set(found) == typed


def test_titles_that_are_asked_for() -> None:
    titles = ["رئاسة الحكومة تؤكد", "رئاسة الحكومة تؤكد", "خبر قصير", "فوز 3 فرق", "«أمير» يزور البلاد"]
    documents = [Document(str(n), title, "نص", None, "corpus.jsonl") for n, title in enumerate(titles)]
    assert [(case.title, case.document) for case in sound(documents)] == [
        ("رئاسة الحكومة تؤكد", "0"),
        ("أمير يزور البلاد", "4"),
    ]
    assert shortened(sound(documents)[0]).query == "رئاسة الحكومة"
