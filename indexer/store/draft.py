"""The next generation of an index while it is made, and what it takes over from the one before."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from indexer.crew import LostTaskError, gather, in_order
from indexer.engine.base import Engine
from indexer.errors import IndexStateError
from indexer.intake.batches import row_of
from indexer.intake.changes import IndexedFiles
from indexer.intake.report import Progress, Report
from indexer.messages.catalogue import gettext_noop
from indexer.similar.duplicates import group_duplicates
from indexer.similar.groups import save_groups
from indexer.similar.minhash import SignatureWriter
from indexer.store.entries import EntryMaker, Makers, find_possible_names, together
from indexer.store.generation import Generation
from indexer.values import spellings
from indexer.values.canonical import CanonicalValues
from indexer.values.corrections import Corrections
from indexer.values.document_names import NameTable, archive_of
from indexer.values.root_table import save_roots
from indexer.values.spellings import SpellingPair

_MANY_DOCUMENTS = 1000  # from which on other processes save more time than they take to start


class KeptRecords:
    """The records of a generation that the next one keeps, in the order of their sources, as a build writes them.

    They are those of all sources but `deleted`. `names` are their names; `folder` is that of the old generation.
    """

    def __init__(self, folder: Path, engine: Engine, deleted: Collection[str]) -> None:
        """Take a complete generation and its engine; raises IndexStateError."""
        self.folder, self.deleted = folder, deleted
        self.names = NameTable.load(folder).without(deleted)
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
        self._surfaces: set[SpellingPair] = set()
        self.report = Report()

    def unify(self, names: NameTable, corrections: Corrections) -> CanonicalValues:
        """Return the values of each spelling, and keep the names; corrections of unknown spellings are reported."""
        names.by_source().save(self._generation.path)
        archive = archive_of(names)
        self.report.corrections = len(corrections.rows)
        self.report.unmatched = corrections.unmatched({*archive.documents, *archive.alone})
        return corrections.unify(archive)

    @contextmanager
    def makers(self, canonical: CanonicalValues, count: int, jobs: int | None = None) -> Iterator[Makers]:
        """Yield what makes the entries of `count` documents: as many processes as `jobs` says (see `gather`)."""
        work = partial(EntryMaker, canonical)
        with gather(work, jobs, is_much=count > _MANY_DOCUMENTS) as makers:
            self._progress.begin(gettext_noop("writing"), count)
            self._engine = self._generation.open_engine(
                columns=self._columns
            )  # starts threads, which no fork should have
            try:
                yield makers
            except LostTaskError as loss:
                raise IndexStateError(
                    "A process of the build ended (%(reason)s). Perhaps memory ran out: run the command again with "
                    "fewer --jobs. The index stays as it was.",
                    reason=loss,
                ) from loss

    def write(self, rows: Iterable[bytes], makers: Makers) -> None:
        """Write the records of rows."""
        for made in in_order(makers, together(rows)):
            self._engine.write(made.entries)
            self._signatures.add(made.signatures)
            self._surfaces |= made.spellings
            self._progress.advance(len(made.entries))

    def save(self, files: IndexedFiles, canonical: CanonicalValues, makers: Makers) -> None:
        """Commit the engine, and write all other files of the generation but its groups."""
        self._engine.commit()
        path = self._generation.path
        files.save(path)
        canonical.save(path)
        spellings.save(self._surfaces, path)
        find = partial(find_possible_names, makers)
        spellings.save_vocabulary(self._engine, canonical, self._surfaces, path, find)
        save_roots(self._engine, path)
        self.report.documents = self._engine.documents

    def group(self) -> None:
        """Write the groups of near-duplicates; best when the processes that made the entries have given memory back."""
        save_groups(group_duplicates(self._signatures.signatures()), self._generation.path)
