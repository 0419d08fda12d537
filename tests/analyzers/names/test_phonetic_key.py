"""Keys under which spellings of one name meet."""

import pytest

from analyzers.names.phonetic_key import keys, name_words, near_skeletons, skeleton


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("كيم جونغ-أون", ("كيم", "جونغ", "اون")),
        ("سناء", ("سنا",)),
        ("أَحْمَد", ("احمد",)),
        ("", ()),
    ],
)
def test_words(name: str, words: tuple[str, ...]) -> None:
    assert name_words(name) == words


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("سيرجي", "سرك"),
        ("سيرغي", "سرك"),
        ("جوجل", "ككل"),
        ("القذافي", "كسب"),
        ("سونغ", "سن"),
        ("جارزيللي", "كرسل"),
        ("اوي", ""),
    ],
)
def test_skeleton(word: str, sounds: str) -> None:
    assert skeleton(word) == sounds


@pytest.mark.parametrize(
    ("one", "other"),
    [("سيرجي لافروف", "سيرغي لافروف"), ("فادودارا", "وادودارا"), ("غوتيريش", "جوتيريس"), ("ميونخ", "ميونيخ")],
)
def test_spellings_share_a_key(one: str, other: str) -> None:
    assert keys(one) & keys(other)


@pytest.mark.parametrize(("one", "other"), [("سيرجي لافروف", "سيرغي شويغو"), ("كيم جونغ أون", "كيم إيل سونغ")])
def test_names_do_not(one: str, other: str) -> None:
    assert not keys(one) & keys(other)


def test_near_skeletons_of_a_short_word_are_its_own() -> None:
    assert near_skeletons("علي") == {"ل"}
    assert {"كترك", "كترس"} <= near_skeletons("غوتيريش")
