"""Searches that are timed against Tantivy's own conjunction of the same stems, in turn and over the same index."""

import random
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

import tantivy
from tantivy import Occur, Query

from analyzers.text.analyzer import index_forms
from indexer.engine.entry import KINDS
from indexer.engine.fields import FacetFields
from indexer.engine.tantivy.schema import make_schema
from indexer.query.request import Request
from indexer.search.searcher import Searcher
from indexer.store.manifest import Manifest

QUERIES = 200
TITLES_READ = 500
NAME_SHARE = 4  # every fourth query is the name of a person or place, the others are words of a title
LENGTHS = (2, 3, 4)  # words
WARMING = ("خبر", "كتاب جديد")  # they load the lists, and are no queries of the run
SEED = 0


T = TypeVar("T")


class Timing(NamedTuple):
    """Milliseconds of CPU time of a query: a page with facets, and Tantivy's conjunction with its aggregations."""

    page: float
    conjunction: float


class Conjunction:
    """Tantivy alone: documents with all stems, the ten best, and the values of each kind."""

    def __init__(self, folder: Path) -> None:
        """Open the live generation of an index."""
        engine = folder / Manifest.read_current(folder).generation / "engine"
        fields = FacetFields(())
        self._numbers = list(map(fields.numbers, KINDS))
        self._index = tantivy.Index(make_schema(fields), path=str(engine))
        self._searcher = self._index.searcher()

    def search(self, query: str) -> None:
        """Search for all stems of a text."""
        stems = index_forms(query).term.split()
        terms = [(Occur.Must, Query.term_query(self._index.schema, "text_term", stem)) for stem in stems]
        conjunction = Query.boolean_query(terms)
        self._searcher.search(conjunction, limit=10)
        self._searcher.aggregate(
            conjunction, {field: {"terms": {"field": field, "size": 50}} for field in self._numbers}
        )


def draw_queries(searcher: Searcher) -> list[str]:
    """Return distinct queries: words next to each other in titles, and names of the facets."""
    draw = random.Random(SEED)  # noqa: S311 - a sample, no secret
    answer = searcher.search(Request("", sort="newest", limit=TITLES_READ))
    names = [value.value for kind in ("people", "places") for value in answer.facets.kinds[kind]]
    found = dict.fromkeys(draw.sample(names, min(len(names), QUERIES // NAME_SHARE)))
    titles = [hit.title for hit in answer.hits]
    for title in draw.sample(titles, len(titles)):
        words = index_forms(title).exact.split()
        length = draw.choice(LENGTHS)
        start = draw.randrange(max(1, len(words) - length + 1))
        found[" ".join(words[start : start + length])] = None
    return [query for query in found if query][:QUERIES]


def time_queries(folder: Path) -> Iterator[Timing]:
    """Ask each query once, and yield its times."""
    queries = draw_queries(Searcher(folder))
    searcher, conjunction = Searcher(folder), Conjunction(folder)
    for query in WARMING:
        searcher.search(Request(query))
        conjunction.search(query)
    for query in queries:
        page = _milliseconds(searcher.search, Request(query))
        yield Timing(page, _milliseconds(conjunction.search, query))


def percentile(values: list[float], percent: int) -> float:
    """Return a percentile of at least two values."""
    return statistics.quantiles(values, n=100)[percent - 1]


def _milliseconds(work: Callable[[T], object], argument: T) -> float:
    """Return the CPU time of a search: on a busy machine the clock counts the pauses of the longer one."""
    start = time.process_time()
    work(argument)
    return (time.process_time() - start) * 1000
