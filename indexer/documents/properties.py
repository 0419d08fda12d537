"""Properties: what the source of a document states of it and a facet shows: source, section, author, chosen columns."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from indexer.display import printable
from indexer.documents.document import Document
from indexer.documents.metadata import MAX_COLUMN_NAME
from indexer.errors import QueryError

PROPERTIES = ("source", "section", "author")  # of every index
MAX_PROPERTY_VALUE = 200  # code points; a longer value is a text, and no facet has it
MAX_FACET_COLUMNS = 20
_TAKEN = ("people", "places", "dates", "published", "within", *PROPERTIES)  # names of other facets


class FacetColumn(NamedTuple):
    """A column of the sources that is a facet, and what the facet is called."""

    name: str
    label: str

    def __str__(self) -> str:
        """Return the column as `facet_columns` reads it."""
        return self.name if self.label == self.name else f"{self.name}={self.label}"


def properties_of(document: Document, columns: Iterable[str] = ()) -> dict[str, tuple[str, ...]]:
    """Return the values of each property, each once; `columns` are those that are facets.

    The source of a document is its site, the host of its address if it names no site, and the folder of its file if it
    has neither; a file that is itself a source stands for its folder, as an archive file does for what is in it.
    """
    stated = document.metadata
    found: dict[str, Sequence[str]] = {
        "source": [stated.site_name or _folder(document)],
        "section": [stated.section],
        "author": [stated.author],
    }
    found |= {column: [value for name, value in stated.columns if name == column] for column in columns}
    return {name: tuple(dict.fromkeys(filter(_is_value, values))) for name, values in found.items()}


def facet_columns(written: Iterable[str]) -> tuple[FacetColumn, ...]:
    """Read columns given as NAME or NAME=LABEL; the last one of a name counts. Raise QueryError for what is none."""
    columns: Mapping[str, FacetColumn] = {column.name: column for column in map(_facet_column, written)}
    if len(columns) > MAX_FACET_COLUMNS:
        raise QueryError("At most %(limit)s columns can be facets: leave some out.", limit=MAX_FACET_COLUMNS)
    return tuple(columns.values())


def column_names(written: Iterable[str]) -> tuple[str, ...]:
    """Return the names of columns that `facet_columns` reads."""
    return tuple(column.name for column in facet_columns(written))


def _facet_column(written: str) -> FacetColumn:
    name, _, label = (printable(part).strip() for part in written.partition("="))
    if not name or max(len(name), len(label)) > MAX_COLUMN_NAME:
        raise QueryError(
            "“%(written)s” names no column: write NAME or NAME=LABEL, each of at most %(limit)s characters.",
            written=written[:MAX_COLUMN_NAME],
            limit=MAX_COLUMN_NAME,
        )
    if name in _TAKEN:
        raise QueryError("“%(name)s” is the name of another facet: give the column another name.", name=name)
    return FacetColumn(name, label or name)


def _folder(document: Document) -> str:
    """Return the folder of a file, as its name has it; of a member of an archive the folder inside it."""
    if document.member:
        return str(PurePosixPath(document.source, document.member.lstrip("/")).parent)
    folder = str(PurePosixPath(document.source).parent)
    return document.source if folder == "." else folder


def _is_value(value: str) -> bool:
    return 0 < len(value) <= MAX_PROPERTY_VALUE
