"""Correct where a person's name begins and ends, by the words in and around the span that the tagger found."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from analyzers.entities.cue_words import EAST_ASIAN_FAMILIES, KUNYAS, PATRONYMICS, REGNAL, SAYING, TITLES
from analyzers.entities.name_cuts import is_second_person
from analyzers.entities.name_kinds import (
    SYLLABLES,
    is_common_given_name,
    is_family_name,
    is_listed_family_name,
    is_of_syllables,
    may_be_given_name,
)
from analyzers.entities.ordinary_words import is_verb
from analyzers.entities.person_evidence import has_title, is_cue
from analyzers.entities.word_classes import (
    RARE_WORD,
    TEN,
    cannot_be_in_person,
    ends_name_before,
    has_given_name,
    is_given_name,
    is_name,
    joined_family_name,
    may_begin_name,
    may_follow_given_name,
    may_have_clitic,
    may_precede_name,
    starts_second_name,
    without_clitics,
)
from analyzers.names.genealogy import GENERATIONS, SERVANT_OF
from analyzers.names.name_lists import CLEARLY_A_NAME, MANY_PEOPLE, MOSTLY_A_NAME, OFTEN_A_NAME, known_names, name_list
from analyzers.text.affixes import ARTICLE
from analyzers.text.lexicon import lexicon
from analyzers.text.pieces import PieceCache

_WORDS_OF_KUNYA = 2
_MIN_WORDS_BEFORE_GENERATION = 2
_MIN_SERVANT = 5  # letters: عبدربه is one word
_MULLAH, _WORDS_OF_MULLAH = "الملا", 2
_FIRST_WORDS = EAST_ASIAN_FAMILIES | {_MULLAH}  # of names that no list of given names has
_LATER_PARTS = frozenset({"بن", "بنت", "الدين", "الاسلام"})  # no name begins with one if a name is before it
# A first word that occurs this often in names of the text is a whole name, and a doubtful second word is not part of
# it. More occurrences are needed if the second word is listed as a name.
_MIN_OCCURRENCES, _MIN_OCCURRENCES_BEFORE_NAME = 2, 4


# What a word may be in a name of the lists, as bits; and where such a name may be: a word that begins one before a word
# that follows, or one of _FIRST_WORDS.
_CACHED_WORDS = 1 << 17  # some 20 MB
_BEGINS, _FOLLOWS, _IS_FIRST = 1, 2, 4
_LISTED = re.compile(rb"[\x01\x03](?=[\x02\x03\x06\x07])|[\x04-\x07]")


@cache
def _marks() -> PieceCache[int]:
    return PieceCache(_marks_of, _CACHED_WORDS)


def _marks_of(word: str) -> int:
    """Return what a folded word may be in a name of the lists."""
    names = name_list()
    if not names.level(word) and not names.level(without_clitics(word)):  # nine words of ten
        return _IS_FIRST * (word in _FIRST_WORDS)
    is_second = (is_name(word) and may_follow_given_name(word)) or is_listed_family_name(word)
    return _BEGINS * may_begin_name(word) + _FOLLOWS * is_second + _IS_FIRST * (word in _FIRST_WORDS)


class NameSpan(NamedTuple):
    """Words `start` to `end` (exclusive) are one name; `listed` if only the list of names found it."""

    start: int
    end: int
    listed: bool = False


def complete_spans(keys: Sequence[str], bounds: Iterable[tuple[int, int]], occupied: set[int]) -> list[NameSpan]:
    """Extend names by the words that belong to them, and add names that two listed words make.

    `keys` are the folded words of a sentence, `bounds` the names in order, `occupied` the words of other mentions.
    """
    spans = [NameSpan(start, end) for start, end in bounds]
    if not spans:  # half of the sentences
        return _join_adjacent(keys, _listed_names(keys, occupied))
    covered = occupied.union(*(range(span.start, span.end) for span in spans))
    extended: list[NameSpan] = []
    for span in spans:
        longer = _extend(keys, span, covered)
        covered.update(range(longer.start, longer.end))
        extended.append(longer)
    return _join_adjacent(keys, sorted([*extended, *_listed_names(keys, covered)]))


def split_span(
    keys: Sequence[str], start: int, end: int, name_counts: Mapping[str, int], last_counts: Mapping[str, int]
) -> list[tuple[int, int]]:
    """Split a span at a further name after «and», and cut it after a word that ends a fuller name of the text.

    «رانيا فريد ورجاء الجداوي» are two people; in «لافروف دان» the second word is a verb. `name_counts` counts the words
    of all names of the text, `last_counts` the last words of its names of several words.
    """
    first, last = keys[start], keys[end - 1]
    is_doubtful = end - start == 2 and not is_given_name(first) and lexicon().frequency(last) > RARE_WORD
    last_is_name = name_list().level(last) >= CLEARLY_A_NAME
    min_occurrences = _MIN_OCCURRENCES_BEFORE_NAME if last_is_name else _MIN_OCCURRENCES
    is_whole = last_counts.get(first, 0) and name_counts.get(first, 0) >= min_occurrences
    if is_doubtful and is_whole and name_counts.get(last) == 1:
        return [(start, start + 1)]
    end = next((i for i in range(start + 1, end) if ends_name_before(keys[i])), end)
    cuts = [i for i in range(start + 1, end) if _starts_name(keys[i], name_counts)]
    return list(pairwise([start, *cuts, end]))


def _starts_name(word: str, name_counts: Mapping[str, int]) -> bool:
    """Say whether a word in a span is «and» with another name."""
    return bool(starts_second_name(word)) or _joins_name(word, name_counts) or joined_family_name(word)


def _joins_name(word: str, name_counts: Mapping[str, int]) -> bool:
    """Say whether a word is «and» with a name of the text: وبوتين."""
    return word[0] in "وف" and name_counts.get(word[1:], 0) >= name_counts.get(word, 0) > 0


def _extend(keys: Sequence[str], span: NameSpan, covered: set[int]) -> NameSpan:
    """Add the words next to a span that belong to it: «طلعت [زكريا]», «[فايزة] أبوالنجا»."""
    start, end, listed = span
    starts_with_given_name = has_given_name(keys[start])
    while end < len(keys) and end not in covered:
        is_part = (
            starts_with_given_name and may_follow_given_name(keys[end]) and (is_name(keys[end]) or end - start == 1)
        )
        if not is_part and not (keys[end] == TEN and keys[end - 1] in REGNAL):
            break
        end += 1
    end = _with_patronym(keys, end, covered)
    end += _has_generation(keys, start, end) and end not in covered
    if end - start == _WORDS_OF_KUNYA and without_clitics(keys[start]) in KUNYAS and end < len(keys):
        end += end not in covered and is_family_name(keys[end])  # أبو العلاء [المعري]
    before = start - 1
    if before >= 0 and before not in covered and not starts_second_name(keys[start]):
        is_later = keys[start] in _LATER_PARTS and _is_first_part(keys, before)
        is_later = is_later or is_of_syllables(keys[before:end]) or _is_mullah(keys, before)
        if is_later or may_precede_name(keys[before]) or _is_son(keys, start, end) or _is_announced(keys, before):
            start = before
        start -= start > 0 and keys[start - 1] == SERVANT_OF and start - 1 not in covered  # الرئيس [عبد] ربه منصور
    return NameSpan(start, end, listed)


def _has_generation(keys: Sequence[str], start: int, end: int) -> bool:
    """Say whether «the father» or the like follows a whole name, to tell father and son: «جورج بوش [الابن]».

    Before «of» it says what somebody is: «the father of two children», «the eldest son of the king».
    """
    if end - start < _MIN_WORDS_BEFORE_GENERATION or end == len(keys) or keys[end] not in GENERATIONS:
        return False
    return not any(word.startswith("ل") and without_clitics(word) != word for word in keys[end + 1 : end + 3])


def _is_announced(keys: Sequence[str], position: int) -> bool:
    """Say whether a given name that may be another word follows a title: الرئيس [علي] عبدالله صالح.

    «Referee» is also «sentenced», so that a title without its article does not tell Ali from «on».
    """
    host, before = keys[position], keys[max(0, position - 2) : position]
    if host.startswith(ARTICLE) or host in TITLES or host in SAYING or host == "باسم" or not has_title(before):
        return False
    if host == "علي" and not before[-1].startswith((ARTICLE, "لل", "وال", "بال", "فال")):
        return False
    is_given = name_list().role(host) == "g" and name_list().size(host) >= MANY_PEOPLE
    return (host.startswith(SERVANT_OF) and len(host) > _MIN_SERVANT) or (is_given and known_names().is_native(host))


def _is_first_part(keys: Sequence[str], position: int) -> bool:
    """Say whether a word before «son of» is the name of the son; no verb and no title is."""
    host = without_clitics(keys[position])
    if is_verb(host) or host in SAYING or host in TITLES:
        return False
    return name_list().level(host) >= (OFTEN_A_NAME if is_cue(keys[:position]) else CLEARLY_A_NAME)


def _with_patronym(keys: Sequence[str], end: int, covered: set[int]) -> int:
    """Return the end of a name with the «son of …» that follows it: «[سالم] بن كبينة»."""
    if end + 1 < len(keys) and keys[end] in PATRONYMICS and covered.isdisjoint((end, end + 1)):
        return end if cannot_be_in_person(keys[end + 1]) or not keys[end + 1][:1].isalpha() else end + 2
    return end


def _is_son(keys: Sequence[str], start: int, end: int) -> bool:
    """Say whether «son of» before a single word makes it the whole name of a scholar: ابن [سينا]."""
    if end - start > 1 or without_clitics(keys[start - 1]) != "ابن":
        return False
    return start == 1 or keys[start - 2].isalpha() or not is_common_given_name(keys[start])


def _is_mullah(keys: Sequence[str], position: int) -> bool:
    """Say whether «mullah», without which nobody is named, is before a given name; it is also a family name."""
    following = "".join(keys[position + 1 : position + 2])
    if keys[position] != _MULLAH or not (is_given_name(following) or is_common_given_name(following)):
        return False
    return not position or not has_given_name(keys[position - 1])


def has_listed_name(keys: Sequence[str]) -> bool:
    """Say whether words next to one another may be a name of the lists; no sentence without such words has one."""
    return _LISTED.search(bytes(map(_marks().__getitem__, keys))) is not None


def _listed_names(keys: Sequence[str], covered: set[int]) -> list[NameSpan]:
    """Find a given name and the names after it outside `covered`, the words of mentions."""
    names: list[NameSpan] = []
    last = 0
    for position in [match.start() for match in _LISTED.finditer(bytes(map(_marks().__getitem__, keys)))]:
        end = position + 1
        length = _fixed_length(keys, position)
        if length and covered.isdisjoint(range(position, position + length)):
            last = position + length
            names.append(NameSpan(position, last, listed=True))
            continue
        if position < last or not covered.isdisjoint((position - 1, position, end)):
            continue
        end += _is_named(keys, position)
        if end == position + 1 and not has_given_name(keys[position]):
            continue
        while end < len(keys) and end not in covered and is_name(keys[end]) and may_follow_given_name(keys[end]):
            end += 1
        if end > position + 1:
            names.append(NameSpan(position, end, listed=True))
            last = end
    return names


def _fixed_length(keys: Sequence[str], position: int) -> int:
    """Return the number of words of a mullah's name, or of one of China, that begins here; 0 if none does."""
    if _is_mullah(keys, position):
        return _WORDS_OF_MULLAH
    return SYLLABLES if is_of_syllables(keys[position : position + SYLLABLES]) else 0


def _is_named(keys: Sequence[str], position: int) -> bool:
    """Say whether a title or «said» is before what may be a given name, and a family name after it."""
    following = keys[position + 1] if position + 1 < len(keys) else ""
    if not (is_listed_family_name(following) and may_be_given_name(keys[position])):
        return False
    before = keys[max(0, position - 2) : position]
    return is_cue(before) or has_title(before)


def _join_adjacent(keys: Sequence[str], spans: list[NameSpan]) -> list[NameSpan]:
    """Join spans that touch: between two people a text has punctuation or «and»."""
    joined: list[NameSpan] = []
    for span in spans:
        if joined and keys[joined[-1].end : span.start] and set(keys[joined[-1].end : span.start]) <= PATRONYMICS:
            joined[-1] = NameSpan(joined[-1].start, span.end, joined[-1].listed and span.listed)
            continue
        touching = joined and joined[-1].end == span.start and not may_have_clitic(keys[span.start])
        touching = touching and not is_second_person(keys, joined[-1].start, span.start, span.end)
        if touching and _is_definite_noun(keys, joined[-1]):
            joined[-1] = span
        elif touching and keys[span.start].removeprefix(ARTICLE) not in TITLES:
            joined[-1] = NameSpan(joined[-1].start, span.end, joined[-1].listed and span.listed)
        else:
            joined.append(span)
    return joined


def _is_definite_noun(keys: Sequence[str], span: NameSpan) -> bool:
    """Say whether a span is a single noun with the article: المتحدث باسم الكرملين."""
    word = keys[span.start]
    return span.end - span.start == 1 and word.startswith(ARTICLE) and name_list().level(word) < MOSTLY_A_NAME
