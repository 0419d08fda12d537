"""The names of people in a sentence: which words they cover, and which letters of the first are clitics."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from analyzers.entities.person_evidence import is_cue
from analyzers.entities.word_classes import COMMON_WORD, RARE_PART, likely_split, may_keep_letters, name_split
from analyzers.names.name_lists import CLEARLY_A_NAME, name_list
from analyzers.text.clitics import clitic_splits, forms_of_host
from analyzers.text.lexicon import lexicon

SON = "ابن"
NameParts = tuple[str, ...]  # the folded words of a name


class PersonSpan(NamedTuple):
    """A name in a sentence: words `start` to `end` (exclusive), after `clitic_length` letters of clitics."""

    start: int
    end: int
    clitic_length: int
    parts: NameParts


class NameWordCounts(NamedTuple):
    """How often each word is in the names of a text, and how often it is the last word of a name of several words."""

    all: Counter[str]
    last: Counter[str]


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
    first = "بن" if split.host == SON else split.host  # ابن الجهم is part of علي بن الجهم
    return PersonSpan(start, end, split.clitic_length, (first, *keys[start + 1 : end]))


def distinctive_parts(names: Iterable[NameParts]) -> frozenset[str]:
    """Return the words that occur in only one of the names and are too rare to mean anything else."""
    owners = Counter(part for name in names for part in set(name))
    return frozenset(part for part, number in owners.items() if number == 1 and _is_distinctive(part))


@lru_cache(maxsize=1 << 14)
def _is_distinctive(part: str) -> bool:
    limit = COMMON_WORD if name_list().level(part) >= CLEARLY_A_NAME else RARE_PART
    return len(part) > 2 and lexicon().frequency(part) < limit
