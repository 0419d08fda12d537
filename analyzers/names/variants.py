"""Other spellings of a name among the words of an index."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from analyzers.names.alignment import VOWELS, Edit, align_words
from analyzers.names.gazetteer import gazetteer
from analyzers.names.name_lists import name_list
from analyzers.names.phonetic_key import phonetic_key, similar_keys
from analyzers.names.same_name import excess_cost
from analyzers.text.affixes import ARTICLE
from analyzers.text.lexicon import lexicon
from analyzers.text.stem import stem

_SURELY_NAME = 3  # level of analyzers.names.name_lists
_HEARD = 20  # tenths of Zipf below which a form is a slip of the list
_RARER = 22  # tenths of Zipf: a noun is at most so much rarer with the article, a verb in another person
_ENDINGS = ("ها", "هم", "ات", "وا")  # of nouns and verbs
_PERSONS = "يتن"  # what a verb of the present begins with
_G = ("جغ", "غق", "جق", "غك", "جك")  # one g in any number of places
_SHORTEST = 4  # letters
_MOST_EDITS = 2  # of other letters
_NO_SOUNDS = {Edit("و", "first"), *(Edit(vowel, "last") for vowel in VOWELS)}  # a conjunction; another name
_SURE = -1.0  # log odds: a word alone needs more than the words of a name, which speak for each other
_ONE_G = str.maketrans("غقك", "ججج")
_UNLIKE = 2 * _MOST_EDITS  # letters that only one of two spellings has
MAX_GROUP_SIZE = 1500  # words of one skeleton that are looked at


@lru_cache(maxsize=1 << 16)
def is_ordinary(word: str) -> bool:
    """Whether a folded word is one of the language and no name: such a word has no other spellings.

    Ordinary words show in their forms: nouns take the article, verbs have persons; foreign names do neither.
    """
    if name_list().level(word) >= _SURELY_NAME or word in gazetteer().places:
        return False
    frequency = lexicon().frequency
    base = stem(word)
    least = max(_HEARD, frequency(base) - _RARER)
    if any(frequency(form) >= least for form in (ARTICLE + base, *(base + ending for ending in _ENDINGS))):
        return True
    verb = word.lstrip("وفس")
    if verb[:1] not in _PERSONS or not verb:
        return False
    persons = [frequency(person + verb[1:]) for person in _PERSONS if person != verb[0]]
    return min(persons) >= max(_HEARD, frequency(verb) - _RARER)


def _is_sure(word: str, other: str) -> bool:
    """Whether nothing is lost that is heard: a consonant, the end of the word, or much of it.

    Pairs that one letter more at the end tells apart are two names as often as one: ستيفن, ستيفنس, ستيفانو. What
    countries are called is known (فرنسا is not فرنسوا), but for their g (أوجندا).
    """
    others = [edit for edit in align_words(word, other).edits if edit.letters not in _G]
    if others and _is_country(word) != _is_country(other):
        return False
    lost = [edit for edit in others if len(edit.letters) == 1]
    return len(others) <= _MOST_EDITS and all(edit.letters in VOWELS and edit not in _NO_SOUNDS for edit in lost)


def _is_country(word: str) -> bool:
    place = gazetteer().places.get(word)
    return place is not None and place.kind == "country"


KeyGroups = Mapping[str, list[str]]  # skeleton -> folded words that have it


def group_by_key(counts: Mapping[str, int], most: int = MAX_GROUP_SIZE) -> KeyGroups:
    """Sort folded words, each with how often it is found, by their skeletons; of each the `most` frequent are kept."""
    blocks: dict[str, list[str]] = {}
    for word in sorted(counts, key=lambda word: (-counts[word], word)):
        if not word.isascii():
            block = blocks.setdefault(phonetic_key(word), [])
            if len(block) < most:
                block.append(word)
    return blocks


class SpellingIndex:
    """The Arabic words of an index by the sounds that all spellings of a word share."""

    def __init__(self, blocks: KeyGroups) -> None:
        """Take words as `group_by_key` sorts them."""
        self._blocks = blocks

    def spellings(self, word: str) -> list[str]:
        """Return the words that surely are spellings of a folded word, itself left out, the nearest first."""
        judged = self._judged(word, similar_keys(word), _SURE, of_few_edits=True)
        return [other for other in judged if _is_sure(word, other)]

    def with_same_key(self, word: str) -> list[str]:
        """Return those spellings of a folded word that keep all its firm sounds."""
        return self._judged(word, (phonetic_key(word),), 0.0)

    def _judged(self, word: str, skeletons: Iterable[str], limit: float, *, of_few_edits: bool = False) -> list[str]:
        """Return the words that cost `limit` at most, the cheapest first.

        With `of_few_edits` those that _MOST_EDITS cannot lead to are passed over: an edit that exchanges letters leaves
        two in one word alone, one that leaves a letter out leaves one and makes the words differ in length.
        """
        found = []
        letters = _letters(word)
        for sounds in skeletons:
            for other in self._blocks.get(sounds, ()):
                apart = (letters ^ _letters(other)).bit_count()
                if of_few_edits:
                    apart += abs(len(word) - len(other))
                if apart <= _UNLIKE and other != word:
                    cost = excess_cost(min(word, other), max(word, other))
                    if cost <= limit:
                        found.append((cost, other))
        return [other for _, other in sorted(found)]


@lru_cache(maxsize=1 << 18)
def _letters(word: str) -> int:
    """Return the set of the letters of a word as bits, all g as one."""
    bits = 0
    for letter in word.translate(_ONE_G):
        bits |= 1 << (ord(letter) & 63)
    return bits


def may_have_spellings(word: str) -> bool:
    """Whether a folded word may have other spellings in a vocabulary: long enough, and no word of the language."""
    return len(word) >= _SHORTEST and not is_ordinary(word)


def find_spellings(word: str, vocabulary: SpellingIndex, is_common: Callable[[str], bool] = is_ordinary) -> list[str]:
    """Return the words of `vocabulary` that spell the same name as a folded word, the nearest first.

    Ordinary words (`is_common`) are nobody's spellings, and have none: كان is not كين; nor have words of three
    letters, of which too many are near each other.
    """
    if len(word) < _SHORTEST or is_common(word):
        return []
    return [other for other in vocabulary.spellings(word) if len(other) >= _SHORTEST and not is_common(other)]
