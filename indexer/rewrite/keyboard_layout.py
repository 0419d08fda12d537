"""Text typed on the wrong keyboard layout: which text was intended."""

from collections.abc import Callable

from analyzers.expansion.keyboard import intended_arabic, intended_latin

IsWord = Callable[[str], bool]

_OPERATORS = frozenset('"“”„«»()|=*')  # whoever types these signs of the query language has the right keyboard
_FIELD_SIGNS = frozenset(":~")  # the same, if a single word was typed on the wrong one


def intended_text(text: str, is_word: IsWord) -> str:
    """Return the text that was intended by keys of the other layout; empty if the text was intended as it is."""
    if _OPERATORS & set(text):
        return ""
    if any("a" <= letter <= "z" for letter in text.lower()):
        return intended_arabic(text, is_word) or _intended_words(text, is_word)
    if any(not is_word(word) for word in text.split()):
        return intended_latin(text, is_word) or ""
    return ""


def _intended_words(text: str, is_word: IsWord) -> str:
    """Read single words by the other layout, next to words in Arabic letters; empty if no word changes."""
    typed = text.split()
    intended = [(not _FIELD_SIGNS & set(word) and intended_arabic(word, is_word)) or word for word in typed]
    return " ".join(intended) if intended != typed and not all(word[:1].isascii() for word in typed) else ""
