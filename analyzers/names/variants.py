"""Find other spellings of a name among the words of an index."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from analyzers.names.alignment import VOWELS, Edit, align_words, with_single_letters
from analyzers.names.gazetteer import gazetteer
from analyzers.names.ordinary_words import is_ordinary
from analyzers.names.phonetic_key import phonetic_key, similar_keys
from analyzers.names.same_name import excess_cost

MAX_GROUP_SIZE = 1500  # words of one phonetic key; it bounds the time of a query, and only rare words are left out
_MIN_WORD_LENGTH = 4  # letters; too many shorter words resemble each other
# A single word needs more evidence than the words of a name, which confirm each other. Unit: log odds.
_MAX_COST = -1.0
_MAX_EDITS = 2  # not counting exchanges of one letter for g with another
# Letters that only one spelling has: an exchange adds two; an omission adds one, and one to the difference in length.
_MAX_UNSHARED = 2 * _MAX_EDITS
_G_EXCHANGES = ("جغ", "غق", "جق", "غك", "جك")
_AS_ONE_G = str.maketrans("غقك", "ججج")
# Vowels whose omission makes another word: a first «و» is a conjunction, a last vowel makes another name.
_DISTINCTIVE_VOWELS = {Edit("و", "first"), *(Edit(vowel, "last") for vowel in VOWELS)}

KeyGroups = Mapping[str, list[str]]  # phonetic key -> the folded words that have it


def group_by_key(counts: Mapping[str, int], max_size: int = MAX_GROUP_SIZE) -> KeyGroups:
    """Group folded words by phonetic key; `counts` gives their frequency. Groups keep their most frequent words."""
    groups: dict[str, list[str]] = {}
    for word in sorted(counts, key=lambda word: (-counts[word], word)):
        if not word.isascii():
            group = groups.setdefault(phonetic_key(word), [])
            if len(group) < max_size:
                group.append(word)
    return groups


class SpellingIndex:
    """The Arabic words of an index, looked up by phonetic key."""

    def __init__(self, groups: KeyGroups) -> None:
        """Take words as `group_by_key` returns them."""
        self._groups = groups

    def spellings(self, word: str) -> list[str]:
        """Return the words that are certainly spellings of a folded word, nearest first, without the word itself."""
        words = (other for other in self._words(similar_keys(word)) if _may_be_spelling(word, other))
        return [other for other in _sorted_by_cost(word, words, _MAX_COST) if _is_certain(word, other)]

    def with_same_key(self, word: str) -> list[str]:
        """Return the spellings of a folded word that have its phonetic key, nearest first, without the word itself."""
        return _sorted_by_cost(word, self._words((phonetic_key(word),)), 0.0)

    def _words(self, keys: Iterable[str]) -> Iterator[str]:
        return (word for key in keys for word in self._groups.get(key, ()))


def _sorted_by_cost(word: str, others: Iterable[str], max_cost: float) -> list[str]:
    costs = ((excess_cost(min(word, other), max(word, other)), other) for other in others if other != word)
    return [other for _, other in sorted(pair for pair in costs if pair[0] <= max_cost)]


def _may_be_spelling(word: str, other: str) -> bool:
    """Reject a pair that `_MAX_EDITS` edits cannot explain, before the alignment, which takes a hundred times longer.

    The distance of the words never exceeds the number of edits of their alignment.
    """
    if Levenshtein.distance(_sounds(word), _sounds(other), score_cutoff=_MAX_EDITS) > _MAX_EDITS:
        return False
    unshared = set(word.translate(_AS_ONE_G)) ^ set(other.translate(_AS_ONE_G))
    return len(unshared) + abs(len(word) - len(other)) <= _MAX_UNSHARED


@lru_cache(maxsize=1 << 18)
def _sounds(word: str) -> str:
    return with_single_letters(word).translate(_AS_ONE_G)


def _is_certain(word: str, other: str) -> bool:
    """Say whether few edits separate two words, and none of them leaves out a consonant or a last vowel.

    Pairs in which one word has a further letter at the end are two names as often as one: ستيفن, ستيفنس, ستيفانو. The
    name of a country is no spelling of another word: فرنسا is not فرنسوا. But g may vary: أوجندا.
    """
    edits = [edit for edit in align_words(word, other).edits if edit.letters not in _G_EXCHANGES]
    if edits and _is_country(word) != _is_country(other):
        return False
    left_out = [edit for edit in edits if len(edit.letters) == 1]
    return len(edits) <= _MAX_EDITS and all(
        edit.letters in VOWELS and edit not in _DISTINCTIVE_VOWELS for edit in left_out
    )


def _is_country(word: str) -> bool:
    place = gazetteer().places.get(word)
    return place is not None and place.kind == "country"


def may_have_spellings(word: str) -> bool:
    """Say whether a folded word is long enough to have other spellings, and not an ordinary word."""
    return len(word) >= _MIN_WORD_LENGTH and not is_ordinary(word)


def find_spellings(word: str, index: SpellingIndex, is_common: Callable[[str], bool] = is_ordinary) -> list[str]:
    """Return the words of `index` that spell the same name as a folded word, nearest first.

    Words that `is_common` accepts neither have spellings nor are spellings: كان is not كين. The same is true of words
    of up to three letters.
    """
    if len(word) < _MIN_WORD_LENGTH or is_common(word):
        return []
    return [other for other in index.spellings(word) if len(other) >= _MIN_WORD_LENGTH and not is_common(other)]
