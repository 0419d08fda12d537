"""Other spellings of a name among the words of an index."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from analyzers.gazetteer import gazetteer
from analyzers.judge import excess
from analyzers.lexicon import lexicon
from analyzers.namelist import namelist
from analyzers.skeleton import near_skeletons, skeleton
from analyzers.stem import stem

_SURELY_NAME = 4  # level of analyzers.namelist
_HEARD = 20  # tenths of Zipf below which a form is a slip of the list
_RARER = 22  # tenths of Zipf: a noun is at most so much rarer with the article, a verb in another person
_PERSONS = "يتن"  # what a verb of the present begins with
_SURE = -1.0  # log odds: a word alone needs more than the words of a name, which speak for each other
_MOST = 100  # words of one skeleton that are looked at, the most frequent first
_UNLIKE = 5  # letters that only one of two spellings has
_LONGER = 3  # letters that one spelling may have more


@lru_cache(maxsize=1 << 16)
def is_ordinary(word: str) -> bool:
    """Whether a folded word is one of the language and no name: such a word has no other spellings.

    Ordinary words show in their forms: nouns take the article, verbs have persons; foreign names do neither.
    """
    if namelist().level(word) >= _SURELY_NAME or word in gazetteer().places:
        return False
    frequency = lexicon().frequency
    base = stem(word)
    least = max(_HEARD, frequency(base) - _RARER)
    if any(frequency(form) >= least for form in (f"ال{base}", f"ال{base}ه", f"{base}ها")):
        return True
    persons = [frequency(person + word[1:]) for person in _PERSONS if word[0] in _PERSONS and person != word[0]]
    return bool(persons) and min(persons) >= max(_HEARD, frequency(word) - _RARER)


class Vocabulary:
    """The words of an index by the sounds that all spellings of a word share."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        """Take folded words, each with how often it is found."""
        self._blocks: dict[str, list[str]] = {}
        for word in sorted(counts, key=lambda word: (-counts[word], word)):
            block = self._blocks.setdefault(skeleton(word), [])
            if len(block) < _MOST:
                block.append(word)

    def spellings(self, word: str) -> list[str]:
        """Return the words that surely are spellings of a folded word, itself left out, the nearest first."""
        return self._judged(word, near_skeletons(word), _SURE)

    def of_same_sounds(self, word: str) -> list[str]:
        """Return those spellings of a folded word that keep all its firm sounds."""
        return self._judged(word, (skeleton(word),), 0.0)

    def _judged(self, word: str, skeletons: Iterable[str], limit: float) -> list[str]:
        found = []
        letters = set(word)
        for sounds in skeletons:
            for other in self._blocks.get(sounds, ()):
                if abs(len(other) - len(word)) <= _LONGER and len(letters ^ set(other)) <= _UNLIKE and other != word:
                    cost = excess(min(word, other), max(word, other))
                    if cost <= limit:
                        found.append((cost, other))
        return [other for _, other in sorted(found)]


def spellings(word: str, vocabulary: Vocabulary, is_common: Callable[[str], bool] = is_ordinary) -> list[str]:
    """Return the words of `vocabulary` that spell the same name as a folded word, the nearest first.

    Ordinary words (`is_common`) are nobody's spellings, and have none: كان is not كين.
    """
    if is_common(word):
        return []
    return [other for other in vocabulary.spellings(word) if not is_common(other)]
