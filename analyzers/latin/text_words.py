"""Words of the texts of an index that a Latin word may transliterate, also those that no facet confirms as names."""

import math
from collections.abc import Callable, Mapping

from analyzers.latin.letters import OriginCosts, WordTrie
from analyzers.latin.tokens import LatinWord
from analyzers.names.ordinary_words import is_ordinary
from analyzers.text.affixes import ARTICLE

# Costs are negative natural logarithms, as in `analyzers.latin.letters`. `python -m benchmarks.latin` measures them.
MAX_LETTER_COST = 0.9  # per Latin letter; above it a word is not a transliteration
MAX_WORD_COST = 7.0  # per Latin word; it limits long words, which the cost per letter would let differ too much
ARTICLE_COST = 1.5  # an article is removed from the Latin word
# Times the natural logarithm of the documents that have the word or name, and of those in which it is the whole name of
# a place or person. A conditional logit over what 244 frequent names in Latin letters may be, of two archives, weighs
# them at .5 and .8; rare names need less.
FREQUENCY_GAIN, VALUE_GAIN = 0.4, 0.6
_ORDINARY_COST = 0.9  # the word belongs to the language: أصوات is not a name
_MAX_TEXT_LETTER_COST = 0.33  # per Latin letter
_MAX_LETTER_COST_IN_NAME = 0.45  # the same of a word that is surely a name
_LETTER_COST_PER_GAIN = 0.08  # more is allowed of a frequent word: طالبان
_MAX_GAIN = 3.0  # of frequency
_MIN_LOOSE_DOCUMENTS, _MAX_RARE_LETTER_COST = 8, 0.15  # of a word of the language in fewer documents
# Of an ordinary Latin word that is a name here, Sporting: letters, documents, and cost per Latin letter.
_MIN_FOREIGN_LENGTH, _MIN_FOREIGN_DOCUMENTS, _FOREIGN_LETTER_COST = 6, 25, 0.06
_TEXT_COST = 0.3  # no facet has the word
UNEXPECTED_ARTICLE_COST = 0.3  # only one of the two words has the article: Kasserine, القصرين
_PHRASE_GAIN = 0.3  # of frequency, for a word of a longer name
_MAX_PHRASE_WORDS = 12  # in place of each word of a name of several

WordCounts = Callable[[str], Mapping[str, int]]  # prefix -> folded words with their numbers of documents


class TextWords:
    """The words of the texts, loaded by the letters they begin with."""

    def __init__(self, word_counts: WordCounts, costs: OriginCosts, values: Mapping[str, int]) -> None:
        """Take what loads words, the costs of letters, and the folded names of one word with their documents."""
        self._word_counts, self._costs, self._values = word_counts, costs, values
        self._trie = WordTrie(self._load)
        self._counts: dict[str, int] = {}  # of the most frequent word that is the same without hamza
        self._words: dict[str, str] = {}  # that word

    def load(self) -> None:
        """Load the words of all letters, which the first Latin words wait for otherwise."""
        for start in ("", ARTICLE):
            self._trie.load(start)

    def forms(self, word: LatinWord, *, surely_name: bool) -> dict[str, tuple[float, float]]:
        """Return the words of the texts that a Latin word may be, with their ranks and costs."""
        found: dict[str, tuple[float, float]] = {}
        letter_cost = _MAX_LETTER_COST_IN_NAME if surely_name else _MAX_TEXT_LETTER_COST
        for latin in word.forms:
            for start in ("", ARTICLE):
                article_cost = _article_cost(latin != word.text, bool(start))
                limit = min((letter_cost + _LETTER_COST_PER_GAIN * _MAX_GAIN) * len(latin), MAX_WORD_COST)
                for arabic, cost in self._trie.transliterations(latin, self._costs, start, limit):
                    if len(arabic) > len(start) + 2 and cost <= len(latin) * self._max_letter_cost(arabic, letter_cost):
                        form = self._words[arabic]
                        rank = cost + article_cost + _TEXT_COST + self.prior(form)
                        found[form] = min((rank, cost), found.get(form, (math.inf, cost)))
        return found

    def has_foreign(self, latin: str) -> bool:
        """Say whether many documents have a word of another language in just these letters: سبورتينغ."""
        near = self._trie.transliterations(latin, self._costs, limit=_FOREIGN_LETTER_COST * len(latin))
        return any(
            len(word) >= _MIN_FOREIGN_LENGTH and self._counts[word] >= _MIN_FOREIGN_DOCUMENTS and not is_ordinary(word)
            for word, _ in near
        )

    def _max_letter_cost(self, arabic: str, letter_cost: float) -> float:
        ordinary = is_ordinary(arabic)
        if ordinary and self._counts[arabic] < _MIN_LOOSE_DOCUMENTS:
            return _MAX_RARE_LETTER_COST
        return letter_cost + _LETTER_COST_PER_GAIN / (1 + ordinary) * min(_MAX_GAIN, self._gain(arabic))

    def prior(self, form: str, documents: int = 0) -> float:
        """Return the cost of a form before its letters are compared: names and frequent words cost less.

        The texts have the form in at least some `documents`.
        """
        count = max(documents, self._counts.get(form.replace("ء", ""), 0))
        gain = FREQUENCY_GAIN * math.log(1 + count) + VALUE_GAIN * math.log(1 + self._values.get(form, 0))
        return (_ORDINARY_COST if is_ordinary(form) else 0.0) - gain

    def forms_in_phrase(self, word: LatinWord) -> dict[str, float]:
        """Return words of the texts that a word of a longer name may be, with their costs.

        They are fewer letters from certain than a word that stands alone, for what stands beside them decides.
        """
        ranks: dict[str, tuple[float, float]] = {}
        for form in word.forms:
            limit = min(MAX_LETTER_COST * len(form), MAX_WORD_COST)
            for start in ("", ARTICLE):
                for arabic, cost in self._trie.transliterations(form, self._costs, start, limit):
                    if len(arabic) > len(start) + 1:
                        rank = cost - _PHRASE_GAIN * math.log(1 + self._counts[arabic])
                        ranks[arabic] = min((rank, cost), ranks.get(arabic, (math.inf, cost)))
        best = sorted(ranks, key=ranks.__getitem__)[:_MAX_PHRASE_WORDS]
        return {self._words[form]: ranks[form][1] for form in best}

    def _load(self, prefix: str) -> Mapping[str, int]:
        """Load words of the texts. Names have no hamza alone, and Latin letters do not show it: Nidaa, نداء."""
        counts: dict[str, int] = {}
        for word, n in self._word_counts(prefix).items():
            bare = word.replace("ء", "")
            if n > counts.get(bare, 0):
                counts[bare] = n
                self._words[bare] = word
        self._counts.update(counts)
        return counts

    def _gain(self, form: str) -> float:
        return FREQUENCY_GAIN * math.log(1 + self._counts[form])


def _article_cost(in_latin: bool, in_arabic: bool) -> float:
    """Return the cost of an article that only one word has: Kasserine, القصرين; the first letters of Albert."""
    if in_latin == in_arabic:
        return 0.0
    return ARTICLE_COST if in_latin else UNEXPECTED_ARTICLE_COST
