"""What rewriting asks of the vocabulary for the words of a query, looked up at once: in two requests to a cluster."""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from analyzers.expansion.synonyms import related_terms
from analyzers.text.clitics import joined_forms
from analyzers.text.stem import stem
from indexer.engine.base import Engine
from indexer.query.leaves import Word
from indexer.query.tree import Node


def look_up_words(node: Node, engine: Engine) -> None:
    """Look up the words of a query, each two joined, the parts of each, and their related terms."""
    leaves = (part for leaf in node.leaves() for part in (leaf, *leaf.parts()))
    words = list(dict.fromkeys(leaf.exact for leaf in leaves if isinstance(leaf, Word)))
    joined = ["".join(pair) for pair in pairwise(words)]
    attached = (form for word in (*words, *joined) for form in (word, *joined_forms(word)))
    engine.look_up("words", chain(attached, chain.from_iterable(map(_parts, words))))
    engine.look_up("terms", _terms((*words, *joined)))


def _parts(word: str) -> Iterator[str]:
    return (part for cut in range(1, len(word)) for part in (word[:cut], word[cut:]))


def _terms(words: Sequence[str]) -> Iterator[str]:
    terms = map(stem, words)
    return (each for term in terms for each in (term, *(related.term for related in related_terms(term))))
