"""Read the frequent words with the analyzer of farahidi (AlKhalil Morpho Sys 2): plurals, verbs, verbal nouns."""

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
ACTIVE = "معلوم"
RARE = "rare"  # the role of forms that news hardly uses
HARAKAT = re.compile("[\u064b-\u0652\u0670]")
KASRA = "\u0650"
DEFECTIVE = "\u064d"  # قاضٍ is written قاض, and قاضي after the article


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a word: its vocalised lemma with root and pattern, and the role of the word."""

    lemma: str
    root: str
    pattern: str
    role: str  # plural, noun, verbal noun, past, she (past), present, passive, we (present), other or RARE


def spelled(lemma: str) -> list[str]:
    """Return the spellings of a vocalised lemma: قَاضٍ is written قاض and قاضي."""
    bare = HARAKAT.sub("", lemma)
    return [bare, f"{bare}ي"] if lemma.endswith(DEFECTIVE) else [bare]


def stems_of(lemma: str) -> list[str]:
    """Return the index terms of a vocalised lemma, of its frequent spellings alone."""
    folded = map(fold, spelled(lemma))
    return sorted({stem(word) for word in folded if is_frequent(word) and keeps_beginning(word)})


def is_frequent(folded: str) -> bool:
    """Say whether a folded word is frequent in the lexicon."""
    return lexicon().frequency(folded) >= FREQUENT


def keeps_beginning(folded: str) -> bool:
    """Say whether the stem has the first letters of a folded word: طاقه is not a term for بطاقة."""
    return stem(folded)[:2] == folded[:2]


def words() -> Iterator[str]:
    """Yield the frequent words of wordfreq without affixes, as they are spelled: their stem may respell a hamza."""
    for word in wordfreq.iter_wordlist("ar", "large"):
        folded = fold(word)
        if len(folded) > 1 and is_arabic(folded) and is_frequent(folded) and len(stem(folded)) == len(folded):
            yield word


def read_all() -> dict[str, list[Analysis]]:
    """Return the analyses of each word; takes minutes."""
    analyzer = Analyzer()
    return {word: analyzer.analyze(word) for word in words()}


class Readings:
    """The readings of many words, and their likelihood."""

    def __init__(self, analyses: dict[str, list[Analysis]]) -> None:
        self.of_word = {word: set(_readings(readings)) for word, readings in sorted(analyses.items())}
        self._weights: dict[str, float] = LanguageModel().map_lemma

    @cached_property
    def of_term(self) -> dict[str, set[Reading]]:
        """Every reading of the words of each term."""
        by_term: dict[str, set[Reading]] = defaultdict(set)
        for word, readings in self.of_word.items():
            by_term[stem(fold(word))] |= readings
        return by_term

    def share(self, term: str, lemma: str) -> float:
        """Return the share of a lemma, 0 to 1, among the lemmas of a term, by how often each occurs in news."""
        lemmas = {reading.lemma for reading in self.of_term.get(term, ()) if reading.role not in (RARE, "we")} | {lemma}
        return self._weight(lemma) / (sum(map(self._weight, sorted(lemmas))) or 1)

    def share_of_all(self, term: str, lemma: str) -> float:
        """Return the share of a lemma, 0 to 1, among all lemmas of a term."""
        return self._weight(lemma) / (self.weight(term) or 1)

    def weight(self, term: str, *roles: str) -> float:
        """Return how often the lemmas of a term, of these roles or of any, occur in news, as a share of all words."""
        readings = self.of_term.get(term, set())
        return sum(map(self._weight, sorted({r.lemma for r in readings if not roles or r.role in roles})))

    def with_role(self, *roles: str) -> Iterator[tuple[str, Reading]]:
        """Yield each term with its readings of these roles."""
        for term, readings in self.of_term.items():
            for reading in sorted(readings, key=lambda reading: (reading.lemma, reading.role, reading.pattern)):
                if reading.role in roles:
                    yield term, reading

    def _weight(self, lemma: str) -> float:
        """Return the frequency of a lemma; the model of farahidi has قَاضِي where its analyses have قَاضٍ."""
        other = lemma.replace(DEFECTIVE, f"{KASRA}ي")
        return self._weights.get(lemma, 0.0) or self._weights.get(other, 0.0)


def _readings(analyses: Iterable[Analysis]) -> Iterator[Reading]:
    for analysis in analyses:
        if not (analysis.proclitics or analysis.enclitics):
            pattern = unicodedata.normalize("NFC", analysis.lemma_pattern or "")  # one order of shadda and vowel
            yield Reading(analysis.lemma, analysis.root or "", pattern, _role(analysis))


def _role(analysis: Analysis) -> str:
    if analysis.pos == "فعل":
        return _verb_role(analysis)
    if analysis.pos != "اسم":
        return "other"
    if analysis.number == "جمع":
        return "plural"
    return "verbal noun" if analysis.type in VERBAL_NOUNS else "noun"


def _verb_role(analysis: Analysis) -> str:
    """Return the role of a verb; news hardly uses I, you, imperatives and oaths (present with a suffix)."""
    if analysis.pronoun == "نحن" and analysis.tense == "مضارع" and analysis.voice == ACTIVE and not analysis.suffixes:
        return "we"
    if (
        analysis.pronoun not in ("هو", "هي")
        or analysis.tense == "أمر"
        or (analysis.tense == "مضارع" and analysis.suffixes)
    ):
        return RARE
    if analysis.voice != ACTIVE:
        return "passive"
    if analysis.tense == "مضارع":
        return "present"
    return "past" if analysis.pronoun == "هو" else "she"
