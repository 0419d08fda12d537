"""A name finds documents that name its person or place in other words, by the facet values of the index."""

from pathlib import Path

import pytest

from indexer.query.request import Request
from indexer.search.searcher import Searcher
from tests.indexer.searching import index_texts

TEXTS = {
    "whole": "قال الرئيس الروسي فلاديمير بوتين إن الزيارة ناجحة. ثم غادر بوتين.",
    "without title": "وصل فلاديمير بوتين إلى القصر",
    "last": "عاد بوتين إلى القصر",
    "first": "وصل الصحفي فلاديمير إيفانوف إلى القصر",
    "king": "استقبل الملك سلمان بن عبد العزيز الوفد في قصر الملك سلمان",
    "king alone": "شكر الملك سلمان الوفد",
    "prince": "وصل الأمير محمد بن سلمان إلى القصر",
    "lawyer": "قال محامي فلاديمير بوتين إن القضية أغلقت",
    "office": "وصل الرئيس الروسي إلى القصر",
}


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return index_texts(TEXTS, tmp_path_factory.mktemp("named_values"))


PUTIN = {"whole", "without title", "last", "lawyer"}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("فلاديمير بوتين", PUTIN),
        ("الرئيس فلاديمير بوتين", PUTIN),
        ("الرئيس الروسي فلاديمير بوتين", PUTIN),
        ("محامي فلاديمير بوتين", {"lawyer"}),  # another person
        ("زيارة فلاديمير بوتين", {"whole"}),
        ('"فلاديمير بوتين"', {"whole", "without title", "lawyer"}),
        ("=فلاديمير =بوتين", {"whole", "without title", "lawyer"}),
        ("الملك سلمان بن عبد العزيز", {"king", "king alone"}),
        ("فلاديمير إيفانوف", {"first"}),
        ("الرئيس الروسي", {"whole", "office"}),
    ],
)
def test_a_name_finds_its_person(searcher: Searcher, query: str, expected: set[str]) -> None:
    answer = searcher.search(Request(query, limit=100, all_copies=True))
    assert {Path(hit.id).stem for hit in answer.hits[: answer.total]} == expected
    assert not answer.meaning.names
