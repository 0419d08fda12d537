import pytest

from indexer.query import Loose, Not, Word, parse
from indexer.spellings import spellings_of, with_spellings

PAIRS = [
    ("سيرجي لافروف", "سيرغي لافروف"),
    ("لافروف", "سيرغي لافروف"),
    ("كيم يونج أون", "كيم جونغ أون"),
    ("كيم جونج أون", "كيم جونغ أون"),
    ("أمريكا", "الولايات المتحدة"),
]


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("سيرجي", {"سيرغي"}),
        ("سيرغي", {"سيرجي"}),
        ("يونج", {"جونغ", "جونج"}),
        ("لافروف", set()),  # a part of a name is no spelling of it
        ("امريكا", set()),  # nor is another name
    ],
)
def test_words_that_spell_one_another(word: str, others: set[str]) -> None:
    assert spellings_of(PAIRS).get(word, frozenset()) == others


def test_a_query_asks_for_all_spellings_but_not_under_a_not() -> None:
    query = with_spellings(parse("سيرجي -سيرغي"), spellings_of(PAIRS))
    assert isinstance(query, Loose)
    word, without = query.nodes
    assert isinstance(word, Word)
    assert {"سيرغي", "وسيرغي"} <= set(word.spellings)
    assert isinstance(without, Not)
    assert isinstance(without.node, Word)
    assert without.node.spellings == ()
