"""How the analyzer of farahidi (AlKhalil Morpho Sys 2) reads the frequent words: as plurals, verbs, verbal nouns."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import wordfreq
from farahidi import Analysis, Analyzer
from farahidi.lm import LanguageModel

from analyzers.text.clitics import is_arabic
from analyzers.text.fold import fold
from analyzers.text.lexicon import lexicon
from analyzers.text.stem import stem

FREQUENT = 25  # tenths of Zipf; a word seen three times in 10 million words
VERBAL_NOUNS = ("مصدر أصلي", "مصدر ميمي", "مصدر مرة")
ASIDE = "aside"
MARKS = re.compile("[\u064b-\u0652\u0670]")
KASRA = "\u0650"
DEFECTIVE = "\u064d"  # قاضٍ: written قاض, and قاضي behind the article


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word: its vocalised lemma, that lemma's root and pattern, and what the word is of it."""

    lemma: str
    root: str
    pattern: str
    role: str  # plural, noun, verbal noun, past, present, other, or what news hardly says: ASIDE


def spelled(lemma: str) -> list[str]:
    """Return the ways a vocalised lemma is written: قَاضٍ is written قاض and قاضي."""
    bare = MARKS.sub("", lemma)
    return [bare, f"{bare}ي"] if lemma.endswith(DEFECTIVE) else [bare]


def stems_of(lemma: str) -> list[str]:
    """Return the terms under which the index has a vocalised lemma, without those that are no frequent word."""
    folded = map(fold, spelled(lemma))
    return sorted({stem(word) for word in folded if is_frequent(word) and keeps_beginning(word)})


def is_frequent(folded: str) -> bool:
    """Whether a folded word is frequent in the lexicon."""
    return lexicon().frequency(folded) >= FREQUENT


def keeps_beginning(folded: str) -> bool:
    """Whether the stemmer leaves the beginning of a folded word as it is: طاقه is no term for بطاقة."""
    return stem(folded)[:2] == folded[:2]


def words() -> Iterator[str]:
    """Yield the frequent words of wordfreq from which the stemmer takes nothing, in their own spelling."""
    for word in wordfreq.iter_wordlist("ar", "large"):
        folded = fold(word)
        if len(folded) > 1 and is_arabic(folded) and is_frequent(folded) and stem(folded) == folded:
            yield word


def read_all() -> dict[str, list[Analysis]]:
    """Return word -> its analyses; some minutes."""
    analyzer = Analyzer()
    return {word: analyzer.analyze(word) for word in words()}


class Readings:
    """The readings of many words, and how likely each is."""

    def __init__(self, analyses: dict[str, list[Analysis]]) -> None:
        self.of_word = {word: set(_readings(found)) for word, found in sorted(analyses.items())}
        self._weights: dict[str, float] = LanguageModel().map_lemma

    @cached_property
    def of_term(self) -> dict[str, set[Reading]]:
        """Term -> every reading of the words that have it."""
        found: dict[str, set[Reading]] = defaultdict(set)
        for word, readings in self.of_word.items():
            found[fold(word)] |= readings
        return found

    def share(self, term: str, lemma: str) -> float:
        """Return how much of what a term stands for is this lemma, by how often news text has its lemmas; 0 to 1."""
        lemmas = {reading.lemma for reading in self.of_term.get(term, ()) if reading.role != ASIDE} | {lemma}
        return self._weight(lemma) / (sum(map(self._weight, sorted(lemmas))) or 1)

    def weight(self, term: str, *roles: str) -> float:
        """Return how often news text has the lemmas that a term stands for, as a share of all its words."""
        readings = self.of_term.get(term, set())
        return sum(map(self._weight, sorted({r.lemma for r in readings if not roles or r.role in roles})))

    def with_role(self, *roles: str) -> Iterator[tuple[str, Reading]]:
        """Yield (term, reading) of the words that may have one of these roles."""
        for term, readings in self.of_term.items():
            for reading in sorted(readings, key=lambda reading: (reading.lemma, reading.role, reading.pattern)):
                if reading.role in roles:
                    yield term, reading

    def _weight(self, lemma: str) -> float:
        """The model of farahidi writes قَاضِي where its analyses have قَاضٍ."""
        other = lemma.replace(DEFECTIVE, f"{KASRA}ي")
        return self._weights.get(lemma, 0.0) or self._weights.get(other, 0.0)


def _readings(analyses: Iterable[Analysis]) -> Iterator[Reading]:
    for found in analyses:
        if not (found.proclitics or found.enclitics):
            pattern = unicodedata.normalize("NFC", found.lemma_pattern or "")  # one order of shadda and vowel
            yield Reading(found.lemma, found.root or "", pattern, _role(found))


def _role(found: Analysis) -> str:
    if found.pos == "فعل":
        return _verb_role(found)
    if found.pos != "اسم":
        return "other"
    if found.number == "جمع":
        return "plural"
    return "verbal noun" if found.type in VERBAL_NOUNS else "noun"


def _verb_role(found: Analysis) -> str:
    """Headlines have he did, he does, she does; hardly I, you, orders and oaths (the suffixes of the present)."""
    if found.pronoun not in ("هو", "هي") or found.tense == "أمر" or (found.tense == "مضارع" and found.suffixes):
        return ASIDE
    if found.tense == "مضارع" and found.voice == "معلوم":
        return "present"
    return "past" if found.tense == "ماض" and found.pronoun == "هو" and found.voice == "معلوم" else "other"
