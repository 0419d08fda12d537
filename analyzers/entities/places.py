"""Places: names of the gazetteer that the text confirms, and unlisted names that it shows to be places."""

from collections.abc import Iterable
from typing import NamedTuple

from analyzers.entities.place_context import PlaceContext, place_context
from analyzers.entities.place_grades import Grade, grade, name_of
from analyzers.entities.place_spans import PlaceSpan, PlaceText
from analyzers.entities.sentences import offset_after
from analyzers.entities.unlisted_places import is_title, with_unlisted
from analyzers.entities.word_classes import is_sure_place_head, without_clitics
from analyzers.names.gazetteer import PlaceMatch
from analyzers.text.fold import fold, fold_char
from analyzers.text.lexicon import lexicon

_TOO_COMMON = 45  # tenths of Zipf; a word of this frequency is no place because the text has the place elsewhere
_MIN_COMMON_POPULATION = 50_000  # of a place whose name is so common, in a list: جمال, but not الأربعاء
_STATE_HEADS = frozenset(map(fold, ("سلطنة", "سلطان", "دولة", "جمهورية", "مملكة")))
_MAX_GAP = 3  # words after which a further name is no longer in the same list of countries
_DATELINE_SIGNS = frozenset("-–—(:،/ـ")
_LIST_SIGNS = frozenset("،,-–/و")


class _Candidate(NamedTuple):
    """A name of the gazetteer in sentence number `sentence`."""

    sentence: int
    match: PlaceMatch
    grade: Grade


def find_places(source: PlaceText) -> list[list[PlaceSpan]]:
    """Return the places of each sentence of a text."""
    listed = _find_listed(source)
    found = [
        with_unlisted(keys, matches, spans, places)
        for keys, matches, spans, places in zip(source.keys, source.matches, source.tagged, listed, strict=True)
    ]
    return [
        [place for place in places if place.value or place.evidence == "list" or not is_title(source, keys, place)]
        for keys, places in zip(source.keys, found, strict=True)
    ]


def _find_listed(source: PlaceText) -> list[list[PlaceSpan]]:
    """Return the names of the gazetteer that the text confirms, by sentence."""
    rows = enumerate(zip(source.keys, source.matches, source.tagged, strict=True))
    graded = [
        _Candidate(number, match, grade(keys, match, spans))
        for number, (keys, matches, spans) in rows
        for match in matches
    ]
    candidates = [candidate for candidate in graded if candidate.grade]
    found: list[list[PlaceSpan]] = [[] for _ in source.keys]
    if not candidates:
        return found
    certain = [candidate for candidate in candidates if candidate.grade is Grade.CERTAIN]
    is_clear = len(certain) == len(candidates) and all(len(candidate.match.readings) == 1 for candidate in candidates)
    keys = () if is_clear else source.keys
    context = place_context(keys, (one.match.place for one in certain if len(one.match.readings) == 1))
    for candidate in candidates if is_clear else _confirmed(source, candidates, context):
        start, end, clitic_length, readings = candidate.match
        value = _value(source, candidate, context) if len(readings) > 1 else readings[0].value
        found[candidate.sentence].append(PlaceSpan(start, end, clitic_length, value, "list"))
    return found


def _confirmed(source: PlaceText, candidates: Iterable[_Candidate], context: PlaceContext) -> list[_Candidate]:
    """Return the candidates that mean a place in this text, in order."""
    candidates = list(candidates)
    confirmed = {candidate for candidate in candidates if _is_in_context(candidate, context)}
    ends = {(one.sentence, one.match.end): one.match for one in confirmed}
    names = {name_of(source.keys[one.sentence], one.match) for one in confirmed}
    for candidate in candidates:
        name = name_of(source.keys[candidate.sentence], candidate.match)
        is_repeated = name in names and (" " in name or lexicon().frequency(name) < _TOO_COMMON)
        if candidate not in confirmed and (is_repeated or _continues_list(source, candidate, ends)):
            confirmed.add(candidate)
            ends[candidate.sentence, candidate.match.end] = candidate.match
    return [candidate for candidate in candidates if candidate in confirmed]


def _is_in_context(candidate: _Candidate, context: PlaceContext) -> bool:
    countries = {place.country for place in candidate.match.readings}
    if candidate.grade is Grade.LIKELY:
        is_only = candidate.match.place.kind == "region" and countries != {"-"} and context.is_empty()
        return is_only or any(map(context.weight, countries))
    if candidate.grade is Grade.POSSIBLE:
        return any(country in context.inside for country in countries)
    return candidate.grade is Grade.CERTAIN


def _continues_list(source: PlaceText, candidate: _Candidate, ends: dict[tuple[int, int], PlaceMatch]) -> bool:
    """Say whether a name continues a list of places of its country: المنستير وجمال, المنستير، جمال."""
    sentence, match, _ = candidate
    keys = source.keys[sentence]
    is_common = lexicon().frequency(name_of(keys, match)) >= _TOO_COMMON
    if is_common and match.place.population < _MIN_COMMON_POPULATION:
        return False
    before = ends.get((sentence, match.start)) if keys[match.start][: match.clitic_length] == "و" else None
    if before is None and match.start and keys[match.start - 1] in _LIST_SIGNS and not match.clitic_length:
        before = ends.get((sentence, match.start - 1))
    if before is None or before.place.kind == "country":
        return False
    return not {place.country for place in before.readings}.isdisjoint(place.country for place in match.readings)


def _value(source: PlaceText, candidate: _Candidate, context: PlaceContext) -> str:
    """Return the value of a name of several places: typed marks decide, then the words around it, then the countries.

    "" if nothing decides between values that only marks tell apart.
    """
    start, end, clitic_length, readings = candidate.match
    words = source.sentences[candidate.sentence]
    surface = source.text[offset_after(source.text, words[start], clitic_length) : words[end - 1].end]
    marked = next((place for place in readings if _has_marks(surface, place.value)), None)
    if marked:
        return marked.value
    kind = _kind_beside(source, candidate)
    readings = tuple(place for place in readings if (place.kind == "country") == (kind == "country") or not kind)
    chosen = context.choose(readings)
    is_open = len(readings) > 1 and not context.weight(chosen.country) and len({fold(p.value) for p in readings}) == 1
    return "" if is_open else chosen.value


def _kind_beside(source: PlaceText, candidate: _Candidate) -> str:
    """Return `country` or `city` where the words beside a name mean one: سلطنة عمان, مدينة عمان; else ""."""
    keys, (start, end, _, readings) = source.keys[candidate.sentence], candidate.match
    kinds = {place.kind for place in readings}
    if "country" not in kinds or len(kinds) == 1:
        return ""
    before = without_clitics(keys[start - 1]) if start else ""
    if not start and not candidate.sentence and keys[end : end + 1] and keys[end] in _DATELINE_SIGNS:
        return "city"
    if before in _STATE_HEADS:
        return "country"
    if is_sure_place_head(before):
        return "city"
    countries = {place.country for place in readings}
    near = [
        match.place
        for match in source.matches[candidate.sentence]
        if 0 <= match.start - end < _MAX_GAP or 0 <= start - match.end < _MAX_GAP
    ]
    listed = [place.kind == "country" and place.country not in countries for place in near if place.sure]
    return "country" if listed and all(listed) else ""


def _has_marks(surface: str, value: str) -> bool:
    marks = {char for char in value if not fold_char(char)}
    return bool(marks) and marks <= set(surface)
