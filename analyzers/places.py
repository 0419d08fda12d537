"""Places: what the gazetteer knows, where the sentence agrees, and what the sentence alone says is a place."""

from collections.abc import Sequence
from typing import NamedTuple

from analyzers.features import core, is_nationality
from analyzers.gazetteer import Match, gazetteer
from analyzers.lexicon import lexicon
from analyzers.readings import Reading, readings
from analyzers.tagger import Span
from analyzers.token import Evidence
from analyzers.triggers import LOCATIVE, PLACE_HEADS, SURE_PLACE_HEADS

_COMMON = 40  # tenths of Zipf: an unlisted word this common is no place
_LARGE = 1_000_000  # people; a city as large is believed without the tagger


class Found(NamedTuple):
    """Words `start` to `end` of a sentence name a place, behind `letters` letters of clitics.

    `value` is the gazetteer's, or empty for a place it does not know.
    """

    start: int
    end: int
    letters: int
    value: str
    evidence: Evidence


def find_places(keys: Sequence[str], spans: Sequence[Span]) -> list[Found]:
    """Return the places of a sentence of folded words, given the names the tagger sees in it."""
    found = [_listed(keys, match) for match in gazetteer().matches(keys) if _is_believed(keys, match, spans)]
    taken = {position for place in found for position in range(place.start, place.end)}
    for span in spans:
        if span.label == "LOC" and taken.isdisjoint(range(span.start, span.end)):
            found += _unlisted(keys, span.start, span.end, "model")
            taken.update(range(span.start, span.end))
    named = taken.union(*(range(span.start, span.end) for span in spans))
    for position in range(1, len(keys)):
        if position not in named and _is_behind_head(keys, position):
            found += _unlisted(keys, position, position + 1, "rule")
    return sorted(found)


def _listed(keys: Sequence[str], match: Match) -> Found:
    return Found(match.start, match.end, match.letters, match.place.value, "list")


def _is_believed(keys: Sequence[str], match: Match, spans: Sequence[Span]) -> bool:
    """Whether a name of the gazetteer means the place here."""
    if match.letters and _takes_no_conjunction(keys, match.start):
        return False
    over = [span for span in spans if span.start < match.end and match.start < span.end]
    if any(span.label == "LOC" for span in over):
        return True
    if any(span.label != "LOC" and span.end - span.start > match.end - match.start for span in over):
        return False
    if _is_behind_sure_head(keys, match.start):
        return True
    if not match.place.sure:
        return False
    if match.place.kind in ("country", "region"):
        return not any(span.label == "PER" for span in over)
    return not over and match.place.population >= _LARGE


def _takes_no_conjunction(keys: Sequence[str], position: int) -> bool:
    """Whether «و» or «ف» at the beginning of a word must be its own: no «and» comes between مدينة or في and its noun."""
    return (
        position > 0
        and keys[position][:1] in ("و", "ف")
        and (core(keys[position - 1]).rest in SURE_PLACE_HEADS or keys[position - 1] in LOCATIVE)
    )


def _is_behind_sure_head(keys: Sequence[str], position: int) -> bool:
    return position > 0 and core(keys[position - 1]).rest in SURE_PLACE_HEADS


def _is_behind_head(keys: Sequence[str], position: int) -> bool:
    """Whether an unlisted word is a place since «city of» or the like stands before it."""
    word = keys[position]
    return (
        _is_behind_sure_head(keys, position)
        and len(word) > 2
        and word[:1].isalpha()
        and lexicon().frequency(word) < _COMMON - 10
        and not is_nationality(word)
    )


def _unlisted(keys: Sequence[str], start: int, end: int, evidence: Evidence) -> list[Found]:
    """Return the place that words name which the gazetteer does not hold; nothing if they are ordinary words."""
    while start < end - 1 and core(keys[start]).rest.removeprefix("ال") in PLACE_HEADS:
        start += 1
    if any(not key[:1].isalpha() for key in keys[start:end]):
        return []
    reading = Reading(keys[start], 0) if _takes_no_conjunction(keys, start) else core(keys[start])
    common = lexicon().frequency(reading.rest) >= _COMMON
    if end - start == 1 and (common or is_nationality(reading.rest) or len(reading.rest) < 3):
        return []
    return [Found(start, end, reading.letters, "", evidence)]


def spelled_like(word: str, known: Sequence[str]) -> Reading:
    """Return the reading of a word that is one of the places a text names elsewhere, else the likeliest."""
    return next((reading for reading in readings(word) if reading.rest in known), core(word))
