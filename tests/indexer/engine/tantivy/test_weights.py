"""A weight of 0 leaves its part out of the query, because a clause with a boost of 0 would still match."""

from pathlib import Path

import pytest

from indexer.documents.document import Document, Record
from indexer.engine.tantivy.engine import TantivyEngine
from indexer.engine.weights import Weights
from indexer.query.leaves import Word
from indexer.query.request import Filters
from indexer.query.tree import DisMax, Node
from indexer.values.canonical import make_entry
from indexer.values.unified import UnifiedValues

TEXTS = {"other": "زار بيونغ يانغ", "variant": "زار بيونج يانج"}
WORD_WITH_SPELLING = Word("بيونغ", "بيونغ", spellings=("بيونج",))
NAME_WITH_VARIANT = DisMax(Word("بيونغ", "بيونغ"), (Word("بيونج", "بيونج"),))

CASES: list[tuple[Weights, Node, set[str]]] = [
    (Weights(), WORD_WITH_SPELLING, {"other", "variant"}),
    (Weights(other_form=0), WORD_WITH_SPELLING, {"other"}),
    (Weights(title=0), WORD_WITH_SPELLING, {"other", "variant"}),
    (Weights(grams=0), WORD_WITH_SPELLING, {"other", "variant"}),
    (Weights(), NAME_WITH_VARIANT, {"other", "variant"}),
    (Weights(other_name=0), NAME_WITH_VARIANT, {"other"}),
]


@pytest.mark.parametrize(("weights", "node", "expected"), CASES)
def test_weight_of_zero_leaves_its_part_out(tmp_path: Path, weights: Weights, node: Node, expected: set[str]) -> None:
    write(tmp_path)
    assert ids(tmp_path, node, weights) == expected


@pytest.mark.parametrize(("weight", "expected"), [(0.5, {"other", "variant"}), (0.0, {"other"})])
def test_related_word_with_weight_zero_matches_nothing(tmp_path: Path, weight: float, expected: set[str]) -> None:
    write(tmp_path)
    node = Word("بيونغ", "بيونغ", related=(("بيونج", weight),))
    assert ids(tmp_path, node, Weights()) == expected


def write(folder: Path) -> None:
    engine = TantivyEngine(folder)
    engine.write(
        make_entry(Record(Document(id_, "خبر", text, None, "a"), ()), UnifiedValues()) for id_, text in TEXTS.items()
    )
    engine.commit()


def ids(folder: Path, node: Node, weights: Weights) -> set[str]:
    engine = TantivyEngine(folder, weights)
    return set(engine.ids(engine.search(node, Filters(), "relevance", 10).keys))
