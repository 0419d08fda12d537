"""Shell completion of `search-cli`: values of facets, and titles of the index; nothing if there is no index."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice

import click
from click.shell_completion import BashComplete, CompletionItem, add_completion_class

from analyzers.text.affixes import ARTICLE
from analyzers.text.analyzer import folded_words
from analyzers.token import Kind
from indexer.display import printable
from indexer.documents.properties import PROPERTIES
from indexer.engine.entry import KINDS
from indexer.errors import KashshafError, QueryError
from indexer.query.request import DURING, WITHIN, Request
from indexer.search.searcher import Searcher
from indexer.suggest.partial_query import is_plain_text
from indexer.values.canonical import NAME_KINDS

# How much a shell lists, and how many documents are searched for titles that begin with the typed text.
_MAX_COMPLETIONS = 20
_MAX_NAMES = 10
_MAX_TITLES_READ = 100
_MAX_DATES = 200  # the most frequent with the typed digits: the periods that they lie in are completed

Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]
Values = Callable[[Searcher, str], Iterable[str]]


@add_completion_class
class Bash(BashComplete):
    """Bash completion that quotes what it inserts: names have spaces."""

    def source(self) -> str:
        """Return the script that sets completion up."""
        return f"{super().source()}compopt -o filenames {self.prog_name}\n"


def _completer(values: Values) -> Complete:
    """Return the function that click calls on Tab: it lists the first of `values` for the typed text."""

    def complete(ctx: click.Context, _param: click.Parameter, prefix: str) -> list[CompletionItem]:
        folder = ctx.params.get("folder")
        if folder is None:  # --index does not name a folder
            return []
        try:
            searcher = Searcher(folder)
            matching = dict.fromkeys(map(printable, values(searcher, prefix)))
            return [*islice(map(CompletionItem, matching), _MAX_COMPLETIONS)]
        except KashshafError:
            return []

    return complete


def _goes_on(value: str, typed: str) -> bool:
    """Say whether a value begins with the typed text, or has its words, however they are spelled, after another."""
    words, typed_words = (" ".join(word.exact for word in folded_words(text)) for text in (value, typed))
    after = (f" {article}{typed_words}" for article in ("", ARTICLE) if typed_words and is_plain_text(typed))
    return value.startswith(typed) or any(each in f" {words}" for each in after)


def _people(searcher: Searcher, prefix: str) -> Iterator[str]:
    return _names(searcher, "people", prefix, _MAX_COMPLETIONS)


def _places(searcher: Searcher, prefix: str) -> Iterator[str]:
    return _names(searcher, "places", prefix, _MAX_COMPLETIONS)


def _names(searcher: Searcher, kind: Kind, typed: str, limit: int) -> Iterator[str]:
    """Yield the names that begin with the typed text, then those with its words, the last one of which may go on.

    Last come those that it stands for in Latin letters.
    """
    found = chain(searcher.values(kind, typed, limit), searcher.names(kind, typed, limit))
    yield from (name for name in found if _goes_on(name, typed))
    yield from searcher.latin_names(kind, typed, limit)


def _regions(searcher: Searcher, prefix: str) -> Iterator[str]:
    """Yield the places that `prefix` may become, then the places that contain the most mentioned ones."""
    yield from _places(searcher, prefix)
    for place in searcher.search(Request("", limit=0)).facets.kinds["places"]:
        yield from (parent for parent in searcher.parents(place.value) if _goes_on(parent, prefix))


def _dates(searcher: Searcher, prefix: str) -> Iterable[str]:
    return searcher.values("dates", prefix, _MAX_COMPLETIONS)


def _periods(searcher: Searcher, prefix: str) -> Iterator[str]:
    """Return the decades, years, months and days of mentioned dates that `prefix` may become."""
    dates = [*searcher.values("dates", prefix.removesuffix("X"), _MAX_DATES)]
    decades = (f"{date[:3]}X" for date in dates)
    shorter = (date[:length] for length in map(len, ("2019", "2019-05", "2019-05-03")) for date in dates)
    return (period for period in chain(decades, shorter) if period.startswith(prefix))


def _queries(searcher: Searcher, prefix: str) -> Iterator[str]:
    """Yield the people and places that `prefix` may become, then titles of documents with its complete words."""
    people, places = (searcher.values(kind, prefix, _MAX_NAMES) for kind in NAME_KINDS)
    counts = Counter(people) | Counter(places)
    yield from sorted(counts, key=lambda name: (-counts[name], name))[:_MAX_NAMES]
    for kind in NAME_KINDS:
        yield from _names(searcher, kind, prefix, _MAX_NAMES)
    words = prefix.rpartition(" ")[0]
    request = Request(words, sort="relevance" if words else "newest", limit=_MAX_TITLES_READ, all_spellings=False)
    try:
        yield from (hit.title for hit in searcher.hits(request).hits if _goes_on(hit.title, prefix))
    except QueryError:  # the unfinished text is not a valid query
        return


def _facets(searcher: Searcher, prefix: str) -> Iterator[str]:
    """Yield the names of properties; after an equals sign the values of one."""
    return _named(searcher, prefix, _properties(searcher))


def _excluded(searcher: Searcher, prefix: str) -> Iterator[str]:
    """Yield the names of all facets; after an equals sign the values of one."""
    return _named(searcher, prefix, (*KINDS, WITHIN, DURING, *_properties(searcher)))


def _facet_names(searcher: Searcher, prefix: str) -> Iterator[str]:
    return (name for name in (*KINDS, WITHIN, DURING, *_properties(searcher)) if name.startswith(prefix))


def _listed(searcher: Searcher, prefix: str) -> Iterator[str]:
    return (name for name in (*KINDS, *_properties(searcher)) if name.startswith(prefix))


def _properties(searcher: Searcher) -> tuple[str, ...]:
    return (*PROPERTIES, *searcher.columns)


def _named(searcher: Searcher, prefix: str, names: Iterable[str]) -> Iterator[str]:
    name, equals, typed = prefix.partition("=")
    if not equals:
        return (f"{each}=" for each in names if each.startswith(prefix))
    values = _VALUES[name](searcher, typed) if name in _VALUES else ()
    return (f"{name}={value}" for value in (*values, *searcher.property_values(name, typed, _MAX_COMPLETIONS)))


_VALUES: Mapping[str, Values] = {
    "people": _people,
    "places": _places,
    "dates": _dates,
    WITHIN: _regions,
    DURING: _periods,
}
complete_facets, complete_excluded = _completer(_facets), _completer(_excluded)
complete_facet_names, complete_listed = _completer(_facet_names), _completer(_listed)
complete_people, complete_places, complete_dates = _completer(_people), _completer(_places), _completer(_dates)
complete_regions, complete_periods = _completer(_regions), _completer(_periods)
complete_query = _completer(_queries)
