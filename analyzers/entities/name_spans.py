"""Where a person's name begins and ends, by the words themselves: what the tagger's spans are put right with."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from analyzers.entities.cue_words import REGNAL, SAYING, TITLES
from analyzers.entities.features import is_nationality, likely_split
from analyzers.names.gazetteer import gazetteer
from analyzers.names.name_lists import name_list
from analyzers.text.affixes import ARTICLE
from analyzers.text.clitics import CliticSplit, clitic_splits
from analyzers.text.lexicon import lexicon

_NAME, _FIRST_NAME = 5, 4  # levels of analyzers.names.name_lists: clearly a name; a name that another name makes clear
_OFTEN = 4  # times that a name stands in a text
_MANY = 3  # size of analyzers.names.name_lists: five people of the lists
_COMMON = 55  # tenths of Zipf: a word more common than this goes with no name by itself
_PLAIN = 42  # tenths of Zipf: a word more common than this is known
_UNKNOWN = 18  # tenths of Zipf: a word rarer than this may be a family name
_TEN = "عشر"  # of السادس عشر
_FUSED = ("ابو", "عبدال", "بن")


class NameSpan(NamedTuple):
    """Words `start` to `end` (exclusive) are one name; `listed` when no tagger saw it."""

    start: int
    end: int
    listed: bool = False


@lru_cache(maxsize=1 << 16)
def begins_name(word: str) -> CliticSplit | None:
    """Return how a word is read that begins a further name behind «and»: ورجاء -> رجاء; None if it is none."""
    own = name_list().level(word)
    for split in clitic_splits(word)[1:]:
        level = name_list().level(split.host)
        size = name_list().size(split.host)
        better = level > own if not own else size > name_list().size(word) + 1
        if level >= _FIRST_NAME and better and (word[0] == "و" or (word[0] == "ف" and size >= _MANY)):
            return split
    return None


@lru_cache(maxsize=1 << 16)
def _is_name(word: str) -> bool:
    known = name_list()
    return (
        known.level(word) >= _NAME
        and known.size(word) > 1
        and lexicon().frequency(word) < _COMMON
        and not is_nationality(word)
    )


@lru_cache(maxsize=1 << 16)
def _is_given_name(word: str) -> bool:
    """Whether a folded word is a given name of many people, and little else."""
    return _is_name(word) and name_list().role(word) != "f" and name_list().size(word) >= _MANY + 1


@lru_cache(maxsize=1 << 16)
def _goes_before(word: str) -> bool:
    """Whether a word before a name belongs to it."""
    host = likely_split(word).host
    if host.startswith(ARTICLE) or host in SAYING or host in TITLES:
        return False
    rare = name_list().level(host) >= _FIRST_NAME and lexicon().frequency(host) < _COMMON - 10
    return _is_given_name(host) or (rare and name_list().size(host) > 1 and not is_nationality(host))


@lru_cache(maxsize=1 << 16)
def _goes_on(word: str) -> bool:
    """Whether a word behind a given name belongs to it."""
    if not "ء" <= word[:1] <= "ي" or begins_name(word) or word in gazetteer().places:
        return False
    if word.removeprefix(ARTICLE) in TITLES:
        return False
    if _is_name(word) or (word.startswith(_FUSED) and lexicon().frequency(word) < _COMMON - 10):
        return True
    return lexicon().frequency(word) < _UNKNOWN and likely_split(word).clitic_length == 0 and not is_nationality(word)


def complete_spans(keys: Sequence[str], bounds: Iterable[tuple[int, int]], taken: set[int]) -> list[NameSpan]:
    """Let the names grow by what belongs to them, and add those that two listed names make.

    Words in `taken` belong to others.
    """
    runs = [NameSpan(start, end) for start, end in bounds]
    if not runs:  # so in half of the sentences
        return _joined(keys, _listed(keys, taken))
    busy = taken.union(*(range(run.start, run.end) for run in runs))
    grown: list[NameSpan] = []
    for run in runs:
        longer = _grow(keys, run, busy)
        busy.update(range(longer.start, longer.end))
        grown.append(longer)
    return _joined(keys, sorted([*grown, *_listed(keys, busy)]))


def split_span(
    keys: Sequence[str], start: int, end: int, known: Mapping[str, int], ends: Mapping[str, int]
) -> list[tuple[int, int]]:
    """Part a span at a further name behind «and», and at a word that ends a fuller name of the text.

    «رانيا فريد ورجاء الجداوي» are two; of «لافروف دان» the second is a verb. `known` counts the words of the names
    of the text, `ends` those that end a name of several words.
    """
    first, last = keys[start], keys[end - 1]
    doubtful = end - start == 2 and not _is_given_name(first) and lexicon().frequency(last) > _UNKNOWN
    often = known.get(first, 0) >= (_OFTEN if name_list().level(last) >= _NAME else 2)
    if doubtful and ends.get(first, 0) and known.get(last) == 1 and often:
        return [(start, start + 1)]
    end = next((i for i in range(start + 1, end) if _leads_away(keys[i])), end)
    cuts = [i for i in range(start + 1, end) if begins_name(keys[i]) or _is_known_behind_and(keys[i], known)]
    return list(pairwise([start, *cuts, end]))


@lru_cache(maxsize=1 << 16)
def _leads_away(word: str) -> bool:
    """Whether a word begins with «in» or «to», and so is not in the name before: بباريس."""
    host, clitic_length = likely_split(word)
    named = name_list().level(host) >= _FIRST_NAME and name_list().size(host) >= _MANY
    known = named or host in gazetteer().places or lexicon().frequency(host) >= _PLAIN
    return word[:clitic_length] in ("ب", "ل") and known and not name_list().level(word)


def _is_known_behind_and(word: str, known: Mapping[str, int]) -> bool:
    """Whether a word is «and» with a name of the text: وبوتين."""
    return word[0] in "وف" and known.get(word[1:], 0) >= known.get(word, 0) > 0


def _grow(keys: Sequence[str], run: NameSpan, busy: set[int]) -> NameSpan:
    """Take in what stands beside a run and belongs to it: «طلعت [زكريا]», «[فايزة] أبوالنجا»."""
    start, end, listed = run
    given = _is_given_name(likely_split(keys[start]).host)
    while end < len(keys) and end not in busy:
        further = given and _goes_on(keys[end]) and (_is_name(keys[end]) or end - start == 1)
        if not further and not (keys[end] == _TEN and keys[end - 1] in REGNAL):
            break
        end += 1
    before = start - 1
    if before >= 0 and before not in busy and not begins_name(keys[start]) and _goes_before(keys[before]):
        start = before
    return NameSpan(start, end, listed)


def _listed(keys: Sequence[str], busy: set[int]) -> list[NameSpan]:
    """Find a given name and what goes with it where the tagger saw nothing."""
    found: list[NameSpan] = []
    last = 0
    for position in [i for i, word in enumerate(keys) if _may_be_listed(word)]:
        end = position + 1
        if position < last or not busy.isdisjoint((position - 1, position, end)):
            continue
        while end < len(keys) and end not in busy and _is_name(keys[end]) and _goes_on(keys[end]):
            end += 1
        if end > position + 1:
            found.append(NameSpan(position, end, listed=True))
            last = end
    return found


@lru_cache(maxsize=1 << 17)
def _may_be_listed(word: str) -> bool:
    return _is_given_name(likely_split(word).host)


def _is_noun(keys: Sequence[str], run: NameSpan) -> bool:
    """Whether a single word before a name is a noun with the article: المتحدث باسم الكرملين."""
    word = keys[run.start]
    return run.end - run.start == 1 and word.startswith(ARTICLE) and name_list().level(word) < _FIRST_NAME


def _may_be_behind_clitic(word: str) -> bool:
    return word[0] in "وف" or likely_split(word).clitic_length > 0


def _joined(keys: Sequence[str], runs: list[NameSpan]) -> list[NameSpan]:
    """Join runs that touch: between two people a mark or «and» stands."""
    found: list[NameSpan] = []
    for run in runs:
        touching = found and found[-1].end == run.start and not _may_be_behind_clitic(keys[run.start])
        if touching and _is_noun(keys, found[-1]):
            found[-1] = run
        elif touching and keys[run.start].removeprefix(ARTICLE) not in TITLES:
            found[-1] = NameSpan(found[-1].start, run.end, found[-1].listed and run.listed)
        else:
            found.append(run)
    return found
