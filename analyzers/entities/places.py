"""Places: names of the gazetteer that the sentence confirms, and unlisted names that it shows to be places."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analyzers.entities.cue_words import CLUB_HEADS, LOCATIVE, PLACE_HEADS
from analyzers.entities.tagger import TaggedSpan
from analyzers.entities.word_classes import (
    cannot_be_in_place,
    is_sure_place_head,
    likely_split,
    may_follow_place_head,
    without_clitics,
)
from analyzers.names.gazetteer import PlaceMatch, gazetteer
from analyzers.text.affixes import ARTICLE
from analyzers.text.clitics import CliticSplit, clitic_splits
from analyzers.text.lexicon import lexicon
from analyzers.token import Evidence

_MIN_WORD_GAIN = 5  # tenths of Zipf by which بنوك, «banks», is more frequent than نوك without its clitic
_QUOTES = frozenset("\"«»“”'")
# Inhabitants. Smaller cities share their names with too many words to be found untagged.
_MIN_POPULATION = 1_000_000
_MAX_SPELLING_WORDS = 3  # words of a large place in an unlisted spelling


class PlaceSpan(NamedTuple):
    """Words `start` to `end` (exclusive) of a sentence name a place, after `clitic_length` letters of clitics.

    `value` is the gazetteer's, "" for an unlisted place.
    """

    start: int
    end: int
    clitic_length: int
    value: str
    evidence: Evidence


def find_places(keys: Sequence[str], matches: Sequence[PlaceMatch], spans: Sequence[TaggedSpan]) -> list[PlaceSpan]:
    """Return the places of a sentence of folded words, from the names that gazetteer and tagger find in it."""
    places = [_listed(match) for match in matches if _is_confirmed(keys, match, spans)]
    variants = [_listed(match) for match in _find_spellings(keys, spans, places)]
    places = [place for place in places if not any(_overlap(place, other) for other in variants)] + variants
    occupied = {position for place in places for position in range(place.start, place.end)}
    occupied.update(i for match in matches if _names_other_thing(keys, match) for i in range(match.start, match.end))
    for span in spans:
        if span.label == "LOC" and occupied.isdisjoint(range(span.start, span.end)):
            places += _unlisted(keys, span.start, span.end, "model")
            occupied.update(range(span.start, span.end))
    in_names = occupied.union(*(range(span.start, span.end) for span in spans))
    for position in [i for i, word in enumerate(keys[:-1], 1) if is_sure_place_head(word)]:
        if position not in in_names and may_follow_place_head(keys[position]):
            places += _unlisted(keys, position, position + 1, "rule")
    return sorted(places)


def _listed(match: PlaceMatch) -> PlaceSpan:
    return PlaceSpan(match.start, match.end, match.clitic_length, match.place.value, "list")


def _overlap(one: PlaceSpan, other: PlaceSpan) -> bool:
    return one.start < other.end and other.start < one.end


def _is_confirmed(keys: Sequence[str], match: PlaceMatch, spans: Sequence[TaggedSpan]) -> bool:
    """Say whether a name of the gazetteer means the place in this sentence."""
    if match.clitic_length and (_takes_no_conjunction(keys, match.start) or _is_whole_word(keys, match)):
        return False
    overlapping = [span for span in spans if span.start < match.end and match.start < span.end]
    if _names_other_thing(keys, match):
        return False
    if any(span.label == "LOC" for span in overlapping):
        return True
    is_large = match.place.kind != "city" or match.place.population >= _MIN_POPULATION
    if match.end - match.start > 1 and match.place.sure and is_large:
        return not any(span.label in ("ORG", "MISC") and _is_longer(span, match) for span in overlapping)
    if any(_is_longer(span, match) for span in overlapping):
        return False
    if match.start > 0 and is_sure_place_head(keys[match.start - 1]):
        return True
    if not match.place.sure:
        return False
    if match.place.kind in ("country", "region"):
        return not any(span.label == "PER" for span in overlapping)
    return not overlapping and match.place.population >= _MIN_POPULATION


def _is_longer(span: TaggedSpan, match: PlaceMatch) -> bool:
    return span.end - span.start > match.end - match.start


def _is_whole_word(keys: Sequence[str], match: PlaceMatch) -> bool:
    """Say whether a clitic is part of the word: بنوك is «banks» rather than «in نوك»."""
    word, frequency = keys[match.start], lexicon().frequency
    gain = frequency(word) - frequency(word[match.clitic_length :])
    return match.end - match.start == 1 and gain >= _MIN_WORD_GAIN


def _takes_no_conjunction(keys: Sequence[str], position: int) -> bool:
    """Say whether a first «و» or «ف» is part of the word: «and» never follows مدينة or في."""
    if not position or keys[position][:1] not in ("و", "ف"):
        return False
    before = keys[position - 1]
    return without_clitics(before) in PLACE_HEADS or before in LOCATIVE


def _names_other_thing(keys: Sequence[str], match: PlaceMatch) -> bool:
    """Say whether a name is a newspaper (in quotation marks), or ends the name of a sports club: دينامو كييف."""
    if is_quoted(keys, match.start, match.end):
        return True
    return match.start > 0 and not match.clitic_length and without_clitics(keys[match.start - 1]) in CLUB_HEADS


def is_quoted(keys: Sequence[str], start: int, end: int) -> bool:
    """Say whether quotation marks enclose a name and nothing else: «الشرق الأوسط» is a newspaper."""
    neighbours = (keys[start - 1 : start], keys[end : end + 1])
    return all(len(side) == 1 and side[0] in _QUOTES for side in neighbours)


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
        for length in range(_MAX_SPELLING_WORDS, 1, -1):
            words = (host, *keys[start + 1 : start + length])
            is_listed = len(words) != length or " ".join(words) in gazetteer().places
            place = None if is_listed else gazetteer().find_spelling(words)
            if place:
                return PlaceMatch(start, start + length, clitic_length, place)
    return None


def _unlisted(keys: Sequence[str], start: int, end: int, evidence: Evidence) -> list[PlaceSpan]:
    """Return the place that words name and the gazetteer lacks; an empty list if they are ordinary words."""
    while start < end - 1 and without_clitics(keys[start]).removeprefix(ARTICLE) in PLACE_HEADS:
        start += 1
    if any(not key[:1].isalpha() for key in keys[start:end]):
        return []
    split = CliticSplit(keys[start], 0) if _takes_no_conjunction(keys, start) else likely_split(keys[start])
    words = (split.host, *keys[start + 1 : end])
    if all(map(cannot_be_in_place, words)) or (len(words) == 1 and len(split.host) < 3):
        return []
    return [PlaceSpan(start, end, split.clitic_length, "", evidence)]
