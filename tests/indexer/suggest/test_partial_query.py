"""Partial queries: whole words, prefix, preceding text, and the highlights of a suggestion."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.suggest.partial_query import has_word_with_prefix, highlight_suggestion, parse_partial_query


@pytest.mark.parametrize(
    ("text", "whole_words", "prefix", "is_unfinished"),
    [
        ("لافر", (), "لافر", True),
        ("سيرغي لافر", ("سيرغي",), "لافر", True),
        ("سيرغي ", (), "سيرغي", False),
        ("القاهرة", (), "القاهره", True),
        ("أحْمَد زُو", ("احمد",), "زو", True),
        ("كوفيد-1", ("كوفيد",), "1", True),
    ],
)
def test_parse_partial_query(text: str, whole_words: tuple[str, ...], prefix: str, *, is_unfinished: bool) -> None:
    query = parse_partial_query(text)
    assert query
    assert (query.whole_words, query.prefix, query.is_unfinished) == (whole_words, prefix, is_unfinished)


@pytest.mark.parametrize(
    "text", ["", " ", "…", '"كأس', "كأس*", "كأس~", "مصر أو قطر", "-كأس", "كأس OR قطر", "(كأس", "مكان:قطر", "=كأس"]
)
def test_texts_without_words_or_with_operators_are_not_completed(text: str) -> None:
    assert parse_partial_query(text) is None


@pytest.mark.parametrize(
    ("text", "count", "before"),
    [
        ("زيارة سيرغي لافر", 1, "زيارة سيرغي "),
        ("زيارة سيرغي لافر", 2, "زيارة "),
        ("زيارة سيرغي لافر", 3, ""),
        ("زيارة  سيرغي", 1, "زيارة  "),
        ("بيونغ-يا", 1, None),  # the preceding text is part of the same word
        ("بيونغ-يا", 2, ""),
        ("😀 روسيا مص", 1, "😀 روسيا "),
        ("😀 روسيا مص", 2, ""),  # not a word
        ("😀روسيا", 1, ""),
        ("… - مص", 1, ""),
        ("½", 1, None),  # 1 and 2
        ("½", 2, ""),
        (" ½", 1, None),
        ("وزير ½", 1, None),
        ("وزير ½", 2, "وزير "),
        ("℀", 1, None),
        ("ﷺ", 1, None),  # folds to words with spaces
        ("قال ﷺ", 4, "قال "),
        ("½ وزير", 1, "½ "),
    ],
)
def test_text_before_the_last_words(text: str, count: int, before: str | None) -> None:
    query = parse_partial_query(text)
    assert query
    assert query.text_before(count) == before


@pytest.mark.parametrize(
    ("text", "words", "prefix", "highlighted"),
    [
        ("سيرغي لافروف", (), "لافر", ["لافر"]),
        ("سيرغي لافروف", ("سيرغي",), "لا", ["سيرغي", "لا"]),
        ("القاهرة", (), "قاه", ["قاه"]),  # typed without its article
        ("أَحْمد زويل", (), "احم", ["أَحْم"]),
        ("قمة في القاهرة", ("قمه",), "القاهره", ["قمة", "القاهرة"]),
        ("الأول والثاني والأخير", (), "وال", ["وال"]),  # highlighted once only
        ("وزير الإعلام", (), "ال", ["الإ"]),  # lam and alef are drawn as one
        ("سيرغي لافروف", ("سيرغ",), "افر", []),
        ("نحو ½", ("1",), "2", ["½"]),
    ],
)
def test_highlight_suggestion(text: str, words: tuple[str, ...], prefix: str, highlighted: list[str]) -> None:
    assert [text[start:end] for start, end in highlight_suggestion(text, words, prefix)] == highlighted


@given(st.text(), st.lists(st.text(max_size=3), max_size=3), st.text(min_size=1, max_size=3))
def test_highlights_are_in_order_and_never_empty(text: str, words: list[str], prefix: str) -> None:
    end = 0
    for first, last in highlight_suggestion(text, words, prefix):
        assert end <= first < last <= len(text)
        end = last


@pytest.mark.parametrize(("prefix", "expected"), [("قاهر", True), ("القا", True), ("اهر", False), ("قاهرين", False)])
def test_has_word_with_prefix(prefix: str, *, expected: bool) -> None:
    assert has_word_with_prefix("قمة في القاهرة", prefix) == expected
