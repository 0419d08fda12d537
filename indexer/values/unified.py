"""The file of a generation that says what each value found in a document is over the whole index."""

import json
from pathlib import Path

from indexer.engine.entry import Unified

FILE = "unified.json"


def save(unified: Unified, generation: Path) -> None:
    """Write down the values that are called otherwise than in their documents, null for what is no facet value."""
    moved = ((kind, found, value) for (kind, found), value in unified.items() if found != value)
    rows = sorted(moved, key=lambda row: row[:2])
    (generation / FILE).write_text(json.dumps(rows, ensure_ascii=False, indent=0), encoding="utf-8")


def load(generation: Path) -> Unified:
    """Return what `save` wrote."""
    rows = json.loads((generation / FILE).read_text(encoding="utf-8"))
    return {(kind, found): value for kind, found, value in rows}
