"""Make entries of records, with all that does not depend on other documents; in other processes, if there are many."""

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple, Self

from indexer.crew import Workforce, in_order
from indexer.engine.entry import Entry
from indexer.intake.batches import records_in
from indexer.similar.minhash import SignedTexts, sign
from indexer.values.canonical import CanonicalValues, make_entry
from indexer.values.spellings import SpellingPair, possible_names, surface_pairs

_TASK_WORDS = 5_000
_TASK_BYTES = 100_000  # of rows: some 40 news, whose entries take half a megabyte


Task = bytes | list[str]  # rows (`indexer.intake.batches`) whose entries are made, or words that may be names


class Made(NamedTuple):
    """The entries of some records, their signatures, and the names that they spell in other ways; or possible names."""

    entries: Sequence[Entry] = ()
    signatures: SignedTexts = SignedTexts([], [], [], b"", b"")
    spellings: Set[SpellingPair] = frozenset()
    possible_names: Sequence[str] = ()


class EntryMaker:
    """Does what a draft needs done for each document and each word; a context manager, as what does tasks has to be."""

    def __init__(self, canonical: CanonicalValues) -> None:
        """Take the values of names."""
        self._canonical = canonical

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...

    def __call__(self, task: Task) -> Made:
        """Return the entries of rows, or those of the words that may be names."""
        if not isinstance(task, bytes):
            return Made(possible_names=possible_names(task))
        records = list(records_in(task))
        entries = [make_entry(record, self._canonical) for record in records]
        return Made(entries, sign(entries), {pair for record in records for pair in surface_pairs(record)})


Makers = Workforce[Task, Made]


def find_possible_names(makers: Makers, words: Iterable[str]) -> Iterator[str]:
    """Yield the words that may be names."""
    for made in in_order(makers, _chunks(list(words))):
        yield from made.possible_names


def _chunks(words: list[str]) -> Iterator[list[str]]:
    return (words[start : start + _TASK_WORDS] for start in range(0, len(words), _TASK_WORDS))


def together(rows: Iterable[bytes]) -> Iterator[bytes]:
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
