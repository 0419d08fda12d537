"""Places that the gazetteer lacks: unlisted spellings of large ones, and names that the text shows to be places."""

from collections.abc import Iterator, Sequence

from analyzers.entities.cue_words import PLACE_HEADS
from analyzers.entities.other_things import follows_foreign_city, is_quoted
from analyzers.entities.place_grades import is_after_place_head, takes_no_conjunction
from analyzers.entities.place_spans import PlaceSpan, PlaceText
from analyzers.entities.tagger import TaggedSpan
from analyzers.entities.word_classes import (
    cannot_be_in_place,
    likely_split,
    may_follow_place_head,
    sure_place_heads,
    without_clitics,
)
from analyzers.names.gazetteer import PlaceMatch, gazetteer
from analyzers.names.name_lists import OFTEN_A_NAME, name_list
from analyzers.names.ordinary_words import is_ordinary
from analyzers.text.affixes import ARTICLE
from analyzers.text.clitics import CliticSplit, clitic_splits
from analyzers.text.fold import fold
from analyzers.text.lexicon import lexicon
from analyzers.token import Evidence

_MAX_SPELLING_WORDS = 3  # words of a large place in an unlisted spelling
_MIN_LETTERS, _ORDINARY = 3, 25  # letters; tenths of Zipf from which on a listed name may be a word
# Before the name of a group, a company or a programme: جماعة بوكو حرام.
_GROUPS = frozenset(map(fold, ("جماعة", "حركة", "حزب", "تنظيم", "شركة", "صحيفة", "جريدة", "قناة", "إذاعة", "برنامج")))
# Some words before the name of a programme: مداخلة له في بوليتيكا.
_PROGRAMMES = frozenset(map(fold, ("مداخلة", "ضيف", "ضيفة", "ضيوف", "حصة", "حلقة", "برنامج", "استضافة")))
_WORDS_OF_PROGRAMME = 4


def with_unlisted(
    keys: Sequence[str], others: Sequence[PlaceMatch], spans: Sequence[TaggedSpan], places: list[PlaceSpan]
) -> list[PlaceSpan]:
    """Return the listed places of a sentence with its unlisted ones.

    `others` are names of the gazetteer that name other things there; `spans` are those of the tagger.
    """
    heads = sure_place_heads()
    if not (spans or places) and heads.isdisjoint(keys):
        return places
    variants = [_listed(match) for match in _find_spellings(keys, spans, places)]
    places = [place for place in places if not any(_overlap(place, other) for other in variants)] + variants
    occupied = {position for place in places for position in range(place.start, place.end)}
    occupied.update(i for match in others for i in range(match.start, match.end))
    for span in spans:
        if span.label == "LOC" and occupied.isdisjoint(range(span.start, span.end)):
            places += _unlisted(keys, span.start, span.end, "model")
            occupied.update(range(span.start, span.end))
    in_names = occupied.union(*(range(span.start, span.end) for span in spans))
    for position in [i for i, word in enumerate(keys[:-1], 1) if word in heads]:
        if position not in in_names and may_follow_place_head(keys[position]):
            places += _unlisted(keys, position, position + 1, "rule")
    return sorted(places)


def _listed(match: PlaceMatch) -> PlaceSpan:
    return PlaceSpan(match.start, match.end, match.clitic_length, match.place.value, "list")


def _overlap(one: PlaceSpan, other: PlaceSpan) -> bool:
    return one.start < other.end and other.start < one.end


def _find_spellings(
    keys: Sequence[str], spans: Sequence[TaggedSpan], places: Sequence[PlaceSpan]
) -> Iterator[PlaceMatch]:
    """Find large places in unlisted spellings among the names that the tagger sees: بيونج يانج."""
    in_long_names = {i for place in places if place.end - place.start > 1 for i in range(place.start, place.end)}
    occupied: set[int] = set()
    for span in spans:
        for start in range(span.start, span.end):
            match = None if start in occupied else _find_spelling_at(keys, start)
            if match and in_long_names.isdisjoint(range(match.start, match.end)):
                occupied.update(range(match.start, match.end))
                yield match


def _find_spelling_at(keys: Sequence[str], start: int) -> PlaceMatch | None:
    for host, clitic_length in clitic_splits(keys[start]):
        if not gazetteer().may_begin_spelling((host, *keys[start + 1 : start + 2])):
            continue
        for length in range(_MAX_SPELLING_WORDS, 1, -1):
            words = (host, *keys[start + 1 : start + length])
            place = gazetteer().find_spelling(words) if len(words) == length else None
            if place and not (" ".join(words) in gazetteer().places or all(map(_is_personal, words))):
                return PlaceMatch(start, start + length, clitic_length, (place,))
    return None


def _is_personal(word: str) -> bool:
    return name_list().level(word) >= OFTEN_A_NAME


def _is_no_place(word: str, host: str) -> bool:
    """Say whether a word, or its host without clitics, is ordinary or a listed name that the text did not confirm."""
    frequency = lexicon().frequency
    if is_ordinary(host) or (frequency(word) >= frequency(host) and is_ordinary(word)):
        return True
    return host in gazetteer().places and frequency(host) >= _ORDINARY


def _unlisted(keys: Sequence[str], start: int, end: int, evidence: Evidence) -> list[PlaceSpan]:
    """Return the place that words name and the gazetteer lacks; an empty list if they are ordinary words."""
    while start < end - 1 and without_clitics(keys[start]).removeprefix(ARTICLE) in PLACE_HEADS:
        start += 1
    if any(not key[:1].isalpha() for key in keys[start:end]):
        return []
    split = CliticSplit(keys[start], 0) if takes_no_conjunction(keys, start) else likely_split(keys[start])
    words = (split.host, *keys[start + 1 : end])
    if all(map(cannot_be_in_place, words)) or (len(words) == 1 and len(split.host) < _MIN_LETTERS):
        return []
    if evidence == "model" and not is_after_place_head(keys, start):
        before = without_clitics(keys[start - 1]).removeprefix(ARTICLE) if start else ""
        is_programme = not _PROGRAMMES.isdisjoint(keys[max(0, start - _WORDS_OF_PROGRAMME) : start])
        is_club = not split.clitic_length and follows_foreign_city(keys, start)
        if before in _GROUPS or is_programme or is_club or (len(words) == 1 and _is_no_place(keys[start], split.host)):
            return []
    return [PlaceSpan(start, end, split.clitic_length, "", evidence)]


def is_title(source: PlaceText, keys: Sequence[str], place: PlaceSpan) -> bool:
    """Say whether the text has an unlisted name in quotation marks elsewhere, as that of a programme or a newspaper."""
    first, *others = keys[place.start : place.end]
    first = first[place.clitic_length :]
    length = place.end - place.start
    return any(
        is_quoted(other, position, position + length) and list(other[position + 1 : position + length]) == others
        for other in source.keys
        if first in other
        for position in (other.index(first),)
    )
