"""An index of files of which some fail, and what is asked of it."""

import json
from collections.abc import Callable
from pathlib import Path

from indexer.intake.report import Report
from indexer.query.request import Request
from indexer.search.searcher import Searcher
from indexer.store.build import build, update
from indexer.store.info import describe, needs_build, problems_of
from indexer.store.manifest import Manifest
from tests.progress import Silent

Spoil = Callable[[Path], object]  # what happens to a file

ALL = ["a.txt", "b.txt", "sub/c.txt", "sub/d.txt"]


def build_index(seeds: Path, index: Path) -> Report:
    return build([seeds], index, Silent())


def update_index(index: Path) -> Report:
    return update([], index, Silent())


def ids(index: Path) -> list[str]:
    return sorted(hit.id.removeprefix("seeds/") for hit in Searcher(index).search(Request("")).hits)


def problems(index: Path) -> list[str]:
    """Return the sentences of all problems, which `describe` counts and the manifest too."""
    facts, listed = describe(index), problems_of(index)
    assert facts["failed"] == listed.failures == Manifest.read(index).failed
    assert facts["problems"] == [problem.to_json() for problem in listed]
    return [str(problem.error) for problem in listed]


def stale(index: Path, seeds: Path) -> bool:
    is_stale = describe(index)["stale"]
    assert is_stale == needs_build(index, [seeds])
    return bool(is_stale)


def row(id_: str) -> str:
    return json.dumps({"_id": id_, "title": "خبر", "text": id_}, ensure_ascii=False)


def nothing(path: Path) -> None:
    """Leave a file as it is."""
