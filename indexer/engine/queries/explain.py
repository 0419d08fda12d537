"""Explain the score of one document by scoring each form of each word separately."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Generic

from indexer.engine.base import Contribution
from indexer.engine.queries.clauses import Q
from indexer.engine.queries.tree import QueryBuilder, phrase_words
from indexer.engine.queries.words import Form
from indexer.engine.weights import ASKED
from indexer.query.leaves import Fuzzy, Word
from indexer.query.tree import AllOf, And, DisMax, Node, Not, Or


class Explainer(Generic[Q]):
    """Explains one document."""

    def __init__(self, queries: QueryBuilder[Q], score: Callable[[Q], float | None]) -> None:
        """Take a function that returns the score of the document for a query, None if it does not match."""
        self._queries, self._score = queries, score

    def explain(self, node: Node) -> list[Contribution]:
        """Return what adds to the score of `QueryBuilder.ranking`, the largest first; nothing without a match."""
        if self._score(self._queries.query(node)) is None:
            return []
        in_phrases = phrase_words(node)
        single = [word for word in node.scoring_leaves() if isinstance(word, Word)]
        found = self._contributions(node)
        for word in in_phrases:
            found += self._scored(word, self._queries.words.forms(word))
        for word in (*single, *in_phrases):
            found += self._parts(word)
        for word in single:
            found += self._scored(word, self._queries.words.hints(word))
        found += self._bonuses(node)
        return sorted(_summed(found), key=lambda each: -each.score)

    def _contributions(self, node: Node) -> list[Contribution]:
        match node:
            case DisMax(asked, others, tiered):
                found = self._contributions(Or(others))
                return self._best(self._first(asked, tiered), found if tiered else self._as_related(asked, found))
            case Not():
                return []
            case And() | AllOf() if self._score(self._queries.query(node)) is None:
                return []
            case And(nodes) | Or(nodes) | AllOf(nodes):
                return [each for part in nodes for each in self._contributions(part)]
            case Word():
                return self._scored(node, self._queries.words.forms(node))
            case Fuzzy(word) if forms := self._scored(word, self._queries.words.forms(word)):
                return [*forms, *self._whole(node, sum(each.score for each in forms))]
            case _:
                return self._whole(node)

    def _parts(self, word: Word) -> list[Contribution]:
        scores = ((part.gram, self._score(part.query)) for part in self._queries.words.ngrams(word.exact))
        return [Contribution(word.exact, "parts", gram, score) for gram, score in scores if score]

    def _scored(self, word: Word, forms: Iterable[Form]) -> list[Contribution]:
        scores = ((form, self._score(self._queries.words.of_form(form))) for form in forms)
        return [Contribution(word.exact, form.how, form.form, score) for form, score in scores if score]

    def _whole(self, node: Node, explained: float = 0) -> list[Contribution]:
        """Return the score of a part of the query, less what its forms have `explained` already."""
        score = (self._score(self._queries.query(node)) or 0) - explained
        return [Contribution(str(node), "whole", str(node), score)] if score > 0 else []

    def _bonuses(self, node: Node) -> list[Contribution]:
        scores = ((bonus.how, self._score(bonus.query)) for bonus in self._queries.bonuses(node))
        return [Contribution(str(node), how, str(node), score) for how, score in scores if score]

    def _first(self, asked: Node, tiered: bool) -> list[Contribution]:
        if not tiered or self._score(self._queries.query(asked)) is None:
            return self._contributions(asked)
        return [*self._contributions(asked), Contribution(str(asked), "asked", str(asked), ASKED)]

    def _as_related(self, asked: Node, found: Iterable[Contribution]) -> list[Contribution]:
        """Return what alternatives to a part of the query add, as what that part matched."""
        weight = self._queries.weights.other_name
        return [Contribution(str(asked), "related", each.form.strip('="'), each.score * weight) for each in found]

    def _best(self, one: list[Contribution], other: list[Contribution]) -> list[Contribution]:
        return max(one, other, key=lambda found: sum(each.score for each in found))


def _summed(found: Iterable[Contribution]) -> list[Contribution]:
    """Add up equal contributions, such as those of a word that occurs twice in a query."""
    sums: dict[tuple[str, str, str], Contribution] = {}
    for each in found:
        key = (each.asked, each.how, each.form)
        sums[key] = replace(each, score=each.score + (sums[key].score if key in sums else 0))
    return list(sums.values())
