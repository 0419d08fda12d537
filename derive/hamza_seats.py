"""Derive analyzers/data/hamza_seats.txt: words that are written with more than one seat of a hamza.

Run `python -m derive.hamza_seats`. Words of the frequency list that differ in nothing but the seats of their hamzas are
one word if the dictionary does not know them as two: مسئول and مسؤول are, مأمن and مؤمن are not. RULES writes further
spellings, which count if the list does not hold them as other words.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import wordfreq
from farahidi import Analyzer
from farahidi.lm import LanguageModel

from analyzers.text.clitics import is_arabic
from analyzers.text.fold import fold
from derive.data_files import write_data

SOURCE = "wordfreq 3.1.1 (CC BY-SA 4.0), farahidi 0.4.0 (AlKhalil Morpho Sys 2, GPL 3). Licence: GPL 3 or later."
HAMZA = re.compile("[أإآؤئء]")
SEATS = str.maketrans(dict.fromkeys("أإؤئ", "ء") | {"آ": "ءا", "ى": "ي", "ة": "ه"})
MIN_LENGTH = 4  # letters; in shorter words the seat tells different words apart: بأس, بؤس
MIN_SOURCE_LENGTH = 3  # مجئ, of مجيء; 2 with a final ئ: شئ
# Shares of a folded spelling that are written with the hamza; what is left is written carelessly or is another word.
TARGET_SHARE = 0.2
SOURCE_SHARE = 0.5
RARE_SHARE = 0.01  # a spelling this much rarer than the commonest is a slip: رءيس
FINAL_SHARE = 0.2  # of the commonest spelling: سيء is often written سيئ, تنشئ rarely تنشيء
CLEAR_RATIO = 20  # a word is a slip for one whose lemmas are this much more frequent: تفائل for تفاؤل
# Forms with a pronoun: the seat shows the case (أبناؤه, أبنائه), and the stemmer removes it with the pronoun.
CASE = re.compile("ا[ءؤئ](?:ه|ها|هم|هن|هما|ك|كم|كما|كن|نا|ي)$")
MIN_FREQUENCY = 2e-8  # of a word to which RULES apply: twice in a hundred million words
# Each row: a seat, other seats that writers put there, and an example.
RULES = (
    ("(?<=..)ئ$", ("يء",)),  # شاطئ, شاطيء
    ("(?<=..)[يى]ء$", ("ئ",)),  # مجيء, مجئ
    ("(?<=..)ؤ$", ("وء",)),  # تباطؤ, تباطوء
    ("ؤو", ("ئو", "ءو", "ؤ")),  # شؤون, شئون, شءون, شؤن
    ("ئو", ("ؤو", "ءو")),
    ("(?<=ي)ئة", ("أة",)),  # هيئة, هيأة
    ("(?<=ا)ء(?=ة|ات)", ("ئ",)),  # قراءة, قرائة
    ("(?<=ا)ؤ(?=[^وهكني])", ("ئ", "ء")),  # تفاؤل, تفائل, تفاءل
    ("(?<=[^اوي].)(?<=[^اوي])أ(?=لة|ة)", ("ئ",)),  # مسألة, مسئلة
    ("(?<=[^والبفكل])آ(?=.)", ("ءا",)),  # قرآن, قرءان
)


class Spelled(NamedTuple):
    """A folded spelling, its frequency with a hamza, and the commonest spelling with one."""

    folded: str
    frequency: float
    written: str


def skeleton(word: str) -> str:
    """Return a word with every hamza without its seat: شاطيء, شاطىء and شاطئ are شاطء."""
    bare = word.translate(SEATS)
    return bare[:-2] + "ء" if bare.endswith(("يء", "وء")) else bare


class Spellings:
    """The words of the frequency list that hold a hamza after the first letter."""

    def __init__(self) -> None:
        self.totals: dict[str, float] = defaultdict(float)
        self.written: dict[str, dict[str, list[tuple[float, str]]]] = defaultdict(lambda: defaultdict(list))
        for word, frequency in wordfreq.get_frequency_dict("ar", "large").items():
            plain = "".join(char for char in unicodedata.normalize("NFC", word) if not unicodedata.combining(char))
            folded = fold(plain)
            self.totals[folded] += frequency
            if (
                is_arabic(folded)
                and (len(folded) >= MIN_SOURCE_LENGTH or (len(folded) > 1 and plain.endswith("ئ")))
                and HAMZA.search(plain, 1)
                and not CASE.search(plain)
            ):
                self.written[skeleton(plain)][folded].append((frequency, plain))

    def groups(self) -> Iterator[list[Spelled]]:
        """Yield the folded spellings of each skeleton, the commonest first, if the commonest is written with hamza."""
        for spellings in self.written.values():
            found = [Spelled(f, sum(n for n, _ in words), max(words)[1]) for f, words in spellings.items()]
            found.sort(key=lambda spelled: (-spelled.frequency, spelled.folded))
            if len(found[0].folded) >= MIN_LENGTH and found[0].frequency >= TARGET_SHARE * self.totals[found[0].folded]:
                yield [
                    found[0],
                    *(
                        other
                        for other in found[1:]
                        if other.frequency >= SOURCE_SHARE * self.totals[other.folded]
                        or self.is_rare(other.folded, found[0])
                    ),
                ]

    def final_seats(self) -> Iterator[tuple[Spelled, Spelled]]:
        """Yield each word in يء with every spelling of it in ئ, which folds to other words: شيء, شئ; بريء, برئ."""
        for spellings in self.written.values():
            found = [Spelled(folded, n, word) for folded, words in spellings.items() for n, word in words]
            least = FINAL_SHARE * max(spelled.frequency for spelled in found)
            targets = [spelled for spelled in found if spelled.folded.endswith("يء") and spelled.frequency >= least]
            for other in found:
                if targets and other.written.endswith("ئ"):
                    yield max(targets, key=lambda target: target.frequency), other

    def medial_seats(self, target: Spelled) -> Iterator[Spelled]:
        """Yield the spellings of a word with ئو for ؤو, which may fold to another word: كؤوس, كئوس."""
        if "ؤو" in target.written:
            written = target.written.replace("ؤو", "ئو")
            yield Spelled(fold(written), 0, written)

    def by_rule(self, word: Spelled) -> Iterator[Spelled]:
        """Yield the spellings of a frequent word by RULES that the list does not hold."""
        for seat, others in RULES if word.frequency >= MIN_FREQUENCY else ():
            for other in others if re.search(seat, word.written) else ():
                written = re.sub(seat, other, word.written)
                folded = fold(written)
                if len(folded) >= MIN_LENGTH and self.is_rare(folded, word):
                    yield Spelled(folded, 0, written)

    def is_rare(self, folded: str, target: Spelled) -> bool:
        """Say whether a folded spelling is far rarer than the word, even counting other words that fold to it."""
        return self.totals.get(folded, 0) * CLEAR_RATIO <= target.frequency


@cache
def analyzer() -> Analyzer:
    """Return the analyzer, loaded once."""
    return Analyzer()


@cache
def lemmas(word: str) -> frozenset[str]:
    """Return the lemmas of a word as it is written; none for a word that the dictionary does not know."""
    return frozenset(analysis.lemma for analysis in analyzer().analyze(word))


@cache
def weights() -> dict[str, float]:
    """Return how often each lemma occurs in news."""
    lemma_weights: dict[str, float] = LanguageModel().map_lemma
    return lemma_weights


def is_same(one: str, other: str) -> bool:
    """Say whether the dictionary does not know two spellings as two words."""
    known, others = lemmas(one), lemmas(other)
    weight, other_weight = (sum(weights().get(lemma, 0.0) for lemma in found) for found in (known, others))
    return not known or not others or not known.isdisjoint(others) or other_weight > CLEAR_RATIO * weight


def has_same_beginning(one: str, other: str) -> bool:
    """Say whether two folded spellings agree in their first two letters, where the seat is a vowel: يأمن, يؤمن.

    A hamza before و has the same vowel on every seat: شؤون, شئون.
    """
    return one[:2] == other[:2] or "ء" in (one[1], other[1]) or one[2:3] == other[2:3] == "و"


def has_same_long_vowel(one: str, other: str) -> bool:
    """Say whether two spellings do not end in a hamza after different long vowels: سوء, سيئ."""
    after_waw, after_yeh = ([word.endswith(ends) for word in (one, other)] for ends in (("وء",), ("يء", "ىء", "ئ")))
    return not (any(after_waw) and any(after_yeh))


def target_of(spellings: Spellings) -> dict[str, str]:
    """Map each rarer folded spelling to a commoner one."""
    targets: dict[str, str] = {}
    for target, *others in spellings.groups():
        for other in (*spellings.by_rule(target), *others):
            if (
                has_same_beginning(other.folded, target.folded)
                and has_same_long_vowel(other.written, target.written)
                and is_same(other.written, target.written)
            ):
                targets[other.folded] = target.folded
    return targets


def lines() -> list[str]:
    """Return the lines: a folded spelling, the others that become it, and after | those that few writers use.

    Another spelling is folded too, unless its hamza tells it from another word: شئ, but not شي.
    """
    spellings = Spellings()
    targets = target_of(spellings)
    rows: dict[str, list[str]] = defaultdict(list)
    for rarer, commoner in targets.items():
        last = targets.get(commoner, commoner)
        if targets.get(last, last) == last and rarer != last:
            rows[last].append(rarer)
    written = [
        *spellings.final_seats(),
        *((target, other) for target, *_ in spellings.groups() for other in spellings.medial_seats(target)),
    ]
    for word, other in written:
        last = targets.get(word.folded, word.folded)
        if other.written not in rows[last]:
            spellings.totals[other.written] = other.frequency
            rows[last].append(other.written)
    return [
        " ".join([commonest, *sorted_by_use(commonest, found, spellings)])
        for commonest, found in sorted(rows.items())
        if found
    ]


def sorted_by_use(commonest: str, others: list[str], spellings: Spellings) -> list[str]:
    """Return the other spellings of a word, the rare ones after |."""
    least = spellings.totals[commonest] * RARE_SHARE
    used = sorted(other for other in others if spellings.totals.get(other, 0) >= least)
    rare = sorted(set(others) - set(used))
    return [*used, "|", *rare] if rare else used


if __name__ == "__main__":
    write_data("hamza_seats.txt", lines(), SOURCE, "hamza_seats")
