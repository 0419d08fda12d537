"""Pull the generation that a depot names, and make it the live one of an index."""

import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256 as new_hash
from pathlib import Path
from typing import Any

from analyzers.text.analyzer import ANALYZER_VERSION
from indexer.display import shell_command
from indexer.errors import IndexMissingError, IndexStateError
from indexer.intake.report import Progress
from indexer.messages.catalogue import gettext_noop
from indexer.store.depot.address import open_depot
from indexer.store.depot.base import Depot, damaged, publish_command
from indexer.store.generation import SCHEMA_VERSION, Generation
from indexer.store.manifest import Manifest
from indexer.store.publisher import locked, make_folder, not_written, publish, remove_dead
from indexer.stored_files import GENERATION_PREFIX, MANIFEST_FILE, WRONG_CONTENT, expect, sha256

_RETRIES = 10  # of a pull whose generation is removed by further publications


def pull(address: str, folder: Path, progress: Progress) -> Manifest:
    """Make the generation that a depot names the live one of the index in `folder`, which is made if there is none.

    Only files that are not here are read, each is verified, and the generation is published in one step once it is
    whole; it keeps its name. A pull that ended early leaves its whole files for the next one. Returns the manifest.
    Raises IndexMissingError if nothing is published there; IndexStateError if it is damaged, was made by another
    version or cannot be read, if there is no room, or if another writer holds the index; OutputError for an address
    that cannot be used. The index then stays as it was.
    """
    depot = open_depot(address)
    make_folder(folder)
    with locked(folder):
        for _ in range(_RETRIES):
            manifest = _published(depot)
            try:
                return _pull(depot, manifest, folder, progress)
            except IndexStateError:
                if _published(depot) == manifest:
                    raise
        return _pull(depot, _published(depot), folder, progress)


def _pull(depot: Depot, manifest: Manifest, folder: Path, progress: Progress) -> Manifest:
    if _is_live(manifest, folder):
        remove_dead(folder)
        return manifest
    draft = Generation(folder / manifest.generation)
    try:
        draft.path.mkdir(exist_ok=True)
        _complete(draft, depot, manifest, progress)
        publish(draft, replace(manifest, origin=depot.address))
    except OSError as fault:
        raise not_written(folder, fault) from fault
    remove_dead(folder)
    return manifest


def _is_live(manifest: Manifest, folder: Path) -> bool:
    """Say whether a generation is the live one of an index, as whole as a search wants it."""
    try:
        live = Manifest.read(folder)
        live.check_files(folder)
    except (IndexMissingError, IndexStateError):
        return False
    return replace(live, origin="") == manifest


def _published(depot: Depot) -> Manifest:
    """Return the manifest of a depot, which this version of the program can read."""
    found = depot.read_manifest()
    if found is None:
        raise IndexMissingError(
            "There is no index at %(address)s: run `%(command)s` on the machine that builds it.",
            address=depot.address,
            command=publish_command(depot.address),
        )
    try:
        row = expect(dict, json.loads(found.content))
        _check_version(row, depot.address)
        return Manifest.from_row(row)
    except WRONG_CONTENT as fault:
        reason = IndexStateError("%(file)s has other content", file=MANIFEST_FILE)
        raise damaged(depot.address, reason) from fault


def _check_version(row: dict[str, Any], address: str) -> None:
    """Raise IndexStateError for what another version of the program published, whatever else is in its manifest."""
    theirs, ours = (int(row["schema"]), int(row["analyzer"])), (int(SCHEMA_VERSION), int(ANALYZER_VERSION))
    values = {"address": address, "theirs": _dotted(theirs), "ours": _dotted(ours)}
    if theirs > ours:
        raise IndexStateError(
            "%(address)s was published by a newer version of Kashshaf (format %(theirs)s; this one reads %(ours)s): "
            "install that version here, and pull again. The index here stays as it was.",
            **values,
        )
    if theirs < ours:
        raise IndexStateError(
            "%(address)s was published by an older version of Kashshaf (format %(theirs)s; this one reads %(ours)s): "
            "install this version on the machine that builds the index, then build and publish it there. The index "
            "here stays as it was.",
            **values,
        )


def _dotted(version: Iterable[int]) -> str:
    return ".".join(map(str, version))


def _complete(draft: Generation, depot: Depot, manifest: Manifest, progress: Progress) -> None:
    """Bring all files of a manifest into a draft, and remove all others."""
    wanted = {draft.path / name: (name, *state) for name, state in manifest.files.items()}
    for file in draft.files():
        if file not in wanted:
            file.unlink()
    missing = {file: state for file, state in wanted.items() if not _takes_over(file, *state)}
    _check_room(draft.path.parent, depot.address, sum(size for _, size, _ in missing.values()))
    progress.begin(gettext_noop("copying"), sum(size for _, size, _ in missing.values()))
    for file, (name, size, digest) in missing.items():
        _fetch(depot, f"{manifest.generation}/{name}", file, size, digest)
        progress.advance(size)


def _takes_over(file: Path, name: str, size: int, digest: str) -> bool:
    """Say whether a file is here; the same one of another generation, or of a pull that ended early, is linked."""
    if _is(file, size, digest):
        return True
    file.parent.mkdir(parents=True, exist_ok=True)
    for twin in file.parents[len(Path(name).parts)].glob(f"{GENERATION_PREFIX}*/{name}"):
        if twin != file and _is(twin, size, digest):
            file.unlink(missing_ok=True)
            _link(twin, file)
            return True
    return False


def _is(file: Path, size: int, digest: str) -> bool:
    return file.is_file() and file.stat().st_size == size and sha256(file) == digest


def _link(twin: Path, file: Path) -> None:
    try:
        os.link(twin, file)
    except OSError:  # not every file system links
        shutil.copyfile(twin, file)


def _check_room(folder: Path, address: str, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if needed > free:
        raise IndexStateError(
            "The index at %(address)s needs %(needed)s MB more, and the disk of %(folder)s has %(free)s MB: make room "
            "(`%(command)s` gives back the previous generation), and pull again. The index here stays as it was.",
            address=address,
            needed=round(needed / 1e6, 1),
            folder=folder,
            free=round(free / 1e6, 1),
            command=shell_command("index-cli", "prune", "--index", folder),
        )


def _fetch(depot: Depot, name: str, file: Path, size: int, digest: str) -> None:
    """Read a file of a depot into one beside `file`, which it becomes if it is what the manifest says."""
    part, hashed = file.with_name(f".{file.name}"), new_hash()
    try:
        with part.open("wb") as opened:
            for chunk in depot.read(name, size):
                hashed.update(chunk)
                opened.write(chunk)
        if hashed.hexdigest() != digest:
            where = f"{depot.address}/{name}"
            raise damaged(depot.address, IndexStateError("%(file)s has other content", file=where))
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
