"""People and places of a text: the tagger, the lists and what the same text says elsewhere, joined."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from analyzers.entities import people
from analyzers.entities.name_spans import complete_spans, split_span
from analyzers.entities.places import PlaceSpan, find_places, is_quoted
from analyzers.entities.sentences import SentenceWord, offset_after, split_sentences
from analyzers.entities.tagger import TaggedSpan, tagger
from analyzers.names.gazetteer import gazetteer
from analyzers.text.clitics import clitic_splits, forms_of_host
from analyzers.text.fold import fold_char
from analyzers.token import Evidence, Mention

Sentence = list[SentenceWord]
Texts = list[list[str]]  # the folded words of sentences


class _Person(NamedTuple):
    """A name in the sentence of this number."""

    sentence: int
    name: people.PersonSpan
    evidence: Evidence


def find_names(text: str) -> list[Mention]:
    """Return the people and places that `text` names, in its order; raises nothing.

    The value of a person is the fullest form of the name in `text`, that of a place the gazetteer's. Clitics
    are in neither surface nor value.
    """
    parts = split_sentences(text)
    texts = [[word.key for word in sentence] for sentence in parts]
    listed = [gazetteer().find(keys) for keys in texts]
    tagged = tagger().tag(parts, listed)
    places = [find_places(*found) for found in zip(texts, listed, tagged, strict=True)]
    taken = [{i for place in found for i in range(place.start, place.end)} for found in places]
    mentions = [
        _place_mention(text, sentence, place) for sentence, found in zip(parts, places, strict=True) for place in found
    ]
    persons = list(_people(texts, _cut_at_on(text, parts, tagged), taken))
    for person in persons:
        taken[person.sentence].update(range(person.name.start, person.name.end))
    persons += _again(texts, persons, taken)
    mentions += _person_mentions(text, parts, persons)
    return sorted(mentions, key=lambda mention: (mention.start, mention.end, mention.kind))


def _cut_at_on(text: str, parts: list[Sentence], tagged: list[list[TaggedSpan]]) -> list[list[TaggedSpan]]:
    """Part the names of people at «على», which is the name Ali only where a text writes all final «ي» without dots."""
    if "في" not in text:
        return tagged
    return [
        [piece for span in spans for piece in _pieces(text, sentence, span)]
        for sentence, spans in zip(parts, tagged, strict=True)
    ]


def _pieces(text: str, sentence: Sentence, span: TaggedSpan) -> list[TaggedSpan]:
    if span.label != "PER":
        return [span]
    cuts = [i for i in range(span.start, span.end) if _is_on(text, sentence[i])]
    edges = zip([span.start, *(cut + 1 for cut in cuts)], [*cuts, span.end], strict=True)
    return [TaggedSpan(span.label, start, end) for start, end in edges if start < end]


def _is_on(text: str, word: SentenceWord) -> bool:
    return word.key == "علي" and text[word.start : word.end] == "على"


def _people(texts: Texts, tagged: list[list[TaggedSpan]], taken: list[set[int]]) -> Iterator[_Person]:
    """Yield the names of people that the tagger or the lists see, without titles and clitics."""
    seen = [_bounds_of_people(*found) for found in zip(texts, tagged, taken, strict=True)]
    known, ends = _words_of_names(texts, seen)
    seen = [
        [part for bound in bounds for part in split_span(keys, *bound, known, ends)]
        for keys, bounds in zip(texts, seen, strict=True)
    ]
    whole = people.by_first_word(
        keys[start:end] for keys, bounds in zip(texts, seen, strict=True) for start, end in bounds
    )
    for number, (keys, spans, bounds) in enumerate(zip(texts, tagged, seen, strict=True)):
        completed = people.completed(keys, bounds, whole, taken[number])
        others = (range(span.start, span.end) for span in spans if span.label != "PER")
        for run in complete_spans(keys, completed, taken[number].union(*others)):
            name = people.settle(keys, run.start, run.end, known)
            yield _Person(number, name, "list" if run.listed else "model")


def _words_of_names(texts: list[list[str]], seen: list[list[tuple[int, int]]]) -> tuple[Counter[str], Counter[str]]:
    """Count the words of all names, and those that end a name of several words."""
    known: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    for keys, bounds in zip(texts, seen, strict=True):
        for start, end in bounds:
            known.update(keys[start:end])
            ends.update(keys[end - 1 : end] if end - start > 1 else ())
    return known, ends


def _bounds_of_people(keys: list[str], spans: list[TaggedSpan], taken: set[int]) -> list[tuple[int, int]]:
    trimmed = [people.trim_span(keys, span.start, span.end) for span in spans if span.label == "PER"]
    return [
        bounds
        for bounds in trimmed
        if bounds and taken.isdisjoint(range(*bounds))
        if not (_is_second_of_two(keys, taken, *bounds) or is_quoted(keys, *bounds))
    ]


def _is_second_of_two(keys: list[str], taken: set[int], start: int, end: int) -> bool:
    """Whether a single word is joined to a place by a hyphen: «الدار البيضاء- سطات» names two places, no person."""
    return end - start == 1 and start > 1 and keys[start - 1] == "-" and start - 2 in taken


def _again(texts: Texts, persons: list[_Person], taken: list[set[int]]) -> list[_Person]:
    """Find the rare parts of the names that the text gives elsewhere, where the tagger passed them over."""
    full = people.fullest_forms(person.name.parts for person in persons)
    known = people.distinctive_parts(name for name in full.values() if len(name) > 1)
    written = frozenset[str]().union(*map(forms_of_host, known))
    found: list[_Person] = []
    for number, keys in enumerate(texts):
        for position in [i for i, word in enumerate(keys) if word in written and i not in taken[number]]:
            host, clitic_length = next(split for split in clitic_splits(keys[position]) if split.host in known)
            found.append(_Person(number, people.PersonSpan(position, position + 1, clitic_length, (host,)), "rule"))
    return found


def _person_mentions(text: str, parts: list[Sentence], persons: list[_Person]) -> Iterator[Mention]:
    full = people.fullest_forms(person.name.parts for person in persons)
    spelled: dict[tuple[str, ...], Counter[str]] = {}
    surfaces: list[tuple[_Person, int, int]] = []
    for person in persons:
        start, end = _bounds(text, parts[person.sentence], person.name)
        surfaces.append((person, start, end))
        spelled.setdefault(person.name.parts, Counter())[plain(text[start:end])] += 1
    for person, start, end in surfaces:
        value = spelled[full[person.name.parts]].most_common(1)[0][0]
        yield Mention("people", text[start:end], value, start, end, person.evidence)


def _place_mention(text: str, sentence: Sentence, place: PlaceSpan) -> Mention:
    start, end = _bounds(text, sentence, place)
    surface = text[start:end]
    return Mention("places", surface, place.value or plain(surface), start, end, place.evidence)


def _bounds(text: str, sentence: Sentence, name: people.PersonSpan | PlaceSpan) -> tuple[int, int]:
    return offset_after(text, sentence[name.start], name.clitic_length), sentence[name.end - 1].end


def plain(surface: str) -> str:
    """A surface as a facet shows it: without marks, tatweel and invisible signs, one blank between words."""
    kept = "".join(char for char in surface if char.isspace() or fold_char(char))
    return " ".join(unicodedata.normalize("NFKC", kept).split())
