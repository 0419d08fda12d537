"""Places: what the gazetteer knows, where the sentence agrees, and what the sentence alone says is a place."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from analyzers.entities.cue_words import CLUB_HEADS, LOCATIVE, PLACE_HEADS, SURE_PLACE_HEADS
from analyzers.entities.features import is_nationality, likely_split
from analyzers.entities.tagger import TaggedSpan
from analyzers.names.gazetteer import PlaceMatch, gazetteer
from analyzers.text.affixes import ARTICLE
from analyzers.text.clitics import CliticSplit, clitic_splits
from analyzers.text.lexicon import lexicon
from analyzers.text.stem import stem
from analyzers.token import Evidence

_COMMON = 40  # tenths of Zipf: an unlisted word this common is no place
_MORE = 5  # tenths of Zipf
_QUOTES = frozenset("\"«»“”'")
_LARGE = 1_000_000  # people; a city as large is believed without the tagger


class PlaceSpan(NamedTuple):
    """Words `start` to `end` of a sentence name a place, behind `clitic_length` letters of clitics.

    `value` is the gazetteer's, or empty for a place it does not know.
    """

    start: int
    end: int
    clitic_length: int
    value: str
    evidence: Evidence


def find_places(keys: Sequence[str], matches: Sequence[PlaceMatch], spans: Sequence[TaggedSpan]) -> list[PlaceSpan]:
    """Return the places of a sentence of folded words, given what the gazetteer and the tagger see in it."""
    found = [_listed(match) for match in matches if _is_believed(keys, match, spans)]
    variants = [_listed(match) for match in _variants(keys, spans, found)]
    found = [place for place in found if not any(_overlap(place, other) for other in variants)] + variants
    taken = {position for place in found for position in range(place.start, place.end)}
    taken.update(i for match in matches if _names_something_else(keys, match) for i in range(match.start, match.end))
    for span in spans:
        if span.label == "LOC" and taken.isdisjoint(range(span.start, span.end)):
            found += _unlisted(keys, span.start, span.end, "model")
            taken.update(range(span.start, span.end))
    named = taken.union(*(range(span.start, span.end) for span in spans))
    for position in [i for i, word in enumerate(keys[:-1], 1) if _is_sure_head(word)]:
        if position not in named and _may_be_behind_head(keys[position]):
            found += _unlisted(keys, position, position + 1, "rule")
    return sorted(found)


def _listed(match: PlaceMatch) -> PlaceSpan:
    return PlaceSpan(match.start, match.end, match.clitic_length, match.place.value, "list")


def _is_believed(keys: Sequence[str], match: PlaceMatch, spans: Sequence[TaggedSpan]) -> bool:
    """Whether a name of the gazetteer means the place here."""
    if match.clitic_length and (_takes_no_conjunction(keys, match.start) or _is_one_word(keys, match)):
        return False
    over = [span for span in spans if span.start < match.end and match.start < span.end]
    if _names_something_else(keys, match):
        return False
    if any(span.label == "LOC" for span in over):
        return True
    large = match.place.kind != "city" or match.place.population >= _LARGE
    if match.end - match.start > 1 and match.place.sure and large:
        return not any(span.label in ("ORG", "MISC") and _exceeds(span, match) for span in over)
    if any(_exceeds(span, match) for span in over):
        return False
    if _is_behind_sure_head(keys, match.start):
        return True
    if not match.place.sure:
        return False
    if match.place.kind in ("country", "region"):
        return not any(span.label == "PER" for span in over)
    return not over and match.place.population >= _LARGE


def _overlap(one: PlaceSpan, other: PlaceSpan) -> bool:
    return one.start < other.end and other.start < one.end


def _variants(keys: Sequence[str], spans: Sequence[TaggedSpan], found: Sequence[PlaceSpan]) -> Iterator[PlaceMatch]:
    """Find large places in other spellings among the names that the tagger sees: بيونج يانج."""
    known = {i for place in found if place.end - place.start > 1 for i in range(place.start, place.end)}
    taken: set[int] = set()
    for span in spans:
        for start in range(span.start, span.end):
            match = None if start in taken else _variant_at(keys, start)
            if match and known.isdisjoint(range(match.start, match.end)):
                taken.update(range(match.start, match.end))
                yield match


def _variant_at(keys: Sequence[str], start: int) -> PlaceMatch | None:
    for host, clitic_length in clitic_splits(keys[start]):
        for length in (3, 2):
            words = (host, *keys[start + 1 : start + length])
            listed = len(words) != length or " ".join(words) in gazetteer().places
            place = None if listed else gazetteer().find_spelling(words)
            if place:
                return PlaceMatch(start, start + length, clitic_length, place)
    return None


def _is_one_word(keys: Sequence[str], match: PlaceMatch) -> bool:
    """Whether the clitic belongs to the word: بنوك is «banks» rather than «in نوك»."""
    word = keys[match.start]
    known = lexicon().frequency
    return match.end - match.start == 1 and known(word) >= known(word[match.clitic_length :]) + _MORE


def _exceeds(span: TaggedSpan, match: PlaceMatch) -> bool:
    return span.end - span.start > match.end - match.start


def is_quoted(keys: Sequence[str], start: int, end: int) -> bool:
    """Whether a name stands alone in quotation marks: «الشرق الأوسط» is a newspaper then."""
    around = (keys[start - 1 : start], keys[end : end + 1])
    return all(len(side) == 1 and side[0] in _QUOTES for side in around)


def _names_something_else(keys: Sequence[str], match: PlaceMatch) -> bool:
    """Whether a name is a newspaper's, in quotation marks, or ends that of a sports club: دينامو كييف."""
    if is_quoted(keys, match.start, match.end):
        return True
    return match.start > 0 and not match.clitic_length and likely_split(keys[match.start - 1]).host in CLUB_HEADS


def _takes_no_conjunction(keys: Sequence[str], position: int) -> bool:
    """Whether «و» or «ف» at the beginning of a word is its own: no «and» stands between مدينة or في and its noun."""
    return (
        position > 0
        and keys[position][:1] in ("و", "ف")
        and (likely_split(keys[position - 1]).host in PLACE_HEADS or keys[position - 1] in LOCATIVE)
    )


def _is_behind_sure_head(keys: Sequence[str], position: int) -> bool:
    return position > 0 and _is_sure_head(keys[position - 1])


@lru_cache(maxsize=1 << 17)
def _is_sure_head(word: str) -> bool:
    return likely_split(word).host in SURE_PLACE_HEADS


def _may_be_behind_head(word: str) -> bool:
    """Whether an unlisted word is a place if «city of» or the like stands before it."""
    return (
        len(word) > 2 and word[:1].isalpha() and lexicon().frequency(word) < _COMMON - 10 and not is_nationality(word)
    )


def _is_ordinary(word: str) -> bool:
    return is_nationality(word) or lexicon().frequency(stem(word)) >= _COMMON


def _unlisted(keys: Sequence[str], start: int, end: int, evidence: Evidence) -> list[PlaceSpan]:
    """Return the place that words name which the gazetteer does not hold; nothing if they are ordinary words."""
    while start < end - 1 and likely_split(keys[start]).host.removeprefix(ARTICLE) in PLACE_HEADS:
        start += 1
    if any(not key[:1].isalpha() for key in keys[start:end]):
        return []
    split = CliticSplit(keys[start], 0) if _takes_no_conjunction(keys, start) else likely_split(keys[start])
    words = (split.host, *keys[start + 1 : end])
    if all(map(_is_ordinary, words)) or (len(words) == 1 and len(split.host) < 3):
        return []
    return [PlaceSpan(start, end, split.clitic_length, "", evidence)]
