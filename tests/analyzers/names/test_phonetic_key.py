"""Keys that spellings of one name share."""

import pytest

from analyzers.names.phonetic_key import name_keys, name_words, phonetic_key, similar_keys


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("كيم جونغ-أون", ("كيم", "جونغ", "اون")),
        ("سناء", ("سنا",)),
        ("أَحْمَد", ("احمد",)),
        ("", ()),
    ],
)
def test_words_of_a_name(name: str, words: tuple[str, ...]) -> None:
    assert name_words(name) == words


@pytest.mark.parametrize(
    ("word", "key"),
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
def test_phonetic_key(word: str, key: str) -> None:
    assert phonetic_key(word) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [("سيرجي لافروف", "سيرغي لافروف"), ("فادودارا", "وادودارا"), ("غوتيريش", "جوتيريس"), ("ميونخ", "ميونيخ")],
)
def test_spellings_share_a_key(one: str, other: str) -> None:
    assert name_keys(one) & name_keys(other)


@pytest.mark.parametrize(("one", "other"), [("سيرجي لافروف", "سيرغي شويغو"), ("كيم جونغ أون", "كيم إيل سونغ")])
def test_different_names_share_no_key(one: str, other: str) -> None:
    assert not name_keys(one) & name_keys(other)


def test_a_short_word_has_no_similar_keys_but_its_own() -> None:
    assert similar_keys("علي") == {"ل"}


def test_a_long_word_has_similar_keys_with_one_consonant_exchanged() -> None:
    assert {"كترك", "كترس"} <= similar_keys("غوتيريش")
