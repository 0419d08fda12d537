"""Places: names of the gazetteer that the text confirms, and unlisted names that it shows to be places."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from analyzers.entities.cue_words import PLACE_HEADS
from analyzers.entities.place_context import PlaceContext, place_context
from analyzers.entities.place_grades import (
    Grade,
    grade,
    is_after_place_head,
    name_of,
    names_other_thing,
    takes_no_conjunction,
)
from analyzers.entities.sentences import SentenceWord, offset_after
from analyzers.entities.tagger import TaggedSpan
from analyzers.entities.word_classes import (
    cannot_be_in_place,
    is_sure_place_head,
    likely_split,
    may_follow_place_head,
    without_clitics,
)
from analyzers.names.gazetteer import PlaceMatch, gazetteer
from analyzers.names.name_lists import OFTEN_A_NAME, name_list
from analyzers.names.ordinary_words import is_ordinary
from analyzers.text.affixes import ARTICLE
from analyzers.text.clitics import CliticSplit, clitic_splits
from analyzers.text.fold import fold, fold_char
from analyzers.text.lexicon import lexicon
from analyzers.token import Evidence

_MAX_SPELLING_WORDS = 3  # words of a large place in an unlisted spelling
_MIN_LETTERS, _ORDINARY = 3, 25  # letters; tenths of Zipf from which on a listed name may be a word
_TOO_COMMON = 45  # tenths of Zipf; a word of this frequency is no place because the text has the place elsewhere
_MIN_COMMON_POPULATION = 50_000  # of a place whose name is so common, in a list: جمال, but not الأربعاء
_STATE_HEADS = frozenset(map(fold, ("سلطنة", "سلطان", "دولة", "جمهورية", "مملكة")))
_MAX_GAP = 3  # words after which a further name is no longer in the same list of countries
# Before the name of a group, a company or a programme: جماعة بوكو حرام.
_GROUPS = frozenset(map(fold, ("جماعة", "حركة", "حزب", "تنظيم", "شركة", "صحيفة", "جريدة", "قناة", "إذاعة", "برنامج")))
_DATELINE_SIGNS = frozenset("-–—(:،/ـ")
_LIST_SIGNS = frozenset("،,-–/و")


class PlaceSpan(NamedTuple):
    """Words `start` to `end` (exclusive) of a sentence name a place, after `clitic_length` letters of clitics.

    `value` is the gazetteer's, "" for an unlisted place, and for a name that may be several places shown alike.
    """

    start: int
    end: int
    clitic_length: int
    value: str
    evidence: Evidence


class _Candidate(NamedTuple):
    """A name of the gazetteer in sentence number `sentence`."""

    sentence: int
    match: PlaceMatch
    grade: Grade


class PlaceText(NamedTuple):
    """A text with its sentences, and for each what gazetteer and tagger find in it."""

    text: str
    sentences: Sequence[Sequence[SentenceWord]]
    keys: Sequence[Sequence[str]]
    matches: Sequence[Sequence[PlaceMatch]]
    tagged: Sequence[Sequence[TaggedSpan]]


def find_places(source: PlaceText) -> list[list[PlaceSpan]]:
    """Return the places of each sentence of a text."""
    listed = _find_listed(source)
    return [
        _complete(keys, matches, spans, places)
        for keys, matches, spans, places in zip(source.keys, source.matches, source.tagged, listed, strict=True)
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
        return any(map(context.weight, countries))
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


def _complete(
    keys: Sequence[str], matches: Sequence[PlaceMatch], spans: Sequence[TaggedSpan], places: list[PlaceSpan]
) -> list[PlaceSpan]:
    """Add the unlisted places of a sentence to its listed ones."""
    variants = [_listed(match) for match in _find_spellings(keys, spans, places)]
    places = [place for place in places if not any(_overlap(place, other) for other in variants)] + variants
    occupied = {position for place in places for position in range(place.start, place.end)}
    occupied.update(i for match in matches if names_other_thing(keys, match) for i in range(match.start, match.end))
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
            is_other = len(words) != length or " ".join(words) in gazetteer().places or all(map(_is_personal, words))
            place = None if is_other else gazetteer().find_spelling(words)
            if place:
                return PlaceMatch(start, start + length, clitic_length, (place,))
    return None


def _is_personal(word: str) -> bool:
    return name_list().level(word) >= OFTEN_A_NAME


def _is_no_place(word: str) -> bool:
    """Say whether a single word is an ordinary one, or a listed name that the text did not confirm."""
    return is_ordinary(word) or (word in gazetteer().places and lexicon().frequency(word) >= _ORDINARY)


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
        if before in _GROUPS or (len(words) == 1 and _is_no_place(split.host)):
            return []
    return [PlaceSpan(start, end, split.clitic_length, "", evidence)]
