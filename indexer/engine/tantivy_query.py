"""A syntax tree and filters as Tantivy queries."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import tantivy
from tantivy import Occur, Query

from analyzers.text.analyzer import ngrams
from analyzers.text.stem import stem
from analyzers.token import Kind
from indexer.engine.base import MatchForm, raw_field
from indexer.engine.tantivy_terms import SpelledQueries, both, either, silent
from indexer.engine.weights import ALL_WORDS, ASKED, NAMED, Weights
from indexer.query.request import Filters
from indexer.query.tree import (
    And,
    AnyOf,
    DateRange,
    DisMax,
    Exact,
    FacetTerm,
    Fuzzy,
    Leaf,
    MatchAll,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    SourceTerm,
    TitleTerms,
    Word,
)

_WORDS, _QUERIES = 20_000, 1000  # whose Tantivy queries are kept


class Form(NamedTuple):
    """A form that a word is found by: what it is to the word, where it stands, and what it counts."""

    how: MatchForm
    field: str
    form: str
    weight: float


class QueryBuilder:
    """Builds queries for one schema."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher, weights: Weights) -> None:
        """Take what is searched, and what words count; forms that `searcher` does not have are left out."""
        self._schema, self._spelled = schema, SpelledQueries(schema)
        self._searcher = searcher
        self.weights = weights
        # Queries ask for the same words again and again; a query is made in half the time.
        self._forms = lru_cache(_WORDS)(lambda word: tuple(map(self.of_form, self.forms(word))))
        self._parts = lru_cache(_WORDS)(lambda exact: tuple(map(self.of_form, self.parts(exact))))
        self.ranked = lru_cache(_QUERIES)(self._made_ranked)  # pages and filters ask for a query again

    def query(self, node: Node) -> Query:
        """Return the query of a syntax tree."""
        match node:
            case DisMax(asked, others, tiered):
                return self._tiers(asked, others) if tiered else self._alternatives(asked, others)
            case Not():
                return self._all_of((node,))
            case And(nodes):
                return self._all_of(nodes)
            case Or(nodes):
                return either(self._any(nodes))
            case AnyOf(nodes):
                return self._loose(nodes)
            case Leaf():
                return self._leaf(node)
            case _:
                raise TypeError(f"The engine cannot search for {type(node).__name__} yet.")

    def _made_ranked(self, node: Node) -> Query:
        """Return the query of a syntax tree that ranks what it finds by parts of words too."""
        in_phrases = words_of_phrases(node)
        single = (word for word in node.scoring_leaves() if isinstance(word, Word))
        further = [part for word in (*single, *in_phrases) for part in self._parts(word.exact)]
        further += [form for word in in_phrases for form in self._forms(word)]
        return Query.boolean_query([(Occur.Must, self.query(node)), *((Occur.Should, query) for query in further)])

    def value(self, field: str, value: str | int) -> Query:
        """Return the query of a value as it is, of a field that is not cut into words."""
        return Query.term_query(self._schema, field, value)

    def filtered(self, wanted: Query, filters: Filters, without: Kind | None = None) -> Query:
        """Return a query restricted by filters; `without` leaves the selection of one kind out."""
        restrictions = [*self.filters(filters, without), *self.published(filters)]
        return both([wanted, *restrictions]) if restrictions else wanted

    def filters(self, filters: Filters, without: Kind | None = None) -> list[Query]:
        """Return what restricts a search without scoring; `without` leaves the selection of one kind out."""
        chosen: dict[str, tuple[str, ...]] = {kind: v for kind, v in filters.values.items() if kind != without}
        return [
            silent(either([self.value(field, value) for value in values]))
            for field, values in (chosen | {"places_in": filters.within}).items()
            if values
        ]

    def published(self, filters: Filters) -> list[Query]:
        """Return the restriction to the published dates asked for; undated documents are in no range."""
        if filters.since is None and filters.until is None:
            return []
        return [self._spelled.published(filters.since, filters.until)]

    def _leaf(self, node: Leaf) -> Query:
        match node:
            case Word():
                return either(self._forms(node))
            case Phrase() | Near() | Exact() | Prefix():
                return self._spelled.query(node)
            case Fuzzy(word):
                slips = [Query.boost_query(query, self.weights.other_form) for query in self._spelled.slips(word)]
                return either([*self._forms(word), *slips])
            case MatchAll():
                return silent(Query.all_query())
            case TitleTerms(title):
                return both([self.of_form(Form("title", "title_term", w.term, self.weights.title)) for w in title])
            case SourceTerm(name, is_prefix):
                return self._spelled.source(name, begins=is_prefix)
            case DateRange("published", since, until):
                return self._spelled.published(since, until)
            case DateRange(_, since, until):
                return self._spelled.mentioned(since, until)
            case FacetTerm(kind, value, raw):
                named = self.value(raw_field(kind) if raw else kind, value)
                return Query.const_score_query(named, NAMED)
            case _:
                raise TypeError(f"The engine cannot search for {type(node).__name__} yet.")

    def _alternatives(self, asked: Node, others: tuple[Node, ...]) -> Query:
        if not self.weights.other_name:
            return self.query(asked)
        named = Query.boost_query(either(map(self.query, others)), self.weights.other_name)
        return Query.disjunction_max_query([self.query(asked), named])

    def _tiers(self, asked: Node, others: tuple[Node, ...]) -> Query:
        found = either(map(self.query, others))
        first = self.query(asked)
        bonus = Query.const_score_query(first, ASKED)
        return Query.disjunction_max_query([both([first, bonus]), found])

    def forms(self, word: Word) -> list[Form]:
        """Return the forms that match a word, whose scores are added: its stem, and what else the index has of it.

        A form whose weight is 0 is left out: a clause with a boost of 0 would match all the same.
        """
        further = [
            Form("title", "title_term", word.term, self.weights.title),
            *(Form("form", "text_exact", form, self.weights.other_form) for form in word.other_forms),
            *(Form("related", "text_term", term, weight) for term, weight in word.related),
        ]
        known = (form for form in further if form.weight and self._searcher.doc_freq(form.field, form.form))
        apart = (form for form in known if form.how != "form" or stem(form.form) != word.term)
        return [Form("text", "text_term", word.term, 1), *apart]

    def parts(self, exact: str) -> list[Form]:
        """Return the rarest parts of a word, without those that are in too many documents."""
        if not self.weights.grams:
            return []
        most = self.weights.common_gram * self._searcher.num_docs
        counts = sorted((self._searcher.doc_freq("text_grams", gram), gram) for gram in set(ngrams(exact)))
        telling = [gram for count, gram in counts if 0 < count <= most][: self.weights.rare_grams]
        return [Form("parts", "text_grams", gram, self.weights.grams) for gram in telling]

    def of_form(self, form: Form) -> Query:
        """Return the query of one form of a word."""
        query = Query.term_query(self._schema, form.field, form.form)
        return query if form.weight == 1 else Query.boost_query(query, form.weight)

    def _any(self, nodes: Iterable[Node]) -> list[Query]:
        """Return what finds each node; the forms of words stand beside one another, which Tantivy is quick at."""
        found = (self._forms(node) if isinstance(node, Word) else (self.query(node),) for node in nodes)
        return [query for queries in found for query in queries]

    def _all_of(self, nodes: tuple[Node, ...]) -> Query:
        wanted = [(Occur.Must, self.query(node)) for node in nodes if not isinstance(node, Not)]
        everything = [] if wanted else [(Occur.Must, silent(Query.all_query()))]
        return Query.boolean_query([*wanted, *everything, *self._unwanted(nodes)])

    def _loose(self, nodes: tuple[Node, ...]) -> Query:
        fields = [self.query(node) for node in nodes if node.restricts]
        if fields:
            others = tuple(node for node in nodes if not node.restricts)
            return both([*fields, *([self._loose(others)] if others else [])])
        wanted = tuple(node for node in nodes if not isinstance(node, Not))
        if len(wanted) < 2:
            return self._all_of(nodes)
        clauses = self._any(wanted)
        if short := of_short_query(nodes, self.weights):
            clauses.append(Query.const_score_query(both([*map(self.query, short)]), ALL_WORDS))
        unwanted = self._unwanted(nodes)
        return Query.boolean_query([(Occur.Must, either(clauses)), *unwanted]) if unwanted else either(clauses)

    def _unwanted(self, nodes: tuple[Node, ...]) -> list[tuple[Occur, Query]]:
        return [(Occur.MustNot, self.query(node.node)) for node in nodes if isinstance(node, Not)]


def words_of_phrases(node: Node) -> list[Word]:
    """Return the words of the phrases in a query: each ranks for itself too what the phrase finds."""
    return [word for leaf in node.scoring_leaves() for word in leaf.parts() if isinstance(word, Word)]


def of_short_query(nodes: Iterable[Node], weights: Weights) -> tuple[Node, ...]:
    """Return those nodes of a few words side by side that come first together; none of one word or of many."""
    wanted = tuple(node for node in nodes if not isinstance(node, Not) and not node.restricts)
    return wanted if 2 <= len(wanted) <= weights.few_words else ()
