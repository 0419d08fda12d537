"""Find the documents that have only some words of a query."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.engine.base import Engine
from indexer.query.highlight import Highlighter
from indexer.query.leaves import main_word
from indexer.query.request import Filters
from indexer.query.terms import restore_letters
from indexer.query.tree import AllOf, And, DisMax, Node, Not
from indexer.rewrite.requirements import match_any_word, without_function_words
from indexer.search.answer import PartialHit, make_hit
from indexer.search.hit_names import look_up_names
from indexer.similar.collapse import CollapsedPage, Copies, Listing
from indexer.values.canonical import CanonicalValues

_MAX_GROUP = 20  # words, one of which may be what no document has beside the others
_MAX_WORDS = 10  # of a query that are looked up one by one: each takes a search


@dataclass(frozen=True, slots=True)
class PartialSearch:
    """A search for some words of `query`, which was read from `text`."""

    engine: Engine
    canonical: CanonicalValues
    query: Node
    text: str
    filters: Filters

    def page(self, copies: Copies, limit: int, offset: int) -> CollapsedPage:
        """Return a page of the documents that have only some of the words."""
        node = only_some_words(self.query)
        if node is None:
            return CollapsedPage(0, 0, ())
        return copies.page(Listing(self.engine, node, self.filters), limit, offset)

    def count(self, found: int) -> int:
        """Return the number of the documents that have only some of the words; `found` have all of them."""
        wider = match_any_word(self.query)
        return self.engine.count(wider, self.filters) - found if wider != self.query else 0

    def hits(self, page: CollapsedPage) -> tuple[PartialHit, ...]:
        """Return the hits of a page, each with the words that it lacks."""
        node = only_some_words(self.query)
        if node is None or not page.hits:
            return ()
        lacking = self._lacking([hit.text.document.key for hit in page.hits])
        highlighter = Highlighter(without_function_words(node), self.engine.attached)
        look_up_names((hit.text for hit in page.hits), self.canonical)
        hits = (make_hit(hit, highlighter, self.canonical) for hit in page.hits)
        return tuple(map(PartialHit, hits, lacking))

    def counts_without(self) -> dict[str, int]:
        """Return, for each word, how many documents have all the others; leave out words where none has.

        Nothing is looked up for more than _MAX_GROUP words: no single one is to blame, and 150 words took 4 seconds.
        """
        group = _group(self.query)
        if group is None or len(group.nodes) > _MAX_GROUP:
            return {}
        rest = {self._letters(word): group.without(word) for word in _words(group)}
        counts = self.engine.counts(list(rest.values()), self.filters)
        return {word: count for word, count in zip(rest, counts, strict=True) if count}

    def _lacking(self, keys: Sequence[int]) -> list[tuple[str, ...]]:
        """Return the words that each document lacks."""
        group = _group(self.query)
        words = _words(group) if group else []
        having = list(zip(map(self._letters, words), self.engine.matching(words, keys), strict=True))
        return [tuple(word for word, found in having if key not in found) for key in keys]

    def _letters(self, node: Node) -> str:
        return restore_letters(self.text, str(main_word(node) or node))


def only_some_words(query: Node, *, hints: bool = False) -> Node | None:
    """Return the query for the documents that have only some words of a query; None if there can be none.

    With `hints`, documents that have a hint instead of a word are among them.
    """
    wider = match_any_word(query, hints=hints)
    return None if wider == query else And((wider, Not(query)))


def _group(query: Node) -> AllOf | None:
    """Return the words next to each other that make up a query, in the widest sense of each."""
    match query:
        case AllOf():
            return query
        case DisMax(_, (wider,), tiered=True):
            return _group(wider)
        case _:
            return None


def _words(group: AllOf) -> list[Node]:
    return [node for node, weight in group.words() if weight][:_MAX_WORDS]
