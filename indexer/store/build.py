"""Build an index from its sources, or bring it up to date."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from heapq import merge
from pathlib import Path
from typing import Self

from analyzers.mentions import find_mentions
from indexer.documents.document import Document, Record
from indexer.documents.readers.formats import read_documents
from indexer.documents.sources import (
    SourceFile,
    digests,
    holds_documents,
    list_source_files,
    load_digests,
    save_digests,
)
from indexer.errors import SourceError, SourceWarning
from indexer.similar.duplicates import find_groups
from indexer.similar.groups import DuplicatePair, known_pairs, load_groups, save_groups
from indexer.similar.minhash import Signatures, SignatureWriter
from indexer.store.generation import Generation
from indexer.store.kept_records import KeptRecords
from indexer.store.manifest import Manifest
from indexer.store.publisher import building, drafting, locked, publish
from indexer.store.report import Progress, Report
from indexer.store.spool import Spool
from indexer.values import document_names, spellings
from indexer.values.canonical import CanonicalValues, make_entry
from indexer.values.corrections import Corrections
from indexer.values.document_names import SourceNames
from indexer.values.spellings import SpellingPair


def build(sources: Sequence[Path], folder: Path, progress: Progress) -> Report:
    """Build the index in `folder` from all files of `sources` and publish it in place of the previous one.

    Raises SourceError if no document could be read or the corrections contradict each other, IndexStateError while
    another build runs; the index then stays as it was.
    """
    files = list_source_files(sources)
    corrections = Corrections(files)
    fresh = [file for file in files if holds_documents(file.name)]
    with building(folder) as generation, closing(Spool(generation.path)) as spool:
        draft = _Draft(generation, Report(added=len(fresh)), progress)
        draft.analyse(fresh, spool)
        if not spool.ids:
            raise SourceError(_nothing_indexed(sources, draft.report))
        canonical = draft.unify(spool.names, corrections)
        draft.write(spool, len(spool), canonical)
        draft.save(files, canonical)
        publish(generation, draft.manifest(sources))
    return draft.report


def update(sources: Sequence[Path], folder: Path, progress: Progress) -> Report:
    """Bring the index in `folder` up to date with its sources, add `sources` to them, and publish the result.

    Only files with new content are read; the records of the others are taken from the index. All are written in the
    order of a build, so that the index answers as if it had been built: an engine that replaced documents would go on
    counting the words of those that are gone.
    Raises the errors of `build`, and IndexStateError for an index of another version or a damaged one, whose damage
    would be taken over and declared whole.
    """
    with locked(folder):
        live = Manifest.read_current(folder)
        live.check_files(folder, content=True, progress=progress)
        return _bring_up_to_date(live, sources, folder, progress)


def _bring_up_to_date(live: Manifest, sources: Sequence[Path], folder: Path, progress: Progress) -> Report:
    """Publish what `update` makes of the live generation of a locked index, which has been verified."""
    old = Generation(folder / live.generation)
    roots = [Path(root) for root in dict.fromkeys((*live.sources, *(str(source.resolve()) for source in sources)))]
    files = list_source_files(roots)
    changes = _Changes.between(load_digests(old.path), files)
    if not changes.any:
        return Report(live.documents)
    corrections = Corrections(files)
    with drafting(folder) as generation, closing(Spool(generation.path)) as spool:
        draft = _Draft(generation, changes.report, progress)
        kept = KeptRecords(old, changes.gone | {file.name for file in changes.fresh})
        draft.analyse(changes.fresh, spool, kept)
        canonical = draft.unify([*kept.names, *spool.names], corrections)
        draft.keep_signatures(kept)
        draft.write(merge(kept, spool, key=_source), len(kept.names) + len(spool), canonical)
        draft.save(files, canonical)
        publish(generation, draft.manifest(roots))
    return draft.report


@dataclass(frozen=True, slots=True)
class _Changes:
    """What an update has to do: files to read, and names of removed files; `any` is true for corrections too."""

    any: bool
    fresh: list[SourceFile]
    gone: set[str]
    report: Report

    @classmethod
    def between(cls, before: Mapping[str, str], files: list[SourceFile]) -> Self:
        """Compare the digests of a generation with the current files."""
        fresh = [file for file in files if before.get(file.name) != file.digest and holds_documents(file.name)]
        gone = {name for name in before if holds_documents(name)} - {file.name for file in files}
        added = sum(file.name not in before for file in fresh)
        report = Report(added=added, changed=len(fresh) - added, removed=len(gone))
        return cls(before != digests(files), fresh, gone, report)


class _Draft:
    """A generation while it is built."""

    def __init__(self, generation: Generation, report: Report, progress: Progress) -> None:
        self._generation = generation
        self._progress = progress
        self._engine = generation.open_engine()
        self._signatures = SignatureWriter(generation.path)
        self._copies: set[DuplicatePair] = set()
        self._surfaces: set[SpellingPair] = set()
        self.report = report

    def analyse(self, files: Sequence[SourceFile], spool: Spool, kept: KeptRecords | None = None) -> None:
        """Read documents and find their mentions; add the records to the spool, and errors to the report."""
        self._progress.begin("analysing", sum(file.size for file in files))
        for file in files:
            for document in self._documents(file):
                if document.id in spool.ids or (kept and kept.has(document.id)):
                    self.report.failures.append(_repeated_id(file, document))
                else:
                    spool.add(Record(document, tuple(find_mentions(document.text, document.published))))
            self._progress.advance(file.size)

    def _documents(self, file: SourceFile) -> Iterator[Document]:
        for outcome in read_documents(file.path, file.name):
            if isinstance(outcome, SourceError):
                self.report.failures.append(outcome)
            elif isinstance(outcome, SourceWarning):
                self.report.warnings.append(outcome)
            else:
                yield outcome

    def keep_signatures(self, kept: KeptRecords) -> None:
        """Take over the signatures and the pairs of duplicates of the documents that are kept."""
        signed = self._signatures.keep(Signatures.load(kept.folder), kept.deleted)
        self._copies = known_pairs(load_groups(kept.folder), signed)

    def unify(self, names: Iterable[SourceNames], corrections: Corrections) -> CanonicalValues:
        """Return the values of each spelling, and keep the names; corrections of unknown spellings are reported."""
        names = sorted(names)
        archive = document_names.archive_of(names)
        document_names.save(names, self._generation.path)
        self.report.corrections = len(corrections.rows)
        self.report.unmatched = corrections.unmatched(archive.documents)
        return corrections.unify(archive)

    def write(self, records: Iterable[Record], count: int, canonical: CanonicalValues) -> None:
        """Write all records."""
        self._progress.begin("writing", count)
        for record in records:
            entry = make_entry(record, canonical)
            self._engine.write([entry])
            self._signatures.add(entry)
            self._surfaces.update(spellings.surface_pairs(record))
            self._progress.advance(1)

    def save(self, files: list[SourceFile], canonical: CanonicalValues) -> None:
        """Commit the engine, and write all other files of the generation."""
        self._engine.commit()
        path = self._generation.path
        save_digests(files, path)
        canonical.save(path)
        spellings.save(self._surfaces, path)
        spellings.save_vocabulary(self._engine, canonical, self._surfaces, path)
        save_groups(find_groups(self._signatures.save(), self._engine, self._copies), path)
        self.report.documents = self._engine.documents

    def manifest(self, sources: Sequence[Path]) -> Manifest:
        """Describe the complete generation."""
        return Manifest.describe(self._generation, self.report.documents, sources, len(self.report.failures))


def _source(record: Record) -> str:
    return record.document.source


def _repeated_id(file: SourceFile, document: Document) -> SourceError:
    return SourceError(
        "%(source)s: another document has the id %(id)s already: give it one of its own.",
        source=file.name,
        id=document.id,
    )


def _nothing_indexed(sources: Sequence[Path], report: Report) -> str:
    names = ", ".join(map(str, sources))
    reasons = "".join(f"\n  {failure}" for failure in report.failures[:5])
    return f"Nothing in {names} could be indexed; the index stays as it was.{reasons}"
