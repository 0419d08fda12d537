"""Decide whether two spellings are of one name, by what their differences cost; long names may differ more."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from analyzers.data_files import read_rows
from analyzers.names.alignment import VOWELS, Edit, align_words
from analyzers.names.name_lists import known_names
from analyzers.names.phonetic_key import name_words
from analyzers.text.affixes import ARTICLE
from analyzers.text.clitics import without_article

PairFeatures = Mapping[Edit, int]  # how often each edit occurs in a pair of words

# Rows of the table of costs that are not alternations of letters.
BUDGET = Edit("budget", "")  # what any pair may cost
LETTER = Edit("letter", "")  # added to the budget for each letter of the shorter word, up to MAX_COUNTED_LETTERS
ARTICLE_ADDED = Edit("article", "")  # only one spelling has the article: الدوحة, دوحة
CROSSED_EDITS = Edit("crossing", "")  # each spelling has a letter that the other lacks: سمير, سامر
FURTHER_EDIT = Edit("further", "")  # an edit after the first: a writer who omits one vowel omits more
NATIVE_LETTERS = Edit("native", "")  # both spellings have a letter that foreign names are not written with
MAX_COUNTED_LETTERS = 9
_LETTERS_OF_NATIVE_NAMES = frozenset("حعضظ")
# Pairs that differ more are two names, and not aligned, which saves time. A third letter makes another name more often
# than a spelling (رونالدينيو): it would join 3 more of 946 pairs of places that `python -m benchmarks.variants` reads.
_MAX_LENGTH_DIFFERENCE = 2
_MAX_UNSHARED_LETTERS = 4
MAX_DISTANCE = 3  # of Levenshtein; 4 joins no further pair
_MIN_LENGTH_WITHOUT_ARTICLE = 3
_CASES_OF_FATHER = frozenset(("ابو", "ابي", "ابا"))  # أبو بكر in its grammatical cases
# Consonants that write one sound, in order of code points. A name with the article in one spelling alone may differ in
# these and in vowels: المنستير is not مانشستير.
_SAME_CONSONANT = frozenset(
    "".join(sorted(pair)) for pair in ("غج", "غق", "جق", "غك", "جك", "قك", "تط", "دض", "سص", "زس", "ثت")
)
# In a name of at least three words each word may exceed its budget by one unit of log odds, because the other words
# confirm it: تشوي سون هوي, تشوي سونغ هي.
_MIN_WORDS_OF_LONG_NAME = 3
_LONG_NAME_ALLOWANCE = 1.0


@dataclass(frozen=True, slots=True)
class EditCosts:
    """`costs` in log odds, by edit or kind of edit. It also caches the cost of each edit that is looked up."""

    costs: dict[Edit, float]

    def of(self, edit: Edit) -> float:
        """Return the cost of an edit, or of the nearest kind of edit that the table holds."""
        if edit not in self.costs:
            self.costs[edit] = next(self.costs[kind] for kind in fallbacks(edit) if kind in self.costs)
        return self.costs[edit]

    def total(self, features: PairFeatures) -> float:
        """Return the cost of a pair less its budget: 0 or less for two spellings of one name."""
        return sum(self.of(edit) * times for edit, times in features.items())


@cache
def edit_costs() -> EditCosts:
    """Load the table of costs once; `python -m derive.alternations` makes it."""
    _, *rows = read_rows("alternations.tsv")  # the first row names the columns
    return EditCosts({Edit(letters, place): float(cost) for letters, place, cost, *_ in rows})


def fallbacks(edit: Edit) -> tuple[Edit, ...]:
    """Return an edit and its kinds, nearest first: its letters anywhere, vowel or consonant there, then anywhere."""
    if not edit.place:
        return (edit,)
    kind = "+".join(sorted("vowel" if letter in VOWELS else "consonant" for letter in edit.letters))
    return edit, Edit(edit.letters, ""), Edit(kind, edit.place), Edit(kind, "")


def pair_features(one: str, other: str) -> dict[Edit, int]:
    """Count the edits between two different folded words; evidence for one name has a negative count."""
    features = {}
    if one.startswith(ARTICLE) != other.startswith(ARTICLE):
        bare = one.removeprefix(ARTICLE), other.removeprefix(ARTICLE)
        if min(map(len, bare)) >= _MIN_LENGTH_WITHOUT_ARTICLE:
            features[ARTICLE_ADDED] = 1
            one, other = bare
    edits, crossings = align_words(one, other)
    for edit in edits:
        features[edit] = features.get(edit, 0) + 1
    if crossings:
        features[CROSSED_EDITS] = crossings
    if len(edits) > 1:
        features[FURTHER_EDIT] = len(edits) - 1
    if not (_LETTERS_OF_NATIVE_NAMES.isdisjoint(one) or _LETTERS_OF_NATIVE_NAMES.isdisjoint(other)):
        features[NATIVE_LETTERS] = 1
    features[BUDGET] = -1
    features[LETTER] = -min(len(without_article(one)), len(without_article(other)), MAX_COUNTED_LETTERS)
    return features


@lru_cache(maxsize=1 << 18)
def excess_cost(one: str, other: str) -> float:
    """Return the cost of a pair less its budget, infinity for two names; the folded words are in code point order."""
    if one == other:
        return -math.inf
    if abs(len(one) - len(other)) > _MAX_LENGTH_DIFFERENCE or len(set(one) ^ set(other)) > _MAX_UNSHARED_LETTERS:
        return math.inf
    if Levenshtein.distance(one, other, score_cutoff=MAX_DISTANCE) > MAX_DISTANCE:
        return math.inf
    if {one, other} <= _CASES_OF_FATHER:
        return -math.inf
    if known_names().are_different(one, other):
        return math.inf
    features = pair_features(one, other)
    if ARTICLE_ADDED in features and (CROSSED_EDITS in features or any(map(_changes_consonant, features))):
        return math.inf
    return edit_costs().total(features)


def _changes_consonant(edit: Edit) -> bool:
    """Say whether an edit adds a consonant, or exchanges one for another sound: not غ for ج, nor a doubled letter."""
    if not edit.place or edit.place in ("double", "nasal") or set(VOWELS).issuperset(edit.letters):
        return False
    return len(edit.letters) == 1 or edit.letters not in _SAME_CONSONANT


def are_same_word(one: str, other: str) -> bool:
    """Say whether two folded words can be spellings of one name word."""
    return excess_cost(min(one, other), max(one, other)) <= 0


def pair_words(one: str, other: str) -> list[tuple[str, str]]:
    """Pair the words of two names in order, each pair in code point order; return [] if the numbers differ.

    If one name has one word more, two of its words count as one: أحمد آباد, احمداباد.
    """
    words, others = sorted((name_words(one), name_words(other)), key=len)
    if len(others) == len(words) + 1 and words:
        joined = [(*others[:i], others[i] + others[i + 1], *others[i + 2 :]) for i in range(len(words))]
        others = min(joined, key=lambda parts: sum(abs(len(a) - len(b)) for a, b in zip(words, parts, strict=True)))
    if len(words) != len(others):
        return []
    return [(min(pair), max(pair)) for pair in zip(words, others, strict=True)]


def are_same_name(one: str, other: str) -> bool:
    """Say whether two spellings can be of one person's or place's name: each pair of words has to fit."""
    pairs = pair_words(one, other)
    allowance = _LONG_NAME_ALLOWANCE if len(pairs) >= _MIN_WORDS_OF_LONG_NAME else 0.0
    return bool(pairs) and all(excess_cost(*pair) <= allowance for pair in pairs)
