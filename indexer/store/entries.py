"""Make entries of records, with all that does not depend on other documents; in other processes, if there are many."""

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple, Self

from indexer.crew.workforce import Workforce, in_order
from indexer.engine.base import EntrySender
from indexer.engine.entry import Entry
from indexer.intake.batches import count_rows, records_in
from indexer.similar.minhash import SignedTexts, sign
from indexer.values.canonical import CanonicalValues, make_entry
from indexer.values.spellings import SpellingPair, possible_names, surface_pairs

_TASK_WORDS = 5_000
_TASK_BYTES = 100_000  # of rows: some 40 news, whose entries take half a megabyte
_SENT_BYTES = 1_000_000  # of rows whose entries do not come back: a cluster takes few large requests faster


class Rows(NamedTuple):
    """Rows (`indexer.intake.batches`), the first of which is the document of a number in the order of the build."""

    first: int
    content: bytes


Task = Rows | list[str]  # rows whose entries are made, or words that may be names


class Made(NamedTuple):
    """What was made of some records: their number, entries that are not sent yet, signatures and other spellings.

    Or possible names.
    """

    documents: int = 0
    entries: Sequence[Entry] = ()
    signatures: SignedTexts = SignedTexts([], [], [], b"", b"")
    spellings: Set[SpellingPair] = frozenset()
    possible_names: Sequence[str] = ()


class EntryMaker:
    """Does what a draft needs done for each document and each word; a context manager, as what does tasks has to be.

    Entries are sent by who makes them, if the engine is on other machines.
    """

    def __init__(self, canonical: CanonicalValues, sender: EntrySender | None = None) -> None:
        """Take the values of names, and what sends entries."""
        self._canonical, self._sender = canonical, sender

    def __enter__(self) -> Self:
        self._send = self._sender.open() if self._sender else None
        return self

    def __exit__(self, *_: object) -> None: ...

    def __call__(self, task: Task) -> Made:
        """Return the entries of rows, or those of the words that may be names."""
        if not isinstance(task, Rows):
            return Made(possible_names=possible_names(task))
        records = list(records_in(task.content))
        entries = [make_entry(record, self._canonical) for record in records]
        spellings = {pair for record in records for pair in surface_pairs(record)}
        signatures = sign(entries)
        if self._send:
            self._send(entries, task.first)
            return Made(len(records), (), signatures, spellings)
        return Made(len(records), entries, signatures, spellings)


Makers = Workforce[Task, Made]


def find_possible_names(makers: Makers, words: Iterable[str]) -> Iterator[str]:
    """Yield the words that may be names."""
    for made in in_order(makers, _chunks(list(words))):
        yield from made.possible_names


def _chunks(words: list[str]) -> Iterator[list[str]]:
    return (words[start : start + _TASK_WORDS] for start in range(0, len(words), _TASK_WORDS))


def together(rows: Iterable[bytes], *, are_sent: bool) -> Iterator[Rows]:
    """Put rows together, in their order; more of them if their entries are sent and do not come back."""
    parts: list[bytes] = []
    most = _SENT_BYTES if are_sent else _TASK_BYTES
    first, size = 0, 0
    for part in rows:
        parts.append(part)
        size += len(part)
        if size >= most:
            yield Rows(first, b"".join(parts))
            first += sum(map(count_rows, parts))
            parts, size = [], 0
    if parts:
        yield Rows(first, b"".join(parts))
