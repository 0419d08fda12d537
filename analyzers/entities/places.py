"""Places: names of the gazetteer that the text confirms, and unlisted names that it shows to be places."""

from collections.abc import Sequence, Set
from itertools import compress
from typing import NamedTuple

from analyzers.entities.other_things import names_other_thing
from analyzers.entities.place_context import PlaceContext, place_context
from analyzers.entities.place_grades import Grade, grade, name_of
from analyzers.entities.place_spans import PlaceSpan, PlaceText
from analyzers.entities.sentences import offset_after
from analyzers.entities.unlisted_places import is_title, with_unlisted
from analyzers.entities.word_classes import sure_place_heads, without_clitics
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
    rows = zip(source.keys, source.matches, strict=True)
    others = [[match for match in matches if names_other_thing(keys, match)] for keys, matches in rows]
    listed = _find_listed(source, others)
    found = list(map(with_unlisted, source.keys, others, source.tagged, listed))
    return [
        [place for place in places if place.value or place.evidence == "list" or not is_title(source, keys, place)]
        for keys, places in zip(source.keys, found, strict=True)
    ]


def _find_listed(source: PlaceText, others: Sequence[Sequence[PlaceMatch]]) -> list[list[PlaceSpan]]:
    """Return the names of the gazetteer that the text confirms, by sentence; `others` name other things there."""
    rows = enumerate(zip(source.keys, source.matches, source.tagged, others, strict=True))
    graded = [
        _Candidate(number, match, grade(keys, match, spans))
        for number, (keys, matches, spans, of_sentence) in rows
        for match in matches
        if match not in of_sentence
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


def _confirmed(source: PlaceText, candidates: Sequence[_Candidate], context: PlaceContext) -> list[_Candidate]:
    """Return the candidates that mean a place in this text, in order."""
    is_confirmed = [_is_in_context(candidate, context) for candidate in candidates]
    confirmed = list(compress(candidates, is_confirmed))
    ends = {(one.sentence, one.match.end): one.match for one in confirmed}
    names = {name_of(source.keys[one.sentence], one.match) for one in confirmed}
    for number, candidate in enumerate(candidates):
        if not is_confirmed[number] and (
            _is_repeated(source, candidate, names) or _continues_list(source, candidate, ends)
        ):
            is_confirmed[number] = True
            ends[candidate.sentence, candidate.match.end] = candidate.match
    return list(compress(candidates, is_confirmed))


def _is_repeated(source: PlaceText, candidate: _Candidate, names: Set[str]) -> bool:
    """Say whether the text has the name, which is no common word, where it means the place."""
    name = name_of(source.keys[candidate.sentence], candidate.match)
    return name in names and (" " in name or lexicon().frequency(name) < _TOO_COMMON)


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
    if before in sure_place_heads():
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
