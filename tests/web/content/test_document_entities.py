import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.token import Evidence, Kind, Mention
from web.content.document_entities import document_entities
from web.content.text_runs import cut

pytestmark = pytest.mark.usefixtures("in_arabic")

Row = tuple[Kind, str, str, int, Evidence]  # kind, surface, value, start, evidence


def mentions(*rows: Row) -> list[Mention]:
    return [Mention(kind, surface, value, start, start + len(surface), by) for kind, surface, value, start, by in rows]


KIM: Row = ("people", "كيم", "كيم جونغ أون", 40, "rule")
WHOLE: Row = ("people", "كيم جونغ أون", "كيم جونغ أون", 0, "model")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], ""),
        ([WHOLE], "كيم جونغ أون: model at-0"),
        ([KIM, WHOLE], "كيم جونغ أون: model at-0 | كيم: rule at-40"),  # in the order of the text
        ([WHOLE, KIM, (*KIM[:3], 60, "rule")], "كيم جونغ أون: model at-0 | كيم: rule at-40 at-60"),
        ([KIM, (*KIM[:3], 60, "model")], "كيم: rule at-40 | كيم: model at-60"),  # one surface, two reasons
    ],
)
def test_occurrences(rows: list[Row], expected: str) -> None:
    found = document_entities(mentions(*rows))["people"]
    reasons = [reason for name in found for reason in name.occurrences]
    assert " | ".join(f"{r.surface}: {r.evidence} {' '.join(r.anchors)}" for r in reasons) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([WHOLE, KIM], ("كيم جونغ أون", 2, ("كيم",))),
        ([("dates", "أكتوبر 2023", "2023-10", 5, "rule")], ("أكتوبر 2023", 1, ())),  # the label is the same
        ([("dates", "تشرين الأول 2023", "2023-10", 5, "rule")], ("أكتوبر 2023", 1, ("تشرين الأول 2023",))),
    ],
)
def test_spellings_exclude_the_label(rows: list[Row], expected: tuple[str, int, tuple[str, ...]]) -> None:
    [name] = document_entities(mentions(*rows))[rows[0][0]]
    assert (name.label, name.count, name.spellings) == expected


def test_values_by_frequency_and_dates_in_order_of_time() -> None:
    rows: list[Row] = [("places", value, value, start, "list") for start, value in enumerate(["باريس", "قطر", "قطر"])]
    rows += [("dates", value, value, start, "rule") for start, value in enumerate(["2023", "2022-12", "2022"], 50)]
    found = document_entities(mentions(*rows))
    assert [name.value for name in found["places"]] == ["قطر", "باريس"]
    assert [name.value for name in found["dates"]] == ["2022", "2022-12", "2023"]
    assert found["people"] == []


spans = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 10)), max_size=8)
TEXT = "م" * 50


@given(spans)
def test_every_anchor_is_that_of_a_linked_mention(starts: list[tuple[int, int]]) -> None:
    found = mentions(*(("places", TEXT[:length], "مم", start, "list") for start, length in starts))
    linked = {f"at-{piece.mention.start}" for piece in cut(TEXT, [], found) if piece.mention}
    assert {at for name in document_entities(found)["places"] for r in name.occurrences for at in r.anchors} == linked
