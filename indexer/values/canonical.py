"""Canonical values: the values that facets show for each spelling of a person or place in an index."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from analyzers.entities.agreed_mentions import complete_mentions
from analyzers.names import place_tree
from analyzers.text.analyzer import Forms, folded_words, index_forms, index_words
from analyzers.text.word_table import WordTable
from analyzers.token import Kind, Mention
from analyzers.unification.agreed_names import AgreedNames
from analyzers.unification.place_values import plain_name
from analyzers.unification.runs import split_surface
from indexer.documents.document import Record
from indexer.documents.long_text import ValueCount, is_long, mentions_by_part
from indexer.engine.entry import KINDS, Entry, LongEntry
from indexer.stored_files import expect, read_json, write_json

_FILE = "unified.json"
_MAX_COUNTED_VALUES = 100  # of each kind that a long document shows as those of the whole
NAME_KINDS: tuple[Kind, ...] = (
    "people",
    "places",
)  # dates are normalised when they are read, and have no other spelling

Spelling = tuple[Kind, str]  # a value as one document has it
Shown = tuple[str, ...]  # the values of a spelling: one, several if it runs names together, none if it names nobody


class CanonicalValues:
    """The values of each spelling.

    A spelling is a value as one document has it, before unification. The value of an unknown spelling is the spelling
    itself. A spelling has several values if a text runs the names of several persons together, and none if a correction
    drops it or the index shows that it names nobody. `agreed` are the names that a text has although no mention does.
    """

    def __init__(self, values: Mapping[Spelling, Shown] | None = None, agreed: AgreedNames | None = None) -> None:
        """Take the values of each spelling, and the names on which the documents agree."""
        self._values = {key: shown for key, shown in (values or {}).items() if shown != (key[1],)}
        self.agreed = agreed or AgreedNames()

    def facet_values(self, kind: Kind, spelling: str) -> Shown:
        """Return the values that facets show for a spelling."""
        return self._values.get((kind, spelling), (spelling,))

    def resolve(self, kind: Kind, spelling: str) -> str:
        """Return the value of a spelling, the first of several, the spelling itself if it has none."""
        return next(iter(self.facet_values(kind, spelling)), spelling)

    def spellings(self, kind: Kind, value: str) -> tuple[str, ...]:
        """Return the spellings that facets show as `value`, with `value` itself unless it has another value."""
        own = (value,) if value in self.facet_values(kind, value) else ()
        return tuple(dict.fromkeys((*own, *self._spellings.get((kind, value), ()))))

    def variants(self) -> Iterator[tuple[Kind, str, str]]:
        """Yield (kind, spelling, value) for each spelling that has another value."""
        return ((kind, spelling, value) for (kind, spelling), shown in self._values.items() for value in shown)

    def parents(self, place: str) -> tuple[str, ...]:
        """Return the values of the places that `place` lies in, the nearest first.

        A dropped parent keeps its name, so that the places in it can still be found by it.
        """
        with_country = (
            name for name in self._spellings.get(("places", place), ()) if plain_name(name) == place != name
        )
        values = (self.resolve("places", parent) for parent in place_tree.parents(next(with_country, place)))
        return tuple(parent for parent in dict.fromkeys(values) if parent != place)

    def mentions(self, text: str, mentions: Sequence[Mention], words: Sequence[str] = ()) -> tuple[Mention, ...]:
        """Return the mentions of a text or a part over the whole index; `words` are its folded ones, if at hand."""
        folded = words or [word.exact for word in folded_words(text)]
        return self.canonicalize(complete_mentions(text, folded, mentions, self.agreed))

    def canonicalize(self, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        """Give each mention the value of its spelling; leave out mentions of spellings without a value.

        A mention of several persons becomes one mention for each of them that its surface names.
        """
        return tuple(named for mention in mentions for named in self._named(mention))

    def _named(self, mention: Mention) -> Sequence[Mention]:
        shown = self.facet_values(mention.kind, mention.value)
        if shown == (mention.value,):
            return [mention]
        if len(shown) < 2:
            return [replace(mention, value=value) for value in shown]
        return [
            replace(
                mention,
                value=value,
                surface=mention.surface[start:end],
                start=mention.start + start,
                end=mention.start + end,
            )
            for value, start, end in split_surface(mention.surface, shown)
        ]

    def save(self, generation: Path) -> None:
        """Write the file of a generation: rows of kind, spelling and its values, and the agreed names."""
        rows = sorted((*key, shown) for key, shown in self._values.items())
        write_json(generation / _FILE, {"values": rows, "agreed": sorted(self.agreed.names)})

    @classmethod
    def load(cls, generation: Path) -> Self:
        """Read what `save` wrote; raises IndexStateError."""
        return read_json(generation / _FILE, cls._parse)

    @classmethod
    def _parse(cls, content: Any) -> Self:
        rows = expect(list, content["values"])
        values = {(kind, spelling): tuple(expect(list, shown)) for kind, spelling, shown in rows}
        return cls(values, AgreedNames(expect(list, content["agreed"])))

    @cached_property
    def _spellings(self) -> Mapping[Spelling, list[str]]:
        """The other spellings of each value."""
        spellings: dict[Spelling, list[str]] = defaultdict(list)
        for kind, spelling, value in self.variants():
            spellings[kind, value].append(spelling)
        return dict(spellings)


def make_entry(record: Record, canonical: CanonicalValues) -> Entry:
    """Analyse a record for the index, with the values that its mentions have over the whole index."""
    if is_long(record.document):
        return _make_long_entry(record, canonical)
    text, words = index_words(record.document.text)
    mentions = canonical.mentions(record.document.text, record.mentions, text.exact.split())
    return _make_entry(record, canonical, text, values_by_kind(mentions), words)


def _make_long_entry(record: Record, canonical: CanonicalValues) -> Entry:
    """Analyse a long record in parts."""
    counts: dict[Kind, Counter[str]] = {kind: Counter() for kind in KINDS}
    firsts: dict[tuple[Kind, str], int] = {}
    text = record.document.text
    for part, mentions in mentions_by_part(record):
        for mention in canonical.mentions(text[part.start : part.end], mentions):
            counts[mention.kind][mention.value] += 1
            firsts.setdefault((mention.kind, mention.value), part.start + mention.start)
    words = WordTable.of(text)
    most = {
        kind: [ValueCount(value, n, firsts[kind, value]) for value, n in of_kind.most_common(_MAX_COUNTED_VALUES)]
        for kind, of_kind in counts.items()
    }
    values = {kind: tuple(of_kind) for kind, of_kind in counts.items()}
    entry = _make_entry(record, canonical, words.forms(), values, b"")
    return replace(entry, long=LongEntry(words, most))


def _make_entry(
    record: Record,
    canonical: CanonicalValues,
    text: Forms,
    values: Mapping[Kind, tuple[str, ...]],
    words: bytes,
) -> Entry:
    with_parents = (name for place in values["places"] for name in (place, *canonical.parents(place)))
    return Entry(
        record,
        title=index_forms(record.document.title).term,
        text=text,
        words=words,
        raw_values=values_by_kind(record.mentions),
        values=values,
        places_in=tuple(dict.fromkeys(with_parents)),
    )


def values_by_kind(mentions: Iterable[Mention]) -> dict[Kind, tuple[str, ...]]:
    """Return the values of mentions by kind, each once, in order of first mention."""
    values: dict[Kind, dict[str, None]] = {kind: {} for kind in KINDS}
    for mention in mentions:
        values[mention.kind][mention.value] = None
    return {kind: tuple(values_of_kind) for kind, values_of_kind in values.items()}
