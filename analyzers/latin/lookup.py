"""Names of an index, found by text in Latin letters: «Sergei Lavrov» -> سيرغي لافروف.

Learned costs compare the letters (`analyzers.latin.letters`), so that a name is found in English (ALA-LC, BGN/PCGN,
IJMES) and French romanisation alike: Gaddafi, Qadhafi, Kadhafi.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from analyzers.latin.letters import OriginCosts, WordTrie, letter_costs
from analyzers.latin.lists import ORDINALS, LatinLists, latin_lists
from analyzers.latin.name_alignment import MIN_WORDS_IF_ONE_MISSING, KeyCosts, align, segmentations
from analyzers.latin.name_index import NameIndex
from analyzers.latin.text_words import (
    ARTICLE_COST,
    FREQUENCY_GAIN,
    MAX_LETTER_COST,
    MAX_WORD_COST,
    UNEXPECTED_ARTICLE_COST,
    TextWords,
    WordCounts,
)
from analyzers.latin.tokens import LatinWord, has_article, latin_words, plain
from analyzers.names.name_lists import known_names
from analyzers.names.ordinary_words import is_ordinary
from analyzers.names.phonetic_key import name_words
from analyzers.names.same_name import edit_costs
from analyzers.text.affixes import ARTICLE
from analyzers.text.clitics import without_article

# Costs are negative natural logarithms, as in `analyzers.latin.letters`. `python -m benchmarks.latin` measures them.
# Of a word that stands alone: of any name, and of one that many documents have.
_MAX_SINGLE_LETTER_COST, _MAX_FREQUENT_LETTER_COST = 0.45, 0.8
_LISTED_COST = 1.0  # a list, not the letters, gives the Arabic word
_EXTRA_WORD_COST = 0.7  # the name has a word that is not in the query

_TYPED_ARTICLE_COST = 3.0  # the word lacks an article that was typed with a hyphen: al-Qaida
_LISTED_GAIN = 8.0  # a list names the place
_SAME_LETTER_COST = 0.1  # per letter; a name with less has just these letters
_MAX_RANK_MARGIN = 1.0  # over the best word; a word with more is unlikely
# An ordinary word that is a name here all the same: Macron.
_KNOWN_LETTER_COST, _MIN_KNOWN_LENGTH = 0.03, 5
_MIN_KNOWN_GAIN = FREQUENCY_GAIN * math.log(10)

_MIN_NAME_LENGTH = 3  # letters; a shorter word by itself is not a name
MIN_PREFIX = 3  # letters of a prefix that is completed: fewer begin too many names
_MAX_PREFIX_LETTER_COST = 0.35  # of a prefix, per letter
_MAX_QUERY_WORDS = 6  # a longer text is a sentence, not a name
_NOT_A_NAME = re.compile(r"[0-9@/\\_=<>:&%#+*]|\w\.\w\w|[^\W\d_a-zA-Z\u00c0-\u024f\u1e00-\u1eff\u02bb-\u02bf]")


class WordMatch(NamedTuple):
    """An Arabic word, or several with spaces between, that a Latin word may be.

    Its rank is a cost in which letters and frequency count. The confidence is 1.0 if every letter is as expected.
    """

    form: str
    rank: float
    confidence: float
    likely: bool  # near the best


class NameMatch(NamedTuple):
    """A name of the index that may be meant, with its rank and confidence as of a word."""

    name: str
    rank: float
    confidence: float


class LatinNames:
    """The people and places of an index, found by text in Latin letters."""

    def __init__(
        self,
        counts: Mapping[str, int],
        costs: OriginCosts | None = None,
        lists: LatinLists | None = None,
        word_counts: WordCounts = lambda _: {},
    ) -> None:
        """Take the values of people and places with their document frequencies, and those of the words of the texts.

        `costs` and `lists` are for tests.
        """
        self._costs = letter_costs() if costs is None else costs
        self._lists = latin_lists() if lists is None else lists
        self._index = NameIndex(counts)
        self._words = WordTrie.of(self._index.by_key)
        self.texts = TextWords(word_counts, self._costs, self._index.single_words)

    def load(self) -> None:
        """Load what the first texts in Latin letters wait for otherwise."""
        self._words.load()
        self.texts.load()
        _ = self._index.spellings
        known_names()
        edit_costs()

    def _is_sure(self, number: int, letter_cost: float) -> bool:
        """Say whether a name is near enough to a single word, or frequent enough to be asked for all the same."""
        is_frequent = self._index.gain(number) >= _MIN_KNOWN_GAIN
        return letter_cost <= (_MAX_FREQUENT_LETTER_COST if is_frequent else _MAX_SINGLE_LETTER_COST)

    def names(self, query: str, limit: int = 10) -> list[NameMatch]:
        """Return the names that a whole Latin text may mean, best first; an empty list for ordinary words."""
        if _NOT_A_NAME.search(query):
            return []
        words = latin_words(query)
        ranks = self._listed_places(query)
        if 0 < len(words) <= _MAX_QUERY_WORDS and not (len(words) == 1 and self._is_single_ordinary(words[0])):
            ranks |= self._transliterated_names(words, self._are_ordinary(words), ranks)
        if len(words) == 1:
            ranks = {number: match for number, match in ranks.items() if self._is_sure(number, -math.log(match[1]))}
        if len(words) == 1 and has_article(query):
            ranks = self._with_article(words[0], ranks)
        best = sorted(ranks.items(), key=lambda row: (row[1][0], self._index.names[row[0]]))[:limit]
        return [
            NameMatch(self._index.names[index], round(rank, 3), round(confidence, 3))
            for index, (rank, confidence) in best
        ]

    def completed(self, words: Sequence[str], prefix: str) -> list[str]:
        """Return the names with a word that a Latin prefix begins and with all other Latin words, likeliest first."""
        if len(prefix) < MIN_PREFIX or not (prefix + "".join(words)).isalpha():
            return []
        costs = self._words.completions(plain(prefix), self._costs, _MAX_PREFIX_LETTER_COST * len(prefix))
        ranks: dict[int, float] = {}
        for key, cost in costs.items():
            for number in self._index.by_key[key]:
                ranks[number] = min(cost - self._index.gain(number), ranks.get(number, math.inf))
        numbers = set(ranks)
        for part in (part for word in words for part in latin_words(word)):
            numbers &= {number for key in self._key_costs(part) for number in self._index.by_key[key]}
        return [self._index.names[number] for number in sorted(numbers, key=lambda number: (ranks[number], number))]

    def _with_article(
        self, word: LatinWord, ranks: Mapping[int, tuple[float, float]]
    ) -> dict[int, tuple[float, float]]:
        """Let names that have the word without the article that was typed cost more: al-Qaida is no قايد السبسي."""
        keys = self._key_costs(word)

        def lacks_article(number: int) -> bool:
            names = filter(_has_article, name_words(self._index.names[number]))
            return keys.keys().isdisjoint(map(without_article, names))

        return {
            number: (rank + _TYPED_ARTICLE_COST * lacks_article(number), confidence)
            for number, (rank, confidence) in ranks.items()
        }

    def words(self, word: str, *, in_name: bool = False) -> list[WordMatch]:
        """Return the folded words of the index that a Latin word may mean, likeliest first.

        A Latin word may be two Arabic words with a space between: Abdelaziz -> عبد العزيز. With `in_name`, an ordinary
        word may be one too, as in Real Madrid.
        """
        parts = latin_words(word)
        if _NOT_A_NAME.search(word) or not parts or " " in word.strip():
            return []
        in_name = in_name or has_article(word)
        if self._is_not_name(parts[0].text) and not (in_name or self._is_known_name(parts[0])):
            return []
        in_texts = self.texts.forms(parts[0], surely_name=in_name) if len(parts) == 1 else {}
        found = self._name_forms(word, parts)
        for form, match in in_texts.items():
            found[form] = min(match, found.get(form, match))
        if has_article(word):
            found = {
                form: (rank if _has_article(form) else rank + _TYPED_ARTICLE_COST, cost)
                for form, (rank, cost) in found.items()
            }
        best = sorted(found.items(), key=lambda match: (match[1], match[0]))
        return [
            WordMatch(
                form,
                round(rank, 3),
                round(math.exp(-max(cost, 0.0) / len(word)), 3),
                rank <= best[0][1][0] + _MAX_RANK_MARGIN,
            )
            for form, (rank, cost) in best
        ]

    def _is_known_name(self, word: LatinWord) -> bool:
        """Say whether the letters of an ordinary word are exactly those of a name that many documents have."""
        max_cost = _KNOWN_LETTER_COST * len(word.text)
        in_names = self._words.transliterations(word.text, self._costs, limit=max_cost)[:1]
        known = {key for key, _ in in_names if self._index.gain(self._index.by_key[key][0]) >= _MIN_KNOWN_GAIN}
        is_known = any(len(key) >= _MIN_KNOWN_LENGTH and not is_ordinary(key) for key in known)
        return is_known or self.texts.has_foreign(word.text)

    def _name_forms(self, word: str, parts: Sequence[LatinWord]) -> dict[str, tuple[float, float]]:
        """Return the forms of words of names that a Latin word may be, with their ranks and costs."""
        costs = self._joined_key_costs(parts) | dict.fromkeys(self._listed_keys(word), -_LISTED_GAIN)
        has_article = len(parts[0].forms) > 1
        found = {}
        letters = sum(len(part.text) for part in parts)
        sure = {key: cost for key, cost in costs.items() if self._is_sure(self._index.by_key[key][0], cost / letters)}
        for key, cost in sure.items():
            for form in self._index.forms(key):
                article_cost = UNEXPECTED_ARTICLE_COST if _has_article(form) != has_article else 0.0
                documents = self._index.documents(key)
                found[form] = cost + article_cost + self.texts.prior(form, documents), cost
        return found

    def _listed_keys(self, word: str) -> Iterator[str]:
        keys = ("".join(map(without_article, name_words(value))) for value in self._listed(plain(word)))
        return (key for key in keys if key in self._index.by_key)

    def _joined_key_costs(self, parts: Sequence[LatinWord]) -> dict[str, float]:
        """Return the keys that the parts of one Latin word may be together, with their costs."""
        costs = self._key_costs(parts[0])
        for part in parts[1:]:
            part_costs = self._key_costs(part)
            joined = ((key + other, costs[key] + part_costs[other]) for key in costs for other in part_costs)
            costs = {key: cost for key, cost in joined if key in self._index.by_key}
        return costs

    def _is_not_name(self, word: str) -> bool:
        return (len(word) < _MIN_NAME_LENGTH or word in self._lists.ordinary) and word not in self._lists.places

    def _is_single_ordinary(self, word: LatinWord) -> bool:
        return self._is_not_name(word.text) and not self._is_known_name(word)

    def _are_ordinary(self, words: Sequence[LatinWord]) -> bool:
        if len(words) == 1 and self._is_known_name(words[0]):
            return False
        return all(len(word.text) < _MIN_NAME_LENGTH or word.text in self._lists.ordinary for word in words)

    def _listed(self, latin: str) -> tuple[str, ...]:
        """Return the places that a list gives, unless just these letters are a more frequent name: Djerba is جربة.

        The list knows other names of a place too: Djerba for its town حومة السوق, Masr for Cairo.
        """
        places = self._lists.places.get(latin, ())
        if not places or not latin.isalpha():
            return places
        near = self._words.transliterations(latin, self._costs, limit=_SAME_LETTER_COST * len(latin))
        others = [self._index.documents(key) for key, _ in near if len(key) >= _MIN_NAME_LENGTH]
        return tuple(place for place in places if self._index.count(place) >= max(others, default=0))

    def _listed_places(self, query: str) -> dict[int, tuple[float, float]]:
        """Return the rank and confidence of places whose Latin name is an exonym: Cairo, Côte d'Ivoire."""
        ranks = {}
        for value in self._listed(" ".join(plain(query).replace("-", " ").split())):
            keys = tuple(map(without_article, name_words(value)))
            for index in self._index.by_key.get(keys[0], ()):
                if self._index.keys(index) == keys:
                    ranks[index] = (-_LISTED_GAIN - self._index.whole_gain(index), 1.0)
        return ranks

    def _transliterated_names(
        self, words: Sequence[LatinWord], whole_only: bool, listed: Mapping[int, object]
    ) -> dict[int, tuple[float, float]]:
        """Return the rank and confidence of names whose letters fit the words, except the `listed` ones.

        `whole_only` accepts only names in which every word matches.
        """
        ranks: dict[int, tuple[float, float]] = {}
        costs = {word: self._key_costs(word) for parts in segmentations(words) for word in parts}
        for parts in segmentations(words):
            slots = [costs[word] for word in parts]
            letters = sum(len(word.text) for word in parts)
            for index in self._candidates(slots):
                cost, extra = align(self._index.keys(index), slots)
                if index in listed or cost == math.inf or (whole_only and (extra or len(parts) == 1)):
                    continue
                rank = cost + _EXTRA_WORD_COST * extra - self._index.whole_gain(index)
                if index not in ranks or rank < ranks[index][0]:
                    ranks[index] = rank, math.exp(-cost / letters)
        return ranks

    def _candidates(self, slots: Sequence[KeyCosts]) -> set[int]:
        """Return the names with a word of the rarest slot; if a word may be missing, of the two rarest slots."""
        sizes = sorted((sum(len(self._index.by_key[key]) for key in slot), at) for at, slot in enumerate(slots) if slot)
        may_miss = len(slots) >= MIN_WORDS_IF_ONE_MISSING
        if len(sizes) < len(slots) - may_miss:
            return set()
        rarest = sizes[: 1 + (may_miss and len(sizes) == len(slots))]
        return {index for _, at in rarest for key in slots[at] for index in self._index.by_key[key]}

    def _listed_spellings(self, word: str) -> Iterator[str]:
        """Yield the keys that spell what a list gives for a Latin word: François is فرنسوا or فرانسوا."""
        for listed in self._lists.words.get(word, ()):
            if listed in self._index.by_key:
                yield listed
            yield from self._index.spellings.with_same_key(listed)

    def _key_costs(self, word: LatinWord) -> dict[str, float]:
        """Return the keys that a Latin word may be, with their costs."""
        costs: dict[str, float] = {}
        for form in word.forms:
            article_cost = 0.0 if form == word.text else ARTICLE_COST
            limit = min(MAX_LETTER_COST * len(form), MAX_WORD_COST)
            for key, cost in self._words.transliterations(form, self._costs, limit=limit):
                costs[key] = min(cost + article_cost, costs.get(key, math.inf))
        for key in self._listed_spellings(word.text):
            costs[key] = min(_LISTED_COST, costs.get(key, _LISTED_COST))
        ordinal = ORDINALS.get(word.text, "").replace(" ", "")
        return costs | ({ordinal: 0.0} if ordinal in self._index.by_key else {})


def _has_article(word: str) -> bool:
    return word.startswith(ARTICLE)
