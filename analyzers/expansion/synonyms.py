"""Synonyms and other related terms: كتاب finds كتب, اعتقل finds اعتقال, بترول finds نفط.

The stemmer already unites a word with its affixed forms; this module adds the broken plurals, feminines, verbal nouns,
tenses, participles and synonyms that the stemmer keeps apart. A query decides what each relation is worth.
"""

from collections import defaultdict
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from analyzers.data_files import read_rows
from analyzers.text.stem import stem


class Relation(StrEnum):
    """The relation between two terms, with the name that the data file uses."""

    PLURAL = "plural"
    VERBAL_NOUN = "verbal noun"
    TENSE = "tense"
    FEMININE = "feminine"
    PARTICIPLE = "participle"
    SYNONYM = "synonym"
    AMBIGUOUS = "ambiguous"  # a synonym in one of several senses


class RelatedTerm(NamedTuple):
    """A term and its relation to another one. Relations are symmetric: a singular is PLURAL too."""

    term: str
    relation: Relation


# A relation and its terms: it holds between the first term and each further one; in a row of synonyms, between all.
RelationRow = tuple[str, list[str]]
WordPhrase = tuple[str, ...]  # folded words or their stems


def related_terms(term: str) -> tuple[RelatedTerm, ...]:
    """Return the terms related to a stem, each once; an unlisted stem has none."""
    relations: dict[str, Relation] = {}
    for relation, terms in _rows().get(term, ()):
        others = terms if relation == Relation.SYNONYM or term == terms[0] else terms[:1]
        for other in others:
            if other != term:
                relations.setdefault(other, Relation(relation))
    return tuple(map(RelatedTerm._make, relations.items()))


def synonymous_phrases(stems: WordPhrase) -> tuple[WordPhrase, ...]:
    """Return the synonyms of a phrase of stems, as folded words: رئيس الوزراء for رئيس الحكومة."""
    return tuple(other for group in _phrases().get(stems, ()) for other in group if _stems(other) != stems)


def _stems(phrase: WordPhrase) -> WordPhrase:
    return tuple(map(stem, phrase))


@cache
def _rows() -> dict[str, list[RelationRow]]:
    """Load the rows of each term once. `python -m derive.synonyms` makes the file."""
    rows: dict[str, list[RelationRow]] = defaultdict(list)
    for relation, terms in read_rows("related.txt"):
        if relation != "phrase":
            row = (relation, terms.split())
            for term in row[1]:
                rows[term].append(row)
    return rows


@cache
def _phrases() -> dict[WordPhrase, list[list[WordPhrase]]]:
    """Load the groups of synonymous phrases that the stems of each phrase are in, once."""
    groups: dict[WordPhrase, list[list[WordPhrase]]] = defaultdict(list)
    for relation, words in read_rows("related.txt"):
        if relation == "phrase":
            group = [tuple(phrase.split()) for phrase in words.split("|")]
            for stems in dict.fromkeys(map(_stems, group)):
                groups[stems].append(group)
    return groups
