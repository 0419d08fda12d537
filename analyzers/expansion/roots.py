"""A key that most words of one root share: the letters that remain without affixes and weak letters.

The key is not always the root: كتاب, كاتب, مكتوب, مكتبه and تكاتب all have the key كتب; too few letters of
قال and قول remain for a key.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from analyzers.text.clitics import is_arabic

_WITHOUT_WEAK_LETTERS = str.maketrans("", "", "اويء")
_SUFFIXES = ("يات", "يه", "ات", "ون", "ين", "ان", "اء", "ه", "ي")  # plural, feminine, dual, nisba; the longest first
_PREFIXES = ("است", "مست", "يست", "تست", "نست", "م", "ي", "ت", "ن", "ا")  # derived forms, participles, present tense
_INFIX_VERB_LETTERS = "انت"  # first letters of a verb with an infix
_FEMININE = "ه"
_MAX_PREFIXES = 2  # متعلم has م and ت
_ROOT_LENGTH = 3  # strong letters
_MAX_TERMS = 200_000  # the most frequent terms of an index: bounds the time that grouping them takes
MAX_SAME_ROOT = 30  # words that one key gives; limits the clauses of a query


def root_key(term: str) -> str:
    """Return the key of a stem, empty if too few letters remain or the stem is not Arabic."""
    if not is_arabic(term):
        return ""
    word = _without_suffix(term)
    if word == term and term[-1] == _FEMININE:  # too few letters remain before the suffix: سوسه
        return ""
    remainder = _without_prefixes(word)
    is_derived = remainder != word or word[0] in _INFIX_VERB_LETTERS
    letters = _without_infix(_strong_letters(remainder)) if is_derived else _strong_letters(remainder)
    return letters if len(letters) >= _ROOT_LENGTH else ""


class Roots:
    """The terms of an index that share a key."""

    def __init__(self, find_terms: Callable[[Iterable[str]], Mapping[str, Sequence[str]]]) -> None:
        """Take what finds the terms of some keys, as `group_by_root` returns them."""
        self._find_terms = find_terms

    def same_root(self, term: str) -> tuple[str, ...]:
        """Return the other terms with the key of `term`, most frequent first, at most MAX_SAME_ROOT."""
        key = root_key(term)
        terms = self._find_terms([key]).get(key, ()) if key else ()
        return tuple(other for other in terms if other != term)[:MAX_SAME_ROOT]


def group_by_root(counts: Mapping[str, int]) -> Mapping[str, Sequence[str]]:
    """Return the terms of each key, the most frequent first, of terms with their document frequencies."""
    terms: dict[str, list[str]] = {}
    ordered = sorted(counts, key=lambda term: (-counts[term], term))
    for term in ordered[:_MAX_TERMS]:
        if key := root_key(term):
            group = terms.setdefault(key, [])
            if len(group) <= MAX_SAME_ROOT:
                group.append(term)
    return terms


def _strong_letters(word: str) -> str:
    return word.translate(_WITHOUT_WEAK_LETTERS)


def _without_suffix(word: str) -> str:
    if word.endswith(_SUFFIXES):
        for suffix in _SUFFIXES:
            if word.endswith(suffix) and len(_strong_letters(word[: -len(suffix)])) >= _ROOT_LENGTH:
                return word[: -len(suffix)]
    return word


def _without_prefixes(word: str) -> str:
    for _ in range(_MAX_PREFIXES):
        if _has_infix(word):
            break
        word = _without_prefix(word)
    return word


def _without_prefix(word: str) -> str:
    if word.startswith(_PREFIXES):
        for prefix in _PREFIXES:
            if word.startswith(prefix) and len(_strong_letters(word[len(prefix) :])) >= _ROOT_LENGTH:
                return word[len(prefix) :]
    return word


def _has_infix(word: str) -> bool:
    """Say whether ت follows the first of four strong letters, as in جتمع of اجتماع (root جمع)."""
    letters = _strong_letters(word)
    return len(letters) == _ROOT_LENGTH + 1 and letters[1] == "ت" and letters[0] != "م"


def _without_infix(letters: str) -> str:
    return letters[0] + letters[2:] if _has_infix(letters) else letters
