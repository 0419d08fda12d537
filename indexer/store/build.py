"""Build an index from its sources, bring it up to date, or take a source out of it."""

import json
from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import suppress
from heapq import merge
from pathlib import Path

from analyzers.text.analyzer import ANALYZER_VERSION
from indexer.crew.staff import Staff, hired
from indexer.crew.workforce import rare_collections
from indexer.documents.recipe import NO_OPTIONS, Recipe
from indexer.documents.source_walk import holds_documents
from indexer.documents.sources import list_source_files
from indexer.errors import IndexMissingError, IndexStateError, SourceError
from indexer.intake.analysis import analysts
from indexer.intake.changes import Changes, IndexedFiles
from indexer.intake.intake import Intake
from indexer.intake.report import Progress, Report
from indexer.intake.spool import discard, open_spool
from indexer.store.draft import Draft, KeptRecords
from indexer.store.generation import SCHEMA_VERSION, Generation
from indexer.store.losses import Losses
from indexer.store.manifest import Manifest
from indexer.store.publisher import building, drafting, locked, publish
from indexer.store.readiness import ready
from indexer.stored_files import build_command
from indexer.values import document_names
from indexer.values.corrections import Corrections


@rare_collections()
def build(  # noqa: PLR0913 - each is an option of the command
    sources: Sequence[Path],
    folder: Path,
    progress: Progress,
    recipe: Recipe = NO_OPTIONS,
    *,
    allow_removal: bool = False,
    jobs: int | None = None,
    workers: str = "",
) -> Report:
    """Build the index in `folder` from all files of `sources` and publish it in place of the previous one.

    Raises SourceError if no document could be read, if the corrections contradict each other, or, unless
    `allow_removal`, if `Losses` refuses what these sources lose; IndexStateError while another build runs. The index
    then stays as it was. Documents go where those of the index are, unless `recipe` states a place. `jobs` are the
    processes that analyse, 1 for this one; by default as many as there are cores if there is much to do. `workers` is
    the address of a scheduler of Dask, whose build workers do it instead.
    """
    with hired(jobs, workers) as staff:
        with suppress(IndexMissingError, IndexStateError):  # nothing says where the documents were
            recipe = recipe.placed_as(Manifest.read(folder).recipe)
        whole = _WholeBuild(sources, folder, recipe, allow_removal=allow_removal)
        with building(folder) as generation:
            return whole.publish(generation, progress, staff)


@rare_collections()
def update(  # noqa: PLR0913 - each is an option of the command
    sources: Sequence[Path],
    folder: Path,
    progress: Progress,
    recipe: Recipe = NO_OPTIONS,
    *,
    allow_removal: bool = False,
    jobs: int | None = None,
    workers: str = "",
) -> Report:
    """Bring the index in `folder` up to date with its sources, add `sources` to them, and publish the result.

    Only files with new content are read, and those that failed before; the records of the others are taken from the
    index. All are written in the order of a build, so that the index answers as if it had been built: an engine
    that replaced documents would go on counting the words of those that are gone. An index of another version is
    built anew beside the live one. What `recipe` does not state stays as it was; another map or other facets have all
    tables read again. Raises the errors of `build`, and IndexStateError for a damaged index, whose damage would
    be taken over and declared whole.
    """
    with locked(folder), hired(jobs, workers) as staff:
        live = Manifest.read(folder)
        recipe = recipe.over(live.recipe)
        if not live.current:
            known = live.source_paths
            whole = _WholeBuild([*known, *sources], folder, recipe, allow_removal=allow_removal, known=known)
            return whole.draft(progress, staff)
        renewal = _Renewal(folder, progress, recipe, staff)
        roots = dict.fromkeys([*renewal.sources, *(source.resolve() for source in sources)])
        return renewal.run(list(roots), allow_removal=allow_removal)


@rare_collections()
def forget(
    sources: Sequence[Path], folder: Path, progress: Progress, *, jobs: int | None = None, workers: str = ""
) -> Report:
    """Take sources out of the index in `folder`, with their documents; the sources need not exist any more.

    What was added or changed in other sources is read, and nothing of them is removed; an index of another version is
    built anew from them. Raises the errors of `update`, and SourceError for what is no source of the index, and if it
    would be left without any.
    """
    with locked(folder), hired(jobs, workers) as staff:
        live = Manifest.read(folder)
        known, given_up = live.source_paths, [source.resolve() for source in sources]
        for source, path in zip(sources, given_up, strict=True):
            if path not in known:
                raise _unknown(source, known)
        roots = [root for root in known if root not in given_up]
        if not roots:
            raise SourceError(
                "The index would have no source left: build it of others with `%(command)s`, or delete the folder "
                "%(folder)s.",
                command=build_command(folder),
                folder=folder,
            )
        if not live.current:
            return _WholeBuild(roots, folder, live.recipe, allow_removal=False, known=known).draft(progress, staff)
        return _Renewal(folder, progress, live.recipe, staff).run(roots, given_up)


class _WholeBuild:
    """A generation of all files of the sources; those of `known` may be gone."""

    def __init__(
        self,
        sources: Sequence[Path],
        folder: Path,
        recipe: Recipe,
        *,
        allow_removal: bool,
        known: Collection[Path] = (),
    ) -> None:
        self._folder, self._recipe = folder, recipe
        self._sources = list({source.resolve(): source for source in sources}.values())
        listing = list_source_files(self._sources, recipe, index=folder, known=known)
        self._changes = Changes.between(IndexedFiles(), listing)
        self._corrections = _corrections(self._changes)
        self._losses = Losses(folder) if allow_removal else Losses.of_live(folder, self._sources)
        self._losses.refuse_sources(self._changes, self._changes.files)

    def draft(self, progress: Progress, staff: Staff) -> Report:
        """Publish it in the index, which is locked."""
        with drafting(self._folder) as generation:
            return self.publish(generation, progress, staff)

    def publish(self, generation: Generation, progress: Progress, staff: Staff) -> Report:
        """Write all documents into a draft and publish it."""
        staff = ready(staff, self._changes)
        with open_spool(self._folder, _analysis(self._recipe)) as spool:
            intake = Intake(self._changes, spool, progress)
            with analysts(staff, self._changes, self._recipe.reading) as workforce:
                intake.run(workforce, self._recipe.reading)
            if not spool.ids:
                raise nothing_indexed(self._sources, intake.failures)
            self._losses.refuse(self._changes, Counter(spool.ids.values()))
            draft = Draft(generation, progress, self._recipe, staff)
            canonical = draft.unify(spool.names, self._corrections)
            files = intake.after()
            with draft.makers(canonical, len(spool)) as makers:
                draft.write((rows for _, rows in spool), makers)
                draft.save(canonical, makers)
            draft.finish(files, canonical)
            publish(generation, _manifest(generation, draft, self._sources, files, self._recipe))
        return intake.report(draft.report)


class _Renewal:
    """The next generation of a locked index, made of the live one, which is verified, and of changes of its sources."""

    def __init__(self, folder: Path, progress: Progress, recipe: Recipe, staff: Staff) -> None:
        self._recipe = recipe
        self._live = Manifest.read_current(folder)
        self._live.check_files(folder, content=True, progress=progress)
        self._folder, self._progress, self._staff = folder, progress, staff
        self._old = Generation(folder / self._live.generation)
        self._documents = document_names.count(self._old.path)
        self.sources = self._live.source_paths

    def run(self, roots: list[Path], given_up: Sequence[Path] = (), *, allow_removal: bool = False) -> Report:
        """Publish it, unless nothing has changed. If sources are given up, only they lose documents."""
        before = IndexedFiles.load(self._old.path)
        listing = list_source_files(roots, self._recipe, index=self._folder, known=self.sources, done=before.done)
        outdated = before.tables if self._recipe.reading != self._live.recipe.reading else frozenset()
        changes = Changes.between(before, listing, list(map(str, given_up)), outdated)
        is_same = roots == self.sources and self._recipe == self._live.recipe
        if is_same and not changes.any:
            self._old.open_for_search(columns=self._live.columns, builds=True).problem()  # raises if documents are gone
            discard(self._folder)
            return Report(self._live.documents, failed=before.problems.failures)
        losses = Losses(self._folder)
        if not allow_removal and not given_up:
            losses = Losses.of(self._folder, before, self._documents, roots)
        losses.refuse_sources(changes, [*changes.files, *changes.kept])
        return self._publish(roots, changes, losses, _corrections(changes), is_same=is_same)

    def _publish(
        self, roots: list[Path], changes: Changes, losses: Losses, corrections: Corrections, *, is_same: bool
    ) -> Report:
        staff = ready(self._staff, changes)
        with drafting(self._folder) as generation, open_spool(self._folder, _analysis(self._recipe)) as spool:
            with analysts(staff, changes, self._recipe.reading) as workforce:
                # The engine starts threads, which no fork should have.
                engine = self._old.open_for_search(columns=self._live.columns, builds=True)
                intake = Intake(changes, spool, self._progress, engine)
                intake.run(workforce, self._recipe.reading)
            files = intake.after()
            if is_same and files == changes.before and intake.is_in_vain(self._documents):
                return intake.report(Report(self._live.documents))
            kept = KeptRecords(self._old.path, engine, changes.gone | intake.read)
            names = kept.names
            names.extend(spool.names)
            losses.refuse(changes, names.count())
            draft = Draft(generation, self._progress, self._recipe, staff)
            canonical = draft.unify(names, corrections)
            rows = (rows for _, rows in merge(kept, spool, key=_source))
            with draft.makers(canonical, len(names)) as makers:
                draft.write(rows, makers)
                draft.save(canonical, makers)
            draft.finish(files, canonical)
            publish(generation, _manifest(generation, draft, roots, files, self._recipe))
        return intake.report(draft.report)


def _analysis(recipe: Recipe) -> str:
    """Return what the analysis of a file depends on besides its content."""
    return json.dumps([SCHEMA_VERSION, ANALYZER_VERSION, recipe.reading])


def _source(rows: tuple[str, bytes]) -> str:
    return rows[0]


def _manifest(
    generation: Generation, draft: Draft, sources: Sequence[Path], files: IndexedFiles, recipe: Recipe
) -> Manifest:
    return Manifest.describe(generation, draft.report.documents, sources, files.problems.failures, recipe)


def _unknown(source: Path, known: Sequence[Path]) -> SourceError:
    return SourceError(
        "%(source)s is not a source of the index; its sources are: %(known)s.",
        source=source,
        known=", ".join(map(str, known)),
    )


def _corrections(changes: Changes) -> Corrections:
    """Read the corrections of all sources. Raise SourceError if some cannot be read: they stand above everything."""
    for each in changes.unreadable:
        if not holds_documents(each.name):
            raise each.error
    for name in changes.kept:
        if not holds_documents(name):
            raise SourceError(
                "%(source)s: these corrections are in force, but cannot be read now: make them readable again.",
                source=name,
            )
    return Corrections(changes.listing.files)


def nothing_indexed(sources: Sequence[Path], failures: Sequence[SourceError]) -> SourceError:
    """Return the error of a build of sources without a document; `failures` are what could not be read in them."""
    names = ", ".join(map(str, sources))
    if not failures:
        return SourceError(
            "There is nothing to index in %(sources)s: put texts there, or name another SOURCE. The index stays as it "
            "was.",
            sources=names,
        )
    return SourceError(
        "Nothing in %(sources)s could be indexed; the index stays as it was. Problems: %(count)s; the first: %(error)s",
        sources=names,
        count=len(failures),
        error=failures[0],
    )
