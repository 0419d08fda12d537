"""Look-up of the people and places of an index by the words of their names."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from threading import Lock

from analyzers.text.affixes import ARTICLE
from analyzers.text.analyzer import index_forms
from analyzers.text.clitics import without_article
from analyzers.token import Kind
from indexer.engine.base import Engine
from indexer.values.canonical import NAME_KINDS, CanonicalValues
from indexer.values.prefix_index import PrefixIndex, WordRow
from indexer.values.spellings import SpellingLookup, SpellingPair

MAX_NAMES = 5  # values that a part of a name matches, the most used: more names narrow a search less

Value = tuple[Kind, str]


class NameLookup:
    """Values by the words of all their spellings; loaded from the index when first used, and safe for threads."""

    def __init__(self, engine: Engine, canonical: CanonicalValues, pairs: Iterable[SpellingPair]) -> None:
        """Take an open index, its canonical values, and the spellings in its documents (`spellings.surface_pairs`)."""
        self._engine, self._canonical, self._pairs = engine, canonical, pairs
        self._lock = Lock()

    @property
    def counts(self) -> Mapping[Kind, Counter[str]]:
        """The values of each kind with the number of documents that have them."""
        with self._lock:
            return self._counts

    def with_part(self, kind: Kind, text: str, spellings_of: SpellingLookup) -> tuple[str, ...]:
        """Return at most MAX_NAMES values that have all words of `text` in one of their spellings, the most used first.

        Each word also matches its `spellings_of`. Before a final `*`, the last word is a prefix.
        """
        words = _words(text.removesuffix("*"))
        start = words.pop() if words and text.endswith("*") else ""
        forms = [{without_article(form) for form in (word, *spellings_of(word))} for word in words]
        prefixes = _prefixes(start) if start else ()
        if not forms and not prefixes:
            return ()
        found = (value for (of, value), _ in self._find(forms, prefixes) if of == kind)
        return tuple(islice(found, MAX_NAMES))

    def find(self, words: Sequence[str], prefix: str) -> Iterator[tuple[Value, int]]:
        """Yield the values that have all folded words and another word with a prefix in one of their spellings.

        Each comes with its number of documents, the most used first.
        """
        return self._find([(word,) for word in words], (prefix,))

    def _find(self, words: Sequence[Collection[str]], prefixes: tuple[str, ...]) -> Iterator[tuple[Value, int]]:
        with self._lock:
            values, value_of_row, index = self._table
        last = -1  # the spellings of one value follow each other
        for row in index.find(words, prefixes):
            if value_of_row[row] != last:
                last = value_of_row[row]
                yield values[last]

    @cached_property
    def _counts(self) -> Mapping[Kind, Counter[str]]:
        return {kind: Counter(self._engine.vocabulary(kind)) for kind in NAME_KINDS}

    @cached_property
    def _table(self) -> tuple[list[tuple[Value, int]], list[int], PrefixIndex]:
        """The values, the most used first; for each row the number of its value; the rows, one per spelling."""
        counts = (((kind, value), n) for kind, of_kind in self._counts.items() for value, n in of_kind.items())
        values = sorted(counts, key=lambda counted: (-counted[1], counted[0]))
        spelled = self._spelled(value for value, _ in values)
        rows = [(number, row) for number, (value, _) in enumerate(values) for row in spelled[value]]
        return values, [number for number, _ in rows], PrefixIndex(row for _, row in rows)

    def _spelled(self, values: Iterable[Value]) -> Mapping[Value, set[WordRow]]:
        """Return the rows of each value, one per spelling."""
        spelled = {value: {_row(value[1])} for value in values}
        canonical = self._canonical
        pairs = ((kind, found, value) for found, value in self._pairs for kind in NAME_KINDS)
        written = ((kind, found, canonical.facet_value(kind, value)) for kind, found, value in pairs)
        for kind, found, head in (*canonical.variants(), *written):
            if head and (rows := spelled.get((kind, head))):
                rows.add(_row(found))
        return spelled


def _row(name: str) -> WordRow:
    """Return the folded words of a name, also without article and without final hamza: people leave both out."""
    bare = ((word, without_article(word)) for word in _words(name))
    return tuple(dict.fromkeys(form for word, host in bare for form in (word, host, host.replace("ء", ""))))


def _prefixes(start: str) -> tuple[str, ...]:
    """Return a prefix, with the article also without it, unless the rest begins every word with the article: `الا`."""
    host = start.removeprefix(ARTICLE)
    return (start,) if ARTICLE.startswith(host) else (start, host)


def _words(name: str) -> list[str]:
    return index_forms(name).exact.split()
