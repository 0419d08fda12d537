import pytest

from analyzers.names.variants import SpellingIndex, group_by_key
from indexer.query.parser import parse
from indexer.query.tree import AnyOf, Not, Word
from indexer.values.spellings import speller, spellings_of, with_spellings

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
    known = {"سيرجي": ("سيرغي",), "سيرغي": ("سيرجي",)}
    query = with_spellings(parse('سيرجي -سيرغي "سيرجي"'), lambda word: known.get(word, ()))
    assert isinstance(query, AnyOf)
    word, without, phrase = query.nodes
    assert isinstance(word, Word)
    assert word.spellings == ("سيرغي",)
    assert {"سيرغي", "وسيرغي"} <= set(word.other_forms)
    assert (without, phrase) == (Not(Word("سيرغي", "سيرغي")), parse('"سيرجي"'))


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("جورباتشوف", ("غورباتشوف",)),
        ("يونج", ("جونغ",)),  # known from names of the index
        ("كان", ()),
        ("قطر", ()),  # short words are near too many
    ],
)
def test_names_are_spelled_as_they_sound(word: str, others: tuple[str, ...]) -> None:
    vocabulary = SpellingIndex(group_by_key(dict.fromkeys(("غورباتشوف", "كين", "مطر", "لافروف"), 1)))
    spell = speller({"يونج": frozenset({"جونغ"})}, vocabulary)
    assert spell(word) == others
