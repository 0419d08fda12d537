"""Find the people and places of a text: the tagger, the lists and the rest of the text together decide."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple

from analyzers.entities import people
from analyzers.entities.name_cuts import cut_span
from analyzers.entities.name_spans import complete_spans, split_span
from analyzers.entities.other_things import is_quoted
from analyzers.entities.person_evidence import Neighbours, is_cue, is_nobody
from analyzers.entities.place_spans import PlaceSpan, PlaceText
from analyzers.entities.places import find_places
from analyzers.entities.sentences import SentenceWord, offset_after, split_sentences
from analyzers.entities.tagger import TaggedSpan, tagger
from analyzers.names.gazetteer import gazetteer
from analyzers.names.name_lists import CLEARLY_A_NAME, name_list
from analyzers.text.clitics import clitic_splits, forms_of_host
from analyzers.text.fold import fold_char
from analyzers.token import Evidence, Mention

Sentence = Sequence[SentenceWord]
Keys = Sequence[str]  # the folded words of a sentence
Bounds = tuple[int, int]  # first word of a name, and the word after its last


class _Person(NamedTuple):
    """A person's name; `sentence` is the number of its sentence, from 0."""

    sentence: int
    name: people.PersonSpan
    evidence: Evidence


def find_names(text: str) -> list[Mention]:
    """Return the people and places that `text` names, in order.

    The value of a person is the fullest form of the name in `text`; the value of a place is that of the gazetteer.
    Clitics are in neither surface nor value.
    """
    return find_names_of([text])[0]


def find_names_of(texts: Sequence[str]) -> list[list[Mention]]:
    """Return for each text what `find_names` returns; the tagger reads the sentences of all texts at once."""
    sentences = [split_sentences(text) for text in texts]
    keys = [[[word.key for word in sentence] for sentence in of_text] for of_text in sentences]
    matches = [list(map(gazetteer().find, of_text)) for of_text in keys]
    tagged = iter(tagger().tag(list(chain.from_iterable(keys)), list(chain.from_iterable(matches))))
    sources = zip(texts, sentences, keys, matches, strict=True)
    return [_names(PlaceText(*source, list(islice(tagged, len(source[1]))))) for source in sources]


def _names(source: PlaceText) -> list[Mention]:
    text, sentences, keys_by_sentence, _, tagged = source
    places = find_places(source)
    occupied = [{i for place in row for i in range(place.start, place.end)} for row in places]
    mentions = [
        _place_mention(text, sentence, place) for sentence, row in zip(sentences, places, strict=True) for place in row
    ]
    persons = list(_find_people(text, sentences, _cut_spans(text, sentences, tagged), occupied))
    forms = people.fullest_forms(person.name.parts for person in persons)
    persons = _without_nobodies(keys_by_sentence, persons, forms)
    for person in persons:
        occupied[person.sentence].update(range(person.name.start, person.name.end))
    persons += _find_repeated_parts(keys_by_sentence, {forms[person.name.parts] for person in persons}, occupied)
    mentions += _person_mentions(text, sentences, persons)
    return sorted(mentions, key=lambda mention: (mention.start, mention.end, mention.kind))


def _cut_spans(
    text: str, sentences: Sequence[Sentence], tagged: Sequence[Sequence[TaggedSpan]]
) -> list[list[TaggedSpan]]:
    """Cut the people's spans of each sentence into single names."""
    return [
        [piece for span in spans for piece in _pieces(text, sentence, span)]
        for sentence, spans in zip(sentences, tagged, strict=True)
    ]


def _pieces(text: str, sentence: Sentence, span: TaggedSpan) -> list[TaggedSpan]:
    if span.label != "PER":
        return [span]
    return [TaggedSpan(span.label, *bounds) for bounds in cut_span(text, sentence, span.start, span.end)]


def _find_people(
    text: str, sentences: Sequence[Sentence], tagged: Sequence[Sequence[TaggedSpan]], occupied: list[set[int]]
) -> Iterator[_Person]:
    """Yield the people's names that tagger and lists find, without titles and clitics."""
    keys_by_sentence = [[word.key for word in sentence] for sentence in sentences]
    bounds_by_sentence = [_trimmed_bounds(*args) for args in zip(keys_by_sentence, tagged, occupied, strict=True)]
    counts = _count_name_words(keys_by_sentence, bounds_by_sentence)
    bounds_by_sentence = [
        [part for bound in bounds for part in _split(keys, bound, counts)]
        for keys, bounds in zip(keys_by_sentence, bounds_by_sentence, strict=True)
    ]
    full_names = people.index_by_first_word(
        keys[start:end]
        for keys, bounds in zip(keys_by_sentence, bounds_by_sentence, strict=True)
        for start, end in bounds
    )
    for number, (keys, spans) in enumerate(zip(keys_by_sentence, tagged, strict=True)):
        bounds = people.add_full_names(keys, bounds_by_sentence[number], full_names, occupied[number])
        other_names = (range(span.start, span.end) for span in spans if span.label != "PER")
        for span in complete_spans(keys, bounds, occupied[number].union(*other_names)):
            has_hamza = _has_second_hamza(text, sentences[number][span.start])
            name = people.resolve_clitics(keys, span.start, span.end, counts, has_hamza=has_hamza)
            yield _Person(number, name, "list" if span.listed else "model")


def _split(keys: Keys, bounds: Bounds, counts: people.NameWordCounts) -> Iterator[Bounds]:
    """Yield the names of a span that «and» joins, without the titles of the further ones."""
    first, *further = split_span(keys, *bounds, *counts)
    yield first
    yield from (trimmed for part in further if (trimmed := people.trim_span(keys, *part)))


def _has_second_hamza(text: str, word: SentenceWord) -> bool:
    """Say whether the second letter has a hamza, which only the first letter of a name has: لأمين."""
    return text[word.start + 1 : word.start + 2] in ("أ", "إ", "آ")


def _count_name_words(
    keys_by_sentence: Sequence[Keys], bounds_by_sentence: list[list[Bounds]]
) -> people.NameWordCounts:
    counts = people.NameWordCounts(Counter(), Counter())
    for keys, bounds in zip(keys_by_sentence, bounds_by_sentence, strict=True):
        for start, end in bounds:
            counts.all.update(keys[start:end])
            counts.last.update(keys[end - 1 : end] if end - start > 1 else ())
    return counts


def _trimmed_bounds(keys: Keys, spans: Sequence[TaggedSpan], occupied: set[int]) -> list[Bounds]:
    trimmed = [people.trim_span(keys, span.start, span.end) for span in spans if span.label == "PER"]
    return [
        bounds
        for bounds in trimmed
        if bounds and occupied.isdisjoint(range(*bounds))
        if not (_follows_hyphenated_place(keys, occupied, *bounds) or _is_title_of_work(keys, *bounds))
    ]


def _is_title_of_work(keys: Keys, start: int, end: int) -> bool:
    """Say whether quotation marks enclose a newspaper, a film or a song rather than the name of a person."""
    if not is_quoted(keys, start, end):
        return False
    is_listed = any(name_list().level(key) >= CLEARLY_A_NAME for key in keys[start:end])
    return end - start == 1 or not (is_listed or is_cue(keys[: start - 1]))


def _follows_hyphenated_place(keys: Keys, occupied: set[int], start: int, end: int) -> bool:
    """Say whether a hyphen joins a single word to a place: «الدار البيضاء- سطات» names two places and no person."""
    return end - start == 1 and start > 1 and keys[start - 1] == "-" and start - 2 in occupied


def _without_nobodies(
    keys_by_sentence: Sequence[Keys], persons: list[_Person], forms: Mapping[people.NameParts, people.NameParts]
) -> list[_Person]:
    """Leave out the names that are nobody's, with all their occurrences in the text."""
    occurrences: dict[people.NameParts, list[Neighbours]] = {}
    for person in persons:
        keys, name = keys_by_sentence[person.sentence], person.name
        neighbours = Neighbours(keys[max(0, name.start - 2) : name.start], keys[name.end : name.end + 1])
        if name.clitic_length:  # a preposition is between the word before and the name
            neighbours = Neighbours((), neighbours.after)
        occurrences.setdefault(forms[name.parts], []).append(neighbours)
    nobodies = {name for name, found in occurrences.items() if is_nobody(name, found)}
    return [person for person in persons if forms[person.name.parts] not in nobodies]


def _find_repeated_parts(
    keys_by_sentence: Sequence[Keys], names: Iterable[people.NameParts], occupied: list[set[int]]
) -> list[_Person]:
    """Find distinctive parts of the text's full `names` where the tagger saw no name."""
    parts = people.distinctive_parts(name for name in names if len(name) > 1)
    forms = frozenset[str]().union(*map(forms_of_host, parts))
    repeated: list[_Person] = []
    for number, keys in enumerate(keys_by_sentence):
        for position in [i for i, word in enumerate(keys) if word in forms and i not in occupied[number]]:
            host, clitic_length = next(split for split in clitic_splits(keys[position]) if split.host in parts)
            repeated.append(_Person(number, people.PersonSpan(position, position + 1, clitic_length, (host,)), "rule"))
    return repeated


def _person_mentions(text: str, sentences: Sequence[Sentence], persons: list[_Person]) -> Iterator[Mention]:
    full_names = people.fullest_forms(person.name.parts for person in persons)
    spellings: dict[people.NameParts, Counter[str]] = {}
    surfaces: list[tuple[_Person, int, int]] = []
    for person in persons:
        start, end = _offsets(text, sentences[person.sentence], person.name)
        surfaces.append((person, start, end))
        spellings.setdefault(person.name.parts, Counter())[display_form(text[start:end])] += 1
    for person, start, end in surfaces:
        value = spellings[full_names[person.name.parts]].most_common(1)[0][0]
        yield Mention("people", text[start:end], value, start, end, person.evidence)


def _place_mention(text: str, sentence: Sentence, place: PlaceSpan) -> Mention:
    start, end = _offsets(text, sentence, place)
    surface = text[start:end]
    return Mention("places", surface, place.value or display_form(surface), start, end, place.evidence)


def _offsets(text: str, sentence: Sentence, name: people.PersonSpan | PlaceSpan) -> tuple[int, int]:
    return offset_after(text, sentence[name.start], name.clitic_length), sentence[name.end - 1].end


def display_form(surface: str) -> str:
    """Return a surface as a facet shows it: without diacritics, tatweel and invisible signs, with single spaces."""
    kept = "".join(char for char in surface if char.isspace() or fold_char(char))
    return " ".join(unicodedata.normalize("NFKC", kept).split())
