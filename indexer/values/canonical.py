"""Canonical values: the values that facets show for each spelling of a person or place in an index."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from analyzers.entities.agreed_mentions import complete_mentions
from analyzers.names import place_tree
from analyzers.text.analyzer import Forms, folded_words, index_forms, index_words
from analyzers.text.word_table import WordTable
from analyzers.token import Kind, Mention
from analyzers.unification.agreed_names import AgreedNames, keys_in
from analyzers.unification.place_values import plain_name
from analyzers.unification.runs import split_surface
from indexer.documents.document import Record
from indexer.documents.long_text import ValueCount, is_long, mentions_by_part
from indexer.engine.entry import KINDS, Entry, LongEntry
from indexer.engine.tables import Table, Tables, parse_list

VALUES_TABLE, SPELLINGS_TABLE, AGREED_TABLE = "values", "spellings", "agreed_names"
_MAX_COUNTED_VALUES = 100  # of each kind that a long document shows as those of the whole
NAME_KINDS: tuple[Kind, ...] = (
    "people",
    "places",
)  # dates are normalised when they are read, and have no other spelling

Spelling = tuple[Kind, str]  # a value as one document has it
Shown = tuple[str, ...]  # the values of a spelling: one, several if it runs names together, none if it names nobody
ByKind = Mapping[Kind, Table[Shown]]


class CanonicalValues:
    """The values of each spelling.

    A spelling is a value as one document has it, before unification. The value of an unknown spelling is the spelling
    itself. A spelling has several values if a text runs the names of several persons together, and none if a correction
    drops it or the index shows that it names nobody. Agreed names are those that a text has although no mention does.
    """

    def __init__(self, values: ByKind, spellings: ByKind, agreed: Table[Shown]) -> None:
        """Take the values of each spelling, where they are others, the spellings of each value, and agreed names.

        Agreed names are found by `key_of_name`.
        """
        self._values, self._spellings, self._agreed = values, spellings, agreed

    @classmethod
    def load(cls, tables: Tables) -> "CanonicalValues":
        """Open what `UnifiedValues.save` wrote; raises IndexStateError."""
        values, spellings = (
            {kind: tables.open(f"{name}_{kind}", parse_list, whole=True) for kind in NAME_KINDS}
            for name in (VALUES_TABLE, SPELLINGS_TABLE)
        )
        return CanonicalValues(values, spellings, tables.open(AGREED_TABLE, parse_list, whole=True))

    def look_up(self, kind: Kind, names: Iterable[str]) -> None:
        """Look up many spellings or values at once, where that is faster: the methods are asked for them next."""
        if kind in self._values:
            names = list(names)
            of_value = self._spellings[kind].find(names)
            parents = [place_tree.parents(self._listed(name, of_value)) for name in names if kind == "places"]
            self._values[kind].find([*names, *chain.from_iterable((*parents, *of_value.values()))])

    def facet_values(self, kind: Kind, spelling: str) -> Shown:
        """Return the values that facets show for a spelling."""
        return self._values[kind].find([spelling]).get(spelling, (spelling,)) if kind in self._values else (spelling,)

    def resolve(self, kind: Kind, spelling: str) -> str:
        """Return the value of a spelling, the first of several, the spelling itself if it has none."""
        return next(iter(self.facet_values(kind, spelling)), spelling)

    def spellings(self, kind: Kind, value: str) -> tuple[str, ...]:
        """Return the spellings that facets show as `value`, with `value` itself unless it has another value."""
        own = (value,) if value in self.facet_values(kind, value) else ()
        others = self._spellings[kind].find([value]).get(value, ()) if kind in self._spellings else ()
        return tuple(dict.fromkeys((*own, *others)))

    def parents(self, place: str) -> tuple[str, ...]:
        """Return the values of the places that `place` lies in, the nearest first.

        A dropped parent keeps its name, so that the places in it can still be found by it.
        """
        listed = self._listed(place, self._spellings["places"].find([place]))
        values = (self.resolve("places", parent) for parent in place_tree.parents(listed))
        return tuple(parent for parent in dict.fromkeys(values) if parent != place)

    def mentions(self, text: str, mentions: Sequence[Mention], words: Sequence[str] = ()) -> tuple[Mention, ...]:
        """Return the mentions of a text or a part over the whole index; `words` are its folded ones, if at hand."""
        folded = words or [word.exact for word in folded_words(text)]
        return self.canonicalize(complete_mentions(text, folded, mentions, self._agreed_in(folded)))

    def _agreed_in(self, words: Sequence[str]) -> AgreedNames:
        """Return the agreed names that a text with these folded words may have."""
        return AgreedNames(chain.from_iterable(self._agreed.find(keys_in(words)).values()))

    def _listed(self, place: str, spellings: Mapping[str, Shown]) -> str:
        """Return the name of a place that lists have: with its country, if its value has none."""
        with_country = (name for name in spellings.get(place, ()) if plain_name(name) == place != name)
        return next(with_country, place)

    def canonicalize(self, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        """Give each mention the value of its spelling; leave out mentions of spellings without a value.

        A mention of several persons becomes one mention for each of them that its surface names.
        """
        mentions = list(mentions)
        values = {
            kind: table.find([mention.value for mention in mentions if mention.kind == kind])
            for kind, table in self._values.items()
        }
        return tuple(named for mention in mentions for named in _named(mention, values.get(mention.kind, {})))


def _named(mention: Mention, values: Mapping[str, Shown]) -> Sequence[Mention]:
    """Return a mention with each value of its spelling, if that has others."""
    shown = values.get(mention.value)
    if shown is None:
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
