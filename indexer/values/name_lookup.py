"""Look-up of the people and places of an index by the words of their names."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice, pairwise
from threading import Lock

from analyzers.names.gazetteer import gazetteer
from analyzers.text.affixes import ARTICLE
from analyzers.text.analyzer import folded_words
from analyzers.text.clitics import without_article
from analyzers.token import Kind
from indexer.engine.base import Engine, IndexField
from indexer.engine.tables import Table
from indexer.query.limits import MAX_VALUE_LENGTH
from indexer.values.canonical import NAME_KINDS, CanonicalValues
from indexer.values.name_rows import NameRows, Value
from indexer.values.place_tables import name_key
from indexer.values.spellings import SpellingLookup

MAX_NAMES = 5  # values that a part of a name matches, the most frequent: more values narrow a search less
_MOST_COUNTED = 200_000  # values of a kind: ten years of a newspaper have fewer, and a million documents take 100 MB
_AT_ONCE = 100  # values whose spellings are looked up at once
_MIN_PART_LENGTH = 2  # letters of each part of a word that is taken apart


class NameLookup:
    """Values by the words of all their spellings; safe for threads."""

    def __init__(
        self, engine: Engine, canonical: CanonicalValues, rows: NameRows, places: Table[Sequence[str]]
    ) -> None:
        """Take an open index, its canonical values, the rows of its names, and its places by name."""
        self._engine, self._canonical, self._rows, self._places = engine, canonical, rows, places
        self._lock = Lock()

    @property
    def counts(self) -> Mapping[Kind, Counter[str]]:
        """The most mentioned values of each kind with their documents, read when they are first asked for."""
        with self._lock:
            return self._counts

    def resolve(self, kind: Kind, text: str, spellings_of: SpellingLookup) -> tuple[str, ...]:
        """Return the values of the index that a person means by `text`; nothing if there are none.

        They are those that it spells, or else the values that have it as a part.
        """
        return self.spelled(kind, text) or self.with_part(kind, text, spellings_of)

    def spelled(self, kind: Kind, text: str) -> tuple[str, ...]:
        """Return the values of the index that `text` spells.

        They are the values of this spelling, the values that have it but for hamza and harakat, or else the place that
        the gazetteer knows by this name.
        """
        values = self._canonical.facet_values(kind, text)
        if found := tuple(value for value in values if self._engine.frequency(kind, value)):
            return found
        words = _words(text)
        return tuple(islice(self._of_words(kind, words), MAX_NAMES)) or self._known_place(kind, words)

    def _of_words(self, kind: Kind, words: Sequence[str]) -> Iterator[str]:
        """Yield the values of which a spelling has just these words."""
        rows = self._rows.find([(word,) for word in words], (), kind) if words else iter(())
        found = (value for (_, value), _ in rows)
        while values := list(islice(found, _AT_ONCE)):
            self._canonical.look_up(kind, values)
            for value in values:
                if any(_words(name) == words for name in self._canonical.spellings(kind, value)):
                    yield value

    def resolve_part(self, kind: Kind, text: str, spellings_of: SpellingLookup) -> tuple[str, ...]:
        """Return what `resolve` returns and, of people, the most frequent others with `text` in their names.

        They are MAX_NAMES at most, the most frequent first. A part of the name of a place is another place: «السودان»
        is not «جنوب السودان».
        """
        same = self.resolve(kind, text, spellings_of)
        if kind != "people" or not same:
            return same
        found = tuple(dict.fromkeys((*same, *self.with_part(kind, text, spellings_of))))[:MAX_NAMES]
        return tuple(sorted(found, key=lambda value: (-self._engine.frequency(kind, value), value)))

    def region(self, text: str, spellings_of: SpellingLookup) -> tuple[str, ...]:
        """Return the places meant by `text` that the index has, or that contain places of the index."""
        return self.spelled_region(text) or self.with_part("places", text, spellings_of)

    def spelled_region(self, text: str) -> tuple[str, ...]:
        """Return the places that `text` spells and that the index has, or that contain places of the index."""
        value = self._canonical.resolve("places", text)
        if self._engine.frequency("places_in", value):
            return (value,)
        key = name_key(text)
        return tuple(self._places.find([key]).get(key, ())) or self._known_place("places_in", _words(text))

    def _known_place(self, field: IndexField, words: Sequence[str]) -> tuple[str, ...]:
        """Return the value of the gazetteer for a name, if a field of places has it."""
        place = gazetteer().places.get(" ".join(words)) if field in ("places", "places_in") else None
        value = place and self._canonical.resolve("places", place.value)
        return (value,) if value and self._engine.frequency(field, value) else ()

    def with_part(self, kind: Kind, text: str, spellings_of: SpellingLookup) -> tuple[str, ...]:
        """Return the MAX_NAMES most frequent values that have all words of `text` in one of their spellings.

        Each word also matches its `spellings_of`. The last word is a prefix if a `*` follows it. Values that have two
        of the words joined, or one of them apart, follow the others: عبدالرحمن for عبد الرحمن. A text longer than
        MAX_VALUE_LENGTH is no name: its ways of being joined and apart grow as the square of its length.
        """
        if len(text) > MAX_VALUE_LENGTH:
            return ()
        words = _words(text.removesuffix("*"))
        prefix = words.pop() if words and text.endswith("*") else ""
        prefixes = _prefixes(prefix) if prefix else ()
        if not words and not prefixes:
            return ()
        forms = [{without_article(form) for form in (word, *spellings_of(word))} for word in words]
        readings = (forms, *([{without_article(word)} for word in other] for other in _joined_and_apart(words)))
        found = (value for reading in readings for (_, value), _ in self._rows.find(reading, prefixes, kind))
        return tuple(islice(dict.fromkeys(found), MAX_NAMES))

    def find(self, words: Sequence[str], prefix: str) -> Iterator[tuple[Value, int]]:
        """Yield the values that have all folded words and another word with a prefix in one of their spellings.

        Each comes with its number of documents, the most frequent first.
        """
        return self._rows.find([(word,) for word in words], (prefix,))

    @cached_property
    def _counts(self) -> Mapping[Kind, Counter[str]]:
        return {kind: Counter(self._engine.vocabulary(kind, limit=_MOST_COUNTED)) for kind in NAME_KINDS}


def _joined_and_apart(words: Sequence[str]) -> Iterator[list[str]]:
    """Yield the words with two neighbours joined, then with one word in two parts."""
    for n, (one, other) in enumerate(pairwise(words)):
        yield [*words[:n], one + other, *words[n + 2 :]]
    for n, word in enumerate(words):
        for cut in range(_MIN_PART_LENGTH, len(word) - _MIN_PART_LENGTH + 1):
            yield [*words[:n], word[:cut], word[cut:], *words[n + 1 :]]


def _prefixes(prefix: str) -> tuple[str, ...]:
    """Return a prefix and, if it has the article, the prefix without it.

    The rest of `الا` is left out: as a prefix it would match every word with the article.
    """
    bare = prefix.removeprefix(ARTICLE)
    return (prefix,) if ARTICLE.startswith(bare) else (prefix, bare)


def _words(name: str) -> list[str]:
    return [word.exact for word in folded_words(name)]
