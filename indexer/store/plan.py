"""What a build or an update would do: `--dry-run` prints it, and nothing is read but names, times and digests."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from indexer.documents.readers.formats import has_reader, no_reader
from indexer.documents.recipe import Recipe
from indexer.documents.source_walk import holds_documents
from indexer.documents.sources import list_source_files
from indexer.errors import SourceError
from indexer.intake.changes import Changes, IndexedFiles
from indexer.store.build import nothing_indexed
from indexer.store.generation import Generation
from indexer.store.losses import Losses
from indexer.store.manifest import Manifest
from indexer.values import document_names

Deed = Literal["added", "changed", "again", "removed", "kept"]


@dataclass(frozen=True)
class Plan:
    """What would become of files: read as new, as changed, or again as they are; removed; kept though unreadable.

    `refusal` is why nothing would be done, as far as that is known before files are read: a source would lose all of
    its documents, and `allow_removal` is not given, or nothing could be indexed.
    """

    changes: Changes
    refusal: SourceError | None

    def __iter__(self) -> Iterator[tuple[str, Deed]]:
        """Yield each file with what would become of it, in the order of names; those that stay as they are not."""
        before = self.changes.before
        gone = self.changes.gone & before.done.keys()
        deeds: dict[str, Deed] = dict.fromkeys(filter(holds_documents, gone), "removed")
        deeds |= dict.fromkeys(filter(holds_documents, self.changes.kept), "kept")
        for name in self._affected - set(self._unknown):
            is_seen = (name, self.changes.files[name].digest) in before.seen
            deeds[name] = "again" if is_seen else "changed" if name in before.done else "added"
        yield from sorted(deeds.items())

    @property
    def failures(self) -> list[SourceError]:
        """What would not be indexed: files and folders that cannot be opened, and files in formats without a reader."""
        return [*(each.error for each in self.changes.unreadable), *self._unknown.values()]

    @property
    def _affected(self) -> Set[str]:
        return self.changes.affected & self.changes.files.keys()

    @property
    def _unknown(self) -> dict[str, SourceError]:
        """The files that would be read if their formats had readers, in the order of their names."""
        places = ((name, self.changes.files[name].path) for name in sorted(self._affected) if holds_documents(name))
        return {name: no_reader(path, name) for name, path in places if not has_reader(path)}


def plan_build(sources: Sequence[Path], folder: Path, recipe: Recipe) -> Plan:
    """Say what `build` would do; raises SourceError for a source that cannot be one."""
    listing = list_source_files(sources, recipe, index=folder)
    return _whole_plan(Changes.between(IndexedFiles(), listing), folder, sources)


def plan_update(sources: Sequence[Path], folder: Path, recipe: Recipe) -> Plan:
    """Say what `update` would do; raises the errors of `plan_build`, IndexMissingError and IndexStateError."""
    live = Manifest.read(folder)
    recipe, known = recipe.over(live.recipe), live.source_paths
    roots = list(dict.fromkeys([*known, *(source.resolve() for source in sources)]))
    if not live.current:
        return _whole(roots, folder, recipe, known)
    generation = Generation(folder / live.generation).path
    before = IndexedFiles.load(generation)
    listing = list_source_files(roots, recipe, index=folder, known=known, done=before.done)
    outdated = before.tables if recipe.reading != live.recipe.reading else frozenset()
    changes = Changes.between(before, listing, outdated=outdated)
    documents = document_names.count(generation)
    losses = Losses.of(folder, before, documents, roots)
    left = {name: count for name, count in documents.items() if name not in changes.gone}
    return Plan(changes, _refusal(losses, changes, left))


def _whole(roots: Sequence[Path], folder: Path, recipe: Recipe, known: Sequence[Path]) -> Plan:
    listing = list_source_files(roots, recipe, index=folder, known=known)
    return _whole_plan(Changes.between(IndexedFiles(), listing), folder, roots)


def _whole_plan(changes: Changes, folder: Path, sources: Sequence[Path]) -> Plan:
    plan = Plan(changes, _refusal(Losses.of_live(folder, sources), changes))
    is_vain = not any(holds_documents(name) for name, _ in plan)
    return replace(plan, refusal=nothing_indexed(sources, plan.failures)) if is_vain and not plan.refusal else plan


def _refusal(losses: Losses, changes: Changes, left: Mapping[str, int] | None = None) -> SourceError | None:
    """Return why nothing would be done; `left` are the documents of files that stay, if they are known."""
    try:
        losses.refuse_sources(changes, [*changes.files, *changes.kept])
        are_known = all(file.name in changes.before.roots for file in changes.fresh)
        if left is not None and are_known:  # new files may bring as many as are removed
            losses.refuse(changes, left)
    except SourceError as refusal:
        return refusal
    return None
