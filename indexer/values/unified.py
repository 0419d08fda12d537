"""The values of an index that is being built: all in memory."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from analyzers.token import Kind
from analyzers.unification.agreed_names import AgreedNames, key_of_name
from indexer.engine.tables import MemoryTable, Tables, list_rows
from indexer.values.canonical import (
    AGREED_TABLE,
    NAME_KINDS,
    SPELLINGS_TABLE,
    VALUES_TABLE,
    CanonicalValues,
    Shown,
    Spelling,
)


class UnifiedValues(CanonicalValues):
    """The values of each spelling, as a build unifies them."""

    def __init__(self, values: Mapping[Spelling, Shown] | None = None, agreed: AgreedNames | None = None) -> None:
        """Take the values of each spelling, and the names on which the documents agree."""
        self._shown = {kind: MemoryTable[Shown]() for kind in NAME_KINDS}
        spellings: dict[Kind, dict[str, list[str]]] = {kind: defaultdict(list) for kind in NAME_KINDS}
        for (kind, spelling), shown in (values or {}).items():
            if shown != (spelling,):
                self._shown[kind][spelling] = shown
                for value in shown:
                    spellings[kind][value].append(spelling)
        self._spelled = {kind: MemoryTable(_as_tuples(of_kind)) for kind, of_kind in spellings.items()}
        self._names = agreed or AgreedNames()
        super().__init__(self._shown, self._spelled, MemoryTable())

    def variants(self) -> Iterator[tuple[Kind, str, str]]:
        """Yield (kind, spelling, value) for each spelling that has another value."""
        of_kinds = ((kind, table.items()) for kind, table in self._shown.items())
        return ((kind, spelling, value) for kind, rows in of_kinds for spelling, shown in rows for value in shown)

    def save(self, tables: Tables) -> None:
        """Write the tables that `CanonicalValues.load` opens."""
        for kind in NAME_KINDS:
            tables.write(f"{VALUES_TABLE}_{kind}", list_rows(self._shown[kind].items()))
            tables.write(f"{SPELLINGS_TABLE}_{kind}", list_rows(self._spelled[kind].items()))
        agreed: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self._names.names):
            agreed[key_of_name(name)].append(name)
        tables.write(AGREED_TABLE, list_rows(agreed.items()))

    def _agreed_in(self, words: Sequence[str]) -> AgreedNames:
        return self._names


def _as_tuples(lists: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, Shown]]:
    return ((value, tuple(names)) for value, names in lists.items())
