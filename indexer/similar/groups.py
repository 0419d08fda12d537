"""The groups of near-duplicates, as an index stores them; apart from their search, for which a query has no use."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from indexer.documents.document import key_of
from indexer.engine.tables import MemoryTable, Table, Tables, list_rows, parse_list

_COPIES, _GROUPS = "copies", "groups_of_copies"
_COUNT = ""  # the key of the row that says how many groups there are


class Copy(NamedTuple):
    """A document that has near-duplicates: its id, and the id of the first of its group."""

    id: str
    first: str


class Groups:
    """The groups of an index: a document is of one at most."""

    def __init__(self, copies: Table[Copy], groups: Table[tuple[str, ...]], *, any_: bool) -> None:
        """Take the copies, the ids of each group by its first document, both by keys, and whether there are any."""
        self._copies, self._groups, self.any = copies, groups, any_

    @classmethod
    def of(cls, groups: Iterable[tuple[str, ...]] = ()) -> "Groups":
        """Return groups in memory; each has the ids of its documents, the first published first."""
        groups = list(groups)
        copies = {str(key_of(id_)): Copy(id_, group[0]) for group in groups for id_ in group}
        by_first = {str(key_of(group[0])): group for group in groups}
        return cls(MemoryTable(copies), MemoryTable(by_first), any_=bool(groups))

    def copies(self, keys: Iterable[int]) -> Mapping[int, Copy]:
        """Return those of the documents, given by their keys, that have near-duplicates."""
        return {int(key): copy for key, copy in self._copies.find(map(str, keys)).items()}

    def group(self, id_: str) -> tuple[str, ...]:
        """Return the ids of the whole group of a document, the first published first; nothing if it has no copy."""
        copy = self.copies([key_of(id_)]).get(key_of(id_))
        if copy is None:
            return ()
        first = str(key_of(copy.first))
        return self._groups.find([first])[first]


def save_groups(groups: Iterable[tuple[str, ...]], tables: Tables) -> None:
    """Write the tables of the groups of an index."""
    groups = list(groups)
    tables.write(_COPIES, list_rows((str(key_of(id_)), (id_, group[0])) for group in groups for id_ in group))
    count = [(_COUNT, (str(len(groups)),))] if groups else []
    tables.write(_GROUPS, list_rows([*count, *((str(key_of(group[0])), group) for group in groups)]))


def load_groups(tables: Tables) -> Groups:
    """Open what `save_groups` wrote; raises IndexStateError."""
    groups = tables.open(_GROUPS, parse_list)
    return Groups(tables.open(_COPIES, _parse_copy, whole=True), groups, any_=bool(groups.find([_COUNT])))


def _parse_copy(row: str) -> Copy:
    return Copy(*parse_list(row))
