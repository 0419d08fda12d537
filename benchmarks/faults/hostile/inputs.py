"""Hostile inputs for analyzer, query language, readers, API and commands: none of them ends in an error of ours."""

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import ParamSpec
from urllib.parse import quote, urlencode

from flask.testing import FlaskClient

from analyzers.mentions import find_mentions
from analyzers.text.analyzer import analyze, index_forms
from analyzers.text.fold import fold, fold_with_offsets
from benchmarks.faults.archive import Archive
from benchmarks.faults.commands import ENDED_WELL, index_cli, search_cli
from benchmarks.faults.hostile.texts import any_text, hostile_file
from benchmarks.faults.outcome import Outcome
from indexer.documents.document import Document
from indexer.documents.readers.formats import DocumentReader
from indexer.errors import QueryError
from indexer.query.highlight import Highlighter, make_snippet
from indexer.query.parser import parse
from indexer.query.request import Request
from indexer.search.searcher import Searcher
from indexer.suggest.partial_query import highlight_suggestion, parse_partial_query
from web.app import create_app
from web.urls import PARAMETERS

P = ParamSpec("P")

_MAX_SECONDS = 5  # of CPU for one input
_PATHS = ("/", "/search", "/api/v1/search", "/api/v1/suggest", "/help", "/opensearch.xml")
_VALUE_PATHS = (
    *("/documents/{}", "/people/{}", "/places/{}", "/{}"),
    *("/api/{}", "/api/v1/{}", "/api/v1/documents/{}", "/api/v1/people/{}"),
)
_DOCUMENT_PATHS = (
    "/documents/{}",
    "/api/v1/documents/{}",
    "/api/v1/documents/{}/explain",
    "/api/v1/documents/{}/similar",
)
_OPTIONS = ("people", "places", "dates", "within", "from", "to", "sort", "limit", "offset", "similar", "open", "index")


class Targets:
    """What takes the inputs: functions that raise for a fault."""

    def __init__(self, home: Path, reader: DocumentReader) -> None:
        archive = Archive(home / "archive", Random(1))
        archive.fill()
        self._home, self._index, self._reader = home, home / "index", reader
        if index_cli("build", archive.folder, "--index", self._index).code != ENDED_WELL:
            raise RuntimeError("no index to search")
        self._searcher = Searcher(self._index)
        app = create_app(self._searcher)
        app.config["PROPAGATE_EXCEPTIONS"] = True  # an error of ours comes here, with its traceback
        self._client: FlaskClient = app.test_client()
        self._ids = [hit.id for hit in self._searcher.search(Request("", limit=50)).hits]

    def analyse(self, text: str) -> None:
        """Analyse a text; its words have the same forms everywhere, and lie in the text."""
        tokens, forms = list(analyze(text)), index_forms(text)
        hold(fold(fold(text)) == fold(text), "folding is not idempotent")
        hold(len(fold_with_offsets(text)[0]) == len(fold_with_offsets(text)[1]), "offsets")
        hold(forms.exact.split() == [token.exact for token in tokens], "words of the index")
        hold(forms.term.split() == [token.term for token in tokens], "terms of the index")
        hold(all(0 <= token.start < token.end <= len(text) for token in tokens), "places of words")
        for mention in find_mentions(text, None):
            hold(text[mention.start : mention.end] == mention.surface, "place of a mention")

    def parse(self, text: str, shown: str) -> None:
        """Parse a query, whole and half typed; highlight its words in a text that is shown."""
        try:
            node = parse(text)
        except QueryError:
            return
        marks = Highlighter(node).marks(shown)
        hold(all(one[1] <= other[0] for one, other in pairwise(marks)), "marks overlap")
        make_snippet(shown, marks)
        if partial := parse_partial_query(text[:2000]):
            for count in range(1, len(partial.words) + 2):
                partial.text_before(count)
            highlight_suggestion(shown, partial.whole_words, partial.prefix)

    def get(self, url: str) -> None:
        """Ask a page or the API."""
        status = self._client.get(url).status_code
        hold(status < 500, f"{url}: status {status}")

    def search_cli(self, *words: str) -> None:
        """Run the command that searches."""
        ran = search_cli("--index", self._index, *words)
        hold(not ran.faults(), " ".join(ran.faults()))

    def index_cli(self, *words: str) -> None:
        """Run the command that builds and describes."""
        ran = index_cli(*words)
        hold(not ran.faults(), " ".join(ran.faults()))

    def analyzer(self, random: Random) -> None:
        """Analyse a random text."""
        self.analyse(any_text(random))

    def query(self, random: Random) -> None:
        """Parse a random query."""
        self.parse(any_text(random), any_text(random)[:2000])

    def reader(self, random: Random) -> None:
        """Read a file: each document or error of it can be printed and stored."""
        extension, content = hostile_file(random)
        path = self._home / f"file.{extension}"
        path.write_bytes(content)
        for outcome in self._reader.read(path, path.name):
            if isinstance(outcome, Document):
                outcome.text.encode()
            else:
                str(outcome)

    def search(self, random: Random) -> None:
        """Ask a page or the API, with any values of its parameters."""
        values = [(random.choice(PARAMETERS), any_text(random)[:300]) for _ in range(random.choice((0, 0, 1, 2)))]
        values += [("q", any_text(random)), ("lang", random.choice(("ar", "en")))]
        path = random.choice(_PATHS)
        if random.random() < 0.2:
            value = quote(any_text(random)[:200] or "a", safe="/", errors="surrogatepass")
            path = random.choice(_VALUE_PATHS).format(value)
        elif random.random() < 0.2:
            path = random.choice(_DOCUMENT_PATHS).format(quote(random.choice(self._ids)))
        self.get(f"{path}?{urlencode(values, errors='surrogatepass')}")

    def command(self, random: Random) -> None:
        """Run a command with any arguments."""
        text, option = any_text(random), random.choice(_OPTIONS)
        if random.random() < 0.8:
            words = ((text,), ("--", text), (text, f"--{option}", any_text(random)), (f"--{option}={text}",))
            self.search_cli(*random.choice(words))
        else:
            index = str(self._index)
            self.index_cli(*random.choice((("entities", "--index", index, "--", text), (text,), ("info", text))))


# How many of a hundred inputs each target takes: the quick ones take most.
_SHARES: Mapping[str, int] = {"analyzer": 35, "query": 35, "reader": 16, "search": 12, "command": 2}


def run(inputs: int, seed: int) -> Outcome:
    """Give random inputs to all targets."""
    outcome = Outcome("inputs", "random Unicode, changed queries, nesting, length; changed pages, rows and encodings")
    random = Random(seed)
    with opened_targets() as targets:
        for name in random.choices(list(_SHARES), list(_SHARES.values()), k=inputs):
            state = random.getrandbits(48)
            fault = fault_of(getattr(targets, name), Random(state))
            outcome.add(name, [f"{name} {state}: {fault}"] if fault else [])
    return outcome


@contextmanager
def opened_targets() -> Iterator[Targets]:
    """Yield targets over an index of their own, with the log of the application silent."""
    logging.disable(logging.CRITICAL)
    try:
        with TemporaryDirectory() as home, DocumentReader() as reader:
            yield Targets(Path(home), reader)
    finally:
        logging.disable(logging.NOTSET)


def fault_of(target: Callable[P, None], *args: P.args, **values: P.kwargs) -> str:
    """Return the error of a target, or that it takes too long; empty for neither."""
    start = time.process_time()
    try:
        target(*args, **values)
    except BaseException as fault:  # a panic of the engine is no Exception
        if isinstance(fault, KeyboardInterrupt):
            raise
        return _described(fault)
    seconds = time.process_time() - start
    return f"{seconds:.1f} s" if seconds > _MAX_SECONDS else ""


def _described(fault: BaseException) -> str:
    where = fault.__traceback__
    while where and where.tb_next and "site-packages" not in where.tb_next.tb_frame.f_code.co_filename:
        where = where.tb_next
    place = f"{Path(where.tb_frame.f_code.co_filename).name}:{where.tb_lineno}" if where else ""
    return f"{type(fault).__name__} at {place}: {str(fault)[:1500]}"


def hold(is_so: bool, fault: str) -> None:
    """Raise AssertionError, with what is wrong, unless it is so."""
    if not is_so:
        raise AssertionError(fault)
