"""Search an index: a request comes in, an answer ready to show goes out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from analyzers.mentions import shifted
from analyzers.token import Kind
from indexer.documents.document import Document, Record, key_of
from indexer.documents.long_text import mentions_by_part
from indexer.engine.base import Facets
from indexer.engine.weights import Weights
from indexer.errors import KashshafError
from indexer.messages.catalogue import Language
from indexer.query.fields import FacetTerm
from indexer.query.highlight import Highlighter, Mark
from indexer.query.leaves import MatchAll
from indexer.query.request import Filters, Request
from indexer.query.terms import restore_letters
from indexer.rewrite.requirements import without_function_words
from indexer.search.answer import Answer, Hit, make_hit
from indexer.search.answering import answer, count, count_parts, neighbours, rank, rescue
from indexer.search.document_page import DocumentPage, LongDocument, whole_page
from indexer.search.examples import ShownSection
from indexer.search.explanation import Reason, reasons
from indexer.search.export import Export, RowJson, row_of
from indexer.search.facet_list import FacetList, FacetListing, list_values
from indexer.search.live_generation import LiveGeneration
from indexer.search.neighbours import Neighbours
from indexer.search.open_generation import OpenGeneration
from indexer.search.partial_hits import only_some_words
from indexer.similar.collapse import documents
from indexer.similar.more_like_this import find_similar
from indexer.store.manifest import Manifest
from indexer.suggest.suggester import Suggestion
from indexer.values.company import Company, find_company
from indexer.values.entities import Entity, PlaceContents, find_entity, list_entities
from indexer.values.place_counts import PlacesFound


class Searcher:
    """An open index. It follows the index on disk: after a new one is published, the next call reads that."""

    def __init__(self, folder: Path, weights: Weights | None = None, *, must_open: bool = True) -> None:
        """Open the index in `folder`; raises IndexMissingError or IndexStateError.

        Without `must_open` an index that cannot be opened is tried again by each method, which raises these errors.
        """
        self._generation = LiveGeneration(folder, weights or Weights(), must_open=must_open)

    def follow(self) -> None:
        """Load the lists that a first search would wait for, of this index and, in a thread, of each one after it.

        A new index is read once its lists are loaded: for what answers many.
        """
        self._generation.follow()

    def hold(self) -> AbstractContextManager[None]:
        """Let all calls of this thread in a block read one generation, though another is published meanwhile."""
        return self._generation.hold()

    def search(self, request: Request) -> Answer:
        """Answer a request; if nothing is found, relax its query under the same filters. Raises QueryError."""
        live = self._live()
        found = answer(live, live.resolved(request))
        return found if found.listed else replace(found, rescue=rescue(live, found))

    def hits(self, request: Request) -> Answer:
        """Answer a request with a total and hits: no facets, partial hits or relaxation. Raises QueryError."""
        live = self._live()
        return answer(live, live.resolved(request), facets=False, partial=False)

    def export(self, request: Request, limit: int | None = None, *, with_names: bool = True) -> Export:
        """Return all documents that a request finds, or `limit` of them from its offset on. Raises QueryError.

        `with_names`, each row has what its text names most often.
        """
        return Export.begin(self._live(), request, limit, with_names=with_names)

    def row(self, id_: str) -> RowJson | None:
        """Return the row that an export has of a document; None for an unknown id."""
        return row_of(self._live(), id_)

    def examples(self, language: Language) -> Sequence[ShownSection]:
        """Return the examples of the help, each of which finds something in this index."""
        return self._live().examples.of(language)

    def near(self, id_: str, request: Request) -> Neighbours | None:
        """Return the hits around a document that is on a page of hits; None for another. Raises QueryError."""
        return neighbours(self._live(), id_, request)

    def rank(self, query: str, limit: int) -> list[tuple[str, float]]:
        """Return the ids and scores of the best documents, as a TREC run needs them; raises QueryError."""
        return rank(self._live(), query, limit)

    def document(self, id_: str) -> Record | None:
        """Return a stored document with its mentions, each with its canonical value; None for an unknown id."""
        live = self._live()
        record = live.engine.get(id_)
        if record is None:
            return None
        found = mentions_by_part(record)
        text = record.document.text
        mentions = (shifted(live.canonical.mentions(text[a:b], of_part), a) for (a, b), of_part in found)
        return replace(record, mentions=tuple(mention for of_part in mentions for mention in of_part))

    def has(self, id_: str) -> bool:
        """Say whether the index has a document; nothing of it is read."""
        return bool(self._live().engine.ids([key_of(id_)]))

    def head(self, id_: str) -> Document | None:
        """Return a document, of a long one the beginning; None for an unknown id."""
        return next((text.document for text in self._live().engine.texts([key_of(id_)])), None)

    def page(self, id_: str, request: Request, number: int | None = None) -> DocumentPage | None:
        """Return a page of a document with the words of a request marked; None for an unknown id. Raises QueryError.

        Without a number it is the page with the best passage; a number that is too high is the last page.
        """
        opened = self._pages(id_, request)
        return opened.page(number) if isinstance(opened, LongDocument) else opened

    def pages(self, id_: str, request: Request) -> Iterator[DocumentPage]:
        """Yield all pages of a document in order, those of a long one without mentions; none for an unknown id."""
        opened = self._pages(id_, request)
        if isinstance(opened, LongDocument):
            yield from opened.pages()
        elif opened:
            yield opened

    def _pages(self, id_: str, request: Request) -> LongDocument | DocumentPage | None:
        """Return a long document, or the only page of another."""
        live = self._live()
        highlighter = Highlighter(without_function_words(live.read(request).node)) if request.query else None
        text = next(iter(live.engine.texts([key_of(id_)])), None)
        if text and text.long:
            return LongDocument(text.document, text.long, live.canonical, highlighter)
        record = live.engine.get(id_)
        return whole_page(record, live.canonical, highlighter) if record else None

    def copies(self, id_: str) -> tuple[Document, ...]:
        """Return the near-duplicates of a document, the earliest published first."""
        live = self._live()
        return documents(live.engine, live.copies.of(id_))

    def similar(self, id_: str) -> tuple[Hit, ...]:
        """Return the documents most similar to one, without its near-duplicates; nothing for an unknown id."""
        live = self._live()
        no_marks = Highlighter(MatchAll())
        hits = find_similar(live.engine, live.copies, id_)
        return tuple(make_hit(replace(hit, copies=()), no_marks, live.canonical) for hit in hits)

    def marks(self, record: Record, request: Request) -> tuple[Mark, ...]:
        """Return the spans of the words of a request in `record.document.text`; raises QueryError."""
        return Highlighter(without_function_words(self._live().read(request).node)).marks(record.document.text)

    def counts(self, request: Request) -> dict[str, int]:
        """Return how many documents each part of a query finds alone, under the filters; raises QueryError."""
        live = self._live()
        return count_parts(live, live.resolved(request))

    def total(self, request: Request) -> int:
        """Return how many documents a request finds; raises QueryError."""
        live = self._live()
        return count(live, live.resolved(request))

    def explain(self, id_: str, request: Request) -> tuple[Reason, ...]:
        """Return why a document matches, or which words of it, the highest scores first. Raises QueryError.

        A document without any of the words has no reasons.
        """
        live = self._live()
        query, text = live.read(request).node, next(iter(live.engine.texts([key_of(id_)])), None)
        if text is None:
            return ()
        nodes = filter(None, (query, only_some_words(query)))
        explained = ((node, live.engine.explain(node, id_)) for node in nodes)
        node, contributions = next((each for each in explained if each[1]), (query, []))
        found = reasons(text, node, contributions)
        return tuple(replace(reason, asked=restore_letters(request.query, reason.asked)) for reason in found)

    def suggest(self, request: Request) -> tuple[Suggestion, ...]:
        """Return suggestions for a request whose query is being typed."""
        live = self._live()
        return live.suggester.suggest(live.resolved(request), live.read)

    def names(self, kind: Kind, typed: str, limit: int) -> tuple[str, ...]:
        """Return the values of `kind` with all words of a text, the last of which may be unfinished."""
        return self._live().suggester.names(kind, typed, limit)

    def latin_names(self, kind: Kind, typed: str, limit: int) -> tuple[str, ...]:
        """Return the values of `kind` that a text in Latin letters, perhaps unfinished, stands for."""
        return self._live().suggester.latin_names(kind, typed, limit)

    @property
    def columns(self) -> Mapping[str, str]:
        """The columns that are facets, with their labels."""
        return self._live().columns

    def property_values(self, name: str, prefix: str, limit: int) -> Mapping[str, int]:
        """Return the values of a property that begin with `prefix`, the most frequent, each with its document count."""
        return self._live().engine.property_values(name, prefix, limit)

    def values(self, kind: Kind, prefix: str, limit: int) -> Mapping[str, int]:
        """Return the values of `kind` that begin with `prefix`, the most frequent, each with its document count."""
        return self._live().engine.vocabulary(kind, prefix, limit)

    def word_counts(self, words: Iterable[str]) -> list[int]:
        """Return how many documents have each of some folded words in their text."""
        engine, words = self._live().engine, list(words)
        engine.look_up("words", words)
        return [engine.frequency("words", word) for word in words]

    def entity(self, kind: Kind, value: str) -> Entity | None:
        """Return a facet value with its spellings, None if no document has it.

        Any spelling that means one value is enough, so that links outlive an update that changes the value.
        """
        live = self._live()
        if entity := find_entity(live.engine, live.canonical, kind, value):
            return entity
        meant = live.rewriter.values_of(kind, value)
        return find_entity(live.engine, live.canonical, kind, meant[0]) if len(meant) == 1 else None

    def co_occurring(self, kind: Kind, value: str) -> Facets:
        """Return the facets of the documents that name a value, which are also counted for its own kind."""
        return self._live().engine.facets(FacetTerm(kind, value), Filters())

    def inside(self, place: str) -> PlaceContents:
        """Return the places inside a place, with the documents that name them."""
        return self._live().inside(place)

    def places_found(self, request: Request) -> PlacesFound:
        """Return the places of the documents that a request finds; raises QueryError."""
        live = self._live()
        request = live.resolved(request)
        return live.places.count(live.read(request).node, request.filters)

    def list_values(self, request: Request, listing: FacetListing) -> FacetList:
        """Return a page of all values of a facet in the documents that a request finds; raises QueryError."""
        return list_values(self._live(), request, listing)

    def company(self, people: Sequence[str]) -> Company:
        """Return how many documents name each two of some people."""
        return find_company(self._live().engine, people)

    def parents(self, place: str) -> tuple[str, ...]:
        """Return the places that a place lies in, the nearest first."""
        return self._live().canonical.parents(place)

    def entities(self, kinds: Iterable[Kind], text: str = "") -> list[Entity]:
        """Return the values that have `text` in one of their spellings, the most frequent first."""
        live = self._live()
        return list_entities(live.engine, live.canonical, kinds, text)

    @property
    def documents(self) -> int:
        """The number of documents in the index."""
        return self._live().manifest.documents

    @property
    def manifest(self) -> Manifest:
        """The manifest of the generation that is searched."""
        return self._live().manifest

    @property
    def built(self) -> datetime:
        """The time of the build (UTC)."""
        return self._live().manifest.built

    @property
    def problem(self) -> KashshafError | None:
        """What is wrong though the index can be searched; None if nothing is. Raises KashshafError if it cannot.

        The live generation cannot be opened, while an older one is searched; or the open one was removed; or something
        is wrong with the machines of a cluster.
        """
        of_cluster = self._live().engine.problem()
        return self._generation.problem or self._generation.removal() or of_cluster

    def _live(self) -> OpenGeneration:
        """Return the live generation; open it if another one was published."""
        return self._generation.get()
