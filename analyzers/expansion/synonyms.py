"""Synonyms and other related terms: كتاب finds كتب, اعتقل finds اعتقال, بترول finds نفط.

The stemmer already unites a word with its affixed forms; this module adds the broken plurals, feminines, verbal nouns,
tenses, participles and synonyms that the stemmer keeps apart. A query decides what each relation is worth.
"""

from collections import defaultdict
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from analyzers.data_files import read_rows
from analyzers.text.analyzer import index_forms


class Relation(StrEnum):
    """The relation between two terms, with the name that the data file uses."""

    PLURAL = "plural"
    VERBAL_NOUN = "verbal noun"
    TENSE = "tense"
    FEMININE = "feminine"
    PARTICIPLE = "participle"
    FORM = "form"  # a synonym of the same root: جنود for جندي, خطف for مخطوف
    SYNONYM = "synonym"
    AMBIGUOUS = "ambiguous"  # a synonym in one of several senses


class RelatedTerm(NamedTuple):
    """A term and its relation to another one. Relations are symmetric: a singular is PLURAL too."""

    term: str
    relation: Relation


# A relation and its terms: it holds between the first term and each further one; in a row of synonyms, between all.
RelationRow = tuple[str, list[str]]
Stems = tuple[str, ...]  # of the words of a phrase


def related_terms(term: str) -> tuple[RelatedTerm, ...]:
    """Return the terms related to a stem, each once; an unlisted stem has none."""
    relations: dict[str, Relation] = {}
    for relation, terms in _rows().get(term, ()):
        others = terms if relation == Relation.SYNONYM or term == terms[0] else terms[:1]
        for other in others:
            if other != term:
                relations.setdefault(other, Relation(relation))
    return tuple(map(RelatedTerm._make, relations.items()))


def heads(term: str, relation: Relation) -> frozenset[str]:
    """Return the terms that a stem is a form of by a relation: the singular of a plural, the noun of a verb."""
    rows = _rows().get(term, ())
    return frozenset(terms[0] for kind, terms in rows if kind == relation and terms[0] != term)


def has_forms(term: str, relation: Relation) -> bool:
    """Say whether a stem has forms by a relation: a plural of its own."""
    return any(kind == relation and terms[0] == term for kind, terms in _rows().get(term, ()))


def synonymous_phrases(stems: Stems) -> tuple[str, ...]:
    """Return the synonyms of a phrase of stems, as they are written: رئيس الوزراء for رئيس الحكومة."""
    return tuple(other for group in _phrases().get(stems, ()) for other in group if _stems(other) != stems)


def _stems(phrase: str) -> Stems:
    return tuple(index_forms(phrase).term.split())


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
def _phrases() -> dict[Stems, list[list[str]]]:
    """Load the groups of synonymous phrases that the stems of each phrase are in, once."""
    groups: dict[Stems, list[list[str]]] = defaultdict(list)
    for relation, phrases in read_rows("related.txt"):
        if relation == "phrase":
            group = phrases.split("|")
            for stems in dict.fromkeys(map(_stems, group)):
                groups[stems].append(group)
    return groups
