"""Spellings of the words of names, from pairs of names and by sound."""

from datetime import date
from pathlib import Path

import pytest

from analyzers.names.variants import SpellingIndex, group_by_key
from analyzers.token import Mention
from indexer.documents.document import Document, Record
from indexer.engine.tables import MemoryTable
from indexer.query.leaves import Word
from indexer.query.parser import parse
from indexer.query.tree import AllOf, Not
from indexer.store.generation import Generation
from indexer.values.canonical import make_entry
from indexer.values.spellings import (
    Vocabulary,
    load_vocabulary,
    save_vocabulary,
    spelling_lookup,
    with_spellings,
    word_spellings,
)
from indexer.values.unified import UnifiedValues

PAIRS = [
    ("سيرجي لافروف", "سيرغي لافروف"),
    ("لافروف", "سيرغي لافروف"),
    ("كيم يونج أون", "كيم جونغ أون"),
    ("كيم جونج أون", "كيم جونغ أون"),
    ("محمد صالح", "محمد صالحي"),
    ("منستير", "مانشستير"),
    ("أمريكا", "الولايات المتحدة"),
]


@pytest.mark.parametrize(
    ("word", "spellings"),
    [
        ("سيرجي", {"سيرغي"}),
        ("سيرغي", {"سيرجي"}),
        ("يونج", {"جونغ"}),
        ("جونغ", {"جونج", "يونج"}),
        ("صالح", set()),  # a last vowel makes another name
        ("منستير", set()),  # two names that a facet value joins
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
    words = SpellingIndex.of(group_by_key(dict.fromkeys(("غورباتشوف", "كين", "مطر", "لافروف"), 1)))
    vocabulary = Vocabulary(words, MemoryTable(word_spellings([("كيم يونج", "كيم جونغ")])))
    assert spelling_lookup(vocabulary)(word) == spellings


def test_a_stored_vocabulary_has_the_company_of_words(tmp_path: Path) -> None:
    engine = Generation(tmp_path).open_engine()
    names = ("ميكيل أرتيتا", "ميكايل فورسل", "كيفن كوستنر", "كيفين كوستنر")
    engine.write(make_entry(_record(number, name), UnifiedValues()) for number, name in enumerate(names * 3))
    engine.commit()
    save_vocabulary(engine, UnifiedValues(), ())
    look_up = spelling_lookup(load_vocabulary(engine.tables))
    assert look_up("كيفن") == ("كيفين",)
    assert look_up("كيفين") == ("كيفن",)
    assert look_up("ميكيل") == look_up("ميكايل") == ()


def _record(number: int, name: str) -> Record:
    document = Document(f"d{number}", name, name, date(2023, 9, 1), "d.jsonl")
    return Record(document, (Mention("people", name, name, 0, len(name), "list"),))
