"""Which other terms a reader of one term means too: كتاب finds كتب, اعتقل finds اعتقال, بترول finds نفط.

The stemmer joins a word with its affixed forms; these are the forms that are other words. Made for queries, where each
relation may count for its own weight.
"""

from collections import defaultdict
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from analyzers.data_files import read_rows


class Relation(StrEnum):
    """What two terms are to one another; the values are those of the data file."""

    PLURAL = "plural"
    VERBAL_NOUN = "verbal noun"
    TENSE = "tense"
    SYNONYM = "synonym"


class Related(NamedTuple):
    """A term, and what it is to the term asked for; a relation holds both ways (a singular is PLURAL too)."""

    term: str
    relation: Relation


Row = tuple[
    str, list[str]
]  # a relation, and terms: the first is it to all others, or in a row of synonyms each to each
TermPhrase = tuple[str, ...]


def related(term: str) -> tuple[Related, ...]:
    """Return the terms related to a term (a stem), each once; an unlisted term has none."""
    found: dict[str, Relation] = {}
    for relation, terms in _rows().get(term, ()):
        others = terms if relation == Relation.SYNONYM or term == terms[0] else terms[:1]
        for other in others:
            if other != term:
                found.setdefault(other, Relation(relation))
    return tuple(map(Related._make, found.items()))


def same_phrases(phrase: TermPhrase) -> tuple[TermPhrase, ...]:
    """Return what else is said for a phrase, given and returned as terms: رئيس الوزراء for رئيس الحكومة."""
    return tuple(other for group in _phrases().get(phrase, ()) for other in group if other != phrase)


@cache
def _rows() -> dict[str, list[Row]]:
    """Load the rows of each term once; made by `python -m derive.related`. A row is a relation, a tab and terms."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for relation, terms in read_rows("related.txt"):
        if relation != "phrase":
            row = (relation, terms.split())
            for term in row[1]:
                rows[term].append(row)
    return rows


@cache
def _phrases() -> dict[TermPhrase, list[list[TermPhrase]]]:
    """Load the groups that each phrase is in, once; phrases of one concept are parted by |."""
    groups: dict[TermPhrase, list[list[TermPhrase]]] = defaultdict(list)
    for relation, terms in read_rows("related.txt"):
        if relation == "phrase":
            group = [tuple(phrase.split()) for phrase in terms.split("|")]
            for phrase in group:
                groups[phrase].append(group)
    return groups
