from datetime import date
from random import Random

import pytest

from benchmarks.copies import KINDS, copies
from benchmarks.duplicates import find
from benchmarks.lookalikes import copied, one_series, one_topic
from indexer.documents.document import Document
from tests.indexer.reports import CUT, FINAL, FLOOD, LATER, RAINY, RESPELLED, SUNNY


def report(id_: str, title: str, body: str, day: int = 1) -> Document:
    return Document(id_, title, body, date(2023, 9, day), "a.jsonl")


FLOODS = report("flood", "سيول في درنة", FLOOD)


@pytest.mark.parametrize("kind", KINDS)
def test_a_copy_is_changed_and_the_same_each_time(kind: str) -> None:
    one, other = (KINDS[kind](FLOODS, Random(3)) for _ in range(2))
    assert one == other
    assert (one.title, one.body) != (FLOODS.title, FLOODS.body)
    assert one.published == FLOODS.published


@pytest.mark.parametrize("kind", KINDS)
def test_a_copy_is_found_with_its_original(kind: str) -> None:
    (pair,) = copies([FLOODS], 1, Random(5))[kind]
    found = find([FLOODS, report("final", "كأس", FINAL), pair[1]])
    assert found.groups == [("flood", pair[1].id)]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [(FLOOD, CUT, True), (FLOOD, RESPELLED, True), (FLOOD, LATER, False), (SUNNY, RAINY, False)],
)
def test_what_one_was_written_from(one: str, other: str, expected: bool) -> None:
    assert copied(report("a", "", one), report("b", "", other)) is expected


def test_look_alikes_are_days_apart() -> None:
    series = [report(str(day), "حالة الطقس", FLOOD, day) for day in (1, 2, 5)]
    assert [(one.id, other.id) for one, other in one_series(series)] == [("2", "5")]
    filler = [report(f"f{n}", f"عنوان{n}", FINAL) for n in range(200)]
    topic = [report("a", "سيول درنة اليوم", FLOOD, 1), report("b", "درنة بعد سيول", LATER, 9)]
    assert [(one.id, other.id) for one, other in one_topic([*filler, *topic])] == [("a", "b")]
