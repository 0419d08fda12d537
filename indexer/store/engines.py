"""Which engine has the documents of a generation: Tantivy, in its folder, or a cluster, which a file there names."""

import re
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

from indexer.engine.base import Engine, EntrySender
from indexer.engine.tantivy.engine import TantivyEngine
from indexer.engine.weights import Weights
from indexer.errors import IndexStateError
from indexer.stored_files import read_json, replace_file, write_json

_FILE = "cluster.json"
_OWNER_FILE = ".owner"  # in the folder of an index that is in a cluster
_UNFIT = re.compile(r"[^a-z0-9]+")  # for the name of an alias


class Place(NamedTuple):
    """The nodes of a cluster, the index there, and the folder that it belongs to, as `_owner` names it."""

    nodes: tuple[str, ...]
    name: str
    owner: str


def make_sender(folder: Path, columns: Sequence[str], nodes: Sequence[str]) -> EntrySender | None:
    """Place the engine of a new generation in a cluster, if there are `nodes` of one.

    Returns what sends entries there; None for an engine in the folder.
    """
    if not nodes:
        return None
    place = Place(tuple(nodes), f"kashshaf-{folder.parent.name.lower()}", _new_owner(folder))
    sender: EntrySender = _opensearch().Sender(place.nodes, place.name, tuple(columns))
    write_json(folder / _FILE, place._asdict())
    try:
        sender.prepare()
    except IndexStateError:
        (folder / _FILE).unlink()  # there is nothing to delete
        raise
    return sender


def make_engine(folder: Path, weights: Weights | None, columns: Sequence[str]) -> Engine:
    """Return the engine of a generation that is being made: in its folder, unless `make_sender` placed it elsewhere."""
    file = folder / _FILE
    if file.exists():
        return _in_cluster(file, weights, columns=columns)
    return TantivyEngine(folder, weights, columns=columns)


def open_engine(folder: Path, weights: Weights | None, columns: Sequence[str], *, builds: bool = False) -> Engine:
    """Return the engine of a complete generation, which is read and nothing else; what `builds` waits longer for it."""
    file = folder / _FILE
    if file.exists():
        return _in_cluster(file, weights, columns=columns, read_only=True, builds=builds)
    return TantivyEngine(folder, weights, read_only=True, columns=columns)


def place_of(folder: Path) -> Place | None:
    """Return where in a cluster the documents of a generation are; None if they are in its folder."""
    file = folder / _FILE
    return _read(file) if file.exists() else None


def publish_in_cluster(folder: Path) -> None:
    """Let the alias of an index name what a cluster has of a generation, if it has anything; raises IndexStateError.

    It is for those who look into the cluster: a search opens the generation that the manifest names.
    """
    file = folder / _FILE
    if file.exists() and (place := _read(file)).owner == _owner(folder):
        alias = _UNFIT.sub("-", folder.parent.parent.resolve().name.lower())
        _opensearch().publish(_access(place), place.name, f"kashshaf-{alias}")


def delete_from_cluster(folder: Path) -> None:
    """Delete what a cluster has of a generation; raises IndexStateError.

    A copy elsewhere, as a snapshot or what was pulled, does not own it; a restored snapshot shares it with the
    generation that it was taken of, if that is still there.
    """
    place = place_of(folder)
    if place and place.owner == _owner(folder) and not _is_shared(folder, place):
        _opensearch().delete_index(_access(place), place.name)


def _is_shared(folder: Path, place: Place) -> bool:
    """Say whether another generation of the index has the same index in the cluster."""
    files = folder.parent.parent.glob(f"*/{folder.name}/{_FILE}")
    return any(_read(file).name == place.name for file in files if file.parent != folder)


def _in_cluster(file: Path, weights: Weights | None, **options: Any) -> Engine:
    place = _read(file)
    engine: Engine = _opensearch().OpenSearchEngine(_access(place), place.name, weights, **options)
    return engine


def _access(place: Place) -> Any:
    return _opensearch().ClusterAccess.from_environment(place.nodes)


def _opensearch() -> Any:
    """Return the module of the engine; its client takes a fifth of a second to import, and few indexes need it."""
    try:
        return import_module("indexer.engine.opensearch.engine")
    except ModuleNotFoundError as fault:
        raise IndexStateError(
            "The client of OpenSearch is not installed (%(reason)s): run `pip install 'kashshaf[opensearch]'`.",
            reason=fault,
        ) from fault


def _read(file: Path) -> Place:
    return read_json(file, lambda row: Place(tuple(row["nodes"]), row["name"], row["owner"]))


def _owner(folder: Path) -> str:
    """Return what tells the folder of an index from all others, on other machines too.

    It is in a file beside the generations, which nothing takes along that sends or copies these. An empty text if there
    is none: what the folder has was made elsewhere.
    """
    file = _owner_file(folder)
    return file.read_text(encoding="ascii") if file.exists() else ""


def _new_owner(folder: Path) -> str:
    """Return what tells the folder of an index from all others, from now on."""
    if not _owner(folder):
        replace_file(_owner_file(folder), uuid4().hex)
    return _owner(folder)


def _owner_file(folder: Path) -> Path:
    return folder.parent.parent / _OWNER_FILE
