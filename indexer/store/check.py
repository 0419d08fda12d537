"""Check an index: its files against the manifest, and all that a search reads against the records it stores."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from pathlib import Path

from indexer.documents.document import key_of
from indexer.documents.properties import properties_of
from indexer.documents.sources import load_done
from indexer.engine.base import Engine, IndexField
from indexer.engine.entry import KINDS, Entry
from indexer.errors import IndexStateError
from indexer.intake.problems import Problems
from indexer.intake.report import Progress
from indexer.messages.catalogue import gettext_noop
from indexer.query.leaves import MatchAll
from indexer.query.request import Filters
from indexer.similar.groups import load_groups
from indexer.store.generation import Generation
from indexer.store.manifest import Manifest, read_live
from indexer.values import spellings
from indexer.values.canonical import CanonicalValues, make_entry
from indexer.values.document_names import NameTable, source_names

_FIELDS: tuple[IndexField, ...] = (*KINDS, "words", "terms", "places_in")


def check(folder: Path, progress: Progress) -> list[IndexStateError]:
    """Return what is wrong with the live generation of the index in `folder`, each with the command that mends it.

    First the content of all files is compared with the manifest; if that is well, each stored record is analysed again,
    and everything else is compared with these. Raises IndexMissingError, and IndexStateError if the manifest cannot be
    read or another version built the index.
    """
    return read_live(folder, lambda manifest: _check(folder, manifest, progress))


def _check(folder: Path, manifest: Manifest, progress: Progress) -> list[IndexStateError]:
    manifest.check_version(folder)
    damaged = list(manifest.damaged_files(folder, content=True, progress=progress))
    if damaged:
        return damaged  # what is in them means nothing
    found = _Contents(folder / manifest.generation, manifest.columns)
    return [manifest.damage(folder, what) for what in found.faults(manifest, progress)]


class _Contents:
    """A complete generation, and what its records say of it."""

    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        self._path, self._columns = path, columns
        self._engine: Engine = Generation(path).open_for_search(columns=columns)
        self._canonical = CanonicalValues.load(self._engine.tables)
        self._ids: dict[str, str] = {}  # with their sources
        self._names = NameTable()
        self._pairs: set[spellings.SpellingPair] = set()
        self._values: dict[str, Counter[str]] = {facet: Counter() for facet in (*KINDS, *self._engine.properties)}
        self._months: Counter[str] = Counter()  # empty for documents without a date
        self._sums: Counter[IndexField] = Counter()  # values of a field, each as often as documents have it

    def faults(self, manifest: Manifest, progress: Progress) -> Iterator[IndexStateError]:
        """Yield what is wrong as parts of a sentence, nothing if all is well."""
        progress.begin(gettext_noop("checking"), manifest.documents)
        for record in self._engine.written():
            entry = make_entry(record, self._canonical)
            yield from self._document_faults(entry)
            self._add(entry)
            progress.advance(1)
        yield from self._count_faults(manifest.documents)
        yield from self._field_faults()
        yield from self._facet_faults()
        yield from self._file_faults()

    def _document_faults(self, entry: Entry) -> Iterator[IndexStateError]:
        document = entry.record.document
        for field in self._engine.unfound(entry):
            yield IndexStateError("document %(id)s is not found by its field %(field)s", id=document.id, field=field)
        if document.id in self._ids:
            yield IndexStateError("two documents have the id %(id)s", id=document.id)
        if [text.words for text in self._engine.texts([document.key])] != [entry.words]:
            yield IndexStateError("document %(id)s has other words than its text", id=document.id)

    def _add(self, entry: Entry) -> None:
        self._ids[entry.record.document.id] = entry.record.document.source
        self._names.add(source_names(entry.record))
        self._pairs.update(spellings.surface_pairs(entry.record))
        day = entry.record.document.published
        self._months[day.isoformat()[:7] if day else ""] += 1
        for kind in KINDS:
            self._values[kind].update(entry.values[kind])
            self._sums[kind] += len(entry.values[kind])
        for name, values in properties_of(entry.record.document, self._columns).items():
            self._values[name].update(values)
        self._sums["words"] += len(set(entry.text.exact.split()))
        self._sums["terms"] += len(set(entry.text.term.split()))
        self._sums["places_in"] += len(entry.places_in)

    def _count_faults(self, documents: int) -> Iterator[IndexStateError]:
        for count in {len(self._ids), self._engine.documents} - {documents}:
            yield IndexStateError(
                "the manifest has %(documents)s documents, the index %(count)s", documents=documents, count=count
            )
        sources = {*load_done(self._path), *(problem.source for problem in Problems.load(self._path))}
        for id_, source in self._ids.items():
            if source not in sources:
                yield IndexStateError("document %(id)s is of no source", id=id_)

    def _field_faults(self) -> Iterator[IndexStateError]:
        """Compare the number of all postings: each that should be there was found; now there may be others too."""
        for field in _FIELDS:
            found = sum(self._engine.vocabulary(field).values())
            if found != self._sums[field]:
                yield IndexStateError(
                    "the field %(field)s has %(found)s entries, not %(expected)s",
                    field=field,
                    found=found,
                    expected=self._sums[field],
                )

    def _facet_faults(self) -> Iterator[IndexStateError]:
        for kind, found in self._values.items():
            counted = self._engine.facet_counts(kind, MatchAll(), Filters())
            for value in sorted(found.keys() | counted.keys()):
                if found[value] != counted.get(value, 0):
                    yield IndexStateError(
                        "the facet of %(kind)s counts %(value)s in %(found)s documents, not in %(expected)s",
                        kind=kind,
                        value=value,
                        found=counted.get(value, 0),
                        expected=found[value],
                    )
        facets = self._engine.facets(MatchAll(), Filters())
        months = {month.value: month.count for month in facets.months} | (
            {"": facets.undated} if facets.undated else {}
        )
        if months != self._months:
            yield IndexStateError("the facet of months has other counts than the documents")

    def _grouped(self) -> Iterator[str]:
        """Yield the ids of all documents that are in a group with one of the index."""
        groups = load_groups(self._engine.tables)
        copies = groups.copies(map(key_of, self._ids))
        return chain.from_iterable(groups.group(first) for first in {copy.first for copy in copies.values()})

    def _file_faults(self) -> Iterator[IndexStateError]:
        """Compare our own files with the records."""
        if any(one != other for one, other in zip_longest(NameTable.load(self._path), self._names.by_source())):
            yield IndexStateError("the stored names are not those of the documents")
        if spellings.load(self._path) != self._pairs:
            yield IndexStateError("the stored spellings are not those of the documents")
        if not set(self._grouped()) <= self._ids.keys():
            yield IndexStateError("the stored near-duplicates are not those of the documents")
