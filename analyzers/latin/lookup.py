"""Names of an index asked for in Latin letters: «Sergei Lavrov» -> سيرغي لافروف.

Letters are compared by learned costs (latin_letters), so that English (ALA-LC, BGN/PCGN, IJMES) and French usage are
read alike: Gaddafi, Qadhafi and Kadhafi; words and articles are parted as in latin_words.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from analyzers.latin.letters import Tables, Words, letters
from analyzers.latin.lists import ORDINALS, Known, known
from analyzers.latin.tokens import JOINING, LatinWord, latin_words, plain
from analyzers.names.phonetic_key import name_words
from analyzers.names.variants import SpellingIndex, group_by_key
from analyzers.text.affixes import ARTICLE
from analyzers.text.clitics import without_article

NOT_FOUND = 6.0  # cost of a word asked for, one of three or more, that the name has not
MAY_MISS = 3  # words of a query of which one may be missing in the name

Readings = Mapping[str, float]  # key of an Arabic word -> cost


def units(keys: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the words of a name, and two neighbours written together: بن علي is Benali as well as Ben Ali."""
    for at, key in enumerate(keys):
        yield at, at + 1, key
        if at + 1 < len(keys):
            yield at, at + 2, key + keys[at + 1]


def segmentations(words: Sequence[LatinWord]) -> Iterator[list[LatinWord]]:
    """Yield the words as they are, and with a particle joined to what follows, or two that are all: Pyong Yang."""
    yield list(words)
    for at in range(len(words) - 1):
        if words[at].text in JOINING or len(words) == 2:
            together = words[at].text + words[at + 1].text
            yield [*words[:at], LatinWord(together, (together,)), *words[at + 2 :]]


def fit(keys: Sequence[str], slots: Sequence[Readings]) -> tuple[float, int]:
    """Return what it costs to find the slots in the words of a name, in their order, and the words left over."""
    orders = [slots] if len(slots) == 1 else [slots, [*slots[1:], slots[0]], [slots[-1], *slots[:-1]]]
    return min(_in_order(keys, order, 0, 0, len(slots) >= MAY_MISS) for order in orders)


def _in_order(
    keys: Sequence[str], slots: Sequence[Readings], slot: int, start: int, may_miss: bool
) -> tuple[float, int]:
    if slot == len(slots):
        return 0.0, len(keys) - start
    best = math.inf, 0
    for at, end, key in units(keys[start:]):
        if key in slots[slot]:
            cost, left_out = _in_order(keys, slots, slot + 1, start + end, may_miss)
            best = min(best, (cost + slots[slot][key], left_out + at))
    if may_miss:
        cost, left_out = _in_order(keys, slots, slot + 1, start, may_miss=False)
        best = min(best, (cost + NOT_FOUND, left_out))
    return best


DEAREST_LETTER = 0.9  # cost a letter of a Latin word, above which it is another word
DEAREST_WORD = 7.0
_WITHOUT_ARTICLE, _LISTED = 1.5, 1.0  # cost of an article taken off, of a word that is known and not heard
_LEFT_OUT = 0.7  # cost of a word of the name that is not asked for
_COMMON = 0.3  # what ten times as many documents are worth, as a natural logarithm
_SHORTEST = 3  # letters of a word that is a name alone
_MOST_WORDS = 6  # of a query
_NO_NAME = re.compile(r"[0-9@/\\_=<>:&%#+*]|\w\.\w\w|[^\W\d_a-zA-Z\u00c0-\u024f\u1e00-\u1eff\u02bb-\u02bf]")


class NameMatch(NamedTuple):
    """A name of the index, and how sure it is to be meant: 1.0 is every letter as expected."""

    name: str
    confidence: float


class _Name(NamedTuple):
    name: str
    keys: tuple[str, ...]
    common: float


class LatinNames:
    """The people and places of an index, found by names in Latin letters."""

    def __init__(self, counts: Mapping[str, int], tables: Tables | None = None, listed: Known | None = None) -> None:
        """Take values of people and places, with the number of documents that have each.

        `tables` and `listed` are by default the derived ones.
        """
        self._tables = letters() if tables is None else tables
        self._known = known() if listed is None else listed
        self._names: list[_Name] = []
        self._having: dict[str, list[int]] = {}
        self._forms: dict[str, dict[str, None]] = {}
        for name in sorted(counts, key=lambda name: (-counts[name], name)):
            self._add(name, counts[name])
        self._words = Words(self._having)
        self._vocabulary = SpellingIndex(group_by_key({key: len(self._having[key]) for key in self._forms}))

    def _add(self, name: str, count: int) -> None:
        words = name_words(name)
        if not words or any(word.isascii() for word in words):
            return
        keys = tuple(map(without_article, words))
        for key in {key for _, _, key in units(keys)}:
            self._having.setdefault(key, []).append(len(self._names))
        for start, end, key in units(keys):
            self._forms.setdefault(key, {})[" ".join(words[start:end])] = None
        self._names.append(_Name(name, keys, _COMMON * math.log(1 + count)))

    def names(self, query: str, most: int = 10) -> list[NameMatch]:
        """Return the names that a Latin text stands for as a whole, the best first; none for ordinary words."""
        if _NO_NAME.search(query):
            return []
        words = latin_words(query)
        found = self._by_list(query)
        if 0 < len(words) <= _MOST_WORDS and not (len(words) == 1 and self._is_no_name(words[0].text)):
            found |= self._by_letters(words, self._are_ordinary(words), found)
        best = sorted(found.items(), key=lambda row: (row[1][0], self._names[row[0]].name))[:most]
        return [NameMatch(self._names[index].name, round(confidence, 3)) for index, (_, confidence) in best]

    def words(self, word: str) -> list[str]:
        """Return the folded words of names in the index that a Latin word may stand for, the likeliest first.

        What Latin writes together may be two words, parted by a blank: Abdelaziz -> عبد العزيز.
        """
        parts = latin_words(word)
        if _NO_NAME.search(word) or not parts or " " in word.strip() or self._is_no_name(parts[0].text):
            return []
        readings = dict.fromkeys(self._listed_keys(word), -math.inf) | self._together(parts)
        best = sorted(readings, key=lambda key: (readings[key] - self._common(key), key))
        with_article = len(parts[0].forms) > 1
        nearest = sorted if not with_article else partial(sorted, reverse=True)
        return [form for key in best for form in nearest(self._forms[key], key=_has_article)]

    def _listed_keys(self, word: str) -> Iterator[str]:
        values = self._known.places.get(plain(word), ())
        return (key for value in values for key in map(without_article, name_words(value)) if key in self._forms)

    def _together(self, parts: Sequence[LatinWord]) -> dict[str, float]:
        """Return the keys of words, or of neighbours, that the parts of one Latin word stand for."""
        found = self._readings(parts[0])
        for part in parts[1:]:
            further = self._readings(part)
            joined = ((key + other, found[key] + further[other]) for key in found for other in further)
            found = {key: cost for key, cost in joined if key in self._forms}
        return found

    def _common(self, key: str) -> float:
        return self._names[self._having[key][0]].common

    def _is_no_name(self, word: str) -> bool:
        return (len(word) < _SHORTEST or word in self._known.ordinary) and word not in self._known.places

    def _are_ordinary(self, words: Sequence[LatinWord]) -> bool:
        return all(len(word.text) < _SHORTEST or word.text in self._known.ordinary for word in words)

    def _by_list(self, query: str) -> dict[int, tuple[float, float]]:
        """Names of places that are called otherwise in Latin letters: Cairo, Côte d'Ivoire."""
        found = {}
        for value in self._known.places.get(" ".join(plain(query).replace("-", " ").split()), ()):
            keys = tuple(map(without_article, name_words(value)))
            for index in self._having.get(keys[0], ()):
                if self._names[index].keys == keys:
                    found[index] = (-self._names[index].common, 1.0)
        return found

    def _by_letters(
        self, words: Sequence[LatinWord], whole_only: bool, listed: Mapping[int, object]
    ) -> dict[int, tuple[float, float]]:
        found: dict[int, tuple[float, float]] = {}
        readings = {word: self._readings(word) for parts in segmentations(words) for word in parts}
        for parts in segmentations(words):
            slots = [readings[word] for word in parts]
            size = sum(len(word.text) for word in parts)
            for index in self._candidates(slots):
                name = self._names[index]
                cost, left_out = fit(name.keys, slots)
                if index in listed or cost == math.inf or (whole_only and (left_out or len(parts) == 1)):
                    continue
                rank = cost + _LEFT_OUT * left_out - name.common
                if index not in found or rank < found[index][0]:
                    found[index] = rank, math.exp(-cost / size)
        return found

    def _candidates(self, slots: Sequence[Readings]) -> set[int]:
        """Names that have a word of the rarest of the slots; where one may be missing, of the next one too."""
        sizes = sorted((sum(len(self._having[key]) for key in slot), at) for at, slot in enumerate(slots) if slot)
        may_miss = len(slots) >= MAY_MISS
        if len(sizes) < len(slots) - may_miss:
            return set()
        taken = sizes[: 1 + (may_miss and len(sizes) == len(slots))]
        return {index for _, at in taken for key in slots[at] for index in self._having[key]}

    def _spellings(self, word: str) -> Iterator[str]:
        """Yield the keys that spell what a Latin word is listed with: François is فرنسوا or فرانسوا."""
        for listed in self._known.words.get(word, ()):
            if listed in self._having:
                yield listed
            yield from self._vocabulary.with_same_key(listed)

    def _readings(self, word: LatinWord) -> dict[str, float]:
        """Return the keys that a Latin word may stand for."""
        found: dict[str, float] = {}
        for form in word.forms:
            off = 0.0 if form == word.text else _WITHOUT_ARTICLE
            for key, cost in self._words.nearest(form, self._tables):
                if cost <= min(DEAREST_LETTER * len(form), DEAREST_WORD):
                    found[key] = min(cost + off, found.get(key, math.inf))
        for key in self._spellings(word.text):
            found[key] = min(_LISTED, found.get(key, _LISTED))
        ordinal = ORDINALS.get(word.text, "")
        return found | ({ordinal.replace(" ", ""): 0.0} if ordinal.replace(" ", "") in self._having else {})


def _has_article(word: str) -> bool:
    return word.startswith(ARTICLE)
