"""How an index is made from its sources. It is kept with the index, so that an update reads as the build did."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from typing import Any, Self

from pathspec import GitIgnoreSpec

from indexer.documents.properties import column_names
from indexer.documents.readers.tables.columns import FACET, ColumnMap
from indexer.errors import SourceError


@dataclass(frozen=True)
class Recipe:
    """The options of a build.

    `columns` are pairs of a field of documents and the name of the column that has it. `facets` are the names of
    further columns that are shown as facets. `include` and `exclude` are patterns as in .gitignore, over paths below a
    source: a file is read if it fits one of `include`, or there is none, and none of `exclude`. `cluster` are the URLs
    of the nodes that have the documents; without any they are in the folder of the index. `stated` names the options
    that stand in place of those of another recipe though they are empty.
    """

    columns: tuple[tuple[str, str], ...] = ()
    facets: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    cluster: tuple[str, ...] = ()
    stated: frozenset[str] = field(default=frozenset(), compare=False)

    def to_json(self) -> dict[str, Any]:
        """Return the options that are given, as `from_json` reads them."""
        return {name: value for name, value in asdict(self).items() if value and name in OPTIONS}

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> Self:
        """Return what `to_json` returned; raise TypeError or ValueError for anything else."""
        pairs = tuple((str(field), str(column)) for field, column in row.get("columns", ()))
        patterns: dict[str, Any] = {name: tuple(map(str, value)) for name, value in row.items() if name != "columns"}
        return cls(pairs, **patterns)

    def over(self, other: Self) -> Self:
        """Return this recipe with the options of another one in place of those that it does not state."""
        own = {name: getattr(self, name) for name in OPTIONS}
        return replace(other, **{name: value for name, value in own.items() if value or name in self.stated})

    def placed_as(self, other: Self) -> Self:
        """Return this recipe with the place of the documents of another one, unless it states a place."""
        return self if self.cluster or "cluster" in self.stated else replace(self, cluster=other.cluster)

    @property
    def reading(self) -> ColumnMap:
        """What the rows of files are read by: `columns`, and the columns of facets as pairs with FACET."""
        return (*self.columns, *((FACET, name) for name in sorted(column_names(self.facets))))

    def arguments(self) -> Iterator[str]:
        """Yield the options as a command line has them."""
        if self.columns:
            yield from ("--map", ",".join(f"{field}={column}" for field, column in self.columns))
        for option, values in (("--facet", self.facets), ("--include", self.include), ("--exclude", self.exclude)):
            for value in values:
                yield from (option, value)
        if self.cluster:
            yield from ("--engine", "opensearch")
        for node in self.cluster:
            yield from ("--cluster", node)

    def wants(self, path: str) -> bool:
        """Say whether a file is to be read; `path` is its path below its source."""
        included = not self.include or self._included.match_file(path)
        return bool(included) and not self._excluded.match_file(path)

    def leaves_out(self, folder: str) -> bool:
        """Say whether a folder below a source is left out with all that it holds."""
        return bool(self._excluded.match_file(f"{folder}/"))

    @cached_property
    def _included(self) -> GitIgnoreSpec:
        return _spec(self.include)

    @cached_property
    def _excluded(self) -> GitIgnoreSpec:
        return _spec(self.exclude)


NO_OPTIONS = Recipe()
OPTIONS = ("columns", "facets", "include", "exclude", "cluster")


def _spec(patterns: Sequence[str]) -> GitIgnoreSpec:
    try:
        return GitIgnoreSpec.from_lines(patterns)
    except ValueError as fault:
        raise SourceError(
            "%(patterns)s: is no pattern as in .gitignore: write, say, *.pdf or drafts/.", patterns=", ".join(patterns)
        ) from fault
