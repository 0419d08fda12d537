"""The groups of near-duplicates, as an index stores them; apart from their search, for which a query has no use."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from indexer.stored_files import expect, read_json, write_json

GROUPS_FILE = "duplicates.json"

# Document id -> the ids of its whole group, the first published first; documents without a copy are left out.
Groups = Mapping[str, tuple[str, ...]]


def save_groups(groups: Iterable[tuple[str, ...]], folder: Path) -> None:
    """Store groups in the folder of a generation."""
    write_json(folder / GROUPS_FILE, list(groups))


def load_groups(folder: Path) -> Groups:
    """Read what `save_groups` wrote; raises IndexStateError."""
    return read_json(folder / GROUPS_FILE, _parse)


def _parse(content: Any) -> Groups:
    groups = [tuple(expect(list, group)) for group in expect(list, content)]
    return {expect(str, id_): group for group in groups for id_ in group}
