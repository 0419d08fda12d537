"""What an index answers to questions made of its own words, names and documents, to compare two indexes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import TypeVar

from analyzers.text.analyzer import folded_words
from indexer.engine.base import Engine, IndexField
from indexer.engine.entry import KINDS
from indexer.query.request import Filters, Request, Sort
from indexer.search.json_objects import answer_json
from indexer.search.searcher import Searcher
from indexer.store.generation import Generation
from indexer.store.manifest import Manifest
from indexer.values.canonical import NAME_KINDS
from tests.indexer.reports import stored_groups

T = TypeVar("T")
Question = Callable[[], object]
Questions = Mapping[str, Question]

_ALL = 1000  # documents: more than the index of a test has
_FIELDS: tuple[IndexField, ...] = (
    *("words", "terms", "people", "places", "dates", "raw_people", "raw_places", "raw_dates", "places_in"),
)
_SORTS: tuple[Sort, ...] = ("newest", "oldest")


def different_answers(index: Path, other: Path, seed: int, share: int) -> list[str]:
    """Return the questions that two indexes answer differently: all fixed ones, and `share` of each other kind."""
    questions = _Questions(index, Random(seed), share)
    others = _Questions(other, Random(seed), share).all()
    own = questions.all()
    missing = sorted(own.keys() ^ others.keys())
    return [*missing, *(text for text, ask in own.items() if text in others and ask() != others[text]())]


class _Questions:
    def __init__(self, folder: Path, random: Random, share: int) -> None:
        self._random, self._share = random, share
        self._searcher = Searcher(folder)
        live = Manifest.read(folder)
        self._generation = Generation(folder / live.generation)
        self._engine: Engine = self._generation.open_engine(columns=live.columns)
        self._texts = [record.document.text for record in self._engine.written()]
        self._ids = [record.document.id for record in self._engine.written()]
        self._words = list(self._engine.vocabulary("words"))

    def all(self) -> Questions:
        """Return what to ask by its text. The questions of equal indexes are the same."""
        return dict([*self._of_index(), *self._of_queries(), *self._of_names(), *self._of_documents()])

    def _some(self, items: Sequence[T]) -> Sequence[T]:
        return items if len(items) <= self._share else self._random.sample(items, self._share)

    def _of_index(self) -> Iterator[tuple[str, Question]]:
        """Yield questions about the whole index; vocabularies are lists, since their order counts."""
        yield "records", partial(list, self._engine.written())
        yield "groups", partial(_groups, self._engine)
        for field in _FIELDS:
            yield f"vocabulary {field}", partial(_vocabulary, self._engine, field)
            yield f"frequencies {field}", partial(_frequencies, self._engine, field)

    def _of_queries(self) -> Iterator[tuple[str, Question]]:
        queries = ["", *self._some(self._words), *self._some(self._pairs), *map(_slip, self._some(self._words))]
        for word in self._some(self._words):
            queries += [f"{word[:3]}*", f"{word}~", f"-{word}", f"={word}", f"title:{word}"]
        queries += [f'"{pair}"' for pair in self._some(self._pairs)]
        queries += [f"{pair} {_slip(word)}" for pair, word in zip(self._some(self._pairs), self._words, strict=False)]
        for query in queries:
            yield f"search {query}", self._asked(Request(query, limit=_ALL))
            yield f"rank {query}", partial(self._searcher.rank, query, _ALL)
        for query in self._some(queries):
            for sort in _SORTS:
                yield f"{sort} {query}", self._asked(Request(query, sort=sort, limit=5, offset=2))
            wide = Request(query, strictness="wide", any_word=True, all_copies=True, limit=_ALL)
            yield f"wide {query}", self._asked(wide)
            yield f"exact {query}", self._asked(replace(wide, strictness="exact"))
            yield f"counts {query}", partial(self._searcher.counts, Request(query))
            since = Request(query, Filters(since=date(2023, 9, 12)), limit=_ALL)
            yield f"since {query}", self._asked(since)
        starts = sorted({word[:length] for word in self._words for length in (1, 2, 3)})
        for start in [*self._some(starts), *(f"{word} {start[:2]}" for word, start in self._starts_after_words)]:
            yield f"suggest {start}", partial(self._searcher.suggest, Request(start))

    def _of_names(self) -> Iterator[tuple[str, Question]]:
        yield "entities", partial(self._searcher.entities, NAME_KINDS)
        for kind in KINDS:
            for value in self._some(list(self._engine.vocabulary(kind))):
                found = Filters({kind: (value,)})
                yield f"{kind} {value}", self._asked(Request("", found, limit=_ALL))
                yield f"beside {kind} {value}", partial(self._searcher.co_occurring, kind, value)
                yield f"page {kind} {value}", partial(self._searcher.entity, kind, value)
                yield f"values {kind} {value[:2]}", partial(self._searcher.values, kind, value[:2], 10)
        for place in self._some(list(self._engine.vocabulary("places_in"))):
            yield f"inside {place}", partial(self._searcher.inside, place)
            yield f"within {place}", self._asked(Request("", Filters(within=(place,)), limit=_ALL))

    def _of_documents(self) -> Iterator[tuple[str, Question]]:
        for id_ in self._ids:
            yield f"document {id_}", partial(self._searcher.document, id_)
        for id_ in self._some(self._ids):
            yield f"copies {id_}", partial(self._searcher.copies, id_)
            yield f"similar {id_}", partial(self._searcher.similar, id_)
            for pair in self._some(self._pairs)[:2]:
                yield f"explain {id_} {pair}", partial(self._searcher.explain, id_, Request(pair))

    def _asked(self, request: Request) -> Question:
        return partial(_answer, self._searcher, request)

    @property
    def _pairs(self) -> list[str]:
        words = ([word.exact for word in folded_words(text)] for text in self._texts)
        return sorted({f"{one} {other}" for row in words for one, other in pairwise(row)})

    @property
    def _starts_after_words(self) -> list[tuple[str, str]]:
        return list(zip(self._some(self._words), self._some(self._words), strict=False))


def _answer(searcher: Searcher, request: Request) -> object:
    answer = searcher.search(request)
    rescue = answer.rescue and replace(answer.rescue, answer=replace(answer.rescue.answer, took_ms=0))
    return answer_json(replace(answer, took_ms=0, rescue=rescue))


def _groups(engine: Engine) -> list[tuple[str, ...]]:
    return sorted(stored_groups(engine))


def _vocabulary(engine: Engine, field: IndexField) -> list[tuple[str, int]]:
    return list(engine.vocabulary(field).items())


def _frequencies(engine: Engine, field: IndexField) -> list[int]:
    return [engine.frequency(field, value) for value in engine.vocabulary(field)]


def _slip(word: str) -> str:
    """Return a word with two letters exchanged."""
    middle = len(word) // 2
    return word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :] if middle else word
