"""Rewrite a query for one index: keyboard layouts, names, other spellings, typos and related words."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from analyzers.expansion.roots import Roots
from analyzers.latin.lists import latin_lists
from analyzers.latin.tokens import plain
from analyzers.text.fold import fold
from analyzers.text.lexicon import lexicon
from analyzers.token import Kind
from indexer.engine.base import Engine
from indexer.engine.weights import Weights, idf
from indexer.query.fields import FacetTerm, PropertyTerm, SourceTerm
from indexer.query.leaves import Word, main_word
from indexer.query.parser import parse
from indexer.query.request import Filters, Strictness
from indexer.query.tree import And, Leaf, Node, Or
from indexer.rewrite.filter_values import resolve_filters
from indexer.rewrite.joined_words import add_joined_words
from indexer.rewrite.keyboard_layout import intended_text
from indexer.rewrite.latin_names import LatinRewriter
from indexer.rewrite.named_values import ValueFinder
from indexer.rewrite.query_expansion import add_forms, add_related
from indexer.rewrite.query_meaning import Meaning
from indexer.rewrite.requirements import match_any_word, require_words
from indexer.rewrite.strictness import add_same_root, restrict_to_spelling
from indexer.rewrite.typos import correct_typos
from indexer.rewrite.typos_in_context import correct_in_context
from indexer.rewrite.word_counts import look_up_words
from indexer.values.canonical import CanonicalValues
from indexer.values.name_lookup import NameLookup
from indexer.values.property_lookup import PropertyLookup
from indexer.values.spellings import SpellingLookup, with_spellings

_MIN_DOCUMENTS_FOR_LIFT = 10  # with a term: fewer occur together by accident


class Lookups(NamedTuple):
    """What is looked up in an index: the names of its values, spellings of its words, and its terms by root."""

    names: NameLookup
    spell: SpellingLookup
    roots: Roots


class Rewriter:
    """Rewrites queries over one index. Safe for threads."""

    def __init__(self, engine: Engine, canonical: CanonicalValues, lookups: Lookups, weights: Weights) -> None:
        """Take an open index, its canonical values and look-ups, and the ranking weights."""
        self._engine, self._canonical = engine, canonical
        self._names, self._spell, self._roots = lookups
        self._weights = weights
        self._values = ValueFinder(engine, canonical)
        self._properties = PropertyLookup(engine)
        self.latin = LatinRewriter(engine, lookups.names)

    def read(
        self, text: str, strictness: Strictness = "usual", *, all_spellings: bool = True, any_word: bool = False
    ) -> Meaning:
        """Parse and rewrite a query; raises QueryError."""
        return self.rewrite(parse(text), text, strictness, all_spellings=all_spellings, any_word=any_word)

    def rewrite(
        self, node: Node, text: str, strictness: Strictness, *, all_spellings: bool, any_word: bool = False
    ) -> Meaning:
        """Rewrite a query that prints as `text`.

        At the strictness `exact`, and without `all_spellings`, nothing is added to its words. With `any_word`, one word
        of several next to each other is enough.
        """
        meaning = self._spelled(node) if strictness == "exact" else self._expanded(node, text, all_spellings)
        node, corrected = require_words(meaning.node, self._node_rarity), meaning.corrected
        if all_spellings and strictness != "exact":
            node, in_context = correct_in_context(node, self._engine)
            corrected = {**corrected, **in_context}
        if all_spellings:
            node = node.map_excluded(self._all_forms)
        if any_word:
            node = match_any_word(node)
        if strictness == "exact":
            node = restrict_to_spelling(node)
        if strictness == "wide":
            node = add_same_root(node, self._roots.same_root)
        return replace(meaning, node=node, corrected=corrected)

    def _spelled(self, node: Node) -> Meaning:
        original = node.map_leaves(self._resolve)
        return Meaning(original.map_leaves(self._complete), original=original)

    def _expanded(self, node: Node, text: str, all_spellings: bool) -> Meaning:
        return self._expand(node, text) if all_spellings else Meaning(node, original=node)

    def filters(self, filters: Filters) -> Filters:
        """Return filters by the values that facets show."""
        return resolve_filters(filters, self)

    def named(self, kind: Kind, text: str, *, may_be_part: bool) -> tuple[str, ...]:
        """Return the people or places that a name means, in Arabic or Latin letters."""
        find = self._names.resolve_part if may_be_part else self._names.resolve
        return find(kind, text, self._spell) or self.latin.values(kind, text)

    @property
    def properties(self) -> Sequence[str]:
        """The names of the properties of the index."""
        return self._properties.names

    def of_property(self, name: str, text: str, *, may_be_part: bool) -> tuple[str, ...]:
        """Return the values of a property that `text` means."""
        return self._properties.named(name, text, may_be_part=may_be_part)

    def region(self, text: str) -> tuple[str, ...]:
        """Return the places that a name means and that the index has, or that contain places of the index."""
        listed = latin_lists().places.get(plain(text), ())
        regions = (self._names.region(name, self._spell) for name in (text, *listed))
        return next(filter(None, regions), ()) or self.latin.values("places", text)

    def values_of(self, kind: Kind, spelling: str) -> tuple[str, ...]:
        """Return the people or places of a spelling, also places that only contain places of the index."""
        names = self._names
        return names.spelled(kind, spelling) or (names.spelled_region(spelling) if kind == "places" else ())

    def _expand(self, node: Node, text: str) -> Meaning:
        intended = intended_text(text, self._is_word)
        original = (parse(intended) if intended else node).map_leaves(self._resolve)
        look_up_words(original, self._engine)
        with_names = self.latin.add_names(original.map_leaves(self._complete))
        with_joined = add_joined_words(with_spellings(with_names, self._spell), self._engine, self._spell)
        node, corrected = correct_typos(with_joined, self._engine)
        related = add_related(node, self._rarity, self._lift, self._weights.related)
        return Meaning(self._values.add_values(related, intended or text), intended, original, corrected)

    def _all_forms(self, excluded: Node) -> Node:
        """Return what a negation excludes, at every strictness: its words in all forms and spellings, no synonyms."""
        spelled = with_spellings(self.latin.add_names(excluded), self._spell)
        return add_forms(spelled, self._rarity, self._lift, self._weights.related)

    def _rarity(self, term: str) -> float:
        return idf(self._engine.documents, self._engine.frequency("terms", term))

    def _lift(self, term: str, other: str) -> float:
        """Return how much more often than by chance documents have both terms; infinity if one is too rare to say.

        One document does not count, since it may have both by accident: يعود and عيادة.
        """
        frequencies = [self._engine.frequency("terms", each) for each in (term, other)]
        if min(frequencies) < _MIN_DOCUMENTS_FOR_LIFT:
            return math.inf
        both = self._engine.count(And((Word(term, term), Word(other, other))), Filters())
        return max(0, both - 1) * self._engine.documents / math.prod(frequencies)

    def _node_rarity(self, node: Node) -> float:
        """Return the inverse document frequency of the most frequent form of a word."""
        word = main_word(node)
        if word is None:
            return 0.0
        counts = [self._engine.frequency("terms", term) for term in word.terms]
        counts += [self._engine.frequency("words", form) for form in word.spellings]
        return idf(self._engine.documents, max(counts))

    def _is_word(self, word: str) -> bool:
        folded = fold(word)
        if folded in lexicon().zipf or self._engine.frequency("words", folded):
            return True
        return word.isascii() and (folded in latin_lists().ordinary or self.latin.is_name(word))

    def _resolve(self, leaf: Leaf) -> Leaf:
        """Replace the spelling in a facet term of a whole value by the canonical one; return other leaves unchanged.

        A spelling with several values is left for `_complete`.
        """
        if not isinstance(leaf, FacetTerm) or leaf.may_be_part:
            return leaf
        values = self._canonical.facet_values(leaf.kind, leaf.value)
        return FacetTerm(leaf.kind, values[0]) if len(values) == 1 else leaf

    def _complete(self, leaf: Leaf) -> Node:
        """Replace a name that is not a value, or a part of one, by the values that it means; keep other leaves."""
        match leaf:
            case FacetTerm("people" | "places" as kind, value):
                names = self.named(kind, value, may_be_part=leaf.may_be_part)
                return Or.of([FacetTerm(kind, name) for name in names]) if names else leaf
            case PropertyTerm(name, value, may_be_part):
                found = self.of_property(name, value, may_be_part=may_be_part)
                return Or.of([PropertyTerm(name, each) for each in found]) if found else leaf
            case SourceTerm(name, is_prefix):
                sources = self._properties.starting_with if is_prefix else self._properties.same
                return Or.of([leaf, *(PropertyTerm("source", each) for each in sources("source", name))])
            case _:
                return leaf
