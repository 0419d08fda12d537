"""People and places of a text: the tagger, the lists and what the same text says elsewhere, joined."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from analyzers import people
from analyzers.fold import fold_char
from analyzers.places import Found, find_places
from analyzers.readings import readings
from analyzers.scan import Word, offset_of, sentences
from analyzers.tagger import Span, tagger
from analyzers.token import Evidence, Kind, Mention

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
    tagged = tagger().tag(parts)
    mentions: list[Mention] = []
    persons: list[_Person] = []
    taken: set[int] = set()
    for sentence, spans in zip(parts, tagged, strict=True):
        keys = [word.key for word in sentence]
        for place in find_places(keys, spans):
            mentions.append(_place_mention(text, sentence, place))
            taken.update(word.start for word in sentence[place.start : place.end])
    for sentence, name in _names(parts, tagged, taken):
        persons.append(_Person(sentence, name, "model"))
        taken.update(word.start for word in sentence[name.start : name.end])
    persons += _again(parts, persons, taken)
    mentions += _person_mentions(text, persons)
    return sorted(mentions, key=lambda mention: (mention.start, mention.end, mention.kind))


def _names(
    parts: list[Sentence], tagged: list[list[Span]], taken: set[int]
) -> Iterator[tuple[Sentence, people.Name]]:
    """Yield the names of people that the tagger sees, without titles and clitics."""
    trimmed: list[tuple[Sentence, list[str], int, int]] = []
    known: Counter[str] = Counter()
    for sentence, spans in zip(parts, tagged, strict=True):
        keys = [word.key for word in sentence]
        for span in spans:
            if span.label == "PER" and (bounds := people.trim(keys, span.start, span.end)):
                start, end = bounds
                if taken.isdisjoint(word.start for word in sentence[start:end]):
                    trimmed.append((sentence, keys, start, end))
                    known.update(keys[start:end])
    for sentence, keys, start, end in trimmed:
        yield sentence, people.settle(keys, start, end, known)


def _again(parts: list[Sentence], persons: list[_Person], taken: set[int]) -> list[_Person]:
    """Find the rare parts of the names that the text gives elsewhere, where the tagger passed them over."""
    full = people.fullest(person.name.parts for person in persons)
    known = people.distinctive_parts(full.values())
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
        yield _mention("people", text, start, end, value, person.evidence)


def _place_mention(text: str, sentence: Sentence, place: Found) -> Mention:
    start, end = _bounds(text, sentence, place)
    return _mention("places", text, start, end, place.value or plain(text[start:end]), place.evidence)


def _bounds(text: str, sentence: Sentence, name: people.Name | Found) -> tuple[int, int]:
    return offset_of(text, sentence[name.start], name.letters), sentence[name.end - 1].end


def _mention(kind: Kind, text: str, start: int, end: int, value: str, evidence: Evidence) -> Mention:
    return Mention(kind, text[start:end], value, start, end, evidence)


def plain(surface: str) -> str:
    """A surface as a facet shows it: without marks, tatweel and invisible signs, one blank between words."""
    kept = "".join(char for char in surface if char.isspace() or fold_char(char))
    return " ".join(unicodedata.normalize("NFKC", kept).split())
