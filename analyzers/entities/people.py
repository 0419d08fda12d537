"""People: from the spans of the tagger to mentions, each with the fullest name the same text gives the person."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analyzers.entities.cue_words import NAME_JOINTS, ORGANISATION_HEADS, PLACE_HEADS, REGNAL, SAYING, TITLES
from analyzers.entities.features import is_nationality, likely_split
from analyzers.names.name_lists import name_list
from analyzers.names.phonetic_key import phonetic_key
from analyzers.names.same_name import are_same_word
from analyzers.text.affixes import ARTICLE
from analyzers.text.clitics import clitic_splits, forms_of_host, is_arabic
from analyzers.text.lexicon import lexicon
from analyzers.text.stem import stem

_COMMON = 42  # tenths of Zipf: a word this common, and in no list of names, is no name
_CLEAR = 4  # level of analyzers.names.name_lists
_APART = 3  # letters: spellings of one name differ less in length
_VERB = re.compile("[يت]..+(?:ان|ون)")  # they two, they all: يوقعان, يؤكدون
_RARE = 36  # a part of a name below this stands for the person wherever it is found in the same text


@dataclass(frozen=True, slots=True)
class PersonSpan:
    """A name as it stands in a sentence: words `start` to `end`, without `clitic_length` letters of clitics."""

    start: int
    end: int
    clitic_length: int
    parts: tuple[str, ...]


def trim_span(keys: Sequence[str], start: int, end: int) -> tuple[int, int] | None:
    """Cut titles, nationalities and marks off both ends of a span; None if no name remains."""
    while start < end and not _may_begin(keys[start], keys[start + 1] if start + 1 < end else ""):
        start += 1
    end = next((position for position in range(start + 1, end) if _is_ordinary(keys[position])), end)
    while start < end and not _may_end(keys[end - 1]):
        end -= 1
    if start < end and likely_split(keys[start]).host.removeprefix(ARTICLE) in PLACE_HEADS | ORGANISATION_HEADS:
        return None
    if start == end or (end - start == 1 and not is_name_alone(keys[start])):
        return None
    return start, end


def _may_begin(word: str, following: str) -> bool:
    """Whether a name may begin with a word: no title, no nationality, no «he said», no noun before a given name."""
    host = likely_split(word).host
    bare = host.removeprefix(ARTICLE)
    saying = any(split.host in SAYING for split in clitic_splits(word))
    if not word[:1].isalpha() or saying or (bare != host and is_nationality(host)):
        return False
    if name_list().level(host) >= _CLEAR:
        return True
    return bare not in TITLES and not (bare != host and name_list().level(following) >= _CLEAR)


def _may_end(word: str) -> bool:
    return word[:1].isalpha() and not (word in NAME_JOINTS or word.startswith("لل") or _is_ordinary(word))


@lru_cache(maxsize=1 << 16)
def _is_ordinary(word: str) -> bool:
    """Whether a word is in no name: frequent, in no list, and no part that names have."""
    host = likely_split(word).host
    known = name_list().level(host) or host.startswith("عبدال") or word in NAME_JOINTS | REGNAL or host == "عشر"
    return not known and (lexicon().frequency(stem(host)) >= _COMMON or _VERB.fullmatch(host) is not None)


def is_name_alone(word: str) -> bool:
    """Whether a single word, behind its clitics, may be the name of a person."""
    host = likely_split(word).host
    return (
        len(host) > 1
        and not is_nationality(host)
        and (name_list().level(host) > 0 or lexicon().frequency(host) < _COMMON)
    )


def by_first_word(names: Iterable[Sequence[str]]) -> dict[str, list[tuple[str, ...]]]:
    """Names of several words by their first, as it is and behind clitics."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted({tuple(name) for name in names if len(name) > 1}):
        for word in forms_of_host(name[0]):
            found.setdefault(word, []).append(name)
    return found


def completed(
    keys: Sequence[str],
    bounds: Sequence[tuple[int, int]],
    names: Mapping[str, Sequence[tuple[str, ...]]],
    taken: set[int],
) -> list[tuple[int, int]]:
    """Add the names that a text gives elsewhere wherever they stand in a sentence; they swallow parts of themselves."""
    found: list[tuple[int, int]] = []
    for start in [i for i, word in enumerate(keys) if word in names]:
        if found and start < found[-1][1]:
            continue
        fitting = (
            start + len(name) for name in names[keys[start]] if tuple(keys[start + 1 : start + len(name)]) == name[1:]
        )
        end = max(fitting, default=0)
        if end and taken.isdisjoint(range(start, end)):
            found.append((start, end))
    if not found:
        return list(bounds)
    inner = [(start, end) for start, end in bounds if not any(a < end and start < b for a, b in found)]
    outer = [bound for bound in bounds if any(bound[0] <= a and b <= bound[1] for a, b in found)]
    kept = [(a, b) for a, b in found if not any(start <= a and b <= end for start, end in outer)]
    return sorted([*inner, *outer, *kept])


def settle(keys: Sequence[str], start: int, end: int, known: Counter[str]) -> PersonSpan:
    """Decide which letters of the first word are clitics: by the other names of the text, else by frequency."""
    host, clitic_length = likely_split(keys[start])
    spoken = {split: known[split.host] - (not split.clitic_length) for split in clitic_splits(keys[start])}
    best = max(spoken, key=lambda split: spoken[split])
    if spoken[best] > 0:
        host, clitic_length = best
    return PersonSpan(start, end, clitic_length, (host, *keys[start + 1 : end]))


def is_part_of(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether the words of `short` stand in `full` in the same order, as written or as spelling variants."""
    remaining = iter(full)
    return all(any(_same(part, other) for other in remaining) for part in short)


def _same(part: str, other: str) -> bool:
    if part == other:
        return True
    return abs(len(part) - len(other)) < _APART and _is_spelled_alike(part, other)


@lru_cache(maxsize=1 << 16)
def _is_spelled_alike(part: str, other: str) -> bool:
    if not (is_arabic(part) and is_arabic(other)) or phonetic_key(part)[:1] != phonetic_key(other)[:1]:
        return False
    return are_same_word(part, other)


def fullest_forms(names: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Map each name of a text to the fullest form there that it fits; to itself when none or several persons do."""
    counts = Counter(names)
    by_length = sorted(counts, key=lambda name: (-len(name), -counts[name], name))
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    heads: list[tuple[str, ...]] = []
    for name in by_length:
        fitting = [head for head in heads if is_part_of(name, head)]
        if len(fitting) == 1:
            found[name] = fitting[0]
        else:
            found[name] = name
            if not fitting:
                heads.append(name)
    return found


def distinctive_parts(names: Iterable[tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The words that name one person of the text only and are too rare to mean anything else."""
    owners: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        for part in name:
            owners.setdefault(part, set()).add(name)
    return {
        part: owner.copy().pop()
        for part, owner in owners.items()
        if len(owner) == 1
        and len(part) > 2
        and lexicon().frequency(part) < (_RARE if name_list().level(part) < 5 else _COMMON)
    }
