"""Expand a query with related words: plurals, synonyms, verbs for nouns, standard words for those of dialects.

A related term makes a document match. A hint only orders the documents: its sense in the index is not sure.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from analyzers.dates.ambiguous_months import ambiguous_months, date_terms
from analyzers.expansion.dialects import dialect_word, says_nothing
from analyzers.expansion.synonyms import RelatedTerm, Relation, heads, related_terms, synonymous_phrases
from analyzers.names.gazetteer import gazetteer
from analyzers.text.affixes import ARTICLE
from analyzers.text.analyzer import index_forms
from analyzers.text.function_words import is_function_word, is_mostly_particle
from analyzers.text.stem import stem
from indexer.query.leaves import Exact, Word
from indexer.query.terms import words_in
from indexer.query.tree import AllOf, DisMax, Node, Or
from indexer.rewrite.senses import is_mostly_other_word, is_only_verb

_ABSENT = ""  # a term that no index has
_MAX_COMPANY = 10  # words before a word, and after it: 150 words with all others as company took a minute
_MAX_PHRASE_LENGTH = 4  # words of a phrase whose synonyms are looked up

_OF_VERBS = frozenset({Relation.VERBAL_NOUN, Relation.PARTICIPLE})
_SYNONYMS = frozenset({Relation.SYNONYM, Relation.AMBIGUOUS})

# How much more often than by chance a word and its verbal noun occur together, if they are of one sense: عاد and عودة
# 4.8 times in ant_news, but عاد and عيادة 3.0, دار and دورة 2.0, ممارسة and مارس 1.5.
_MIN_LIFT = 3.5

Rarity = Callable[[str], float]  # term -> its inverse document frequency in the index
Lift = Callable[[str, str], float]  # two terms -> how much more often than by chance documents have both


def add_related(node: Node, rarity: Rarity, lift: Lift, weight: float) -> Node:
    """Return a query that also finds words related to its words. Phrases and nodes under a Not stay unchanged."""
    words = [leaf for leaf in node.leaves() if isinstance(leaf, Word)]
    return _Expansion(rarity, lift, weight, any(_is_dialect(word, rarity) for word in words)).expand(node)


def add_forms(node: Node, rarity: Rarity, lift: Lift, weight: float) -> Node:
    """Return a query that also finds the other forms of its words, but no synonyms: what a negation excludes."""
    return _Expansion(rarity, lift, weight, dialect=False, synonyms=False).expand(node)


def _is_dialect(word: Word, rarity: Rarity) -> bool:
    """Say whether only a dialect has a word: ليش, or a word with one sense that no document has."""
    dialect = dialect_word(word.exact)
    if dialect is None or dialect.ambiguous:
        return False
    return dialect.is_function_word or not _occurs(word, rarity)


def _occurs(word: Word, rarity: Rarity) -> bool:
    return rarity(word.term) < rarity(_ABSENT)


@dataclass(frozen=True, slots=True)
class _Expansion:
    """Expands one query; in a `dialect` query, a dialect word with several senses has that of the dialect."""

    rarity: Rarity
    lift: Lift
    weight: float
    dialect: bool
    synonyms: bool = True

    def expand(self, node: Node) -> Node:
        match node:
            case Word():
                return self._with_other_names((self._with_terms(node, in_company=False),))[0]
            case AllOf(nodes):
                in_company = sum(map(_says_something, nodes)) > 1
                children = [
                    self._with_terms(child, in_company) if isinstance(child, Word) else self.expand(child)
                    for child in nodes
                ]
                return AllOf(tuple(self._with_other_names(_with_company(children))))
            case _:
                return node.map_children(self.expand)

    def _with_terms(self, word: Word, in_company: bool) -> Word:
        """Add the related terms of a word, and those of its standard words if it is of a dialect.

        Alone, a word has as hints its ambiguous synonyms, its participles, verbal nouns that it rarely occurs with,
        particles, and a plural that is a place. In company, the other words tell the sense: beside them ambiguous
        synonyms, the forms of all synonyms and such a plural match.
        """
        standard = [index_forms(name).term for name in self._standard(word) if " " not in name]
        pairs = [(term, match) for term in (word.term, *standard) for match in related_terms(term)]
        matches = [match for _, match in pairs]
        others = [match for term, match in pairs if is_mostly_other_word(term, match.term, match.relation)]
        if word.exact.startswith(ARTICLE) and not word.term.startswith(ARTICLE):
            matches = [match for match in matches if not _is_of_verb(word.term, match)]
        if not self.synonyms:
            matches = [match for match in matches if match.relation not in _SYNONYMS]
        doubtful = [match for match in matches if match in others or self._is_doubtful(word.term, match, in_company)]
        related = standard + [match.term for match in matches if match not in doubtful]
        hints = [match.term for match in doubtful]
        beside: list[str] = []
        if in_company:
            hints = [match.term for match in doubtful if match.relation in _SYNONYMS and _is_place(match.term)]
            synonyms = [match.term for match in matches if match.relation in _SYNONYMS and match.term not in hints]
            beside = synonyms + [form for synonym in synonyms for form in _forms(synonym)]
            beside += [match.term for match in doubtful if match.relation == Relation.PLURAL]
            related = [term for term in related if term not in beside]
        expanded = replace(
            word,
            related=self._weighted(word.term, related),
            beside=self._weighted(word.term, beside),
            hints=self._weighted(word.term, hints),
        )
        return self._with_months(expanded)

    def _with_months(self, word: Word) -> Word:
        """Let the sure name of a month also find the ambiguous ones, next to a day, a year or a word such as «شهر»."""
        months = ambiguous_months(word.exact)
        if not months or not self.synonyms:
            return word
        return replace(
            word,
            related=tuple(pair for pair in (*word.related, *word.beside) if pair[0] not in months),
            beside=self._weighted(word.term, months),
            company=date_terms(),
            reach=0,
        )

    def _is_doubtful(self, term: str, match: RelatedTerm, in_company: bool) -> bool:
        """Say whether a related term may have another sense than the word: عبر for تعبير is mostly «across»."""
        if is_mostly_particle(match.term) or (match.relation == Relation.PLURAL and _is_definite_place(match.term)):
            return True
        if match.relation in _OF_VERBS and not in_company:
            return match.relation == Relation.PARTICIPLE or self.lift(term, match.term) < _MIN_LIFT
        return match.relation == Relation.AMBIGUOUS

    def _standard(self, word: Word) -> tuple[str, ...]:
        """Return the standard words and phrases for a word of a dialect.

        An ambiguous one that the index has is a standard word itself, unless the query is of a dialect.
        """
        dialect = dialect_word(word.exact)
        if dialect is None and self.dialect:
            verbs = (match.term for match in related_terms(word.term) if match.relation == Relation.TENSE)
            dialect = next((entry for verb in verbs if (entry := dialect_word(verb))), None)  # وقعت of وقع
        if dialect is None or (dialect.ambiguous and not self.dialect and _occurs(word, self.rarity)):
            return ()
        return dialect.standard

    def _weighted(self, term: str, others: Sequence[str]) -> tuple[tuple[str, float], ...]:
        """Return the other terms with their weights, each once."""
        return tuple(
            (other, self.weight * self._damping(term, other)) for other in dict.fromkeys(others) if other != term
        )

    def _damping(self, term: str, related: str) -> float:
        """Return the factor that keeps a rarer related term from scoring more than the term of the query."""
        return min(1.0, self.rarity(term) / self.rarity(related))

    def _with_other_names(self, nodes: Sequence[Node]) -> list[Node]:
        """Let each word of a phrase also find the synonyms of the phrase: هاتف محمول finds موبايل."""
        expanded = list(nodes)
        for start in range(len(nodes)):
            for end in range(start + 1, min(start + _MAX_PHRASE_LENGTH, len(nodes)) + 1):
                words = [node for node in nodes[start:end] if isinstance(node, Word)]
                if len(words) == end - start and (phrases := self._other_names(words)):
                    names = tuple(map(_name, phrases))
                    expanded[start:end] = [DisMax(node, names) for node in expanded[start:end]]
        return expanded

    def _other_names(self, words: Sequence[Word]) -> tuple[str, ...]:
        """Return the synonyms of a phrase, and the standard phrases for a word of a dialect."""
        phrases = synonymous_phrases(tuple(word.term for word in words)) if self.synonyms else ()
        standard = self._standard(words[0]) if len(words) == 1 else ()
        return (*phrases, *(phrase for phrase in standard if " " in phrase))


def _with_company(nodes: Sequence[Node]) -> list[Node]:
    """Return the nodes; each word has as company the terms of the other words near it that say something."""
    terms = {
        n: (*node.terms, *map(stem, node.spellings))
        for n, node in enumerate(nodes)
        if isinstance(node, Word) and _says_something(node)
    }
    return [
        replace(
            node,
            company=tuple(
                {term: None for other in terms if 0 < abs(other - n) <= _MAX_COMPANY for term in terms[other]}
            ),
        )
        if isinstance(node, Word) and node.beside and not node.company
        else node
        for n, node in enumerate(nodes)
    ]


def _says_something(node: Node) -> bool:
    return isinstance(node, Word) and not says_nothing(node.exact)


def _is_place(term: str) -> bool:
    """Say whether a term is the name of a place: the company of فيضان says nothing about سيول, which is Seoul too."""
    place = gazetteer().places.get(term)
    return place is not None and place.sure


def _is_of_verb(term: str, match: RelatedTerm) -> bool:
    """Say whether a stem is related to a term only as a verb, which takes no article: القدم is not «he presented»."""
    of_noun = match.relation in _OF_VERBS and match.term in heads(term, match.relation)
    return is_only_verb(term) and (of_noun or match.relation == Relation.TENSE)


def _is_definite_place(term: str) -> bool:
    """Say whether a term with the article is the name of a place: الجزائر is more than the plural of جزيرة."""
    place = gazetteer().places.get(ARTICLE + term)
    return place is not None and place.sure


def _forms(term: str) -> list[str]:
    """Return the related terms of a term that are no synonyms: its plural, its verb."""
    return [match.term for match in related_terms(term) if match.relation not in _SYNONYMS]


def _name(written: str) -> Node:
    """Return the query of a name. Its words are next to each other: apart, they mean something else."""
    words = words_in(written)
    if len(words) == 1:
        return words[0]
    folded = tuple(word.exact for word in words)
    bare = tuple(word.removeprefix(ARTICLE) for word in folded)
    definite = tuple(word if is_function_word(word) else ARTICLE + word for word in bare)
    # As a Phrase, its single words would add to the score of every document.
    return Or.of([Exact(forms) for forms in dict.fromkeys((folded, bare, definite))])
