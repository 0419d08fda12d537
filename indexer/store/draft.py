"""The next generation of an index while it is made, and what it takes over from the one before."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from indexer.crew import gather, in_order
from indexer.engine.base import Engine
from indexer.intake.batches import row_of
from indexer.intake.changes import IndexedFiles
from indexer.intake.report import Progress, Report
from indexer.messages.catalogue import gettext_noop
from indexer.similar.duplicates import find_groups
from indexer.similar.groups import DuplicatePair, known_pairs, load_groups, save_groups
from indexer.similar.minhash import Signatures, SignatureWriter
from indexer.store.entries import EntryMaker, tasks
from indexer.store.generation import Generation
from indexer.values import document_names, spellings
from indexer.values.canonical import CanonicalValues
from indexer.values.corrections import Corrections
from indexer.values.document_names import SourceNames
from indexer.values.spellings import SpellingPair

_MANY_DOCUMENTS = 1000  # from which on other processes save more time than they take to start


class KeptRecords:
    """The records of a generation that the next one keeps, in the order of their sources, as a build writes them.

    They are those of all sources but `deleted`. `names` are their names; `folder` is that of the old generation.
    """

    def __init__(self, folder: Path, engine: Engine, deleted: Collection[str]) -> None:
        """Take a complete generation and its engine; raises IndexStateError."""
        self.folder, self.deleted = folder, deleted
        self.names = document_names.kept(document_names.load(folder), deleted)
        self._engine = engine

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        """Yield the row of each record, with the file of its document."""
        for record in self._engine.written():
            if record.document.source not in self.deleted:
                yield record.document.source, row_of(record)


class Draft:
    """A generation while it is made; `report` says what was done."""

    def __init__(self, generation: Generation, progress: Progress, columns: Sequence[str] = ()) -> None:
        """Take a new, empty generation, and the columns that are facets."""
        self._generation = generation
        self._progress = progress
        self._columns = columns
        self._signatures = SignatureWriter(generation.path)
        self._copies: set[DuplicatePair] = set()
        self._surfaces: set[SpellingPair] = set()
        self.report = Report()

    def keep_signatures(self, kept: KeptRecords) -> None:
        """Take over the signatures and the pairs of duplicates of the documents that are kept."""
        self._signatures.keep(Signatures.load(kept.folder), kept.deleted)
        self._copies = known_pairs(load_groups(kept.folder), self._signatures.kept)

    def unify(self, names: Iterable[SourceNames], corrections: Corrections) -> CanonicalValues:
        """Return the values of each spelling, and keep the names; corrections of unknown spellings are reported."""
        names = sorted(names)
        archive = document_names.archive_of(names)
        document_names.save(names, self._generation.path)
        self.report.corrections = len(corrections.rows)
        self.report.unmatched = corrections.unmatched({*archive.documents, *archive.alone})
        return corrections.unify(archive)

    def write(self, rows: Iterable[bytes], count: int, canonical: CanonicalValues, jobs: int | None = None) -> None:
        """Write the records of rows, `count` of them, with as many processes as `jobs` says."""
        self._progress.begin(gettext_noop("writing"), count)
        work = partial(EntryMaker, canonical, self._signatures.kept)
        with gather(work, jobs, is_much=count > _MANY_DOCUMENTS) as workforce:
            self._engine = self._generation.open_engine(
                columns=self._columns
            )  # which starts threads, that no fork should have
            for made in in_order(workforce, tasks(rows)):
                self._engine.write(made.entries)
                self._signatures.add_signed(made.signatures)
                self._surfaces |= made.spellings
                self._progress.advance(len(made.entries))

    def save(self, files: IndexedFiles, canonical: CanonicalValues) -> None:
        """Commit the engine, and write all other files of the generation."""
        self._engine.commit()
        path = self._generation.path
        files.save(path)
        canonical.save(path)
        spellings.save(self._surfaces, path)
        spellings.save_vocabulary(self._engine, canonical, self._surfaces, path)
        save_groups(find_groups(self._signatures.save(), self._engine, self._copies), path)
        self.report.documents = self._engine.documents
