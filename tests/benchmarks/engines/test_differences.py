"""Answers are compared value by value; scores may differ by rounding."""

import json

import pytest

from benchmarks.engines.differences import Answer, differences

HIT = {"id": "a", "score": 411.2603, "title": "خبر"}


def answer(value: object, status: int = 200) -> Answer:
    return Answer(status, "application/json", json.dumps(value))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"total": 3}, {"total": 3}, []),
        ({"total": 3}, {"total": 4}, ["total: 3 ≠ 4"]),
        ({"total": 3}, {}, ["total: 3 ≠ null"]),
        ({"took_ms": 3}, {"took_ms": 40}, []),
        ({"hits": [HIT]}, {"hits": [{**HIT, "score": 411.2613}]}, []),
        ({"hits": [HIT]}, {"hits": [{**HIT, "score": 411.3}]}, ["hits[a].score: 411.2603 ≠ 411.3"]),
        ({"score": 0.0001}, {"score": 0.0002}, []),
        ({"hits": [HIT]}, {"hits": [{**HIT, "title": "آخر"}]}, ["hits[a].title: خبر ≠ آخر"]),
        (
            {"hits": [{"id": "a"}, {"id": "b"}]},
            {"hits": [{"id": "b"}, {"id": "a"}]},
            ['hits, order: ["a", "b"] ≠ ["b", "a"]'],
        ),
        ({"hits": [{"id": "a"}]}, {"hits": []}, ['hits[a]: {"id": "a"} ≠ null']),
        (
            {"facets": {"people": [{"value": "x", "count": 1}]}},
            {"facets": {"people": [{"value": "x", "count": 2}]}},
            ["facets.people[x].count: 1 ≠ 2"],
        ),
        ({"marks": [[0, 3]]}, {"marks": [[0, 4]]}, ["marks: [[0, 3]] ≠ [[0, 4]]"]),
    ],
)
def test_of_json_each_place_is_named(first: object, second: object, expected: list[str]) -> None:
    assert list(map(str, differences(answer(first), answer(second)))) == expected


def test_another_status_is_the_only_difference() -> None:
    assert [each.place for each in differences(answer({"total": 1}), answer({}, status=400))] == ["status"]


@pytest.mark.parametrize(
    ("kind", "first", "second", "expected"),
    [
        ("text/csv", "﻿id,score\r\na,411.2603\r\n", "﻿id,score\r\na,411.2613\r\n", []),
        ("text/csv", "id,score\r\na,1\r\n", "id,score\r\na,2\r\n", ["[a].score: 1.0 ≠ 2.0"]),
        ("application/jsonl", '{"id": "a"}\n', '{"id": "a"}\n{"id": "b"}\n', ['[b]: null ≠ {"id": "b"}']),
        ("text/html", "<p>\nسطر\n</p>", "<p>\nآخر\n</p>", ["line 2: سطر ≠ آخر"]),
        ("application/atom+xml", "<updated>2026</updated>", "<updated>2027</updated>", []),
    ],
)
def test_of_other_formats_rows_or_lines_are_compared(kind: str, first: str, second: str, expected: list[str]) -> None:
    assert list(map(str, differences(Answer(200, kind, first), Answer(200, kind, second)))) == expected
