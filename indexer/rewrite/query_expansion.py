"""Expand a query with related words: plurals, synonyms, verbs for nouns, standard words for those of dialects.

A related term makes a document match. A hint only orders the documents: its sense in the index is not sure.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from analyzers.expansion.dialects import DialectWord, dialect_word
from analyzers.expansion.synonyms import Relation, related_terms, synonymous_phrases
from analyzers.text.affixes import ARTICLE
from analyzers.text.stem import stem
from indexer.query.leaves import Exact, Word
from indexer.query.tree import AllOf, DisMax, Node, Or

_ABSENT = ""  # a term that no index has
_MAX_PHRASE_LENGTH = 4  # words of a phrase whose synonyms are looked up

_FORMS = frozenset({Relation.PLURAL, Relation.VERBAL_NOUN, Relation.TENSE})

Rarity = Callable[[str], float]  # term -> its inverse document frequency in the index


def add_related(node: Node, rarity: Rarity, weight: float) -> Node:
    """Return a query that also finds words related to its words. Phrases and nodes under a Not stay unchanged."""
    match node:
        case Word():
            return _with_other_names((_with_terms(node, rarity, weight),), rarity)[0]
        case AllOf(nodes):
            return AllOf(tuple(_with_other_names([_child(child, rarity, weight) for child in nodes], rarity)))
        case _:
            return node.map_children(lambda child: add_related(child, rarity, weight))


def _child(node: Node, rarity: Rarity, weight: float) -> Node:
    return _with_terms(node, rarity, weight) if isinstance(node, Word) else add_related(node, rarity, weight)


def _with_terms(word: Word, rarity: Rarity, weight: float) -> Word:
    matches = related_terms(word.term)
    related = [match.term for match in matches if match.relation != Relation.AMBIGUOUS]
    hints = [match.term for match in matches if match.relation == Relation.AMBIGUOUS]
    if (dialect := dialect_word(word.exact)) and not _is_other_sense(word, dialect, rarity):
        standard = [stem(phrase[0]) for phrase in dialect.standard if len(phrase) == 1]
        standard += [match.term for term in standard for match in related_terms(term) if match.relation in _FORMS]
        related += standard
    return replace(
        word, related=_weighted(word.term, related, rarity, weight), hints=_weighted(word.term, hints, rarity, weight)
    )


def _weighted(term: str, others: Sequence[str], rarity: Rarity, weight: float) -> tuple[tuple[str, float], ...]:
    """Return the other terms with their weights, each once."""
    return tuple((other, weight * _damping(rarity, term, other)) for other in dict.fromkeys(others) if other != term)


def _is_other_sense(word: Word, dialect: DialectWord, rarity: Rarity) -> bool:
    """Say whether an ambiguous dialect word is in the index, where it then may have its other sense."""
    return dialect.ambiguous and rarity(word.term) < rarity(_ABSENT)


def _damping(rarity: Rarity, term: str, related: str) -> float:
    """Return the factor that keeps a rarer related term from scoring more than the term of the query."""
    return min(1.0, rarity(term) / rarity(related))


def _with_other_names(nodes: Sequence[Node], rarity: Rarity) -> list[Node]:
    """Let each word of a phrase also find the synonyms of the phrase: هاتف محمول finds موبايل."""
    expanded = list(nodes)
    for start in range(len(nodes)):
        for end in range(start + 1, min(start + _MAX_PHRASE_LENGTH, len(nodes)) + 1):
            words = [node for node in nodes[start:end] if isinstance(node, Word)]
            if len(words) == end - start and (phrases := _other_names(words, rarity)):
                names = tuple(map(_name, phrases))
                expanded[start:end] = [DisMax(node, names) for node in expanded[start:end]]
    return expanded


def _other_names(words: Sequence[Word], rarity: Rarity) -> tuple[tuple[str, ...], ...]:
    """Return the synonyms of a phrase, and the standard phrases for a word of a dialect."""
    phrases = synonymous_phrases(tuple(word.term for word in words))
    if len(words) > 1 or not (dialect := dialect_word(words[0].exact)) or _is_other_sense(words[0], dialect, rarity):
        return phrases
    return (*phrases, *(phrase for phrase in dialect.standard if len(phrase) > 1))


def _name(words: tuple[str, ...]) -> Node:
    """Return the query of a name. Its words are next to each other: apart, they mean something else."""
    if len(words) == 1:
        return Word(words[0], stem(words[0]))
    bare = tuple(word.removeprefix(ARTICLE) for word in words)
    definite = tuple(ARTICLE + word for word in bare)
    # As a Phrase, its single words would add to the score of every document.
    return Or.of([Exact(forms) for forms in dict.fromkeys((words, bare, definite))])
