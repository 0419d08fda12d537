"""Tantivy queries for a syntax tree with filters."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import tantivy
from tantivy import Occur, Query

from indexer.engine.base import MatchForm, raw_field
from indexer.engine.tantivy.filters import FilterQueries
from indexer.engine.tantivy.phrases import LeafQueries, all_of, any_of, unscored
from indexer.engine.tantivy.schema import FacetFields
from indexer.engine.tantivy.words import Form, Vocabulary, WordQueries
from indexer.engine.weights import AS_TYPED, ASKED, IN_TITLE, NAMED, OWN_WORDS, TOGETHER, Weights
from indexer.query.leaves import (
    DateRange,
    Exact,
    FacetTerm,
    FieldTerm,
    Fuzzy,
    MatchAll,
    NamedValue,
    Near,
    Phrase,
    Prefix,
    PropertyTerm,
    SourceTerm,
    TitleTerms,
    Word,
    main_word,
)
from indexer.query.tree import AllOf, And, DisMax, Leaf, Node, Not, Or

_CACHED_QUERIES = 1000  # pages and facets repeat them
# Large queries are kept for the request that has them: a thousand of them would take gigabytes.
_LARGE_QUERY, _CACHED_LARGE_QUERIES = 400, 16  # characters, as it is printed


class Bonus(NamedTuple):
    """A query that adds a bonus to the score of the documents that match it."""

    how: MatchForm
    query: Query


class QueryBuilder:
    """Builds queries for one schema."""

    def __init__(
        self,
        schema: tantivy.Schema,
        searcher: tantivy.Searcher,
        vocabulary: Vocabulary,
        weights: Weights,
        facets: FacetFields,
    ) -> None:
        """Take the schema, searcher and vocabulary of an index, the weights of the forms of a word, its facets."""
        self._schema, self._leaves = schema, LeafQueries(schema, searcher)
        self.weights = weights
        self.words = WordQueries(schema, searcher, vocabulary, weights, self._leaves)
        self.filters = FilterQueries(schema, self._leaves, facets)
        self.query = _cached(self._query)
        self.ranking = _cached(self._ranking)

    def _query(self, node: Node) -> Query:
        """Return the query of a syntax tree."""
        match node:
            case DisMax(asked, others, tiered):
                return self._tiers(asked, others) if tiered else self._dis_max(asked, others)
            case Not():
                return self._and((node,))
            case And(nodes):
                return self._and(nodes)
            case Or(nodes):
                return any_of(self._clauses(nodes))
            case AllOf():
                return self._all_of(node)
            case Leaf():
                return self._leaf(node)
            case _:
                raise TypeError(f"The engine cannot search for {type(node).__name__} yet.")

    def _ranking(self, node: Node) -> Query:
        """Return the query of a syntax tree that also ranks by what does not make a document match.

        These are n-grams and hints, the single words of phrases, and the bonuses.
        """
        in_phrases = phrase_words(node)
        single = [word for word in node.scoring_leaves() if isinstance(word, Word)]
        optional = [query for word in (*single, *in_phrases) for query in self.words.of_ngrams(word.exact)]
        optional += [query for word in in_phrases for query in self.words.of_forms(word)]
        optional += [self.words.of_form(hint) for word in single for hint in self.words.hints(word)]
        optional += [bonus.query for bonus in self.bonuses(node)]
        return Query.boolean_query([(Occur.Must, self.query(node)), *((Occur.Should, query) for query in optional)])

    def bonuses(self, node: Node) -> list[Bonus]:
        """Return what puts documents of a short query first: all words themselves, together, and in the title."""
        nodes = main_words(node)
        words = [word for child, _ in nodes if (word := main_word(child))]
        counting = [word for child, weight in nodes if weight and (word := main_word(child))]
        if len(words) < len(nodes) or not 1 <= len(counting) <= self.weights.few_words:
            return []
        own = all_of(any_of(self.words.of_forms(replace(word, related=(), beside=()))) for word in counting)
        in_title = all_of(self._in_title(word, 1) for word in counting)
        bonuses = [Bonus("own_words", Query.const_score_query(own, OWN_WORDS))]
        bonuses += [Bonus("in_title", Query.const_score_query(in_title, IN_TITLE))]
        as_typed = all_of(self.words.as_typed(word) for word in counting)
        bonuses += [Bonus("as_typed", Query.const_score_query(as_typed, AS_TYPED))]
        if len(words) > 1:
            together = Query.phrase_query(self._schema, "text_term", [word.term for word in words])
            bonuses.append(Bonus("together", Query.const_score_query(together, TOGETHER)))
        return bonuses

    def _leaf(self, node: Leaf) -> Query:
        match node:
            case Word():
                return any_of(self.words.of_forms(node))
            case Phrase() | Near() | Exact() | Prefix():
                return self._leaves.spelled(node)
            case Fuzzy(word):
                typos = [Query.boost_query(query, self.weights.other_form) for query in self._leaves.typos(word)]
                return any_of([*self.words.of_forms(word), *typos])
            case MatchAll():
                return unscored(Query.all_query())
            case NamedValue(kind, value):
                return unscored(self.filters.value(kind, value))
            case FieldTerm():
                return self._field(node)
            case _:
                raise TypeError(f"The engine cannot search for {type(node).__name__} yet.")

    def _field(self, node: FieldTerm) -> Query:
        match node:
            case TitleTerms(title):
                return all_of(
                    [self.words.of_form(Form("title", "title_term", w.term, self.weights.title)) for w in title]
                )
            case SourceTerm(name, is_prefix):
                of_file = self._leaves.source(name, is_prefix=is_prefix)
                return of_file if is_prefix else unscored(any_of([of_file, self.filters.facet_value("source", name)]))
            case PropertyTerm(name, value):
                return unscored(self.filters.facet_value(name, value))
            case DateRange(field, since, until):
                return (self._leaves.published if field == "published" else self._leaves.mentioned)(since, until)
            case FacetTerm(kind, value, raw):
                named = self.filters.value(raw_field(kind) if raw else kind, value)
                return Query.const_score_query(named, NAMED)
            case _:
                raise TypeError(f"The engine cannot search for {type(node).__name__} yet.")

    def _in_title(self, word: Word, weight: float) -> Query:
        return self.words.of_form(Form("title", "title_term", word.term, weight))

    def _dis_max(self, asked: Node, others: tuple[Node, ...]) -> Query:
        if not self.weights.other_name:
            return self._query(asked)
        named = Query.boost_query(any_of(map(self._query, others)), self.weights.other_name)
        return Query.disjunction_max_query([self._query(asked), named])

    def _tiers(self, asked: Node, others: tuple[Node, ...]) -> Query:
        found = any_of(map(self._query, others))
        first = self._query(asked)
        bonus = Query.const_score_query(first, ASKED)
        return Query.disjunction_max_query([all_of([first, bonus]), found])

    def _clauses(self, nodes: Iterable[Node]) -> list[Query]:
        """Return the queries of nodes, those of words in one flat list: Tantivy searches it faster than nested ones."""
        groups = (self.words.of_forms(node) if isinstance(node, Word) else (self._query(node),) for node in nodes)
        return [query for queries in groups for query in queries]

    def _and(self, nodes: tuple[Node, ...]) -> Query:
        positive = [self._query(node) for node in nodes if not isinstance(node, Not)] or [unscored(Query.all_query())]
        return Query.boolean_query([*((Occur.Must, query) for query in positive), *self._negative(nodes)])

    def _all_of(self, node: AllOf) -> Query:
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
        clauses = [*((Occur.Must, query) for query in must), *((Occur.Should, query) for query in scored)]
        return Query.boolean_query([*clauses, *self._negative(node.nodes)])

    def _enough(self, words: Sequence[tuple[Node, int]], minimum: int) -> Query:
        """Return the query for documents whose words have this weight in total; it does not score.

        Tantivy counts clauses, so that the clause of a word is repeated as often as its weight.
        """
        if all(weight >= minimum for _, weight in words):
            return unscored(any_of(self._clauses(word for word, _ in words)))
        clauses = [(Occur.Should, query) for word, weight in words for query in [self._query(word)] * weight]
        return unscored(Query.boolean_query(clauses, minimum_number_should_match=minimum))

    def _negative(self, nodes: tuple[Node, ...]) -> list[tuple[Occur, Query]]:
        return [(Occur.MustNot, self.query(node.node)) for node in nodes if isinstance(node, Not)]


def _cached(build: Callable[[Node], Query]) -> Callable[[Node], Query]:
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
