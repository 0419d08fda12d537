"""Find the people and places of texts: the tagger, the lists and the rest of the text together decide."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from operator import attrgetter

from analyzers.entities.person_finder import display_form, find_people
from analyzers.entities.place_spans import PlaceSpan, PlaceText
from analyzers.entities.places import find_places
from analyzers.entities.sentences import offset_after, split_sentences
from analyzers.entities.tagger import tagger
from analyzers.names.gazetteer import gazetteer
from analyzers.token import Mention


def find_names(text: str) -> list[Mention]:
    """Return the people and places that `text` names, in order.

    The value of a person is the fullest form of the name in `text`; the value of a place is that of the gazetteer.
    Clitics are in neither surface nor value.
    """
    return find_names_of([text])[0]


def find_names_of(texts: Sequence[str]) -> list[list[Mention]]:
    """Return for each text what `find_names` returns; the tagger reads the sentences of all texts at once."""
    sentences = [split_sentences(text) for text in texts]
    keys = [[sentence.keys for sentence in of_text] for of_text in sentences]
    matches = [list(map(gazetteer().find, of_text)) for of_text in keys]
    tagged = iter(tagger().tag(list(chain.from_iterable(keys)), list(chain.from_iterable(matches))))
    sources = zip(texts, sentences, keys, matches, strict=True)
    return [_names(PlaceText(*source, list(islice(tagged, len(source[1]))))) for source in sources]


def _names(source: PlaceText) -> list[Mention]:
    places = find_places(source)
    occupied = [{i for place in row for i in range(place.start, place.end)} for row in places]
    mentions = [*_place_mentions(source, places), *find_people(source, occupied)]
    return sorted(mentions, key=attrgetter("start", "end", "kind"))


def _place_mentions(source: PlaceText, places: Sequence[Sequence[PlaceSpan]]) -> Iterator[Mention]:
    for words, row in zip(source.sentences, places, strict=True):
        for place in row:
            start = offset_after(source.text, words[place.start], place.clitic_length)
            end = words[place.end - 1].end
            surface = source.text[start:end]
            yield Mention("places", surface, place.value or display_form(surface), start, end, place.evidence)
