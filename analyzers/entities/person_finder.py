"""Find the people of a text: the tagger, the lists and the rest of the text together decide."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from analyzers.entities import people
from analyzers.entities.fullest_forms import fullest_forms
from analyzers.entities.name_cuts import cut_span
from analyzers.entities.name_spans import complete_spans, has_listed_name, split_span
from analyzers.entities.name_trims import trim_span
from analyzers.entities.other_things import is_quoted
from analyzers.entities.person_evidence import Neighbours, is_cue, is_nobody
from analyzers.entities.place_spans import PlaceText
from analyzers.entities.sentences import SentenceWord, offset_after
from analyzers.names.name_lists import CLEARLY_A_NAME, name_list
from analyzers.text.clitics import clitic_splits, forms_of_host
from analyzers.text.fold import fold_char
from analyzers.token import Evidence, Mention

Keys = Sequence[str]  # the folded words of a sentence
Bounds = tuple[int, int]  # first word of a name, and the word after its last
_PLAIN = re.compile("[ء-غف-ي]+(?: [ء-غف-ي]+)*")  # Arabic letters without tatweel, single spaces
BoundsBySentence = Mapping[int, Sequence[Bounds]]  # of those that have any


class _Person(NamedTuple):
    """A person's name; `sentence` is the number of its sentence, from 0."""

    sentence: int
    name: people.PersonSpan
    evidence: Evidence


def find_people(source: PlaceText, occupied: Sequence[set[int]]) -> list[Mention]:
    """Return the people of a text; `occupied` are the words of its places, by sentence, and gets those of the people.

    The value of a person is the fullest form of the name in the text.
    """
    found = list(_find_people(source, occupied))
    forms = fullest_forms(person.name.parts for person in found)
    persons = _without_nobodies(source.keys, found, forms)
    for person in persons:
        occupied[person.sentence].update(range(person.name.start, person.name.end))
    repeated = _find_repeated_parts(source.keys, {forms[person.name.parts] for person in persons}, occupied)
    if repeated or len(persons) < len(found):
        persons += repeated
        forms = fullest_forms(person.name.parts for person in persons)
    return list(_mentions(source, persons, forms))


def _find_people(source: PlaceText, occupied: Sequence[set[int]]) -> Iterator[_Person]:
    """Yield the people's names that tagger and lists find, without titles and clitics."""
    whole = _tagged_names(source, occupied)
    counts = _count_name_words(source.keys, whole)
    bounds = {
        number: [part for bound in row for part in _split(source.keys[number], bound, counts)]
        for number, row in whole.items()
    }
    full_names = people.index_by_first_word(
        source.keys[number][start:end] for number, row in bounds.items() for start, end in row
    )
    for number, keys in enumerate(source.keys):
        if number not in bounds and not has_listed_name(keys) and full_names.keys().isdisjoint(keys):
            continue
        found = people.add_full_names(keys, bounds.get(number, ()), full_names, occupied[number])
        other_names = (range(span.start, span.end) for span in source.tagged[number] if span.label != "PER")
        for span in complete_spans(keys, found, occupied[number].union(*other_names)):
            has_hamza = _has_second_hamza(source.text, source.sentences[number][span.start])
            name = people.resolve_clitics(keys, span.start, span.end, counts, has_hamza=has_hamza)
            yield _Person(number, name, "list" if span.listed else "model")


def _tagged_names(source: PlaceText, occupied: Sequence[set[int]]) -> dict[int, list[Bounds]]:
    """Return the people's spans of the tagger, cut into single names and trimmed."""
    names: dict[int, list[Bounds]] = {}
    for number, spans in enumerate(source.tagged):
        cut = [
            bounds
            for span in spans
            if span.label == "PER"
            for bounds in cut_span(source.text, source.sentences[number], span.start, span.end)
        ]
        if cut and (trimmed := _trimmed(source.keys[number], cut, occupied[number])):
            names[number] = trimmed
    return names


def _trimmed(keys: Keys, names: Iterable[Bounds], occupied: set[int]) -> list[Bounds]:
    trimmed = [trim_span(keys, *name) for name in names]
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


def _count_name_words(keys: Sequence[Keys], names: BoundsBySentence) -> people.NameWordCounts:
    found = [keys[number][start:end] for number, bounds in names.items() for start, end in bounds]
    return people.NameWordCounts(Counter(chain.from_iterable(found)), Counter(name[-1] for name in found if name[1:]))


def _split(keys: Keys, bounds: Bounds, counts: people.NameWordCounts) -> Iterator[Bounds]:
    """Yield the names of a span that «and» joins, without the titles of the further ones."""
    first, *further = split_span(keys, *bounds, *counts)
    yield first
    yield from (trimmed for part in further if (trimmed := trim_span(keys, *part)))


def _has_second_hamza(text: str, word: SentenceWord) -> bool:
    """Say whether the second letter has a hamza, which only the first letter of a name has: لأمين."""
    return text[word.start + 1 : word.start + 2] in ("أ", "إ", "آ")


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
    keys_by_sentence: Sequence[Keys], names: Iterable[people.NameParts], occupied: Sequence[set[int]]
) -> list[_Person]:
    """Find distinctive parts of the text's full `names` where the tagger saw no name."""
    parts = people.distinctive_parts(name for name in names if len(name) > 1)
    forms = frozenset[str]().union(*map(forms_of_host, parts))
    repeated: list[_Person] = []
    for number, keys in enumerate(keys_by_sentence if forms else ()):
        if forms.isdisjoint(keys):
            continue
        for position in [i for i, word in enumerate(keys) if word in forms and i not in occupied[number]]:
            host, clitic_length = next(split for split in clitic_splits(keys[position]) if split.host in parts)
            repeated.append(_Person(number, people.PersonSpan(position, position + 1, clitic_length, (host,)), "rule"))
    return repeated


def _mentions(
    source: PlaceText, persons: Iterable[_Person], full_names: Mapping[people.NameParts, people.NameParts]
) -> Iterator[Mention]:
    spellings: dict[people.NameParts, Counter[str]] = {}
    surfaces: list[tuple[_Person, int, int]] = []
    for person in persons:
        name, words = person.name, source.sentences[person.sentence]
        start, end = offset_after(source.text, words[name.start], name.clitic_length), words[name.end - 1].end
        surfaces.append((person, start, end))
        spellings.setdefault(name.parts, Counter())[display_form(source.text[start:end])] += 1
    for person, start, end in surfaces:
        value = spellings[full_names[person.name.parts]].most_common(1)[0][0]
        yield Mention("people", source.text[start:end], value, start, end, person.evidence)


def display_form(surface: str) -> str:
    """Return a surface as a facet shows it: without diacritics, tatweel and invisible signs, with single spaces."""
    if _PLAIN.fullmatch(surface):  # nine of ten
        return surface
    kept = "".join(char for char in surface if char.isspace() or fold_char(char))
    return " ".join(unicodedata.normalize("NFKC", kept).split())
