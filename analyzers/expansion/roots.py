"""A key that most words of one root share: the firm letters that remain without affixes and weak letters.

Like the root, not the root: كتاب, كاتب, مكتوب, مكتبه and تكاتب all come to كتب; of قال and قول too little remains.
"""

from collections.abc import Mapping
from functools import cached_property

from analyzers.text.clitics import is_arabic

_WEAK = str.maketrans("", "", "اويء")
_ENDINGS = ("يات", "يه", "ات", "ون", "ين", "ان", "اء", "ه", "ي")  # plural, feminine, dual, nisba; the longest first
_BEGINNINGS = ("است", "مست", "يست", "تست", "نست", "م", "ي", "ت", "ن", "ا")  # of derived forms, participles, the present
_DERIVED = "انت"  # what a verb with an infix begins with
_FEMININE = "ه"
_MOST_BEGINNINGS = 2  # متعلم: م and ت
_ROOT = 3  # firm letters
_MOST_TERMS = 200_000  # the most used of an index
MOST = 30  # words of one key


def root_key(term: str) -> str:
    """Return the key of a stem; empty when too little remains of it, or it is no Arabic word."""
    if not is_arabic(term):
        return ""
    word = _without_ending(term)
    if word == term and term[-1] == _FEMININE:  # too little remains before it: سوسه
        return ""
    rest = _without_beginnings(word)
    derived = rest != word or word[0] in _DERIVED
    firm = _without_infix(_firm(rest)) if derived else _firm(rest)
    return firm if len(firm) >= _ROOT else ""


class Roots:
    """The terms of an index by their keys."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        """Take terms with the number of documents that have them."""
        self._counts = counts

    def of_one_root(self, term: str) -> tuple[str, ...]:
        """Return the most used other terms that share the key of a term, itself left out."""
        return tuple(other for other in self._terms.get(root_key(term), ()) if other != term)[:MOST]

    @cached_property
    def _terms(self) -> Mapping[str, list[str]]:
        terms: dict[str, list[str]] = {}
        ordered = sorted(self._counts, key=lambda term: (-self._counts[term], term))
        for term in ordered[:_MOST_TERMS]:
            if key := root_key(term):
                same = terms.setdefault(key, [])
                if len(same) <= MOST:
                    same.append(term)
        return terms


def _firm(word: str) -> str:
    return word.translate(_WEAK)


def _without_ending(word: str) -> str:
    if word.endswith(_ENDINGS):
        for ending in _ENDINGS:
            if word.endswith(ending) and len(_firm(word[: -len(ending)])) >= _ROOT:
                return word[: -len(ending)]
    return word


def _without_beginnings(word: str) -> str:
    for _ in range(_MOST_BEGINNINGS):
        if _has_infix(word):
            break
        word = _without_beginning(word)
    return word


def _without_beginning(word: str) -> str:
    if word.startswith(_BEGINNINGS):
        for beginning in _BEGINNINGS:
            if word.startswith(beginning) and len(_firm(word[len(beginning) :])) >= _ROOT:
                return word[len(beginning) :]
    return word


def _has_infix(word: str) -> bool:
    """Whether ت stands behind the first of four firm letters, as in اجتماع: جتمع, of جمع."""
    firm = _firm(word)
    return len(firm) == _ROOT + 1 and firm[1] == "ت" and firm[0] != "م"


def _without_infix(firm: str) -> str:
    return firm[0] + firm[2:] if _has_infix(firm) else firm
