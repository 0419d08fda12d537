"""What one word can be in a name."""

import pytest

from analyzers.entities.word_classes import (
    cannot_be_in_person,
    cannot_be_in_place,
    is_nationality,
    is_ordinary_word,
    likely_split,
    may_be_single_name,
    name_split,
    starts_second_name,
)


@pytest.mark.parametrize(
    ("word", "host"),
    [
        ("ولروسيا", "روسيا"),
        ("بوتين", "بوتين"),
        ("لبنان", "لبنان"),
        ("وموسكو", "موسكو"),
        ("فرنسا", "فرنسا"),
        ("للولايات", "الولايات"),
        ("واشنطن", "واشنطن"),
        ("وليد", "وليد"),
    ],
)
def test_host_of_the_likely_split(word: str, host: str) -> None:
    assert likely_split(word).host == host


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("الروسي", True),
        ("روسيه", True),
        ("الامريكيين", True),
        ("تونسيتين", True),
        ("المصري", True),
        ("الكوري", True),
        ("روسيا", False),
        ("علي", False),
        ("القاهره", False),
        ("وزاره", False),
    ],
)
def test_nationalities(word: str, *, expected: bool) -> None:
    assert is_nationality(word) == expected


@pytest.mark.parametrize(
    ("word", "in_person", "in_place"),
    [
        ("الاجتماع", False, False),
        ("يوقعان", False, False),  # a verb
        ("الروسي", False, False),
        ("لافروف", True, True),
        ("ابن", True, False),
    ],
)
def test_words_that_cannot_be_in_a_name(word: str, *, in_person: bool, in_place: bool) -> None:
    assert cannot_be_in_person(word) != in_person
    assert cannot_be_in_place(word) != in_place


@pytest.mark.parametrize(("word", "expected"), [("لافروف", True), ("الروسي", False), ("الاجتماع", False)])
def test_single_names(word: str, *, expected: bool) -> None:
    assert may_be_single_name(word) == expected


@pytest.mark.parametrize(("word", "host"), [("وساره", "ساره"), ("وليد", None), ("لافروف", None)])
def test_second_names_after_and(word: str, host: str | None) -> None:
    split = starts_second_name(word)
    assert (split.host if split else None) == host


@pytest.mark.parametrize(
    ("word", "follows_cue", "host"),
    [
        ("لوبان", False, "لوبان"),
        ("بلحسن", True, "بلحسن"),
        ("لسعد", True, "لسعد"),
        ("لسعد", False, "سعد"),
        ("واين", False, "واين"),
        ("لغاري", False, "غاري"),
        ("وانسي", False, "انسي"),
    ],
)
def test_letters_of_a_name_that_look_like_clitics(word: str, *, follows_cue: bool, host: str) -> None:
    assert name_split(word, follows_cue=follows_cue).host == host


@pytest.mark.parametrize(
    ("word", "expected"), [("وفدا", True), ("بديل", True), ("لصالح", True), ("لمحمد", False), ("وليون", False)]
)
def test_words_of_their_own(word: str, *, expected: bool) -> None:
    assert is_ordinary_word(word) == expected


@pytest.mark.parametrize("word", ["جولاتي", "مانشيني"])
def test_a_foreign_name_that_ends_like_my_may_be_in_a_person(word: str) -> None:
    assert not cannot_be_in_person(word)
