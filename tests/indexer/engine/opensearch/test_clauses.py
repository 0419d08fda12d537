"""Queries of nothing match nothing: a cluster takes an empty one for all documents."""

import pytest

from indexer.engine.opensearch.clauses import NOTHING, OpenSearchClauses, Query

MAKE = OpenSearchClauses()
ONE, OTHER = MAKE.term("text_term", "كتب"), MAKE.term("text_term", "قرا")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (MAKE.all_of([]), NOTHING),
        (MAKE.any_of([]), NOTHING),
        (MAKE.best_of([]), NOTHING),
        (MAKE.boolean(must_not=[ONE]), NOTHING),
        (MAKE.any_of([ONE]), ONE),
        (MAKE.all_of([ONE]), ONE),
        (MAKE.any_of([ONE, OTHER]), {"bool": {"should": [ONE, OTHER]}}),
        (
            MAKE.boolean([ONE], [OTHER], minimum=1),
            {"bool": {"must": [ONE], "should": [OTHER], "minimum_should_match": 1}},
        ),
        (MAKE.none_of([ONE]), {"bool": {"must": [MAKE.everything()], "must_not": [ONE]}}),
        (MAKE.one_of("text_exact", []), MAKE.constant(NOTHING, 1.0)),
    ],
)
def test_clauses(query: Query, expected: Query) -> None:
    assert query == expected


def test_a_group_of_a_pattern_is_written_as_lucene_reads_it() -> None:
    pattern = MAKE.like("dates", "(?:2023|2024)-.*")["regexp"]["dates"]["value"]
    assert pattern == "(2023|2024)-.*"


def test_many_words_are_several_lists_of_terms() -> None:
    lists = MAKE.one_of("text_exact", [str(n) for n in range(130_000)])["constant_score"]["filter"]["bool"]["should"]
    assert [len(each["terms"]["text_exact"]) for each in lists] == [60_000, 60_000, 10_000]
