"""Synonyms and other related terms: كتاب finds كتب, اعتقل finds اعتقال, بترول finds نفط.

The stemmer already unites a word with its affixed forms; this module adds the broken plurals, verbal nouns, tenses and
synonyms that the stemmer keeps apart. A query decides what each relation is worth.
"""

from collections import defaultdict
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from analyzers.data_files import read_rows


class Relation(StrEnum):
    """The relation between two terms, with the name that the data file uses."""

    PLURAL = "plural"
    VERBAL_NOUN = "verbal noun"
    TENSE = "tense"
    SYNONYM = "synonym"


class RelatedTerm(NamedTuple):
    """A term and its relation to another one. Relations are symmetric: a singular is PLURAL too."""

    term: str
    relation: Relation


# A relation and its terms: it holds between the first term and each further one; in a row of synonyms, between all.
RelationRow = tuple[str, list[str]]
TermPhrase = tuple[str, ...]


def related_terms(term: str) -> tuple[RelatedTerm, ...]:
    """Return the terms related to a stem, each once; an unlisted stem has none."""
    relations: dict[str, Relation] = {}
    for relation, terms in _rows().get(term, ()):
        others = terms if relation == Relation.SYNONYM or term == terms[0] else terms[:1]
        for other in others:
            if other != term:
                relations.setdefault(other, Relation(relation))
    return tuple(map(RelatedTerm._make, relations.items()))


def synonymous_phrases(phrase: TermPhrase) -> tuple[TermPhrase, ...]:
    """Return the synonyms of a phrase of stems: رئيس الوزراء for رئيس الحكومة."""
    return tuple(other for group in _phrases().get(phrase, ()) for other in group if other != phrase)


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
def _phrases() -> dict[TermPhrase, list[list[TermPhrase]]]:
    """Load the groups of synonymous phrases that each phrase is in, once."""
    groups: dict[TermPhrase, list[list[TermPhrase]]] = defaultdict(list)
    for relation, terms in read_rows("related.txt"):
        if relation == "phrase":
            group = [tuple(phrase.split()) for phrase in terms.split("|")]
            for phrase in group:
                groups[phrase].append(group)
    return groups
