"""People: turn name spans into mentions, each with the fullest name that the text gives the person."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

from analyzers.entities.cue_words import (
    GOD,
    KUNYAS,
    NAME_JOINTS,
    ORGANISATION_HEADS,
    PATRONYMICS,
    PLACE_HEADS,
    SAYING,
    TITLES,
)
from analyzers.entities.name_kinds import is_common_given_name
from analyzers.entities.ordinary_words import takes_article
from analyzers.entities.person_evidence import is_cue
from analyzers.entities.word_classes import (
    COMMON_WORD,
    FREQUENT_NOUN,
    NOUN_WITH_ARTICLE,
    RARE_PART,
    RARE_WORD,
    cannot_be_in_person,
    is_nationality,
    is_ordinary_word,
    likely_split,
    may_be_single_name,
    may_keep_letters,
    name_split,
    without_clitics,
)
from analyzers.names.gazetteer import gazetteer
from analyzers.names.genealogy import SERVANT_OF, are_units_alike, is_of_child, is_part, name_units
from analyzers.names.name_lists import CLEARLY_A_NAME, MOSTLY_A_NAME, RATHER_A_NAME, known_names, name_list
from analyzers.names.phonetic_key import phonetic_key
from analyzers.names.same_name import MAX_DISTANCE, are_same_word
from analyzers.text.affixes import ARTICLE
from analyzers.text.clitics import clitic_splits, forms_of_host, is_arabic
from analyzers.text.lexicon import lexicon

# Letters by which two spellings of one name in a text may differ in length. A larger difference is rare in one text,
# and a small limit saves time, because every pair of names is compared.
_MAX_LENGTH_DIFFERENCE = 2

# Finds units that may be spellings of one: compares it with thousands in the time of a dozen comparisons in Python.
_NEAR: Mapping[str, Any] = {"scorer": Levenshtein.distance, "score_cutoff": MAX_DISTANCE, "limit": None}
_SON, _WORDS_OF_SON = "ابن", 2

# Different names of a part of a text that are compared with one another. A part with more of them is a list, each name
# of which stands for itself; comparing them takes time as the square of it. Texts of `ant_news` have 157 at most.
MAX_COMPARED_NAMES = 400

NameParts = tuple[str, ...]  # the folded words of a name


@dataclass(frozen=True, slots=True)
class PersonSpan:
    """A name in a sentence: words `start` to `end` (exclusive), after `clitic_length` letters of clitics."""

    start: int
    end: int
    clitic_length: int
    parts: NameParts


class NameWordCounts(NamedTuple):
    """How often each word is in the names of a text, and how often it is the last word of a name of several words."""

    all: Counter[str]
    last: Counter[str]


def trim_span(keys: Sequence[str], start: int, end: int) -> tuple[int, int] | None:
    """Cut titles, nationalities and punctuation off both ends of a span; return None if no name remains."""
    is_phrase = is_ordinary_word(keys[start]) or _is_noun(keys[start:end])  # وفدا رفيع, داء السكري
    while start < end and not _may_begin_name(keys[start:end]):
        start += 1
    end = next((position for position in range(start + 1, end) if _ends_before(keys, position)), end)
    while start < end and not _may_be_last(keys, start, end - 1):
        end -= 1
    if start < end and without_clitics(keys[start]).removeprefix(ARTICLE) in PLACE_HEADS | ORGANISATION_HEADS:
        return None
    if start == end or (end - start == 1 and (is_phrase or not may_be_single_name(keys[start]))):
        return None
    return start, end


def _may_be_last(keys: Sequence[str], start: int, position: int) -> bool:
    """Say whether a word of a span may be its last; «father of» is a family name in Japan: شينزو آبي."""
    word, before = keys[position], keys[max(start, position - 1)]
    if word == "ابي" and position > start:
        return name_list().level(before) >= CLEARLY_A_NAME and not known_names().is_native(before)
    return _may_end_name(word) or _is_quality(keys, position)


def _ends_before(keys: Sequence[str], position: int) -> bool:
    """Say whether a name ends before a word; it goes on with a quality after «father of»: أبو العلاء."""
    return cannot_be_in_person(keys[position]) and not _is_quality(keys, position)


def _is_quality(keys: Sequence[str], position: int) -> bool:
    return keys[position].startswith(ARTICLE) and without_clitics(keys[position - 1]) in KUNYAS


def _may_begin_name(words: Sequence[str]) -> bool:
    """Say whether a name may begin with the first of these words: no title, nationality, verb or definite noun may."""
    word, following = words[0], words[1] if len(words) > 1 else ""
    host = without_clitics(word)
    bare = host.removeprefix(ARTICLE)
    is_saying = any(split.host in SAYING for split in clitic_splits(word))
    if not word[:1].isalpha() or is_saying or is_ordinary_word(word) or _is_noun(words):
        return False
    if host == GOD or (bare != host and is_nationality(host)):
        return False
    if host == _SON:  # ابن رشد is a whole name; ابن مريم سعيد is the son of one who is named
        return len(words) == _WORDS_OF_SON and not is_common_given_name(following)
    if name_list().level(host) >= MOSTLY_A_NAME or _is_named_like_title(word, following):
        return True
    is_known = lexicon().frequency(host) >= RARE_WORD  # المستوري is not
    is_before_name = bare != host and is_known and name_list().level(following) >= MOSTLY_A_NAME
    return not (is_before_name or bare in TITLES or word in TITLES)


def _is_named_like_title(word: str, following: str) -> bool:
    """Say whether a word is a given name rather than a title, which needs its article before a name: أمير لوصيف."""
    if word not in TITLES or name_list().role(word) != "g" or name_list().level(word) < RATHER_A_NAME:
        return False
    is_other = is_nationality(following) or following in gazetteer().places
    return name_list().level(following) >= CLEARLY_A_NAME and not is_other


def _is_noun(words: Sequence[str]) -> bool:
    """Say whether the first of some words is a frequent noun without the article that no list of names has, no title.

    What «son of» follows is a name (عقبة بن نافع), unless a place begins with it: ملحمة بن قردان.
    """
    word, host = words[0], without_clitics(words[0])
    if words[1:2] and words[1] in (*PATRONYMICS, _SON) and " ".join(words[1:3]) not in gazetteer().places:
        return False
    if name_list().level(host) or host.startswith((ARTICLE, "عبدال")) or host in TITLES | NAME_JOINTS:
        return False
    frequency = min(lexicon().frequency(word), lexicon().frequency(host))
    return frequency >= FREQUENT_NOUN or (frequency >= NOUN_WITH_ARTICLE and takes_article(host))


def _may_end_name(word: str) -> bool:
    return word[:1].isalpha() and not (word in NAME_JOINTS or word.startswith("لل") or cannot_be_in_person(word))


def index_by_first_word(names: Iterable[Sequence[str]]) -> dict[str, list[NameParts]]:
    """Return the names of several words by each form of their first word, with clitics and without."""
    index: dict[str, list[NameParts]] = {}
    for name in sorted({tuple(name) for name in names if len(name) > 1}):
        for word in forms_of_host(name[0]):
            index.setdefault(word, []).append(name)
    return index


def add_full_names(
    keys: Sequence[str], bounds: Sequence[tuple[int, int]], names: Mapping[str, Sequence[NameParts]], occupied: set[int]
) -> list[tuple[int, int]]:
    """Add the occurrences of full names of the text to the spans of a sentence, in place of parts of them.

    `names` is what `index_by_first_word` returns; `occupied` holds the words of other mentions.
    """
    added = _find_full_names(keys, names, occupied)
    if not added:
        return list(bounds)
    apart = [(start, end) for start, end in bounds if not any(a < end and start < b for a, b in added)]
    enclosing = [bound for bound in bounds if any(bound[0] <= a and b <= bound[1] for a, b in added)]
    added = [(a, b) for a, b in added if not any(start <= a and b <= end for start, end in enclosing)]
    return sorted([*apart, *enclosing, *added])


def _find_full_names(
    keys: Sequence[str], names: Mapping[str, Sequence[NameParts]], occupied: set[int]
) -> list[tuple[int, int]]:
    """Find full names in a sentence: the longest at each word, without overlaps."""
    bounds: list[tuple[int, int]] = []
    for start in [i for i, word in enumerate(keys) if word in names]:
        if bounds and start < bounds[-1][1]:
            continue
        ends = (
            start + len(name) for name in names[keys[start]] if tuple(keys[start + 1 : start + len(name)]) == name[1:]
        )
        end = max(ends, default=0)
        if end and occupied.isdisjoint(range(start, end)):
            bounds.append((start, end))
    return bounds


def resolve_clitics(
    keys: Sequence[str],
    start: int,
    end: int,
    counts: NameWordCounts,
    *,
    has_hamza: bool = False,
) -> PersonSpan:
    """Decide which letters of the first word are clitics: by the words of the text's other names, else by the lists.

    `has_hamza` says that the text writes the second letter of the word with a hamza: لأمين is «to Amin».
    """
    word = keys[start]
    split = likely_split(word) if has_hamza else name_split(word, follows_cue=is_cue(keys[start - 1 : start]))
    # An unlisted word whose stem has no clitic is no name unless it ends one: والحبيب. A whole word counts itself once.
    keeps_letters = may_keep_letters(word) or (word in counts.last and word[0] not in "وف")
    options = [option for option in clitic_splits(word) if option.clitic_length or keeps_letters]
    found = {option: counts.all[option.host] - (not option.clitic_length) for option in options} or {split: 0}
    best = max(found, key=lambda option: found[option])
    if found[best] > 0 and (best.clitic_length or not has_hamza):
        split = best
    first = "بن" if split.host == _SON else split.host  # ابن الجهم is part of علي بن الجهم
    return PersonSpan(start, end, split.clitic_length, (first, *keys[start + 1 : end]))


def is_part_of(short: Sequence[str], full: Sequence[str]) -> bool:
    """Say whether a name is a shorter form of another, in the same or another spelling.

    A father's name in that of his child is none, with بن or without: «سلمان بن عبد العزيز», «يوسف الشاهد».
    """
    units, full_units = name_units(tuple(short)), name_units(tuple(full))
    if not is_part(units, full_units, _are_alike):
        return False
    first = next(n for n, unit in enumerate(full_units) if _are_alike(units[0].text, unit.text))
    return not is_of_child(units, full_units[:first])


def sounds_of(words: Sequence[str]) -> frozenset[str]:
    """Return the first consonants of the units of a name; it is part of none that lacks one of them."""
    return frozenset(phonetic_key(unit.text)[:1] for unit in name_units(tuple(words)))


def _are_alike(part: str, other: str) -> bool:
    if part == other:
        return True
    return abs(len(part) - len(other)) <= _MAX_LENGTH_DIFFERENCE and _are_spellings(part, other)


@lru_cache(maxsize=1 << 16)
def _are_spellings(part: str, other: str) -> bool:
    if not (is_arabic(part) and is_arabic(other)) or phonetic_key(part)[:1] != phonetic_key(other)[:1]:
        return False
    return are_same_word(part, other)


def fullest_forms(names: Iterable[NameParts]) -> dict[NameParts, NameParts]:
    """Map each name of a text to the fuller name that it is part of; to itself if none or several fit.

    In a list, of more than MAX_COMPARED_NAMES, each is mapped to itself.
    """
    counts = Counter(names)
    if len(counts) == 1 or len(counts) > MAX_COMPARED_NAMES:
        return {name: name for name in counts}
    by_length = sorted(counts, key=lambda name: (-len(name), -counts[name], name))
    forms: dict[NameParts, NameParts] = {}
    heads = _Heads()
    for name in by_length:
        fitting = [head for head in heads.with_first_unit_of(name) if is_part_of(name, head)]
        if len(fitting) == 1:
            forms[name] = fitting[0]
        else:
            forms[name] = name
            if not fitting:
                heads.add(name)
    return forms


class _Heads:
    """Full names by their units: a name need not be compared with all of them, thousands in a list of names."""

    def __init__(self) -> None:
        self._names: dict[str, list[NameParts]] = {}  # by unit
        self._units: dict[str, list[str]] = {}  # by sound

    def add(self, name: NameParts) -> None:
        """Add a name."""
        for text in dict.fromkeys(unit.text for unit in name_units(name)):
            if text not in self._names:
                for sound in _sounds(text):
                    self._units.setdefault(sound, []).append(text)
            self._names.setdefault(text, []).append(name)

    def with_first_unit_of(self, name: NameParts) -> Iterable[NameParts]:
        """Return the names with a unit that is like the first one of `name`."""
        first = next((unit.text for unit in name_units(name)), None)
        if first is None:
            return ()
        near = (extract(first, self._units.get(sound, ()), **_NEAR) for sound in _sounds(first))
        units = dict.fromkeys(unit for found in near for unit, *_ in found)
        alike = (unit for unit in units if are_units_alike(first, unit, _are_alike))
        return dict.fromkeys(head for unit in alike for head in self._names[unit])


@lru_cache(maxsize=1 << 14)
def _sounds(unit: str) -> frozenset[str]:
    """Return the sounds with which the units like one may begin (see `are_units_alike`)."""
    return frozenset(phonetic_key(text)[:1] for text in (unit, unit.removeprefix(SERVANT_OF)))


def distinctive_parts(names: Iterable[NameParts]) -> frozenset[str]:
    """Return the words that occur in only one of the names and are too rare to mean anything else."""
    names_by_part: dict[str, set[NameParts]] = {}
    for name in names:
        for part in name:
            names_by_part.setdefault(part, set()).add(name)
    return frozenset(part for part, owners in names_by_part.items() if len(owners) == 1 and _is_distinctive(part))


def _is_distinctive(part: str) -> bool:
    limit = COMMON_WORD if name_list().level(part) >= CLEARLY_A_NAME else RARE_PART
    return len(part) > 2 and lexicon().frequency(part) < limit
