"""The clauses of queries as OpenSearch has them, in JSON."""

from collections.abc import Sequence
from typing import Any

from analyzers.text.clitics import with_proclitics
from indexer.engine.queries.clauses import Clauses

Query = dict[str, Any]

NOTHING: Query = {"match_none": {}}
NOWHERE: Query = {"term": {"id": ""}}  # nothing either, but a shard has to look
# Lucene leaves the constant factor k1 + 1 out of BM25 (LUCENE-8563), Tantivy and our bonuses count on it.
_BM25 = 2.2
_MAX_TERMS = 60_000  # of one query; a cluster allows 65,536
_MAX_STATES = 100_000  # of the automaton of a regular expression, which is made once


class OpenSearchClauses(Clauses[Query]):
    """Makes queries; `Clauses` describes the methods."""

    def boolean(
        self,
        must: Sequence[Query] = (),
        should: Sequence[Query] = (),
        must_not: Sequence[Query] = (),
        minimum: int = 0,
    ) -> Query:
        """See `Clauses`; a query of nothing would match all documents."""
        if not must and not should:
            return NOTHING
        if len(must) + len(should) == 1 and not must_not:
            return (must or should)[0]
        parts = {"must": list(must), "should": list(should), "must_not": list(must_not)}
        query: Query = {name: queries for name, queries in parts.items() if queries}
        return {"bool": query | ({"minimum_should_match": minimum} if minimum else {})}

    def best_of(self, queries: Sequence[Query]) -> Query:
        """See `Clauses`."""
        return {"dis_max": {"queries": list(queries)}} if queries else NOTHING

    def constant(self, query: Query, score: float) -> Query:
        """See `Clauses`."""
        return {"constant_score": {"filter": query, "boost": score}}

    def boosted(self, query: Query, factor: float) -> Query:
        """See `Clauses`."""
        return {"bool": {"must": [query], "boost": factor}}

    def everything(self) -> Query:
        """See `Clauses`."""
        return {"match_all": {}}

    def term(self, field: str, value: str | int) -> Query:
        """See `Clauses`."""
        return {"term": {field: {"value": value, "boost": _BM25}}}

    def one_of(self, field: str, words: Sequence[str]) -> Query:
        """See `Clauses`."""
        starts = range(0, len(words), _MAX_TERMS)
        groups = [{"terms": {field: list(words[start : start + _MAX_TERMS])}} for start in starts]
        return self.constant(self.any_of(groups), 1.0)

    def phrase(self, field: str, words: Sequence[str]) -> Query:
        """See `Clauses`."""
        return {"match_phrase": {field: {"query": " ".join(words), "boost": _BM25}}}

    def near(self, field: str, words: Sequence[str], others: Sequence[str], distance: int) -> Query:
        """See `Clauses`."""
        one, other = _any_word(words), _any_word(others)
        orders = [
            {"all_of": {"ordered": True, "max_gaps": distance, "intervals": pair}}
            for pair in ([one, other], [other, one])
        ]
        return {"intervals": {field: {"any_of": {"intervals": orders}}}}

    def near_words(self, word: str, other: str, distance: int, *, clitics: bool) -> Query:
        """See `Clauses`."""
        one, two = ((each, *(with_proclitics(each) if clitics else ())) for each in (word, other))
        return self.near("text_exact", one, two, distance)

    def begins(self, field: str, letters: str) -> Query:
        """See `Clauses`."""
        return {"prefix": {field: {"value": letters}}}

    def like(self, field: str, pattern: str) -> Query:
        """See `Clauses`; Lucene has no groups without a number, since it numbers none."""
        simple = {"value": pattern.replace("(?:", "("), "flags": "NONE", "max_determinized_states": _MAX_STATES}
        return {"regexp": {field: simple}}

    def similar(self, field: str, word: str, edits: int) -> Query:
        """See `Clauses`."""
        fuzzy = {"value": word, "fuzziness": edits, "rewrite": "constant_score"}
        return self.constant({"fuzzy": {field: fuzzy}}, 1.0)

    def numbers(self, field: str, first: int, last: int) -> Query:
        """See `Clauses`.

        A shard that has no such number would drop the whole query, and not state how many documents have its words.
        """
        return {"bool": {"should": [{"range": {field: {"gte": first, "lte": last}}}, NOWHERE]}}

    def listed(self, query: Query) -> Query:
        """See `Clauses`."""
        return self.unscored(query)


def _any_word(words: Sequence[str]) -> Query:
    return {"any_of": {"intervals": [{"match": {"query": word}} for word in words]}}
