"""Spellings of the words of names, from pairs of names and by sound."""

import pytest

from analyzers.names.variants import SpellingIndex, group_by_key
from indexer.query.leaves import Word
from indexer.query.parser import parse
from indexer.query.tree import AllOf, Not
from indexer.values.canonical import CanonicalValues
from indexer.values.spellings import spelling_lookup, with_spellings, word_spellings

PAIRS = [
    ("سيرجي لافروف", "سيرغي لافروف"),
    ("لافروف", "سيرغي لافروف"),
    ("كيم يونج أون", "كيم جونغ أون"),
    ("كيم جونج أون", "كيم جونغ أون"),
    ("أمريكا", "الولايات المتحدة"),
]


@pytest.mark.parametrize(
    ("word", "spellings"),
    [
        ("سيرجي", {"سيرغي"}),
        ("سيرغي", {"سيرجي"}),
        ("يونج", {"جونغ", "جونج"}),
        ("لافروف", set()),  # a part of a name is not a spelling of it
        ("امريكا", set()),  # nor is another name
    ],
)
def test_word_spellings(word: str, spellings: set[str]) -> None:
    assert word_spellings(PAIRS).get(word, frozenset()) == spellings


def test_words_match_their_spellings_except_in_phrases_and_negations() -> None:
    spellings_by_word = {"سيرجي": ("سيرغي",), "سيرغي": ("سيرجي",)}
    query = with_spellings(parse('سيرجي -سيرغي "سيرجي"'), lambda word: spellings_by_word.get(word, ()))
    assert isinstance(query, AllOf)
    word, negation, phrase = query.nodes
    assert isinstance(word, Word)
    assert word.spellings == ("سيرغي",)
    assert {"سيرغي", "وسيرغي"} <= set(word.other_forms)
    assert (negation, phrase) == (Not(Word("سيرغي", "سيرغي")), parse('"سيرجي"'))


@pytest.mark.parametrize(
    ("word", "spellings"),
    [
        ("جورباتشوف", ("غورباتشوف",)),
        ("يونج", ("جونغ",)),  # from a pair of names
        ("كان", ()),
        ("قطر", ()),  # too short: similar to too many words
    ],
)
def test_spelling_lookup(word: str, spellings: tuple[str, ...]) -> None:
    vocabulary = SpellingIndex(group_by_key(dict.fromkeys(("غورباتشوف", "كين", "مطر", "لافروف"), 1)))
    look_up = spelling_lookup([("كيم يونج", "كيم جونغ")], CanonicalValues(), vocabulary)
    assert look_up(word) == spellings
