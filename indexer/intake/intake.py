"""Read the changed files of an index in the order of their names; each id belongs to the first file that has it.

So a build and any chain of updates give an id to the same file: where a file brings an id of a later one, the later one
is read again; where the file that has an id is read again or gone, so are those that lost the id to it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from heapq import heappop, heappush

from indexer.documents.document import place_message
from indexer.documents.readers.tables.columns import ColumnMap
from indexer.documents.source_walk import holds_documents
from indexer.documents.sources import DoneFile, SourceFile
from indexer.engine.base import Engine
from indexer.errors import SourceError, SourceWarning, UnreadableError
from indexer.intake.analysis import Analysis, Analysts
from indexer.intake.batches import AnalysedDocument, Batch
from indexer.intake.changes import Changes, IndexedFiles
from indexer.intake.problems import Problem, Problems, Scope
from indexer.intake.report import Progress, Report
from indexer.intake.spool import Spool
from indexer.messages.catalogue import gettext_noop

# In UTF-8. An id is part of the address of its page, where each byte may take three characters; servers take some 8,000
# of them. Tantivy leaves out terms over 64 KB without a word.
MAX_ID_BYTES = 2048


class Intake:
    """Puts the documents of the affected files into a spool, and keeps what is wrong with the others.

    `read` are the names of the files whose documents in the index are replaced. `kept` has the problems of the files
    that could not be read again; they keep their documents. `done` and `problems` are those of the files read.
    """

    def __init__(self, changes: Changes, spool: Spool, progress: Progress, engine: Engine | None = None) -> None:
        """Take an empty spool, and the engine of the old generation if there is one."""
        self._changes, self._spool, self._progress, self._engine = changes, spool, progress, engine
        self.kept: dict[str, list[Problem]] = {}

    def run(self, workforce: Analysts, columns: ColumnMap = ()) -> None:
        """Have all affected files analysed; once more if one is kept after an earlier one took over an id of it."""
        with Analysis(workforce, self._spool, columns) as self._analysis:
            self._read_all()
            while not self._overtaken.isdisjoint(self.kept):
                self._spool.clear()
                self._read_all()

    def _read_all(self) -> None:
        self.read: set[str] = set()
        self.done: dict[str, DoneFile] = {}
        self.problems: list[Problem] = []
        self.affected: set[str] = set()
        self._overtaken: set[str] = set()  # files with an id that an earlier one takes
        self._queue: list[str] = []
        self._plan(self._changes.affected)
        self._progress.begin(gettext_noop("analysing"), sum(self._changes.files[name].size for name in self._queue))
        while self._queue:
            self._read(self._changes.files[heappop(self._queue)])

    def _plan(self, names: Set[str]) -> None:
        for name in (names & self._changes.files.keys()) - self.affected - self.kept.keys():
            heappush(self._queue, name)
            self._analysis.plan(self._changes.files[name])
        self.affected |= names

    def _read(self, file: SourceFile) -> None:
        """Put the documents of a file into the spool, and keep what is wrong with it."""
        start = self._spool.mark()
        reading = _Reading(file)
        for batch in self._analysis.batches(file):
            self._add(batch, reading)
            self._progress.advance(reading.progress(batch))
        problems, failure = reading.problems, reading.failure
        if isinstance(failure, UnreadableError) and file.name in self._changes.before.roots:
            self._spool.cut(start)
            self._keep(file, failure)
            return
        if failure is None and not reading.is_unchanged:
            failure = UnreadableError(
                "%(source)s: changed while it was read: the next update reads it again.", source=file.name
            )
        self.read.add(file.name)
        self.problems += problems
        if failure is None:
            self.done[file.name] = file.done()
        else:
            self.problems.append(_failed(file, failure))

    def _keep(self, file: SourceFile, failure: SourceError) -> None:
        """Leave the documents and the problems of a file as they are in the index."""
        before = self._changes.before.problems
        lasting = [problem for problem in before if problem.source == file.name and problem.scope != "file"]
        self.kept[file.name] = [*lasting, _failed(file, failure)]

    def _add(self, batch: Batch, reading: "_Reading") -> None:
        """Put the documents of a batch into the spool, except those that cannot be in the index."""
        refused: set[int] = set()
        documents = 0
        for outcome in batch.outcomes:
            if isinstance(outcome, AnalysedDocument):
                refusal = self._refusal(reading.file, outcome)
                if refusal:
                    refused.add(documents)
                else:
                    self._spool.ids[outcome.id] = reading.file.name
                documents += 1
                reading.meet(refusal)
            else:
                reading.note(outcome)
        self._spool.add(batch, refused)
        reading.is_unchanged = batch.head.is_unchanged

    def _refusal(self, file: SourceFile, document: AnalysedDocument) -> SourceError | None:
        """Say why a document cannot be in the index; None if it can."""
        size = len(document.id.encode())
        if size > MAX_ID_BYTES:
            error = SourceError(
                "the id %(id)s… has %(size)s bytes; give it one of at most %(limit)s.",
                id=document.id[:40],
                size=size,
                limit=MAX_ID_BYTES,
            )
            return _placed(error, file, document)
        holder = self._spool.ids.get(document.id) or self._holder(file.name, document.id)
        if holder is None:
            return None
        error = SourceError(
            "a document of %(holder)s has the id %(id)s already: give it one of its own.",
            id=document.id,
            holder=holder,
        )
        return _placed(error, file, document)

    def _holder(self, name: str, id_: str) -> str | None:
        """Return the file that keeps an id which the file `name` brings; None if there is none.

        A file that cannot be read now keeps its ids; a later file loses it and is read again.
        """
        record = self._engine.get(id_) if self._engine else None
        if record is None or record.document.source in self._changes.gone:
            return None
        holder = record.document.source
        if holder in self.kept or holder in self._changes.kept:
            return holder
        if holder < name:
            return None if holder in self.affected else holder
        if holder > name:
            self._overtaken.add(holder)
            self._plan(self._changes.before.with_losers({holder}))
        return None

    @property
    def failures(self) -> list[SourceError]:
        """What could not be read in this run."""
        return [error for error in self._errors() if isinstance(error, SourceError)]

    def is_in_vain(self, before: Mapping[str, int]) -> bool:
        """Say whether the index has the same documents of the files read; `before` counts those that it has by file."""
        now = Counter(self._spool.ids.values())
        seen = self._changes.before.seen
        return all(
            before.get(name, 0) == now[name] and (not now[name] or (name, self._changes.files[name].digest) in seen)
            for name in self.read
        )

    def report(self, report: Report) -> Report:
        """Complete the report of a build."""
        before = self._changes.before.done
        report.added = len(self.done.keys() - before.keys())
        report.changed = sum(name in before and before[name].digest != file.digest for name, file in self.done.items())
        report.removed = sum(holds_documents(name) for name in self._changes.gone & before.keys())
        report.taken_over = self._spool.taken_over
        report.failures = self.failures
        report.warnings = [error for error in self._errors() if isinstance(error, SourceWarning)]
        report.failed = self.after().problems.failures
        return report

    def _errors(self) -> Iterator[SourceError | SourceWarning]:
        yield from (each.error for each in self._changes.unreadable)
        yield from (problem.error for problem in self.problems)
        yield from (problem.error for problems in self.kept.values() for problem in problems)

    def after(self) -> IndexedFiles:
        """Return the files of the next generation.

        A file that cannot be read, though it shares an id with one that was read, loses its digest: it is read again as
        soon as it can be.
        """
        before, lasting = self._changes.before, self._changes.lasting()
        tried = self.read | self.kept.keys()
        done = {name: file for name, file in lasting.done.items() if name not in tried} | self.done
        done |= {name: file for name, file in before.done.items() if name in self.kept}
        done |= {name: DoneFile("", done[name].root) for name in self.affected & self._changes.kept & done.keys()}
        problems = [problem for problem in lasting.problems if problem.source not in tried]
        of_kept = [problem for problems in self.kept.values() for problem in problems]
        return IndexedFiles(done, Problems.sorted([*problems, *self.problems, *of_kept]))


class _Reading:
    """What is found out about a file while its batches come in."""

    def __init__(self, file: SourceFile) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.failure: SourceError | None = None
        self.is_unchanged = True
        self._is_refused = False  # the last document
        self._left = file.size  # bytes that were not reported

    def meet(self, refusal: SourceError | None) -> None:
        """Take the next document, and why it is refused."""
        self._is_refused = refusal is not None
        if refusal:
            self._add(refusal, "row")

    def note(self, outcome: SourceError | SourceWarning) -> None:
        """Take a warning about the last document, or an error in place of a document or of the file."""
        if isinstance(outcome, SourceWarning):
            if not self._is_refused:
                self._add(outcome, "warning")
        elif not outcome.values.keys().isdisjoint(("line", "member")):
            self._add(outcome, "row")
        else:
            self.failure = outcome

    def progress(self, batch: Batch) -> int:
        """Return how many bytes of the file a batch accounts for; all batches together, the size of the file."""
        bytes_ = self._left if batch.head.is_last else min(self._left, batch.head.rows)
        self._left -= bytes_
        return bytes_

    def _add(self, error: SourceError | SourceWarning, scope: Scope) -> None:
        self.problems.append(Problem.of(error, scope, self.file.name, self.file.root))


def _placed(error: SourceError, file: SourceFile, document: AnalysedDocument) -> SourceError:
    """Return an error of a document with its place: its file, and the line or object if the file has several."""
    source = "/".join(filter(None, (file.name, document.member)))
    values = {**error.values, "source": source, "error": error}  # with `holder`, which updates look for
    if document.line is not None:
        values["line"] = document.line
    return SourceError(place_message(source, document.line), **values)


def _failed(file: SourceFile, failure: SourceError) -> Problem:
    digest = None if isinstance(failure, UnreadableError) else file.digest
    return Problem.of(failure, "file", file.name, file.root, digest)
