"""What a shell offers after TAB in `search-cli`: people, places and titles of the index; nothing without an index."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

import click
from click.shell_completion import BashComplete, CompletionItem, add_completion_class

from indexer.display import printable
from indexer.errors import KashshafError, QueryError
from indexer.query.request import Request
from indexer.search.searcher import Searcher
from indexer.values.canonical import NAME_KINDS

_OFFERED = 20
_NAMES_BEFORE_TITLES = 10
_TITLES_READ = 100

Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


@add_completion_class
class Bash(BashComplete):
    """Bash, told to quote what it inserts: names have spaces."""

    def source(self) -> str:
        """Return the script that sets completion up."""
        return f"{super().source()}compopt -o filenames {self.prog_name}\n"


def _offering(values: Callable[[Searcher, str], Iterable[str]]) -> Complete:
    """Make what click asks on TAB: the first of `values` that begin with what is typed; silent without an index."""

    def complete(ctx: click.Context, _param: click.Parameter, typed: str) -> list[CompletionItem]:
        folder = ctx.params.get("folder")
        if folder is None:  # what --index names is no folder
            return []
        try:
            searcher = Searcher(folder)
            fitting = (value for value in map(printable, values(searcher, typed)) if value.startswith(typed))
            return [CompletionItem(value) for value in dict.fromkeys(islice(fitting, _OFFERED))]
        except KashshafError:
            return []

    return complete


def _people(searcher: Searcher, typed: str) -> Iterable[str]:
    return searcher.values("people", typed, _OFFERED)


def _places(searcher: Searcher, typed: str) -> Iterable[str]:
    return searcher.values("places", typed, _OFFERED)


def _regions(searcher: Searcher, typed: str) -> Iterator[str]:
    """The places that begin with what is typed, and those that the most named ones lie in."""
    yield from _places(searcher, typed)
    for place in searcher.search(Request("", limit=0)).facets.kinds["places"]:
        yield from searcher.parents(place.value)


def _queries(searcher: Searcher, typed: str) -> Iterator[str]:
    """The people and places that begin with what is typed, then titles of documents with its whole words."""
    people, places = (searcher.values(kind, typed, _NAMES_BEFORE_TITLES) for kind in NAME_KINDS)
    counts = Counter(people) | Counter(places)
    yield from sorted(counts, key=lambda name: (-counts[name], name))[:_NAMES_BEFORE_TITLES]
    words = typed.rpartition(" ")[0]
    request = Request(words, sort="relevance" if words else "newest", limit=_TITLES_READ, all_spellings=False)
    try:
        yield from (hit.title for hit in searcher.search(request).hits)
    except QueryError:  # half a query is none yet
        return


complete_people, complete_places = _offering(_people), _offering(_places)
complete_regions, complete_query = _offering(_regions), _offering(_queries)
