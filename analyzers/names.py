"""People and places of a text: the tagger, the lists and what the same text says elsewhere, joined."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from analyzers import people
from analyzers.fold import fold_char
from analyzers.gazetteer import gazetteer
from analyzers.name_runs import name_runs, parted
from analyzers.places import Found, find_places, is_quoted
from analyzers.readings import readings
from analyzers.scan import Word, offset_of, sentences
from analyzers.tagger import Span, tagger
from analyzers.token import Evidence, Mention

Sentence = list[Word]


class _Person(NamedTuple):
    sentence: Sentence
    name: people.Name
    evidence: Evidence


def find_names(text: str) -> list[Mention]:
    """Return the people and places that `text` names, in its order; raises nothing.

    The value of a person is the fullest form of the name in `text`, that of a place the gazetteer's. Clitics
    are in neither surface nor value.
    """
    parts = sentences(text)
    listed = [gazetteer().matches([word.key for word in sentence]) for sentence in parts]
    tagged = tagger().tag(parts, listed)
    mentions: list[Mention] = []
    persons: list[_Person] = []
    taken: set[int] = set()
    for sentence, matches, spans in zip(parts, listed, tagged, strict=True):
        keys = [word.key for word in sentence]
        for place in find_places(keys, matches, spans):
            mentions.append(_place_mention(text, sentence, place))
            taken.update(word.start for word in sentence[place.start : place.end])
    for person in _people(parts, _cut_at_on(text, parts, tagged), taken):
        persons.append(person)
        taken.update(word.start for word in person.sentence[person.name.start : person.name.end])
    persons += _again(parts, persons, taken)
    mentions += _person_mentions(text, persons)
    return sorted(mentions, key=lambda mention: (mention.start, mention.end, mention.kind))


def _cut_at_on(text: str, parts: list[Sentence], tagged: list[list[Span]]) -> list[list[Span]]:
    """Part the names of people at «على», which is the name Ali only where a text writes all final «ي» without dots."""
    if "في" not in text:
        return tagged
    return [
        [piece for span in spans for piece in _pieces(text, sentence, span)]
        for sentence, spans in zip(parts, tagged, strict=True)
    ]


def _pieces(text: str, sentence: Sentence, span: Span) -> list[Span]:
    cuts = [i for i in range(span.start, span.end) if text[sentence[i].start : sentence[i].end] == "على"]
    edges = zip([span.start, *(cut + 1 for cut in cuts)], [*cuts, span.end], strict=True)
    return [Span(span.label, start, end) for start, end in edges if start < end] if span.label == "PER" else [span]


def _people(parts: list[Sentence], tagged: list[list[Span]], taken: set[int]) -> Iterator[_Person]:
    """Yield the names of people that the tagger or the lists see, without titles and clitics."""
    texts = [[word.key for word in sentence] for sentence in parts]
    seen = [_bounds_of_people(sentence, spans, taken) for sentence, spans in zip(parts, tagged, strict=True)]
    known, ends = _words_of_names(texts, seen)
    seen = [
        [part for bound in bounds for part in parted(keys, *bound, known, ends)]
        for keys, bounds in zip(texts, seen, strict=True)
    ]
    whole = people.by_first_word(
        keys[start:end] for keys, bounds in zip(texts, seen, strict=True) for start, end in bounds
    )
    for sentence, keys, spans, bounds in zip(parts, texts, tagged, seen, strict=True):
        busy = {position for position, word in enumerate(sentence) if word.start in taken}
        completed = people.completed(keys, bounds, whole, busy)
        busy.update(i for span in spans if span.label != "PER" for i in range(span.start, span.end))
        for run in name_runs(keys, completed, busy):
            name = people.settle(keys, run.start, run.end, known)
            yield _Person(sentence, name, "list" if run.listed else "model")


def _words_of_names(texts: list[list[str]], seen: list[list[tuple[int, int]]]) -> tuple[Counter[str], Counter[str]]:
    """Count the words of all names, and those that end a name of several words."""
    known: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    for keys, bounds in zip(texts, seen, strict=True):
        for start, end in bounds:
            known.update(keys[start:end])
            ends.update(keys[end - 1 : end] if end - start > 1 else ())
    return known, ends


def _bounds_of_people(sentence: Sentence, spans: list[Span], taken: set[int]) -> list[tuple[int, int]]:
    keys = [word.key for word in sentence]
    trimmed = [people.trim(keys, span.start, span.end) for span in spans if span.label == "PER"]
    free = [word.start not in taken for word in sentence]
    return [
        bounds
        for bounds in trimmed
        if bounds and all(free[slice(*bounds)])
        if not (_is_second_of_two(keys, free, *bounds) or is_quoted(keys, *bounds))
    ]


def _is_second_of_two(keys: list[str], free: list[bool], start: int, end: int) -> bool:
    """Whether a single word is joined to a place by a hyphen: «الدار البيضاء- سطات» names two places, no person."""
    return end - start == 1 and start > 1 and keys[start - 1] == "-" and not free[start - 2]


def _again(parts: list[Sentence], persons: list[_Person], taken: set[int]) -> list[_Person]:
    """Find the rare parts of the names that the text gives elsewhere, where the tagger passed them over."""
    full = people.fullest(person.name.parts for person in persons)
    known = people.distinctive_parts(name for name in full.values() if len(name) > 1)
    found: list[_Person] = []
    for sentence in parts:
        for position, word in enumerate(sentence):
            if word.start in taken:
                continue
            for rest, letters in readings(word.key):
                if rest in known:
                    name = people.Name(position, position + 1, letters, (rest,))
                    found.append(_Person(sentence, name, "rule"))
                    break
    return found


def _person_mentions(text: str, persons: list[_Person]) -> Iterator[Mention]:
    full = people.fullest(person.name.parts for person in persons)
    spelled: dict[tuple[str, ...], Counter[str]] = {}
    surfaces: list[tuple[_Person, int, int]] = []
    for person in persons:
        start, end = _bounds(text, person.sentence, person.name)
        surfaces.append((person, start, end))
        spelled.setdefault(person.name.parts, Counter())[plain(text[start:end])] += 1
    for person, start, end in surfaces:
        value = spelled[full[person.name.parts]].most_common(1)[0][0]
        yield Mention("people", text[start:end], value, start, end, person.evidence)


def _place_mention(text: str, sentence: Sentence, place: Found) -> Mention:
    start, end = _bounds(text, sentence, place)
    surface = text[start:end]
    return Mention("places", surface, place.value or plain(surface), start, end, place.evidence)


def _bounds(text: str, sentence: Sentence, name: people.Name | Found) -> tuple[int, int]:
    return offset_of(text, sentence[name.start], name.letters), sentence[name.end - 1].end


def plain(surface: str) -> str:
    """A surface as a facet shows it: without marks, tatweel and invisible signs, one blank between words."""
    kept = "".join(char for char in surface if char.isspace() or fold_char(char))
    return " ".join(unicodedata.normalize("NFKC", kept).split())
