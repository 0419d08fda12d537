"""All documents that a request finds, to take away: one row for each, in order, from one generation of the index."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Self

from analyzers.token import Kind
from indexer.documents.document import key_of
from indexer.query.highlight import Highlighter
from indexer.query.leaves import MatchAll
from indexer.query.request import Request
from indexer.rewrite.requirements import without_function_words
from indexer.search.answer import make_hit
from indexer.search.json_objects import HitJson, hits_json
from indexer.search.open_generation import OpenGeneration
from indexer.similar.collapse import CollapsedHit

_BATCH = 100  # documents that are read at a time: 30 ms
_Ranked = Sequence[tuple[int, float]]


class RowJson(HitJson):
    """A document of an export, with the people, places and dates that it names.

    Each near-duplicate has a row of its own. `copies` are the ids of all near-duplicates of the document, and
    `copy_of` is that of the first one of them with a row above this; "" without such a row. `most_named` is empty in
    a format that does not print it.
    """

    people: Sequence[str]
    places: Sequence[str]
    dates: Sequence[str]
    copy_of: str


@dataclass(frozen=True, slots=True)
class Export:
    """The rows of a request. `total` is the number of documents that it finds, as `Answer.total`."""

    total: int
    rows: Iterator[RowJson]

    @classmethod
    def begin(cls, live: OpenGeneration, request: Request, limit: int | None, *, with_names: bool) -> Self:
        """Find the documents, and read them as rows are asked for: at most `limit`, from the request's offset on."""
        request = live.resolved(request)
        node = live.read(request).node
        total = live.engine.count(node, request.filters)
        end = None if limit is None else request.offset + limit
        ranked = islice(live.engine.all_ranked(node, request.filters, request.sort), request.offset, end)
        first = tuple(islice(ranked, _BATCH))  # now, so that a search that fails does so before a row is read
        highlighter = Highlighter(without_function_words(node), live.engine.attached)
        rows = _Rows(live, highlighter, with_names=with_names)
        return cls(total, chain.from_iterable(map(rows.of, _batches(first, ranked))))


def row_of(live: OpenGeneration, id_: str) -> RowJson | None:
    """Return the row of one document, to cite it: its snippet is the beginning of its text; None for an unknown id."""
    key = key_of(id_)
    if not live.engine.ids([key]):
        return None
    return next(_Rows(live, Highlighter(MatchAll()), with_names=False).of([(key, 0.0)]), None)


def _batches(first: _Ranked, ranked: Iterator[tuple[int, float]]) -> Iterator[_Ranked]:
    while first:
        yield first
        first = tuple(islice(ranked, _BATCH))


class _Rows:
    """Makes the rows of a list, batch by batch."""

    def __init__(self, live: OpenGeneration, highlighter: Highlighter, *, with_names: bool) -> None:
        self._live, self._highlighter, self._with_names = live, highlighter, with_names
        self._first_of_group: dict[str, str] = {}

    def of(self, batch: _Ranked) -> Iterator[RowJson]:
        """Yield the rows of documents, given by their keys and scores."""
        keys = [key for key, _ in batch]
        texts, values = self._live.engine.texts(keys), self._live.engine.values_of(keys)
        for (_, score), text, named in zip(batch, texts, values, strict=True):
            found = CollapsedHit(text, score)
            [hit] = hits_json([make_hit(found, self._highlighter, self._live.canonical, with_names=self._with_names)])
            yield self._row(hit, named)

    def _row(self, hit: HitJson, named: Mapping[Kind, Sequence[str]]) -> RowJson:
        id_, copies = hit["id"], self._live.copies.of(hit["id"])
        first = self._first_of_group.setdefault(min(id_, *copies), id_) if copies else id_
        return {
            **hit,
            "copies": [*copies],
            "people": named["people"],
            "places": named["places"],
            "dates": named["dates"],
            "copy_of": "" if first == id_ else first,
        }
