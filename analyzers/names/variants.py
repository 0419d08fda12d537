"""Find other spellings of a name among the words of an index."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Self, TypeVar

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from analyzers.names.alignment import VOWELS, Edit, align_words, with_single_letters
from analyzers.names.company import Company
from analyzers.names.gazetteer import gazetteer
from analyzers.names.name_lists import known_names
from analyzers.names.ordinary_words import is_ordinary
from analyzers.names.phonetic_key import phonetic_key, similar_keys
from analyzers.names.same_name import excess_cost

_CACHED_KEYS = 4096  # whose words are kept as they sound
MAX_GROUP_SIZE = 1500  # words of one phonetic key; it bounds the time of a query, and only rare words are left out
_MIN_WORD_LENGTH = 4  # letters; too many shorter words resemble each other
_MIN_LENGTH_FOR_TWO_EDITS = 5
_MAX_EDITS = 2  # not counting exchanges of one letter for g with another
# Letters that only one spelling has: an exchange adds two; an omission adds one, and one to the difference in length.
_MAX_UNSHARED = 2 * _MAX_EDITS
_G_EXCHANGES = frozenset(("جغ", "غق", "جق", "غك", "جك", "قك"))
_AS_ONE_G = str.maketrans("غقك", "ججج")
# Vowels whose omission makes another word: a first «و» is a conjunction, a last vowel makes another name.
_DISTINCTIVE_VOWELS = {Edit("و", "first"), *(Edit(vowel, "last") for vowel in VOWELS)}

# The evidence that two words spell one name, in log odds: weights of a logistic regression on the pairs of
# `benchmarks/variants_words.tsv`, with one half held out in turn (`python -m benchmarks.variants`). The prior and the
# weight of g were set by hand: a prior of -1.0 raises the recall of that set by .01 and costs .06 of its precision.
_PRIOR = -1.8
_PER_COST = -0.78  # for each unit of the cost of the edits less their budget
_PER_LETTER = 0.6  # of the shorter word: short words have neighbours by chance
_COUNTED_LETTERS = (4, 8)
_PER_FURTHER_EDIT = -1.1
_ONLY_G = 2.2  # one desk writes جوجل, the other غوغل
_KNOWN_SPELLINGS = 1.0  # lists of names in both alphabets give both the same Latin consonants: ديمتري, دميتري
_SHARED_COMPANY = 0.8  # مارين لوبان, مارين لوبن
_PER_SHARED_DOCUMENTS = 1.0  # natural logarithm of the documents in which both have the same company
_PER_OTHER_DOCUMENTS = -0.54  # the same of the company of the rarer word, if none is shared: ميكايل, ميكل
_IN_UNIFIED_NAMES = 2.5  # the words stand in the same place of two spellings of a facet value, beside a common word

KeyGroups = Mapping[str, Sequence[str]]  # phonetic key -> the folded words that have it
FindGroups = Callable[[Iterable[str]], KeyGroups]  # those of some keys
FindCompany = Callable[[Iterable[str]], Company]  # that of some words
V = TypeVar("V")


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

    def __init__(self, find_groups: FindGroups, find_company: FindCompany) -> None:
        """Take what finds words as `group_by_key` returns them, and what finds their company in names of the index."""
        self._find_groups, self._find_company = find_groups, find_company
        self._sounds: dict[str, list[str]] = {}  # of the words of each key that was looked up

    @classmethod
    def of(cls, groups: KeyGroups, company: Company | None = None) -> Self:
        """Return the index of words and of their company, both in memory."""
        return cls(partial(_rows, groups), partial(_rows, company or {}))

    def spellings(self, word: str) -> list[str]:
        """Return the words that are likely spellings of a folded word, the likeliest first, without the word itself."""
        groups = self._find_groups(similar_keys(word)).items()
        near = [other for key, words in groups for other in self._near(word, key, words) if other != word]
        by_letters = {other: odds for other in near if (odds := _log_odds_of_letters(word, other)) > -math.inf}
        company = self._find_company([word, *by_letters]) if by_letters else {}
        scored = ((odds + _log_odds_of_use(word, other, company), other) for other, odds in by_letters.items())
        return [other for odds, other in sorted(scored, key=lambda pair: (-pair[0], pair[1])) if odds > 0]

    def with_same_key(self, word: str) -> list[str]:
        """Return the spellings of a folded word that have its phonetic key, nearest first, without the word itself."""
        key = phonetic_key(word)
        others = (other for other in self._find_groups([key]).get(key, ()) if other != word)
        costs = ((excess_cost(min(word, other), max(word, other)), other) for other in others)
        return [other for _, other in sorted(pair for pair in costs if pair[0] <= 0)]

    def _near(self, word: str, key: str, words: Sequence[str]) -> Iterator[str]:
        """Yield the words of a key that few edits may explain: the alignment of the others would take much longer.

        The distance of two words never exceeds the number of edits of their alignment.
        """
        sounds = self._sounds.get(key)
        if sounds is None:
            if len(self._sounds) > _CACHED_KEYS:
                self._sounds = {}
            sounds = self._sounds[key] = _sounds("\n".join(words)).split("\n")
        most = _MAX_EDITS if len(word) >= _MIN_LENGTH_FOR_TWO_EDITS else 1
        distance = Levenshtein.distance
        near = process.extract(_sounds(word), sounds, scorer=distance, score_cutoff=most, limit=None)
        return (words[row] for _, _, row in near if _count_unshared(word, words[row]) <= _MAX_UNSHARED)


def _rows(table: Mapping[str, V], keys: Iterable[str]) -> Mapping[str, V]:
    return {key: table[key] for key in keys if key in table}


def _log_odds_of_use(word: str, other: str, company: Company) -> float:
    """Return the evidence that two words spell one name of what stands beside them, and of what is known of names."""
    by_company = _log_odds_of_company(company.get(word, {}), company.get(other, {}))
    # The bearers of a known name have different family names.
    return max(by_company, 0.0) if known_names().are_spellings(word, other) else by_company


def _sounds(words: str) -> str:
    return with_single_letters(words).translate(_AS_ONE_G)


def _count_unshared(word: str, other: str) -> int:
    return len(set(word.translate(_AS_ONE_G)) ^ set(other.translate(_AS_ONE_G))) + abs(len(word) - len(other))


def _log_odds_of_letters(word: str, other: str) -> float:
    """Return the evidence of the letters, minus infinity for two words that cannot be one name.

    A consonant or a last vowel that only one word has makes two names as often as one: ستيفن, ستيفنس, ستيفانو. The name
    of a country is no spelling of another word: فرنسا is not فرنسوا. But g may vary: أوجندا.
    """
    edits = [edit for edit in align_words(word, other).edits if edit.letters not in _G_EXCHANGES]
    if len(edits) > _MAX_EDITS or any(map(_is_distinctive, edits)):
        return -math.inf
    if edits and _is_country(word) != _is_country(other):
        return -math.inf
    fewest, most = _COUNTED_LETTERS
    letters = min(max(min(len(word), len(other)), fewest), most) - 5
    odds = _PRIOR + _PER_COST * excess_cost(min(word, other), max(word, other)) + _PER_LETTER * letters
    odds += _KNOWN_SPELLINGS * known_names().are_spellings(word, other)
    return odds + (_PER_FURTHER_EDIT * (len(edits) - 1) if edits else _ONLY_G)


def _is_distinctive(edit: Edit) -> bool:
    return len(edit.letters) == 1 and (edit.letters not in VOWELS or edit in _DISTINCTIVE_VOWELS)


def _log_odds_of_company(company: Mapping[str, int], other: Mapping[str, int]) -> float:
    """Return the evidence of the words beside two words; 0 if one of them has none."""
    if shared := sum(min(company[word], other[word]) for word in company.keys() & other.keys()):
        return _SHARED_COMPANY + _PER_SHARED_DOCUMENTS * math.log1p(shared)
    return _PER_OTHER_DOCUMENTS * math.log1p(min(sum(company.values()), sum(other.values())))


def _is_country(word: str) -> bool:
    place = gazetteer().places.get(word)
    return place is not None and place.kind == "country"


def may_be_spelling(word: str, other: str) -> bool:
    """Say whether the letters of two folded words allow one name, if the names they stand in are unified."""
    return _log_odds_of_letters(word, other) > -_IN_UNIFIED_NAMES


def may_have_spellings(word: str) -> bool:
    """Say whether a folded word is long enough to have other spellings, and not an ordinary word."""
    return len(word) >= _MIN_WORD_LENGTH and not is_ordinary(word)


def find_spellings(word: str, index: SpellingIndex, is_common: Callable[[str], bool] = is_ordinary) -> list[str]:
    """Return the words of `index` that spell the same name as a folded word, likeliest first.

    Words that `is_common` accepts neither have spellings nor are spellings: كان is not كين. The same is true of words
    of up to three letters.
    """
    if len(word) < _MIN_WORD_LENGTH or is_common(word):
        return []
    return [other for other in index.spellings(word) if len(other) >= _MIN_WORD_LENGTH and not is_common(other)]
