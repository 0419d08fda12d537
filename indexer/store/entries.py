"""Make entries of records, with all that does not depend on other documents; in other processes, if there are many."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Self

from indexer.engine.entry import Entry
from indexer.intake.batches import records_in
from indexer.similar.minhash import SignedTexts, sign
from indexer.values.canonical import CanonicalValues, make_entry
from indexer.values.spellings import SpellingPair, surface_pairs

_TASK_BYTES = 100_000  # of rows: some 40 news, whose entries take half a megabyte


class MadeEntries(NamedTuple):
    """The entries of some records, their signatures, and the names that they spell in other ways."""

    entries: list[Entry]
    signatures: SignedTexts
    spellings: set[SpellingPair]


class EntryMaker:
    """Makes entries of rows (`indexer.intake.batches`); a context manager, as what does tasks has to be."""

    def __init__(self, canonical: CanonicalValues, signed: set[str]) -> None:
        """Take the values of names, and the ids of the documents that need no signature."""
        self._canonical, self._signed = canonical, signed

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...

    def __call__(self, rows: bytes) -> MadeEntries:
        """Return the entries of rows."""
        records = list(records_in(rows))
        entries = [make_entry(record, self._canonical) for record in records]
        unsigned = (entry for entry in entries if entry.record.document.id not in self._signed)
        return MadeEntries(entries, sign(unsigned), {pair for record in records for pair in surface_pairs(record)})


def tasks(rows: Iterable[bytes]) -> Iterator[bytes]:
    """Put rows together, in their order."""
    parts: list[bytes] = []
    size = 0
    for part in rows:
        parts.append(part)
        size += len(part)
        if size >= _TASK_BYTES:
            yield b"".join(parts)
            parts, size = [], 0
    if parts:
        yield b"".join(parts)
