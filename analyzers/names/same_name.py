"""Whether two spellings are of one name: what alternates between them is paid for, and long names afford more."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from analyzers.data_files import read_rows
from analyzers.names.alignment import VOWELS, Edit, align_words
from analyzers.names.name_lists import known_names
from analyzers.names.phonetic_key import name_words
from analyzers.text.affixes import ARTICLE
from analyzers.text.clitics import without_article

PairFeatures = Mapping[Edit, int]

# What is paid for besides letters, with a name in place of letters.
BUDGET = Edit("budget", "")  # what any pair may cost
LETTER = Edit("letter", "")  # what each letter of the shorter word, up to MOST, adds to that
ARTICLE_ADDED = Edit("article", "")  # one spelling has the article: الدوحة, دوحة
CROSSED_EDITS = Edit("crossing", "")  # each has a letter that the other has not: سمير, سامر
FURTHER_EDIT = Edit("further", "")  # an edit behind the first: who leaves out one vowel leaves out more
NATIVE_LETTERS = Edit("native", "")  # both have a letter that no foreign name is written with
MAX_COUNTED_LETTERS = 9
_NATIVE_LETTERS = frozenset("حعضظ")
_LONGER, _UNLIKE = 4, 4  # letters that one spelling may have more; different ones (5 and 6 join no pair of the lists)
_SHORTEST = 3  # letters behind an article
# Of a name with so many words each may exceed its budget, for the others speak for it: تشوي سون هوي, تشوي سونغ هي.
_LONG, _LONG_NAME = 3, 1.0  # words, log odds


@dataclass(frozen=True, slots=True)
class EditCosts:
    """`costs` in log odds, by edit or kind of edit; an edit that is asked for once is kept there too."""

    costs: dict[Edit, float]

    def of(self, edit: Edit) -> float:
        """Return the cost of an edit, or of the nearest kind of edit that the table holds."""
        if edit not in self.costs:
            self.costs[edit] = next(self.costs[near] for near in fallbacks(edit) if near in self.costs)
        return self.costs[edit]

    def total(self, features: PairFeatures) -> float:
        """Return what a pair costs beyond its budget: spellings of one name cost at most 0."""
        return sum(self.of(edit) * times for edit, times in features.items())


@cache
def edit_costs() -> EditCosts:
    """Load the table once; made by `python -m derive.alternations`."""
    _, *rows = read_rows("alternations.tsv")  # the first names the columns
    return EditCosts({Edit(letters, place): float(cost) for letters, place, cost, *_ in rows})


def fallbacks(edit: Edit) -> tuple[Edit, ...]:
    """Return an edit and its kinds, the nearest first: its letters anywhere, vowel or consonant there, anywhere."""
    if not edit.place:
        return (edit,)
    kind = "+".join(sorted("vowel" if letter in VOWELS else "consonant" for letter in edit.letters))
    return edit, Edit(edit.letters, ""), Edit(kind, edit.place), Edit(kind, "")


def pair_features(one: str, other: str) -> dict[Edit, int]:
    """Return what stands against (and, counted below 0, for) two different folded words being one name."""
    features = {}
    if one.startswith(ARTICLE) != other.startswith(ARTICLE):
        shorter = one.removeprefix(ARTICLE), other.removeprefix(ARTICLE)
        if min(map(len, shorter)) >= _SHORTEST:
            features[ARTICLE_ADDED] = 1
            one, other = shorter
    edits, crossings = align_words(one, other)
    for edit in edits:
        features[edit] = features.get(edit, 0) + 1
    if crossings:
        features[CROSSED_EDITS] = crossings
    if len(edits) > 1:
        features[FURTHER_EDIT] = len(edits) - 1
    if not (_NATIVE_LETTERS.isdisjoint(one) or _NATIVE_LETTERS.isdisjoint(other)):
        features[NATIVE_LETTERS] = 1
    features[BUDGET] = -1
    features[LETTER] = -min(len(without_article(one)), len(without_article(other)), MAX_COUNTED_LETTERS)
    return features


@lru_cache(maxsize=1 << 18)
def excess_cost(one: str, other: str) -> float:
    """Return what two folded words in order of code points cost beyond the budget, infinity if they are two names."""
    if one == other:
        return -math.inf
    if abs(len(one) - len(other)) > _LONGER or len(set(one) ^ set(other)) > _UNLIKE:
        return math.inf
    return math.inf if known_names().are_different(one, other) else edit_costs().total(pair_features(one, other))


def are_same_word(one: str, other: str) -> bool:
    """Whether two folded words can be spellings of one name word."""
    return excess_cost(min(one, other), max(one, other)) <= 0


def pair_words(one: str, other: str) -> list[tuple[str, str]]:
    """Lay two names on each other word by word, each pair in order of code points.

    If one name has a word more, two of its words are taken as one (أحمد آباد, احمداباد); if more, nothing fits.
    """
    words, others = sorted((name_words(one), name_words(other)), key=len)
    if len(others) == len(words) + 1 and words:
        joined = [(*others[:i], others[i] + others[i + 1], *others[i + 2 :]) for i in range(len(words))]
        others = min(joined, key=lambda parts: sum(abs(len(a) - len(b)) for a, b in zip(words, parts, strict=True)))
    if len(words) != len(others):
        return []
    return [(min(pair), max(pair)) for pair in zip(words, others, strict=True)]


def are_same_name(one: str, other: str) -> bool:
    """Whether two spellings can be of one person's or place's name: the worst word decides."""
    pairs = pair_words(one, other)
    allowance = _LONG_NAME if len(pairs) >= _LONG else 0.0
    return bool(pairs) and all(excess_cost(*pair) <= allowance for pair in pairs)
