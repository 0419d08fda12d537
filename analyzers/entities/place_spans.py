"""A text as the finder of places reads it, and the places that it finds."""

from collections.abc import Sequence
from typing import NamedTuple

from analyzers.entities.sentences import Sentence
from analyzers.entities.tagger import TaggedSpan
from analyzers.names.gazetteer import PlaceMatch
from analyzers.token import Evidence


class PlaceSpan(NamedTuple):
    """Words `start` to `end` (exclusive) of a sentence name a place, after `clitic_length` letters of clitics.

    `value` is the gazetteer's, "" for an unlisted place, and for a name that may be several places shown alike.
    """

    start: int
    end: int
    clitic_length: int
    value: str
    evidence: Evidence


class PlaceText(NamedTuple):
    """A text with its sentences, and for each what gazetteer and tagger find in it."""

    text: str
    sentences: Sequence[Sentence]
    keys: Sequence[Sequence[str]]
    matches: Sequence[Sequence[PlaceMatch]]
    tagged: Sequence[Sequence[TaggedSpan]]
