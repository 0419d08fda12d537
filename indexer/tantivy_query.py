"""A syntax tree and filters as Tantivy queries."""

from collections.abc import Iterable
from datetime import date

import tantivy
from tantivy import FieldType, Occur, Query

from analyzers.arabic import grams
from analyzers.clitics import with_proclitics
from analyzers.token import Kind
from indexer.engine import Filters
from indexer.query import Both, Called, Either, Everything, Loose, Named, Node, Not, Phrase, Word, words

# What a match counts for; the text has the title's words too. Ablation and reasons: benchmarks/README.md.
WEIGHTS = {
    "text_term": 1.0,  # finds: the stem
    "title_term": 0.5,  # decides among what is found: what a title says, a document is about
}
# Parts of words the query shares with what is found: exact forms, broken plurals, spellings. They find nothing alone.
GRAMS_WEIGHT = 0.4
COMMON_GRAM = 0.1  # share of documents: a part of a word in more of them costs time and says little

# A form behind a clitic that the stemmer could not take off, another spelling of a name: it is rarer than the word, and
# would count for more. Of all forms of a word in a document the best counts.
OTHER_FORM_WEIGHT = 0.5

OTHER_NAME_WEIGHT = 0.3  # another name of several words, whose words count together

# More than any sum of word scores (BM25 stays under 30 for the rarest word of a large collection): documents with all
# words stand before those with some, as who types a few words expects. In a whole sentence some words say nothing.
ALL_WORDS_BONUS = 100.0
FEW_WORDS = 3
NAMED_BONUS = 100.0  # so do documents that name whom a query in Latin letters means


def day_number(day: date) -> int:
    """A date as the integer that sorts and compares like it: 2023-10-20 -> 20231020."""
    return day.year * 10_000 + day.month * 100 + day.day


def both(queries: list[Query]) -> Query:
    """Documents that match all of `queries`."""
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def either(queries: Iterable[Query]) -> Query:
    """Documents that match one of `queries` or more."""
    return Query.boolean_query([(Occur.Should, query) for query in queries])


class QueryBuilder:
    """Builds queries for one schema."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self._schema = schema

    def query(self, node: Node) -> Query:
        """Return the query of a syntax tree."""
        match node:
            case Word():
                return self._word(node)
            case Phrase(phrase):
                return self._phrase(phrase)
            case Everything():
                return _silent(Query.all_query())
            case Named(kind, value):
                return Query.const_score_query(Query.term_query(self._schema, kind, value), NAMED_BONUS)
            case Called(called, others):
                named = either(map(self.query, others))
                return Query.disjunction_max_query([self.query(called), Query.boost_query(named, OTHER_NAME_WEIGHT)])
            case Not():
                return self._all_of((node,))
            case Both(nodes):
                return self._all_of(nodes)
            case Either(nodes):
                return either(map(self.query, nodes))
            case Loose(nodes):
                return self._loose(nodes)

    def exactly(self, word: str) -> Query:
        """Return the query of a folded word as it is spelled."""
        return Query.term_query(self._schema, "text_exact", word)

    def ranked(self, node: Node, searcher: tantivy.Searcher) -> Query:
        """Return the query of a syntax tree that ranks what it finds by parts of words too."""
        found, asked = self.query(node), list(words(node))
        in_phrases = [word for phrase in asked if isinstance(phrase, Phrase) for word in phrase.words]
        single = [word for word in asked if isinstance(word, Word)]
        most = COMMON_GRAM * searcher.num_docs
        parts = [gram for word in (*single, *in_phrases) for gram in grams(word.exact)]
        parts = [gram for gram in parts if searcher.doc_freq("text_grams", gram) <= most]
        if not parts:
            return found
        shared = either(Query.term_query(self._schema, "text_grams", gram) for gram in parts)
        further = [Query.boost_query(shared, GRAMS_WEIGHT), *map(self._word, in_phrases)]
        return Query.boolean_query([(Occur.Must, found), *((Occur.Should, query) for query in further)])

    def filters(self, filters: Filters, without: Kind | None = None) -> list[Query]:
        """Return what restricts a search without scoring; `without` leaves the selection of one kind out."""
        chosen: dict[str, tuple[str, ...]] = {kind: v for kind, v in filters.values.items() if kind != without}
        return [
            _silent(Query.term_set_query(self._schema, field, list(values)))
            for field, values in (chosen | {"places_in": filters.within}).items()
            if values
        ]

    def published(self, filters: Filters) -> list[Query]:
        """Return the restriction to the published dates asked for; undated documents are in no range."""
        if filters.since is None and filters.until is None:
            return []
        first = day_number(filters.since or date.min)
        last = day_number(filters.until or date.max)
        dated = Query.range_query(self._schema, "published", FieldType.Integer, first, last)
        return [_silent(dated)]

    def _word(self, word: Word) -> Query:
        others = [self._term("text_exact", form, OTHER_FORM_WEIGHT) for form in word.other_forms]
        text, title = (self._term(field, word.term, weight) for field, weight in WEIGHTS.items())
        related = [self._term("text_term", term, weight) for term, weight in word.related]
        forms = [text, *others, *related]
        return either([Query.disjunction_max_query(forms) if len(forms) > 1 else text, title])

    def _phrase(self, phrase: tuple[Word, ...]) -> Query:
        first, *rest = (word.exact for word in phrase)
        return either(self._in_order([form, *rest]) for form in (first, *with_proclitics(first)))

    def _in_order(self, forms: list[str]) -> Query:
        if len(forms) == 1:
            return self.exactly(forms[0])
        return Query.phrase_query(self._schema, "text_exact", list(forms))

    def _all_of(self, nodes: tuple[Node, ...]) -> Query:
        wanted = [(Occur.Must, self.query(node)) for node in nodes if not isinstance(node, Not)]
        everything = [] if wanted else [(Occur.Must, _silent(Query.all_query()))]
        return Query.boolean_query([*wanted, *everything, *self._unwanted(nodes)])

    def _loose(self, nodes: tuple[Node, ...]) -> Query:
        wanted = [self.query(node) for node in nodes if not isinstance(node, Not)]
        if len(wanted) < 2:
            return self._all_of(nodes)
        if len(wanted) > FEW_WORDS:
            return Query.boolean_query([(Occur.Must, either(wanted)), *self._unwanted(nodes)])
        bonus = Query.const_score_query(both(wanted), ALL_WORDS_BONUS)
        any_of = either([*wanted, bonus])
        return Query.boolean_query([(Occur.Must, any_of), *self._unwanted(nodes)])

    def _unwanted(self, nodes: tuple[Node, ...]) -> list[tuple[Occur, Query]]:
        return [(Occur.MustNot, self.query(node.node)) for node in nodes if isinstance(node, Not)]

    def _term(self, field: str, form: str, weight: float) -> Query:
        return Query.boost_query(Query.term_query(self._schema, field, form), weight)


def _silent(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)
