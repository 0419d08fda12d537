"""Documents like one: those that have most of its characteristic words, people and places."""

from collections import Counter
from collections.abc import Iterator

from analyzers.text.analyzer import index_forms
from indexer.documents.document import Record
from indexer.engine.base import Engine
from indexer.engine.weights import idf
from indexer.query.tree import Node, Or, Phrase, Word
from indexer.similar.collapse import CollapsedHit, Copies, Listing

MOST = 8  # documents
_TERMS = 16  # that a query has; more find the same documents, later
_NAMES = 4  # of several words, which count beside their single words
_TRIED = 300  # different terms, the most used, that are weighed
_IN_TITLE, _IN_NAME = 2.0, 1.5  # a term counts for so much more: what a title says, or names, a document is about
_LEAST_SCORE = 0.2  # of the document's own score; with less, one common subject is all that there is


def find_similar(engine: Engine, copies: Copies, id_: str) -> tuple[CollapsedHit, ...]:
    """Return at most MOST documents like one, the likest first, without its near-duplicates; none for an unknown id."""
    own = {id_, *copies.of(id_)}
    record = engine.get(id_)
    query = record and _query(record, engine, len(own))
    if not query:
        return ()
    page = copies.page(Listing(engine, query), MOST + 1, 0)
    least = _LEAST_SCORE * max((hit.score for hit in page.hits), default=0.0)
    others = (hit for hit in page.hits if hit.record.document.id not in own and hit.score >= least)
    return tuple(others)[:MOST]


def _query(record: Record, engine: Engine, own: int) -> Node | None:
    """Return what finds documents like one that has `own` copies with itself, None when it has no word of others."""
    words = [Word(term, term) for term in _characteristic(record, engine, own)]
    parts: tuple[Node, ...] = (*words, *_names(record))
    return Or(parts) if parts else None


def _characteristic(record: Record, engine: Engine, own: int) -> list[str]:
    """Return the terms, known beyond its copies, that tell a document from others, the most telling first."""
    document = record.document
    counts = Counter(index_forms(document.text).term.split())
    in_title = set(index_forms(document.title).term.split())
    in_names = {term for surface in _surfaces(record) for term in index_forms(surface).term.split()}
    total = engine.documents

    def weight(term: str) -> float:
        often = counts[term] / (counts[term] + 1)
        having = engine.frequency("terms", term)
        known = idf(total, having) if having > own else 0.0  # what no other document has finds none
        return often * known * (_IN_TITLE if term in in_title else 1) * (_IN_NAME if term in in_names else 1)

    weights = {term: weight(term) for term, _ in counts.most_common(_TRIED)}
    return [term for term in sorted(weights, key=lambda term: (-weights[term], term)) if weights[term]][:_TERMS]


def _names(record: Record) -> list[Phrase]:
    """Return the people and places of several words, the most named first, as they are spelled there."""
    forms = Counter(tuple(zip(*map(str.split, index_forms(name)[:2]), strict=True)) for name in _surfaces(record))
    longer = [name for name, _ in forms.most_common() if len(name) > 1]
    return [Phrase(tuple(Word(exact, term) for exact, term in name)) for name in longer[:_NAMES]]


def _surfaces(record: Record) -> Iterator[str]:
    return (mention.surface for mention in record.mentions if mention.kind != "dates")
