"""Let words that spell a person or place of the index also find the documents that name it in other words.

Of «عبد الفتاح السيسي» a text may say «السيسي» alone; it has the same facet value. A title before the name says no more
than the value: «الملك سلمان بن عبد العزيز» is also «سلمان بن عبد العزيز», and «الملك سلمان».
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analyzers.entities.cue_words import TITLES
from analyzers.names.genealogy import FUSED_SERVANT, SERVANT_OF
from analyzers.text.affixes import ARTICLE
from analyzers.text.analyzer import folded_words
from indexer.engine.base import Engine
from indexer.query.fields import NamedValue
from indexer.query.leaves import Phrase, Word, main_word
from indexer.query.request import Filters
from indexer.query.tree import AllOf, And, DisMax, Node
from indexer.values.canonical import NAME_KINDS, CanonicalValues

_MIN_WORDS, _MAX_WORDS = 2, 6  # of a name: one word names many people
_MAX_ADJECTIVES = 2  # between a title and the name: الرئيس الروسي بوتين
# Least share of the documents with a part of a name that name the person. `python -m benchmarks.judged`, names: set
# recall .897 and precision .990 without this module, .908 and .988 with it; with last words from .7 on, .912 and .955.
_MIN_SHARE_OF_LAST, _MIN_SHARE_OF_TITLED = 0.9, 0.4


@dataclass(frozen=True, slots=True)
class ValueFinder:
    """Finds the values that words spell, by the spellings and values of an index."""

    engine: Engine
    canonical: CanonicalValues

    def add_values(self, node: Node, text: str) -> Node:
        """Return a query read from `text` whose names also match by their values. Other nodes stay unchanged."""
        if not isinstance(node, AllOf):
            return node.map_children(lambda child: self.add_values(child, text))
        letters = {word.exact: text[word.start : word.end] for word in folded_words(text)}
        nodes = list(node.nodes)
        for start, end, value in self._names(nodes, letters):
            begin = _title_start(nodes, start) if value.kind == "people" else start
            others = (value, *self._parts([main_word(node) for node in nodes[begin:end]], end - start, value))
            nodes[begin:end] = [DisMax(word, others) for word in nodes[begin:end]]
        return replace(node, nodes=tuple(nodes))

    def _names(self, nodes: Sequence[Node], letters: Mapping[str, str]) -> Iterator[tuple[int, int, NamedValue]]:
        """Yield the longest names from left to right: start, end and value."""
        written = [letters.get(word.exact, word.exact) if (word := main_word(node)) else "" for node in nodes]
        self._look_up(written)
        start = 0
        while start < len(nodes):
            ends = range(min(len(nodes), start + _MAX_WORDS), start + _MIN_WORDS - 1, -1)
            whole = (end for end in ends if all(written[start:end]))
            found = ((end, value) for end in whole if (value := self._value(" ".join(written[start:end]))))
            end, name = next(found, (start + 1, None))
            if name:
                yield start, end, name
            start = end

    def _look_up(self, written: Sequence[str]) -> None:
        """Look up at once all that may be names: several thousand of a long query, in few requests to a cluster."""
        lengths = range(_MIN_WORDS, _MAX_WORDS + 1)
        runs = [written[start : start + length] for length in lengths for start in range(len(written) + 1 - length)]
        names = [spelling for run in runs if all(run) for spelling in _spellings(" ".join(run))]
        for kind in NAME_KINDS:
            self.canonical.look_up(kind, names)
            self.engine.look_up(kind, (self.canonical.resolve(kind, name) for name in names))

    def _value(self, name: str) -> NamedValue | None:
        """Return the person or place of the index that has this spelling."""
        for spelling in _spellings(name):
            for kind in NAME_KINDS:
                value = self.canonical.resolve(kind, spelling)
                if self.engine.frequency(kind, value):
                    return NamedValue(kind, value)
        return None

    def _parts(self, words: Sequence[Word | None], length: int, value: NamedValue) -> Iterator[Node]:
        """Yield what else means the person in this index: the last word, or the title with the first or the last.

        `length` is the number of words without the title.
        """
        known = [word for word in words if word]
        if value.kind != "people" or len(known) < len(words):
            return
        first, last = known[-length], known[-1]
        if self._share(last, value) >= _MIN_SHARE_OF_LAST:
            yield last
        if len(known) > length:
            titled = (Phrase((known[-length - 1], part)) for part in (first, last))
            yield from (phrase for phrase in titled if self._share(phrase, value) >= _MIN_SHARE_OF_TITLED)

    def _share(self, part: Node, value: NamedValue) -> float:
        """Return the share of the documents with a part of a name that name the person."""
        documents, both = self.engine.counts((part, And((part, value))), Filters())
        return both / documents if documents else 0.0


def _spellings(name: str) -> Iterable[str]:
    """Return a name as it is written, and with «عبد ال» apart."""
    return dict.fromkeys((name, name.replace(FUSED_SERVANT, f"{SERVANT_OF} {ARTICLE}")))


def _title_start(nodes: Sequence[Node], start: int) -> int:
    """Return where the title before a name starts, `start` without one.

    A title with the article is the person: المستشارة ميركل. One without may be another: محامي ميركل.
    """
    for begin in range(start - 1, max(-1, start - 2 - _MAX_ADJECTIVES), -1):
        word = main_word(nodes[begin])
        if word is None or not word.exact.startswith(ARTICLE):
            return start
        if word.exact.removeprefix(ARTICLE) in TITLES:
            return begin
    return start
