"""The next generation of an index while it is made, and what it takes over from the one before."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple, Self

from indexer.crew.forks import Crew
from indexer.crew.staff import Staff
from indexer.crew.workforce import Alone, LostTaskError, in_order
from indexer.documents.properties import column_names
from indexer.documents.recipe import Recipe
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
from indexer.values.corrections import Corrections
from indexer.values.document_names import NameTable, archive_of
from indexer.values.name_rows import save_names
from indexer.values.place_tables import save_places
from indexer.values.root_table import save_roots
from indexer.values.spellings import SpellingPair
from indexer.values.unified import UnifiedValues

_MANY_DOCUMENTS = 1000  # from which on other processes save more time than they take to start
_MUCH_TO_UNIFY = 100_000  # documents


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


class Unified(NamedTuple):
    """The values of each spelling, and a sentence for each correction that no document has use for."""

    canonical: UnifiedValues
    unmatched: list[str]


class Unifier:
    """Unifies names; a context manager, as what does tasks has to be."""

    def __init__(self, names: NameTable, corrections: Corrections) -> None:
        """Take the names of all documents, and the corrections."""
        self._names, self._corrections = names, corrections

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...

    def __call__(self, _task: None) -> Unified:
        """Return what is unified."""
        archive = archive_of(self._names)
        unmatched = self._corrections.unmatched({*archive.documents, *archive.alone})
        return Unified(self._corrections.unify(archive), unmatched)


class Draft:
    """A generation while it is made; `report` says what was done."""

    def __init__(self, generation: Generation, progress: Progress, recipe: Recipe, staff: Staff) -> None:
        """Take a new, empty generation, and who does the work.

        The recipe says what is a facet and where the engine is.
        """
        self._generation, self._progress, self._recipe, self._staff = generation, progress, recipe, staff
        self._signatures = SignatureWriter(generation.path)
        self._surfaces: set[SpellingPair] = set()
        self.report = Report()

    def unify(self, names: NameTable, corrections: Corrections) -> UnifiedValues:
        """Return the values of each spelling, and keep the names; corrections of unknown spellings are reported.

        For many documents a process of its own does it, unless there is to be one: its memory, 1 KB a document, is
        then free again before the entries are made.
        """
        self._progress.begin(gettext_noop("joining names"), len(names))
        names.by_source().save(self._generation.path)
        work = partial(Unifier, names, corrections)
        apart = self._staff.jobs != 1 and len(names) >= _MUCH_TO_UNIFY
        with _told_of_losses(), Crew(work, 1) if apart else Alone(work) as unifier:
            unified = unifier.result(unifier.submit(None))
        self.report.corrections, self.report.unmatched = len(corrections.rows), unified.unmatched
        self._progress.advance(len(names))
        return unified.canonical

    @contextmanager
    def makers(self, canonical: UnifiedValues, count: int) -> Iterator[Makers]:
        """Yield what makes the entries of `count` documents (see `Staff.gather`)."""
        columns = column_names(self._recipe.facets)
        self._sender = self._generation.make_sender(columns, self._recipe.cluster)
        if self._sender and self._staff.workers:
            self._staff.workers.ask(self._sender.check)
        work = partial(EntryMaker, canonical, self._sender)
        with _told_of_losses(), self._staff.gather(work, is_much=count > _MANY_DOCUMENTS) as makers:
            self._progress.begin(gettext_noop("writing"), count)
            # It starts threads, which no fork should have.
            self._engine = self._generation.open_engine(columns=columns)
            yield makers

    def write(self, rows: Iterable[bytes], makers: Makers) -> None:
        """Write the records of rows, unless those who make their entries send them."""
        for made in in_order(makers, together(rows, are_sent=self._sender is not None)):
            if made.entries:
                self._engine.write(made.entries)
            self._signatures.add(made.signatures)
            self._surfaces |= made.spellings
            self._progress.advance(made.documents)

    def save(self, canonical: UnifiedValues, makers: Makers) -> None:
        """Commit the engine, and write the words that may be names, which `makers` find."""
        self._engine.commit()
        find = partial(find_possible_names, makers)
        spellings.save_vocabulary(self._engine, canonical, self._surfaces, find)
        self.report.documents = self._engine.documents

    def finish(self, files: IndexedFiles, canonical: UnifiedValues) -> None:
        """Write all other files of the generation; best when the makers have given their memory back."""
        tables = self._engine.tables
        canonical.save(tables)
        save_roots(self._engine)
        save_places(self._engine, canonical)
        save_names(self._engine, canonical, self._surfaces)
        self._progress.begin(gettext_noop("finding near-duplicates"), self.report.documents)
        save_groups(group_duplicates(self._signatures.signatures()), tables)
        tables.complete()
        files.save(self._generation.path)
        spellings.save(self._surfaces, self._generation.path)
        self._progress.advance(self.report.documents)


@contextmanager
def _told_of_losses() -> Iterator[None]:
    """Raise IndexStateError if a process of the build died."""
    try:
        yield
    except LostTaskError as loss:
        raise IndexStateError(
            "A process of the build ended (%(reason)s). Perhaps memory ran out: run the command again with "
            "fewer --jobs, or give build workers more memory. The index stays as it was.",
            reason=loss,
        ) from loss
