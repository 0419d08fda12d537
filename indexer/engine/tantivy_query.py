"""Tantivy queries for a syntax tree with filters."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

import tantivy
from tantivy import FieldType, Occur, Query

from analyzers.text.analyzer import ngrams
from analyzers.text.clitics import attached_forms
from analyzers.text.stem import stem
from indexer.engine.base import MatchForm, raw_field
from indexer.engine.gram_words import GramTable
from indexer.engine.tantivy_phrases import LeafQueries, all_of, any_of, none_of, unscored
from indexer.engine.tantivy_schema import UNDATED, FacetFields
from indexer.engine.weights import AS_TYPED, ASKED, IN_TITLE, NAMED, OWN_WORDS, TOGETHER, Weights, idf
from indexer.query.dates import period_prefix
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
from indexer.query.request import DURING, WITHIN, Filters
from indexer.query.tree import AllOf, And, DisMax, Leaf, Node, Not, Or

_FEW_DOCUMENTS = 50  # to list them one by one
_CACHED_WORDS, _CACHED_QUERIES = 20_000, 1000  # readers repeat words; pages and facets repeat queries
# Large queries are kept for the request that has them: a thousand of them would take gigabytes.
_LARGE_QUERY, _CACHED_LARGE_QUERIES = 400, 16  # characters, as it is printed


Frequency = Callable[[str, str], int]  # field, value -> the number of documents


class Form(NamedTuple):
    """A term of a field that matches a word, with its weight."""

    how: MatchForm
    field: str
    form: str
    weight: float


class Bonus(NamedTuple):
    """A query that adds a bonus to the score of the documents that match it."""

    how: MatchForm
    query: Query


class Vocabulary(NamedTuple):
    """What an index says of its words."""

    frequency: Frequency
    grams: GramTable


class Part(NamedTuple):
    """An n-gram of a word, and the query for words that share it."""

    gram: str
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
        self._searcher, self._frequency = searcher, vocabulary.frequency
        self.weights = weights
        self._facets, self._grams = facets, vocabulary.grams
        self.attached = lru_cache(_CACHED_WORDS)(lambda word: tuple(attached_forms(word, self._occurs)))
        # Building a query takes half the time with the queries of words cached.
        self._forms = lru_cache(_CACHED_WORDS)(self._form_queries)
        self._ngrams = lru_cache(_CACHED_WORDS)(lambda exact: tuple(part.query for part in self.ngrams(exact)))
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
        optional = [query for word in (*single, *in_phrases) for query in self._ngrams(word.exact)]
        optional += [query for word in in_phrases for query in self._forms(word)]
        optional += [self.form_query(hint) for word in single for hint in self.hints(word)]
        optional += [bonus.query for bonus in self.bonuses(node)]
        return Query.boolean_query([(Occur.Must, self.query(node)), *((Occur.Should, query) for query in optional)])

    def bonuses(self, node: Node) -> list[Bonus]:
        """Return what puts documents of a short query first: all words themselves, together, and in the title."""
        nodes = main_words(node)
        words = [word for child, _ in nodes if (word := main_word(child))]
        counting = [word for child, weight in nodes if weight and (word := main_word(child))]
        if len(words) < len(nodes) or not 1 <= len(counting) <= self.weights.few_words:
            return []
        own = all_of(any_of(self._forms(replace(word, related=(), beside=()))) for word in counting)
        in_title = all_of(self.form_query(Form("title", "title_term", word.term, 1)) for word in counting)
        bonuses = [Bonus("own_words", Query.const_score_query(own, OWN_WORDS))]
        bonuses += [Bonus("in_title", Query.const_score_query(in_title, IN_TITLE))]
        as_typed = all_of(self._exact_forms(word) for word in counting)
        bonuses += [Bonus("as_typed", Query.const_score_query(as_typed, AS_TYPED))]
        if len(words) > 1:
            together = Query.phrase_query(self._schema, "text_term", [word.term for word in words])
            bonuses.append(Bonus("together", Query.const_score_query(together, TOGETHER)))
        return bonuses

    def value(self, field: str, value: str | int) -> Query:
        """Return the query for a value of a field that is not tokenized."""
        return Query.term_query(self._schema, field, value)

    def numbers(self, first: int, last: int) -> Query:
        """Return the query for the documents that were written as the `first` to the `last`, counted from 0."""
        return unscored(Query.range_query(self._schema, "number", FieldType.Integer, first, last))

    def restrict(self, query: Query, filters: Filters, without: str | None = None) -> Query:
        """Restrict a query by filters, except by the values that the facet `without` must have."""
        if not filters.restrict:
            return query
        clauses = self.value_filters(filters, without)
        if filters.since or filters.until:
            clauses.append(self._leaves.published(filters.since, filters.until))
        if filters.undated:
            clauses.append(unscored(self.value("published", UNDATED)))
        return all_of([query, *clauses]) if clauses else query

    def value_filters(self, filters: Filters, without: str | None = None) -> list[Query]:
        """Return a query for each filter by values, except by those that the facet `without` must have."""
        selected = {**filters.values, WITHIN: filters.within}
        clauses = []
        for facet, values in selected.items():
            if values and facet != without:
                named = [self.facet_value(facet, value) for value in values]
                clauses.append(unscored(all_of(named) if facet in filters.every else any_of(named)))
        excluded = [self.facet_value(facet, value) for facet, values in filters.excluded.items() for value in values]
        return [*clauses, unscored(none_of(excluded))] if excluded else clauses

    def facet_value(self, facet: str, value: str) -> Query:
        """Return the query for a value of a kind or property, or for a place or period and all in it."""
        if facet == DURING:
            prefix = period_prefix(value)
            return Query.regex_query(self._schema, "dates", f"{prefix}.*") if prefix else self.value("dates", value)
        return self.value("places_in" if facet == WITHIN else self._facets.field(facet), value)

    def _leaf(self, node: Leaf) -> Query:
        match node:
            case Word():
                return any_of(self._forms(node))
            case Phrase() | Near() | Exact() | Prefix():
                return self._leaves.spelled(node)
            case Fuzzy(word):
                typos = [Query.boost_query(query, self.weights.other_form) for query in self._leaves.typos(word)]
                return any_of([*self._forms(word), *typos])
            case MatchAll():
                return unscored(Query.all_query())
            case NamedValue(kind, value):
                return unscored(self.value(kind, value))
            case FieldTerm():
                return self._field(node)
            case _:
                raise TypeError(f"The engine cannot search for {type(node).__name__} yet.")

    def _field(self, node: FieldTerm) -> Query:
        match node:
            case TitleTerms(title):
                return all_of([self.form_query(Form("title", "title_term", w.term, self.weights.title)) for w in title])
            case SourceTerm(name, is_prefix):
                of_file = self._leaves.source(name, is_prefix=is_prefix)
                return of_file if is_prefix else unscored(any_of([of_file, self.facet_value("source", name)]))
            case PropertyTerm(name, value):
                return unscored(self.facet_value(name, value))
            case DateRange(field, since, until):
                return (self._leaves.published if field == "published" else self._leaves.mentioned)(since, until)
            case FacetTerm(kind, value, raw):
                named = self.value(raw_field(kind) if raw else kind, value)
                return Query.const_score_query(named, NAMED)
            case _:
                raise TypeError(f"The engine cannot search for {type(node).__name__} yet.")

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

    def _form_queries(self, word: Word) -> tuple[Query, ...]:
        """Return the queries for the forms that match a word, and for the terms that match it beside others."""
        beside, company = (self._indexed(terms) for terms in ((term for term, _ in word.beside), word.company))
        near = [unscored(self._listed(self._leaves.near(beside, company, word.reach)))] if beside and company else []
        return (*map(self.form_query, self.forms(word)), *near)

    def _listed(self, query: Query) -> Query:
        """Return a query that lists the documents of a slow one, if they are few: a page searches for them often."""
        found: Any = self._searcher.search(query, limit=_FEW_DOCUMENTS)
        if found.count > _FEW_DOCUMENTS:
            return query
        keys: Any = self._searcher.fast_field_values("key", [address for _, address in found.hits])
        return any_of(self.value("key", key) for key in keys)

    def _indexed(self, terms: Iterable[str]) -> list[str]:
        return [term for term in terms if self._frequency("text_term", term)]

    def forms(self, word: Word) -> list[Form]:
        """Return the forms that match a word: its stem, and its other forms that the index has. Their scores are added.

        Forms of weight 0 are left out, because a clause with a boost of 0 would still match.
        """
        optional = [
            Form("title", "title_term", word.term, self.weights.title),
            *(Form("form", "text_exact", form, self.weights.other_form) for form in self._other_forms(word)),
            *(Form("related", "text_term", term, weight) for term, weight in word.related),
        ]
        indexed = (form for form in optional if form.weight and self._frequency(form.field, form.form))
        return [Form("text", "text_term", word.term, 1), *indexed]

    def _other_forms(self, word: Word) -> Iterator[str]:
        """Yield the spellings and forms with clitics that the index has, if the stem of the word is not theirs."""
        spelled = (form for spelling in word.spellings for form in (spelling, *self.attached(spelling)))
        return (form for form in (*self.attached(word.exact), *spelled) if stem(form) != word.term)

    def _occurs(self, form: str) -> int:
        """Return the number of documents with a folded word."""
        return self._frequency("text_exact", form)

    def _exact_forms(self, word: Word) -> Query:
        """Return the query for a word as it is spelled, also after a conjunction or preposition.

        It has a clause for each form of the index; a set of terms takes Tantivy ten times as long.
        """
        forms = filter(self._occurs, (word.exact, *self.attached(word.exact)))
        return any_of(Query.term_query(self._schema, "text_exact", form) for form in forms)

    def hints(self, word: Word) -> list[Form]:
        """Return the forms of a word that order documents: its hints, and the terms that match only beside others."""
        hints = (Form("related", "text_term", term, weight) for term, weight in (*word.beside, *word.hints) if weight)
        return [hint for hint in hints if self._frequency(hint.field, hint.form)]

    def ngrams(self, exact: str) -> list[Part]:
        """Return the rarest n-grams of a word; skip those that too many documents have."""
        if not self.weights.grams:
            return []
        max_documents = self.weights.common_gram * self._searcher.num_docs
        found = sorted((*self._grams.find(gram), gram) for gram in set(ngrams(exact)))
        rare = [each for each in found if 0 < each[0] <= max_documents][: self.weights.rare_grams]
        return [Part(gram, self._sharing(documents, words)) for documents, words, gram in rare]

    def _sharing(self, documents: int, words: Iterable[str]) -> Query:
        """Return the query for words with one n-gram, each of which weighs as if all of them were the same word."""
        weight = self.weights.grams * idf(self._searcher.num_docs, documents)
        forms = ((word, weight / idf(self._searcher.num_docs, self._occurs(word))) for word in words)
        return Query.disjunction_max_query(
            [self.form_query(Form("parts", "text_exact", word, own)) for word, own in forms]
        )

    def form_query(self, form: Form) -> Query:
        """Return the query for one form of a word."""
        query = Query.term_query(self._schema, form.field, form.form)
        return query if form.weight == 1 else Query.boost_query(query, form.weight)

    def _clauses(self, nodes: Iterable[Node]) -> list[Query]:
        """Return the queries of nodes, those of words in one flat list: Tantivy searches it faster than nested ones."""
        groups = (self._forms(node) if isinstance(node, Word) else (self._query(node),) for node in nodes)
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
