"""Explanations: the scores of all reasons add up to the score of the hit."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.errors import QueryError
from indexer.query.request import Request, Strictness
from indexer.search.searcher import Searcher
from tests.indexer.searching import index_texts

TEXTS = {
    "visit": "وصل لافروف إلى وونسان، والتقى الوزير وزيرة الخارجية في كتب المؤتمر. سيرغي لافروف رئيس الوفد.",
    "return": "عاد سيرجي لافروف إلى موسكو بعد زيارة وونسان، وقرأ كتابا عن رئيس الحكومة.",
    "books": "صدر كتاب جديد عن تاريخ كوريا، وكتب أخرى عن روسيا، قدمها رئيس الوزراء.",
}
PARTS = ["لافروف", "وونسان", "كتاب", "رئيس الحكومة", '"سيرغي لافروف"', "=كتب", "-موسكو", "title:عنوان", "كور*", "كتيب~"]


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return index_texts(TEXTS, tmp_path_factory.mktemp("explain"))


def hit_scores(searcher: Searcher, request: Request) -> Iterator[tuple[float, float]]:
    """Yield the score of each hit, and the sum of the scores in its explanation."""
    for hit in searcher.search(request).hits:
        yield hit.score, sum(reason.score for reason in searcher.explain(hit.id, request))


@pytest.mark.parametrize("strictness", ["exact", "usual", "wide"])
@given(parts=st.lists(st.sampled_from([*PARTS, "AND", "OR"]), min_size=1, max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
def test_the_parts_add_up_to_the_score(searcher: Searcher, strictness: Strictness, parts: list[str]) -> None:
    try:
        scores = list(hit_scores(searcher, Request(" ".join(parts), strictness=strictness)))
    except QueryError:
        return
    for score, total in scores:
        assert total == pytest.approx(score, rel=1e-3, abs=1e-3)


def test_a_synonymous_phrase_is_what_a_word_of_the_query_matched(searcher: Searcher) -> None:
    request = Request("رئيس الحكومة")
    hit = next(hit for hit in searcher.search(request).hits if "books" in hit.id)
    reasons = {reason.asked: reason for reason in searcher.explain(hit.id, request)}
    assert set(reasons) <= {"رئيس", "الحكومة", "رئيس الحكومة"}
    assert {(form.how, form.form) for form in reasons["الحكومة"].forms} >= {("related", "رييس الوزراء")}
    assert dict(reasons["الحكومة"].words) == {"رئيس": 1, "الوزراء": 1}
