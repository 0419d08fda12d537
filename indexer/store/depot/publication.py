"""Publish the live generation of an index in a depot."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from indexer.errors import IndexStateError, OutputError
from indexer.intake.report import Progress
from indexer.messages.catalogue import gettext_noop
from indexer.store.depot.address import open_depot
from indexer.store.depot.base import Depot, not_written
from indexer.store.depot.folder import FolderDepot
from indexer.store.manifest import Manifest, stamp

_OLDER_KEPT = 2  # generations: a pull goes on through two publications; one that loses its files begins anew


def publish_to(folder: Path, address: str, progress: Progress) -> Manifest:
    """Make the live generation of an index the one that servers pull from a depot, in one step.

    Files that are there already are not sent again. Generations older than the two before are removed. Returns the
    manifest. Raises OutputError if the depot cannot be written, or was written by another meanwhile; IndexMissingError
    or IndexStateError if there is no index, or it is damaged. What was published before then stays.
    """
    depot = open_depot(address)
    if isinstance(depot, FolderDepot):
        _check_apart(folder, Path(depot.address))
    with depot.writing():
        while True:
            before = stamp(folder)
            try:
                return _publish(folder, depot, progress)
            except IndexStateError:
                if stamp(folder) == before:  # otherwise builds have replaced the generation that was begun
                    raise


def _check_apart(folder: Path, target: Path) -> None:
    index = folder.resolve()
    if target == index or index in target.parents:
        raise OutputError("%(folder)s lies inside the index: publish to a folder of its own.", folder=target)


def _publish(folder: Path, depot: Depot, progress: Progress) -> Manifest:
    manifest = replace(Manifest.read_current(folder), origin="")
    before, generations = depot.read_manifest(), depot.generations()
    there = generations.get(manifest.generation, {})
    missing = {name: size for name, (size, _) in manifest.files.items() if there.get(name) != size}
    if missing:
        manifest.check_files(folder, content=True, progress=progress)
        _send(folder, manifest, missing, depot, progress)
    content = manifest.to_json()
    if before is None or before.content != content.encode():
        depot.publish(content, before)
    for name in sorted(generations.keys() - {manifest.generation})[:-_OLDER_KEPT]:
        _remove(depot, name, generations[name])
    return manifest


def _send(folder: Path, manifest: Manifest, files: Mapping[str, int], depot: Depot, progress: Progress) -> None:
    progress.begin(gettext_noop("copying"), sum(files.values()))
    for name, size in files.items():
        try:
            depot.write(folder / manifest.generation / name, f"{manifest.generation}/{name}")
        except OSError as fault:
            manifest.check_files(folder)  # names the file if builds have removed it
            raise not_written(depot.address, fault.strerror) from fault
        progress.advance(size)


def _remove(depot: Depot, generation: str, files: Mapping[str, int]) -> None:
    try:
        depot.remove(generation, files)
    except OutputError as fault:
        raise OutputError(
            "The index is published at %(address)s, but the older %(generation)s there cannot be removed (%(reason)s): "
            "remove it by hand, or give this account the right to.",
            address=depot.address,
            generation=generation,
            reason=fault.values.get("reason", ""),
        ) from fault
