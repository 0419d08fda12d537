"""Documents similar to one: those that match most of its characteristic terms and names."""

from collections import Counter
from collections.abc import Iterator

from analyzers.text.analyzer import index_forms
from indexer.documents.document import Document, Record, key_of
from indexer.documents.long_text import IndexedText, LongText
from indexer.engine.base import Engine
from indexer.engine.weights import idf
from indexer.query.leaves import Phrase, Word
from indexer.query.tree import Node, Or
from indexer.similar.collapse import CollapsedHit, Copies, Listing

MAX_SIMILAR = 8  # documents
_MAX_TERMS = 16  # of the query: more find the same documents and cost time
_MAX_NAMES = 4  # of several words, which score in addition to their single words
_MAX_WEIGHED = 300  # different terms of a document, the most frequent
_TITLE_FACTOR, _NAME_FACTOR = 2.0, 1.5  # by which a term of the title or of a name weighs more: they say the subject
_PARTS = 5  # of a long document whose names are read
_MIN_SCORE = 0.2  # share of the document's own score: with less, two documents have only a broad subject in common


def find_similar(engine: Engine, copies: Copies, id_: str) -> tuple[CollapsedHit, ...]:
    """Return at most MAX_SIMILAR documents, the most similar first, without near-duplicates of the document.

    Nothing for an unknown id.
    """
    excluded = {id_, *copies.of(id_)}
    text = next(iter(engine.texts([key_of(id_)])), None)
    record = _beginning(text.long, text.document) if text and text.long else engine.get(id_)
    counts = _counts(text) if text else Counter[str]()
    query = record and _query(record, counts, engine, len(excluded))
    if not query:
        return ()
    page = copies.page(Listing(engine, query), MAX_SIMILAR + 1, 0)
    min_score = _MIN_SCORE * max((hit.score for hit in page.hits), default=0.0)
    similar = (hit for hit in page.hits if hit.text.document.id not in excluded and hit.score >= min_score)
    return tuple(similar)[:MAX_SIMILAR]


def _beginning(long: LongText, document: Document) -> Record:
    """Return a long document with the mentions of its first parts, which name its subjects."""
    return Record(document, tuple(m for n in range(min(_PARTS, len(long.parts))) for m in long.mentions_of(n)))


def _counts(text: IndexedText) -> Counter[str]:
    """Return how often a document has each term."""
    if text.long is None:
        return Counter(index_forms(text.document.text).term.split())
    counts, table = Counter[str](), text.long.words
    for number, n in table.count().items():
        counts[table.terms[number]] += n
    return counts


def _query(record: Record, counts: Counter[str], engine: Engine, copies: int) -> Node | None:
    """Return the query for a document that the index has `copies` times; None if it has no characteristic term."""
    words = [Word(term, term) for term in _characteristic_terms(record, counts, engine, copies)]
    parts: tuple[Node, ...] = (*words, *_names(record))
    return Or(parts) if parts else None


def _characteristic_terms(record: Record, counts: Counter[str], engine: Engine, copies: int) -> list[str]:
    """Return the terms that distinguish a document, the most characteristic first."""
    in_title = set(index_forms(record.document.title).term.split())
    in_names = {term for surface in _surfaces(record) for term in index_forms(surface).term.split()}

    engine.look_up("terms", counts)

    def weight(term: str) -> float:
        saturation = counts[term] / (counts[term] + 1)
        frequency = engine.frequency("terms", term)
        rarity = idf(engine.documents, frequency) if frequency > copies else 0.0  # only its copies have the term
        factor = (_TITLE_FACTOR if term in in_title else 1) * (_NAME_FACTOR if term in in_names else 1)
        return saturation * rarity * factor

    weights = {term: weight(term) for term, _ in counts.most_common(_MAX_WEIGHED)}
    return [term for term in sorted(weights, key=lambda term: (-weights[term], term)) if weights[term]][:_MAX_TERMS]


def _names(record: Record) -> list[Phrase]:
    """Return the people and places of several words as the document spells them, the most frequent first."""
    forms = Counter(tuple(zip(*map(str.split, index_forms(name)[:2]), strict=True)) for name in _surfaces(record))
    longer = [name for name, _ in forms.most_common() if len(name) > 1]
    return [Phrase(tuple(Word(exact, term) for exact, term in name)) for name in longer[:_MAX_NAMES]]


def _surfaces(record: Record) -> Iterator[str]:
    return (mention.surface for mention in record.mentions if mention.kind != "dates")
