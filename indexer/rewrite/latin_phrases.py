"""Names of several words in Latin letters, and initials, as phrases of the texts of an index: Sky News, BBC."""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import product

from analyzers.latin.lookup import LatinNames
from analyzers.latin.tokens import LatinWord, latin_words
from indexer.engine.base import Engine
from indexer.query.leaves import Phrase
from indexer.query.request import Filters
from indexer.query.terms import words_in

MAX_PHRASES = 2  # in place of one Latin text
_MAX_WORDS = 4  # of a phrase
_MAX_BEGINNINGS = 6  # of a phrase that are followed, the likeliest: more recall, slower queries
_MAX_LETTER_COST = 0.6  # of a phrase, per Latin letter
_MAX_MARGIN = 1.0  # of the cost of another phrase, over the best
_FREQUENCY_GAIN = 0.3  # times the natural logarithm of the documents, as for names

# The English names of the letters in Arabic, folded; French ones differ in a few. Arab media spell initials so.
_LETTER_NAMES = {
    "a": "اي ايه", "b": "بي", "c": "سي", "d": "دي", "e": "اي", "f": "اف", "g": "جي", "h": "اتش", "i": "اي",
    "j": "جي جاي", "k": "كي كاي", "l": "ال", "m": "ام", "n": "ان", "o": "او", "p": "بي", "q": "كيو", "r": "ار",
    "s": "اس", "t": "تي", "u": "يو", "v": "في", "w": "دبليو", "x": "اكس", "y": "واي", "z": "زد زي",
}  # fmt: skip
_MIN_INITIALS, _MAX_INITIALS = 2, 5  # letters
_GODS = re.compile("(...+?)[aou]llah?")  # what is called God's
_VOWELS = frozenset("aeiouy")  # in a word of two letters: it is no initials


class LatinPhrases:
    """Phrases of an index."""

    def __init__(self, engine: Engine, names: LatinNames) -> None:
        """Take an open index and its names."""
        self._engine, self._names = engine, names

    def find(self, text: str) -> list[Phrase]:
        """Return the phrases of the texts that a Latin text of several words, or of initials, may be."""
        words = [part for word in latin_words(text) for part in _parts(word)]
        if not words or len(words) > _MAX_WORDS:
            return []
        options = [self._options(word, alone=len(words) == 1) for word in words]
        ranked: list[tuple[float, float, str]] = [(0.0, 0.0, "")]
        for option in options:
            ranked = sorted(self._extended(ranked, option))[:_MAX_BEGINNINGS]
        max_cost = _MAX_LETTER_COST * sum(len(word.text) for word in words)
        likely = [row for row in ranked if row[1] <= max_cost and row[0] <= ranked[0][0] + _MAX_MARGIN]
        return [Phrase(words_in(form)) for _, _, form in likely[:MAX_PHRASES]]

    def _options(self, word: LatinWord, alone: bool) -> dict[str, float]:
        initials = dict.fromkeys(_spelled(word.text), 0.0)
        if alone:
            return initials
        likely = [match for match in self._names.words(word.text) if match.likely]  # also of a list: Washington
        named = {match.form: -math.log(match.confidence) * len(word.text) for match in likely}
        return self._names.texts.forms_in_phrase(word) | named | initials

    def _extended(
        self, beginnings: Sequence[tuple[float, float, str]], options: dict[str, float]
    ) -> Iterator[tuple[float, float, str]]:
        """Yield rank, cost and text of the phrases that occur with one more word."""
        for (_, cost, start), (form, form_cost) in product(beginnings, options.items()):
            text = f"{start} {form}".strip()
            documents = self._engine.count(Phrase(words_in(text)), Filters())
            if documents:
                yield cost + form_cost - _FREQUENCY_GAIN * math.log(1 + documents), cost + form_cost, text


def _parts(word: LatinWord) -> list[LatinWord]:
    """Divide a word that is two in Arabic: Hezbollah, حزب الله."""
    match = _GODS.fullmatch(word.text)
    return [LatinWord(part, (part,)) for part in (match[1], "allah")] if match else [word]


def _spelled(word: str) -> Iterator[str]:
    """Yield the names of the letters of initials: bbc -> بي بي سي."""
    if _MIN_INITIALS <= len(word) <= _MAX_INITIALS and not (len(word) == _MIN_INITIALS and _VOWELS & set(word)):
        yield from map(" ".join, product(*(_LETTER_NAMES[letter].split() for letter in word)))
