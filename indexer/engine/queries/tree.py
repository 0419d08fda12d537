"""Queries for a syntax tree with filters."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Generic, NamedTuple

from indexer.engine.base import MatchForm, raw_field
from indexer.engine.fields import FacetFields
from indexer.engine.queries.clauses import Clauses, Q, Vocabulary
from indexer.engine.queries.filters import FilterQueries
from indexer.engine.queries.leaves import LeafQueries
from indexer.engine.queries.words import Form, WordQueries
from indexer.engine.weights import AS_TYPED, ASKED, IN_TITLE, NAMED, OWN_WORDS, TOGETHER, Weights
from indexer.query.fields import DateRange, FacetTerm, FieldTerm, NamedValue, PropertyTerm, SourceTerm, TitleTerms
from indexer.query.leaves import Exact, Fuzzy, MatchAll, Near, Phrase, Prefix, Word, main_word
from indexer.query.tree import AllOf, And, DisMax, Leaf, Node, Not, Or

_CACHED_QUERIES = 1000  # pages and facets repeat them
# Large queries are kept for the request that has them: a thousand of them would take gigabytes.
_LARGE_QUERY, _CACHED_LARGE_QUERIES = 400, 16  # characters, as it is printed


class Bonus(NamedTuple, Generic[Q]):
    """A query that adds a bonus to the score of the documents that match it."""

    how: MatchForm
    query: Q


class QueryBuilder(Generic[Q]):
    """Builds the queries of one index."""

    def __init__(self, clauses: Clauses[Q], vocabulary: Vocabulary, weights: Weights, facets: FacetFields) -> None:
        """Take what makes clauses, the words of an index, the weights of the forms of a word, the facets."""
        self.make, self._leaves = clauses, LeafQueries(clauses, vocabulary)
        self.weights = weights
        self.words = WordQueries(clauses, vocabulary, weights)
        self.filters = FilterQueries(clauses, self._leaves, facets)
        self.query = _cached(self._query)
        self.ranking = _cached(self._ranking)

    def _query(self, node: Node) -> Q:
        """Return the query of a syntax tree."""
        match node:
            case DisMax(asked, others, tiered):
                return self._tiers(asked, others) if tiered else self._dis_max(asked, others)
            case Not():
                return self._and((node,))
            case And(nodes):
                return self._and(nodes)
            case Or(nodes):
                return self.make.any_of(self._clauses(nodes))
            case AllOf():
                return self._all_of(node)
            case Leaf():
                return self._leaf(node)
            case _:
                raise TypeError(f"The engine cannot search for {type(node).__name__} yet.")

    def _ranking(self, node: Node) -> Q:
        """Return the query of a syntax tree that also ranks by what does not make a document match.

        These are n-grams and hints, the single words of phrases, and the bonuses.
        """
        in_phrases = phrase_words(node)
        single = [word for word in node.scoring_leaves() if isinstance(word, Word)]
        self.words.look_up((*single, *in_phrases))
        optional = [query for word in (*single, *in_phrases) for query in self.words.of_ngrams(word.exact)]
        optional += [query for word in in_phrases for query in self.words.of_forms(word)]
        optional += [self.words.of_form(hint) for word in single for hint in self.words.hints(word)]
        optional += [bonus.query for bonus in self.bonuses(node)]
        return self.make.boolean([self.query(node)], optional)

    def bonuses(self, node: Node) -> list[Bonus[Q]]:
        """Return what puts documents of a short query first: all words themselves, together, and in the title."""
        nodes = main_words(node)
        words = [word for child, _ in nodes if (word := main_word(child))]
        counting = [word for child, weight in nodes if weight and (word := main_word(child))]
        if len(words) < len(nodes) or not 1 <= len(counting) <= self.weights.few_words:
            return []
        alone = [replace(word, related=(), beside=()) for word in counting]
        own = self.make.all_of(self.make.any_of(self.words.of_forms(word)) for word in alone)
        in_title = self.make.all_of(self._in_title(word, 1) for word in counting)
        bonuses = [Bonus("own_words", self.make.constant(own, OWN_WORDS))]
        bonuses += [Bonus("in_title", self.make.constant(in_title, IN_TITLE))]
        as_typed = self.make.all_of(self.words.as_typed(word) for word in counting)
        bonuses += [Bonus("as_typed", self.make.constant(as_typed, AS_TYPED))]
        if len(words) > 1:
            together = self.make.phrase("text_term", [word.term for word in words])
            bonuses.append(Bonus("together", self.make.constant(together, TOGETHER)))
        return bonuses

    def _leaf(self, node: Leaf) -> Q:
        match node:
            case Word():
                return self.make.any_of(self.words.of_forms(node))
            case Near():  # by its words, as `ranking` adds: engines count the passages each in its own way
                return self.make.constant(self._leaves.spelled(node), TOGETHER)
            case Phrase() | Exact() | Prefix():
                return self._leaves.spelled(node)
            case Fuzzy(word):
                typos = [self.make.boosted(query, self.weights.other_form) for query in self._leaves.typos(word)]
                return self.make.any_of([*self.words.of_forms(word), *typos])
            case MatchAll():
                return self.make.unscored(self.make.everything())
            case NamedValue(kind, value):
                return self.make.unscored(self.filters.value(kind, value))
            case FieldTerm():
                return self._field(node)
            case _:
                raise TypeError(f"The engine cannot search for {type(node).__name__} yet.")

    def _field(self, node: FieldTerm) -> Q:
        match node:
            case TitleTerms(title):
                return self.make.all_of(self._in_title(word, self.weights.title) for word in title)
            case SourceTerm(name, is_prefix):
                of_file = self._leaves.source(name, is_prefix=is_prefix)
                if is_prefix:
                    return of_file
                return self.make.unscored(self.make.any_of([of_file, self.filters.facet_value("source", name)]))
            case PropertyTerm(name, value):
                return self.make.unscored(self.filters.facet_value(name, value))
            case DateRange(field, since, until):
                return (self._leaves.published if field == "published" else self._leaves.mentioned)(since, until)
            case FacetTerm(kind, value, raw):
                named = self.filters.value(raw_field(kind) if raw else kind, value)
                return self.make.constant(named, NAMED)
            case _:
                raise TypeError(f"The engine cannot search for {type(node).__name__} yet.")

    def _in_title(self, word: Word, weight: float) -> Q:
        return self.words.of_form(Form("title", "title_term", word.term, weight))

    def _dis_max(self, asked: Node, others: tuple[Node, ...]) -> Q:
        if not self.weights.other_name:
            return self._query(asked)
        named = self.make.boosted(self.make.any_of(map(self._query, others)), self.weights.other_name)
        return self.make.best_of([self._query(asked), named])

    def _tiers(self, asked: Node, others: tuple[Node, ...]) -> Q:
        found = self.make.any_of(map(self._query, others))
        first = self._query(asked)
        bonus = self.make.constant(first, ASKED)
        return self.make.best_of([self.make.all_of([first, bonus]), found])

    def _clauses(self, nodes: Iterable[Node]) -> list[Q]:
        """Return the queries of nodes, those of words in one flat list: Tantivy searches it faster than nested ones."""
        groups = (self.words.of_forms(node) if isinstance(node, Word) else (self._query(node),) for node in nodes)
        return [query for queries in groups for query in queries]

    def _and(self, nodes: tuple[Node, ...]) -> Q:
        positive = [self._query(node) for node in nodes if not isinstance(node, Not)]
        return self.make.boolean(positive or [self._leaf(MatchAll())], must_not=self._negative(nodes))

    def _all_of(self, node: AllOf) -> Q:
        """Return the query for enough of the words. What is not required adds to the score."""
        words = node.words()
        if not words:
            return self._and(node.nodes)
        fields = [self._query(field) for field in node.nodes if field.restricts]
        required = node.required
        optional = [(word, weight) for word, weight in words if word not in required]
        missing = node.needed - sum(weight for word, weight in words if word in required)
        must = [*fields, *map(self._query, required)]
        scored = self._clauses(word for word, _ in optional)
        if missing > 0:
            counting = [(word, weight) for word, weight in optional if weight]
            must.append(self._enough(counting, missing))
        return self.make.boolean(must, scored, self._negative(node.nodes))

    def _enough(self, words: Sequence[tuple[Node, int]], minimum: int) -> Q:
        """Return the query for documents whose words have this weight in total; it does not score.

        Engines count clauses, so that the clause of a word is repeated as often as its weight.
        """
        if all(weight >= minimum for _, weight in words):
            return self.make.unscored(self.make.any_of(self._clauses(word for word, _ in words)))
        clauses = [query for word, weight in words for query in [self._query(word)] * weight]
        return self.make.unscored(self.make.boolean(should=clauses, minimum=minimum))

    def _negative(self, nodes: tuple[Node, ...]) -> list[Q]:
        return [self.query(node.node) for node in nodes if isinstance(node, Not)]


def _cached(build: Callable[[Node], Q]) -> Callable[[Node], Q]:
    """Return a function with a cache of many small queries and few large ones."""
    small, large = lru_cache(_CACHED_QUERIES)(build), lru_cache(_CACHED_LARGE_QUERIES)(build)
    return lambda node: (large if len(str(node)) > _LARGE_QUERY else small)(node)


def phrase_words(node: Node) -> list[Word]:
    """Return the words of the phrases in a query; the matches of a phrase are ranked by its single words too."""
    return [word for leaf in node.scoring_leaves() for word in leaf.parts() if isinstance(word, Word)]


def main_words(node: Node) -> tuple[tuple[Node, int], ...]:
    """Return the words of a query that are not inside another group, each with its weight."""
    match node:
        case AllOf():
            return node.words()
        case Word():
            return ((node, 1),)
        case DisMax(inner):
            return main_words(inner)
        case _:
            return ()
