"""Check an index: its files against the manifest, and all that a search reads against the records it stores."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

from analyzers.token import Kind
from indexer.documents.sources import load_done
from indexer.engine.base import Engine, IndexField
from indexer.engine.entry import KINDS, Entry
from indexer.errors import IndexStateError
from indexer.intake.problems import Problems
from indexer.intake.report import Progress
from indexer.query.leaves import MatchAll
from indexer.query.request import Filters
from indexer.similar.groups import load_groups
from indexer.similar.minhash import Signatures
from indexer.store.generation import Generation
from indexer.store.manifest import Manifest, read_live
from indexer.values import document_names, spellings
from indexer.values.canonical import CanonicalValues, make_entry
from indexer.values.document_names import SourceNames

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
    found = _Contents(folder / manifest.generation)
    return [manifest.damage(folder, what) for what in found.faults(manifest, progress)]


class _Contents:
    """A complete generation, and what its records say of it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._engine: Engine = Generation(path).open_for_search()
        self._canonical = CanonicalValues.load(path)
        self._ids: dict[str, str] = {}  # with their sources
        self._names: list[SourceNames] = []
        self._pairs: set[spellings.SpellingPair] = set()
        self._values: dict[Kind, Counter[str]] = {kind: Counter() for kind in KINDS}
        self._months: Counter[str] = Counter()  # empty for documents without a date
        self._sums: Counter[IndexField] = Counter()  # values of a field, each as often as documents have it

    def faults(self, manifest: Manifest, progress: Progress) -> Iterator[str]:
        """Yield what is wrong, nothing if all is well."""
        progress.begin("checking", manifest.documents)
        for record in self._engine.written():
            entry = make_entry(record, self._canonical)
            yield from self._document_faults(entry)
            self._add(entry)
            progress.advance(1)
        yield from self._count_faults(manifest.documents)
        yield from self._field_faults()
        yield from self._facet_faults()
        yield from self._file_faults()

    def _document_faults(self, entry: Entry) -> Iterator[str]:
        document = entry.record.document
        for field in self._engine.unfound(entry):
            yield f"document {document.id} is not found by its field {field}"
        if document.id in self._ids:
            yield f"two documents have the id {document.id}"
        if [text.words for text in self._engine.texts([document.key])] != [entry.words]:
            yield f"document {document.id} has other words than its text"

    def _add(self, entry: Entry) -> None:
        self._ids[entry.record.document.id] = entry.record.document.source
        self._names.append(document_names.source_names(entry.record))
        self._pairs.update(spellings.surface_pairs(entry.record))
        day = entry.record.document.published
        self._months[day.isoformat()[:7] if day else ""] += 1
        for kind in KINDS:
            self._values[kind].update(entry.values[kind])
            self._sums[kind] += len(entry.values[kind])
        self._sums["words"] += len(set(entry.text.exact.split()))
        self._sums["terms"] += len(set(entry.text.term.split()))
        self._sums["places_in"] += len(entry.places_in)

    def _count_faults(self, documents: int) -> Iterator[str]:
        counts = {"stored records": len(self._ids), "indexed documents": self._engine.documents}
        for name, count in counts.items():
            if count != documents:
                yield f"the manifest has {documents} documents, {name} have {count}"
        sources = {*load_done(self._path), *(problem.source for problem in Problems.load(self._path))}
        yield from (f"document {id_} is of no source" for id_, source in self._ids.items() if source not in sources)

    def _field_faults(self) -> Iterator[str]:
        """Compare the number of all postings: each that should be there was found; now there may be others too."""
        for field in _FIELDS:
            found = sum(self._engine.vocabulary(field).values())
            if found != self._sums[field]:
                yield f"the field {field} has {found} entries, not {self._sums[field]}"

    def _facet_faults(self) -> Iterator[str]:
        for kind in KINDS:
            found, counted = self._values[kind], self._engine.facet_counts(kind)
            for value in sorted(found.keys() | counted.keys()):
                if found[value] != counted.get(value, 0):
                    yield f"the facet of {kind} counts {value} {counted.get(value, 0)} times, not {found[value]} times"
        facets = self._engine.facets(MatchAll(), Filters())
        months = {month.value: month.count for month in facets.months} | (
            {"": facets.undated} if facets.undated else {}
        )
        if months != self._months:
            yield "the facet of months has other counts than the documents"

    def _file_faults(self) -> Iterator[str]:
        """Compare our own files with the records."""
        signed = {(row.id, row.source) for row in Signatures.load(self._path).rows}
        copies = set(chain.from_iterable(load_groups(self._path).values()))
        is_well: Mapping[str, bool] = {
            "names of documents": sorted(document_names.load(self._path)) == sorted(self._names),
            "spellings of names": spellings.load(self._path) == self._pairs,
            "signatures of documents": signed <= self._ids.items(),
            "near-duplicates": copies <= self._ids.keys(),
        }
        yield from (f"the {name} are not those of the documents" for name, well in is_well.items() if not well)
