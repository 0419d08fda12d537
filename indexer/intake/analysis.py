"""Read files and find the names and dates of their documents; in other processes, if there is much to do.

A file that may hold many documents is read in this process, and its documents are handed out in batches.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from heapq import heappop, heappush
from types import TracebackType
from typing import NamedTuple, Self

from analyzers.mentions import find_mentions_of
from analyzers.names.name_lists import name_list
from analyzers.text.analyzer import index_forms
from analyzers.text.lexicon import lexicon
from indexer.crew.forks import Crew
from indexer.crew.staff import Staff
from indexer.crew.workforce import LostTaskError, Ticket, Workforce
from indexer.documents.document import Document, Outcome, Record
from indexer.documents.partial_date import exact_day
from indexer.documents.readers.formats import DocumentReader, holds_many
from indexer.documents.readers.outcomes import from_line, to_line
from indexer.documents.readers.tables.columns import ColumnMap
from indexer.documents.sources import SourceFile
from indexer.errors import SourceError
from indexer.intake.batches import Batch, BatchKey, pack
from indexer.intake.changes import Changes
from indexer.intake.spool import Spool

_BATCH_LETTERS = 60_000  # of the documents of a batch, some 30 news; what is done for a batch once then takes no time
_BATCH_OUTCOMES = 200
_TASK_BYTES = 100_000  # of the small files of a task
_SHARED_BYTES = 1 << 20  # of a file of many documents, from which on all processes share its documents
_LEAST_BYTES = 500  # a file of less counts as so much: opening it takes time too
_MUCH_BYTES = 3 << 20  # of files: analysing less takes a few seconds, of which other processes save little
_MAX_AHEAD = 2000  # parts of files that are begun ahead: bounds the memory where all are in the spool
_SAMPLE = "قال سيرغي لافروف في القاهرة يوم 20 أكتوبر 2023"


class Piece(NamedTuple):
    """What is to be analysed of a file: all of it, or the outcomes of a batch, as lines."""

    file: SourceFile
    number: int = 0
    lines: tuple[bytes, ...] | None = None
    is_last: bool = True
    is_unchanged: bool = True


Task = Sequence[Piece]
Batches = list[list[bytes]]  # of each piece of a task
Analysts = Workforce[Task, Batches]


class Analyst:
    """Analyses the pieces of a task; a context manager, since a reader may hold a process."""

    def __init__(self, columns: ColumnMap = ()) -> None:
        """Take the columns that fields of documents are in."""
        self._reader = DocumentReader(columns)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._reader.__exit__(kind, fault, trace)

    def __call__(self, task: Task) -> Batches:
        """Return the batches of each piece."""
        chunks = [[*self._chunks(piece)] for piece in task]
        of_task = [chunk for of_piece in chunks for chunk in of_piece]
        records = _with_mentions(of_task)
        return [[_pack(chunk, records) for chunk in of_piece] for of_piece in chunks]

    def _chunks(self, piece: Piece) -> Iterator["_Chunk"]:
        file = piece.file
        if piece.lines is not None:
            yield _Chunk(piece, [from_line(line) for line in piece.lines])
            return
        for number, outcomes, is_last in chunks(self._reader.read(file.path, file.name)):
            yield _Chunk(Piece(file, number, None, is_last, file.unchanged), outcomes)


class _Chunk(NamedTuple):
    piece: Piece
    outcomes: list[Outcome]


def chunks(outcomes: Iterable[Outcome]) -> Iterator[tuple[int, list[Outcome], bool]]:
    """Cut the outcomes of a file into batches: yield the number of each, its outcomes, and whether it is the last.

    The same outcomes are always cut alike. A warning stands in the batch of its document.
    """
    chunk: list[Outcome] = []
    number, letters = 0, 0
    for outcome in outcomes:
        if isinstance(outcome, Document):
            if letters > _BATCH_LETTERS or len(chunk) > _BATCH_OUTCOMES:
                yield number, chunk, False
                chunk, number, letters = [], number + 1, 0
            letters += len(outcome.body)
        chunk.append(outcome)
    yield number, chunk, True


def _with_mentions(of_task: Iterable[_Chunk]) -> Iterator[Record]:
    documents = [each for chunk in of_task for each in chunk.outcomes if isinstance(each, Document)]
    for _, group, _ in chunks(documents):
        texts = [(each.text, exact_day(each.published)) for each in group if isinstance(each, Document)]
        for document, mentions in zip(group, find_mentions_of(texts), strict=True):
            if isinstance(document, Document):
                yield Record(document, tuple(mentions))


def _pack(chunk: _Chunk, records: Iterator[Record]) -> bytes:
    piece = chunk.piece
    outcomes = (next(records) if isinstance(each, Document) else each for each in chunk.outcomes)
    key = BatchKey(piece.file.name, piece.file.digest, piece.number)
    return pack(key, outcomes, is_last=piece.is_last, is_unchanged=piece.is_unchanged)


@dataclass(slots=True)
class _Handed:
    """A task that was handed in; `batches` are those of each piece, once its result was taken."""

    task: Task
    ticket: Ticket[Task, Batches]
    batches: Batches | None = None
    loss: str = ""


# Where batches of a file come from: a piece of a task, or the spool.
_Part = tuple[_Handed, int] | BatchKey


class Analysis:
    """The files of an intake, in the order of their names; those that follow are begun while one is asked for."""

    def __init__(self, workforce: Analysts, spool: Spool, columns: ColumnMap) -> None:
        """Take who does the work, and the spool with what an interrupted build has done of it."""
        self._workforce, self._spool = workforce, spool
        self._waiting: list[tuple[str, SourceFile]] = []
        self._started: dict[str, deque[_Part]] = {}
        self._shared: dict[str, Iterator[_Part]] = {}  # files whose documents are being handed out
        self._ahead = 0  # parts that were begun and not asked for
        self._reader = DocumentReader(columns)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._reader.__exit__()

    def plan(self, file: SourceFile) -> None:
        """Add a file; of all that are planned, the first by name is to be asked for next."""
        heappush(self._waiting, (file.name, file))

    def batches(self, file: SourceFile) -> Iterator[Batch]:
        """Yield the batches of a file in order. An error of the file stands in place of a batch that cannot be had."""
        while file.name not in self._started:
            self._start()
        parts = self._started[file.name]
        is_last = False
        while not is_last:
            while not parts:
                self._share_more(file.name)
            self._work_ahead()
            self._ahead -= 1
            for batch in self._taken(parts.popleft()):
                yield batch
                is_last = batch.head.is_last
        del self._started[file.name]

    def _work_ahead(self) -> None:
        while self._workforce.has_room and self._ahead < _MAX_AHEAD:
            if self._shared:
                self._share_more(min(self._shared))
            elif self._waiting:
                self._start()
            else:
                return

    def _start(self) -> None:
        """Begin with the next file, and with small ones that follow."""
        _, file = heappop(self._waiting)
        if stored := self._spool.stored_keys(file.name, file.digest):
            self._add(file, *stored)
        elif _is_shared(file):
            self._started[file.name] = deque()
            self._shared[file.name] = self._share(file)
        else:
            self._hand_in([file, *self._small_ones(file.size)])

    def _small_ones(self, size: int) -> Iterator[SourceFile]:
        while self._waiting and size < _TASK_BYTES:
            file = self._waiting[0][1]
            size += max(file.size, _LEAST_BYTES)
            if size > _TASK_BYTES or _is_shared(file) or self._spool.stored_keys(file.name, file.digest):
                return
            yield heappop(self._waiting)[1]

    def _hand_in(self, files: Sequence[SourceFile]) -> None:
        handed = self._handed([Piece(file) for file in files])
        for number, file in enumerate(files):
            self._add(file, (handed, number))

    def _handed(self, task: Task) -> _Handed:
        return _Handed(task, self._workforce.submit(task))

    def _add(self, file: SourceFile, *parts: _Part) -> None:
        self._started.setdefault(file.name, deque()).extend(parts)
        self._ahead += len(parts)

    def _share_more(self, name: str) -> None:
        part = next(self._shared[name], None)
        if part is None:
            del self._shared[name]
        else:
            self._started[name].append(part)
            self._ahead += 1

    def _share(self, file: SourceFile) -> Iterator[_Part]:
        """Read a file and hand its documents out, but those that are in the spool."""
        for number, outcomes, is_last in chunks(self._reader.read(file.path, file.name)):
            key = BatchKey(file.name, file.digest, number)
            if self._spool.has(key):
                yield key
            else:
                lines = tuple(map(to_line, outcomes))
                yield self._handed([Piece(file, number, lines, is_last, file.unchanged)]), 0

    def _taken(self, part: _Part) -> Iterator[Batch]:
        """Yield the batches of a part."""
        if isinstance(part, BatchKey):
            yield self._spool.stored(part)
            return
        handed, number = part
        piece = handed.task[number]
        try:
            if handed.batches is None and not handed.loss:
                handed.batches = self._workforce.result(handed.ticket)
        except LostTaskError as loss:
            handed.loss = str(loss)
        if handed.batches is not None:
            yield from map(Batch.read, handed.batches[number])
        elif len(handed.task) > 1:  # one of them is to blame
            yield from self._taken((self._handed([piece]), 0))
        else:
            yield Batch.read(_lost(piece, handed.loss))


def analysts(staff: Staff, changes: Changes, columns: ColumnMap) -> AbstractContextManager[Analysts]:
    """Return who analyses the files of an intake (see `Staff.gather`)."""
    size = sum(changes.files[name].size for name in changes.affected & changes.files.keys())
    workforce = staff.gather(partial(Analyst, columns), is_much=size > _MUCH_BYTES)
    if isinstance(workforce, Crew):  # its processes share the lists that are read before
        lexicon().zipf.table.read_whole()
        lexicon().zipf.read_whole()
        name_list().entries.read_whole()
        find_mentions_of([(_SAMPLE, None)])
        index_forms(_SAMPLE)
    return workforce


def _is_shared(file: SourceFile) -> bool:
    return file.size >= _SHARED_BYTES and holds_many(file.path)


def _lost(piece: Piece, reason: str) -> bytes:
    error = SourceError(
        "%(source)s: the process that analysed it ended (%(reason)s). Perhaps memory ran out: run the command again "
        "with fewer --jobs, give build workers more memory, or split the file.",
        source=piece.file.name,
        reason=reason,
    )
    key = BatchKey(piece.file.name, piece.file.digest, piece.number)
    return pack(key, [error], is_last=piece.is_last, is_unchanged=piece.is_unchanged)
