"""The lines of a table as `csv` takes them, which can be given back."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from indexer.documents.readers.tables.lines import MAX_LINE_BYTES, Line, Lines
from indexer.errors import SourceError, SourceWarning

_MAX_ROW_LINES = 20_000  # a text of 1 MB has as many
_MAX_AGAIN = 256 << 20  # bytes of lines of a file that are read again since a quotation mark swallowed them


@dataclass(slots=True)
class Text:
    """A line as text, and what is to be said of it."""

    line: Line
    text: str = ""
    warnings: list[SourceWarning] = field(default_factory=list)


class Feed:
    """The lines of a file as text; `taken` are those since `begin`."""

    def __init__(self, lines: Lines) -> None:
        self._lines, self._rest = lines, iter(lines)
        self._ahead: deque[Text] = deque()
        self._bytes, self._again = 0, 0
        self.taken: list[Text] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        """Return the next line; raise SourceError, without a place, if it cannot be read or the row is too long."""
        text = self._ahead.popleft() if self._ahead else Text(next(self._rest))
        self.taken.append(text)
        self._bytes += len(text.line.data)
        text.text = text.text or self._lines.text(text.line, text.warnings)
        if len(self.taken) > _MAX_ROW_LINES or self._bytes > MAX_LINE_BYTES:
            raise SourceError(
                "is longer than %(lines)s lines or %(limit)s MB; close its quotation mark.",
                lines=_MAX_ROW_LINES,
                limit=MAX_LINE_BYTES >> 20,
            )
        return text.text

    def begin(self) -> None:
        """Begin a row."""
        self.taken, self._bytes = [], 0

    def give_back_all(self) -> None:
        """Have all lines since `begin` come again."""
        self._ahead.extendleft(reversed(self.taken))
        self.begin()

    def give_back_all_but_first(self) -> None:
        """Have all lines since `begin` come again but the first; raise SourceError if that was too much of the file."""
        first, *rest = self.taken
        self._again += sum(len(text.line.data) for text in rest)
        if self._again > _MAX_AGAIN:
            raise SourceError(
                "has a quotation mark that is never closed, as others before; close it: %(lines)s lines are lost.",
                lines=len(self.taken),
            )
        self._ahead.extendleft(reversed(rest))
        self.taken = [first]
