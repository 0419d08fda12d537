"""Text typed on the wrong keyboard layout: which text was intended."""

from collections.abc import Callable
from itertools import pairwise

from analyzers.expansion.keyboard import intended_arabic, intended_latin

IsWord = Callable[[str], bool]

_OPERATORS = frozenset('"“”„«»()|=*')  # a query with one of these was typed on the intended layout
_WORD_OPERATORS = frozenset(":~")  # a word with one of these was typed on the intended layout


def intended_text(text: str, is_word: IsWord) -> str:
    """Return the text that the same keys type on the other layout; empty if the text was intended as it is."""
    if _OPERATORS & set(text):
        return ""
    if any("a" <= letter <= "z" for letter in text.lower()):
        return intended_arabic(text, is_word) or _intended_words(text, is_word)
    words = text.split()
    if all(map(is_word, words)) or any(word == "NOT" or word.startswith("-") for word in words):
        return ""  # every level of strictness excludes the same documents
    return intended_latin(text, is_word) or ""


def _intended_words(text: str, is_word: IsWord) -> str:
    """Convert the mistyped words of a text that also has words in Arabic letters; empty if no word changes.

    Excluded words stay: every level of strictness excludes the same documents.
    """
    words = text.split()
    intended = [
        (previous != "NOT" and not _WORD_OPERATORS & set(word) and intended_arabic(word, is_word)) or word
        for previous, word in pairwise(["", *words])
    ]
    return " ".join(intended) if intended != words and not all(word[:1].isascii() for word in words) else ""
