"""Pages that are timed as a reader asks for them: searches that find a share of all documents, and all other pages.

Times are CPU milliseconds of a process, since on a busy machine the clock counts the pauses. Each address is asked for
twice: a new query, then the same one again.
"""

import resource
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from analyzers.text.function_words import is_function_word
from indexer.query.request import Request
from indexer.search.searcher import Searcher
from indexer.store.generation import Generation
from indexer.store.manifest import Manifest
from web.app import create_app

QUERIES = 30  # of a row
SHARES = (0.001, 0.01, 0.1)  # of the documents that a query finds
PREFIX = 3  # letters of a word that is being typed
LATIN_NAME = "Lavrov"
VALUES, LETTERS = 1_000, ("", *"ابجحخرسشعفكمن")  # of a facet: how many, and what they begin with; "" is all


class Row(NamedTuple):
    """What is timed, and its addresses."""

    label: str
    addresses: Sequence[str]


class Times(NamedTuple):
    """CPU milliseconds of the requests of a row: for the first time, and again."""

    label: str
    new: list[float]
    again: list[float]

    def __str__(self) -> str:
        cells = (percentile(times, percent) for times in (self.new, self.again) for percent in (50, 99))
        return f"{self.label:36}" + "".join(f"{cell:10.1f}" for cell in cells)


def percentile(values: Sequence[float], percent: int) -> float:
    """Return a percentile of at least one value."""
    return statistics.quantiles([*values, *values], n=100, method="inclusive")[percent - 1]


def time_opening(folder: Path) -> list[str]:
    """Return what opening and the first pages take in this process, which must be new; and its memory."""
    word = words_of_share(folder, SHARES[1])[0]
    start = time.process_time()
    client = create_app(Searcher(folder)).test_client()
    lines = [f"opening {_since(start):.0f} ms"]
    for label, address in (
        ("first search", f"/search?q={quote(word)}"),
        ("start page", "/"),
        ("suggestions", f"/api/v1/suggest?q={quote(word[:PREFIX])}"),
        ("search in Latin letters", f"/search?q={LATIN_NAME}"),
    ):
        lines.append(f"{label} {_ask(client.get, address):.0f} ms, {memory():.0f} MB")
    return lines


def time_pages(folder: Path) -> list[Times]:
    """Return the times of each row that the index has pages for."""
    searcher = Searcher(folder)
    client = create_app(searcher).test_client()
    for address in ("/", "/search?q=خبر", "/api/v1/suggest?q=كتا", f"/search?q={LATIN_NAME}"):  # they load the lists
        client.get(address)
    timed = [_time(client.get, row) for row in _rows(folder) if row.addresses]
    return [*timed, _time(lambda prefix: searcher.values("people", prefix, VALUES), Row("values of a facet", LETTERS))]


def _time(get: Callable[[str], object], row: Row) -> Times:
    new, again = ([_ask(get, address) for address in row.addresses] for _ in range(2))
    return Times(row.label, new, again)


def memory() -> float:
    """Return the peak of the memory of this process, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def words_of_share(folder: Path, share: float) -> list[str]:
    """Return the words whose numbers of documents are nearest to a share of all."""
    engine = Generation(folder / Manifest.read_current(folder).generation).open_for_search()
    counts = engine.vocabulary("words")
    wanted = share * engine.documents
    words = (word for word in counts if word.isalpha() and len(word) > PREFIX and not is_function_word(word))
    return sorted(words, key=lambda word: abs(counts[word] - wanted))[:QUERIES]


def _rows(folder: Path) -> Iterator[Row]:
    answer = Searcher(folder).search(Request("", limit=QUERIES, sort="newest"))
    people, places = ([quote(each.value) for each in answer.facets.kinds[kind]] for kind in ("people", "places"))
    yield Row("start page", ["/"] * QUERIES)
    found = {share: words_of_share(folder, share) for share in SHARES}
    for share, words in found.items():
        yield Row(f"search, {share:.1%} of the documents", [f"/search?q={quote(word)}" for word in words])
    yield Row("search, all documents", [f"/search?page={n + 1}" for n in range(QUERIES)])
    common = found[SHARES[-1]]
    filtered = [f"/search?q={quote(word)}&places={place}" for word, place in zip(common, places, strict=False)]
    yield Row("search, 10 %, one filter", filtered)
    dated = [f"{address}&people={value}&from=2010-01-01" for address, value in zip(filtered, people, strict=False)]
    yield Row("search, 10 %, three filters", dated)
    words = [word for of_share in found.values() for word in of_share]
    yield Row("suggestions", [f"/api/v1/suggest?q={quote(word[:PREFIX])}" for word in words])
    second = [f"{one} {other[:PREFIX]}" for one, other in zip(words[QUERIES:], words, strict=False)]
    yield Row("suggestions, second word", [f"/api/v1/suggest?q={quote(text)}" for text in second])
    yield Row("document", [f"/documents/{quote(hit.id)}" for hit in answer.hits])
    yield Row("similar", [f"/api/v1/documents/{quote(hit.id)}/similar" for hit in answer.hits])
    yield Row("person", [f"/people/{value}" for value in people[:QUERIES]])
    yield Row("place", [f"/places/{value}" for value in places[:QUERIES]])


def _ask(get: Callable[[str], object], address: str) -> float:
    start = time.process_time()
    get(address)
    return _since(start)


def _since(start: float) -> float:
    return (time.process_time() - start) * 1000
