"""The same sources built with both engines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.speed.processes import Stages
from indexer.documents.recipe import Recipe
from indexer.store.build import build
from indexer.store.generation import Generation
from indexer.store.manifest import Manifest

TANTIVY, OPENSEARCH = "Tantivy", "OpenSearch"
ENGINES = (TANTIVY, OPENSEARCH)


@dataclass(frozen=True, slots=True)
class Built:
    """An index: its folder, its number of documents, and (CPU, clock) seconds of each stage of its build."""

    folder: Path
    documents: int
    stages: Mapping[str, tuple[float, float]]


def build_both(sources: Sequence[Path], home: Path, nodes: Sequence[str], workers: str = "") -> dict[str, Built]:
    """Build the index of each engine below a folder; the documents of one lie in the cluster of these nodes.

    Build workers help if there is the address of their scheduler. The CPU seconds are those of the processes of the
    build, without the nodes and these workers.
    """
    recipes = {TANTIVY: Recipe(), OPENSEARCH: Recipe(cluster=tuple(nodes))}
    return {engine: _build(sources, home / engine.lower(), recipe, workers) for engine, recipe in recipes.items()}


def delete(built: Built) -> None:
    """Delete an index, also what a cluster has of it."""
    Generation(built.folder / Manifest.read_current(built.folder).generation).remove()


def _build(sources: Sequence[Path], folder: Path, recipe: Recipe, workers: str) -> Built:
    stages = Stages()
    report = build(sources, folder, stages, recipe, workers=workers)
    stages.end()
    stages.rows.pop("start")  # the CPU time of this process before
    return Built(folder, report.documents, stages.rows)
