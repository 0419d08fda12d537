"""Copies and look-alikes, and what is grouped."""

from datetime import date
from random import Random

import pytest

from benchmarks.duplicates.copies import KINDS, make_copies
from benchmarks.duplicates.grouping import group
from benchmarks.duplicates.lookalikes import is_copied, same_series, same_topic
from indexer.documents.document import Document
from tests.indexer.reports import CUT, FINAL, FLOOD, LATER, RAINY, RESPELLED, SUNNY


def report(id_: str, title: str, body: str, day: int = 1) -> Document:
    return Document(id_, title, body, date(2023, 9, day), "a.jsonl")


FLOODS = report("flood", "سيول في درنة", FLOOD)


@pytest.mark.parametrize("kind", KINDS)
def test_copy_differs_from_its_original_and_is_reproducible(kind: str) -> None:
    one, other = (KINDS[kind](FLOODS, Random(3)) for _ in range(2))
    assert one == other
    assert (one.title, one.body) != (FLOODS.title, FLOODS.body)
    assert one.published == FLOODS.published


@pytest.mark.parametrize("kind", KINDS)
def test_copy_is_grouped_with_its_original(kind: str) -> None:
    (pair,) = make_copies([FLOODS], 1, Random(5))[kind]
    grouping = group([FLOODS, report("final", "كأس", FINAL), pair[1]])
    assert grouping.groups == [("flood", pair[1].id)]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [(FLOOD, CUT, True), (FLOOD, RESPELLED, True), (FLOOD, LATER, False), (SUNNY, RAINY, False)],
)
def test_is_copied(one: str, other: str, expected: bool) -> None:
    assert is_copied(report("a", "", one), report("b", "", other)) is expected


def test_lookalikes_are_days_apart() -> None:
    series = [report(str(day), "حالة الطقس", FLOOD, day) for day in (1, 2, 5)]
    assert [(one.id, other.id) for one, other in same_series(series)] == [("2", "5")]
    filler = [report(f"f{n}", f"عنوان{n}", FINAL) for n in range(200)]
    topic = [report("a", "سيول درنة اليوم", FLOOD, 1), report("b", "درنة بعد سيول", LATER, 9)]
    assert [(one.id, other.id) for one, other in same_topic([*filler, *topic])] == [("a", "b")]
