"""Notes on a query as a terminal shows them."""

from typing import get_args

import pytest

from indexer.cli.query_notes import lay_out_counts, lay_out_reasons, lay_out_rescue
from indexer.engine.base import Contribution, Facets, MatchForm
from indexer.query.request import Request
from indexer.rewrite.relaxation import Step
from indexer.search.answer import Answer, Rescue
from indexer.search.explanation import Reason


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({}, ""),
        ({"لافروف": 3}, ""),
        ({"لافروف": 3, '"كلمة"': 0}, '\u2068لافروف\u2069 3 · \u2068"كلمة"\u2069 0'),
    ],
)
def test_counts(counts: dict[str, int], expected: str) -> None:
    assert lay_out_counts(counts) == expected


@pytest.mark.parametrize("step", get_args(Step))
def test_every_step_of_a_rescue_has_a_line(step: Step) -> None:
    text = lay_out_rescue(Rescue((step,), Answer(Request("لافروف"), 1, 1.0, (), Facets({}, (), 0))))
    assert "لافروف" in text
    assert text.count("\n- ") == 1


@pytest.mark.parametrize("how", get_args(MatchForm))
def test_every_match_form_has_a_label(how: MatchForm) -> None:
    reason = Reason("قال", 2.5, {"قال": 2, "وقال": 1}, (Contribution("قال", how, "قال", 2.5),))
    (line,) = lay_out_reasons([reason]).split("\n")
    assert line.count("2.50") == 2
    assert line.endswith("(\u2068قال\u2069 ×2، \u2068وقال\u2069 ×1)")
