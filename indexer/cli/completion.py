"""Shell completion of `search-cli`: people, places, facets and titles of the index; nothing if there is no index."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

import click
from click.shell_completion import BashComplete, CompletionItem, add_completion_class

from indexer.display import printable
from indexer.documents.properties import PROPERTIES
from indexer.errors import KashshafError, QueryError
from indexer.query.request import Request
from indexer.search.searcher import Searcher
from indexer.values.canonical import NAME_KINDS

# How much a shell lists, and how many documents are searched for titles that begin with the typed text.
_MAX_COMPLETIONS = 20
_MAX_NAMES = 10
_MAX_TITLES_READ = 100

Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


@add_completion_class
class Bash(BashComplete):
    """Bash completion that quotes what it inserts: names have spaces."""

    def source(self) -> str:
        """Return the script that sets completion up."""
        return f"{super().source()}compopt -o filenames {self.prog_name}\n"


def _completer(values: Callable[[Searcher, str], Iterable[str]]) -> Complete:
    """Return the function that click calls on Tab: it lists the first of `values` that begin with the typed text."""

    def complete(ctx: click.Context, _param: click.Parameter, prefix: str) -> list[CompletionItem]:
        folder = ctx.params.get("folder")
        if folder is None:  # --index does not name a folder
            return []
        try:
            searcher = Searcher(folder)
            matching = (value for value in map(printable, values(searcher, prefix)) if value.startswith(prefix))
            return [CompletionItem(value) for value in dict.fromkeys(islice(matching, _MAX_COMPLETIONS))]
        except KashshafError:
            return []

    return complete


def _people(searcher: Searcher, prefix: str) -> Iterable[str]:
    return searcher.values("people", prefix, _MAX_COMPLETIONS)


def _places(searcher: Searcher, prefix: str) -> Iterable[str]:
    return searcher.values("places", prefix, _MAX_COMPLETIONS)


def _regions(searcher: Searcher, prefix: str) -> Iterator[str]:
    """Yield the places that begin with `prefix`, then the places that contain the most mentioned ones."""
    yield from _places(searcher, prefix)
    for place in searcher.search(Request("", limit=0)).facets.kinds["places"]:
        yield from searcher.parents(place.value)


def _queries(searcher: Searcher, prefix: str) -> Iterator[str]:
    """Yield the people and places that begin with `prefix`, then titles of documents with its complete words."""
    people, places = (searcher.values(kind, prefix, _MAX_NAMES) for kind in NAME_KINDS)
    counts = Counter(people) | Counter(places)
    yield from sorted(counts, key=lambda name: (-counts[name], name))[:_MAX_NAMES]
    words = prefix.rpartition(" ")[0]
    request = Request(words, sort="relevance" if words else "newest", limit=_MAX_TITLES_READ, all_spellings=False)
    try:
        yield from (hit.title for hit in searcher.search(request).hits)
    except QueryError:  # the unfinished text is not a valid query
        return


def _facets(searcher: Searcher, prefix: str) -> Iterator[str]:
    """Yield the names of properties; after an equals sign the values of one."""
    name, equals, value = prefix.partition("=")
    if equals:
        yield from (f"{name}={found}" for found in searcher.property_values(name, value, _MAX_COMPLETIONS))
    else:
        yield from (f"{each}=" for each in (*PROPERTIES, *searcher.columns))


complete_facets = _completer(_facets)
complete_people, complete_places = _completer(_people), _completer(_places)
complete_regions, complete_query = _completer(_regions), _completer(_queries)
