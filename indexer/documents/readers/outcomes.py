"""What every reader is, and how one process hands outcomes over to another: as lines of JSON.

JSON and not pickle: what comes from a process that read a hostile file is data, and never runs.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol, TypeVar

from indexer.documents.document import Document, Outcome, from_fields, to_fields
from indexer.documents.readers.members import Member
from indexer.documents.readers.tables.columns import ColumnMap
from indexer.documents.source_walk import cannot_open
from indexer.documents.turned_letters import with_letters_in_order
from indexer.errors import SourceError, SourceWarning, UnreadableError

T = TypeVar("T")

# Takes the path of a file and the name to show for it. Yields the outcomes; raises SourceError or OSError if it cannot
# read the file at all.
Reader = Callable[[Path, str], Iterator[Outcome]]


class TableReader(Protocol):
    """A reader of rows."""

    def __call__(self, path: Path, source: str, column_map: ColumnMap = ()) -> Iterator[Outcome]:
        """Take what a `Reader` takes, and the map of columns."""


MEMBER_SIGN = b"@"  # begins the line of a member; those of outcomes begin with a brace
OUT_OF_MEMORY = 3  # exit code of a process that reads files

_MESSAGES: Mapping[str, type[SourceError | SourceWarning]] = {
    kind.__name__: kind for kind in (SourceError, UnreadableError, SourceWarning)
}


def read_guarded(
    reader: Callable[..., Iterator[T]], path: Path, source: str, *further: object
) -> Iterator[T | Outcome]:
    """Yield the outcomes of a reader, with letters in order, and an error if it cannot read the file.

    Raise only MemoryError.
    """
    return guarded(_in_order(reader, path, source, *further), source)


def guarded(steps: Iterator[T], source: str) -> Iterator[T | SourceError]:
    """Yield what an iterator yields, and an error in place of an exception. Raise only MemoryError."""
    try:
        yield from steps
    except SourceError as error:
        yield error
    except OSError as error:
        yield cannot_open(source, error)
    except MemoryError:
        raise
    except Exception as error:  # a fault of ours in one file is no reason to lose all others
        reason = f"{type(error).__name__}: {error}"
        yield SourceError("%(source)s: its reader failed (%(reason)s); please report it.", source=source, reason=reason)


def _in_order(reader: Callable[..., Iterator[T]], path: Path, source: str, *further: object) -> Iterator[T | Outcome]:
    for step in reader(path, source, *further):
        if isinstance(step, Document):
            yield from with_letters_in_order(step)
        else:
            yield step


def to_line(outcome: Outcome) -> bytes:
    """Return an outcome as a line; half surrogates, which stand for bytes in names of files, are kept."""
    return json.dumps(_fields(outcome), ensure_ascii=False).encode(errors="surrogatepass") + b"\n"


def to_member_line(member: Member) -> bytes:
    """Return a member without its content as a line that no outcome has."""
    return MEMBER_SIGN + json.dumps(member.to_json()).encode() + b"\n"


def from_member_line(line: bytes, pieces: Iterable[bytes]) -> Member:
    """Return the member that `to_member_line` wrote; raise ValueError, TypeError or LookupError for other bytes."""
    return Member.from_json(json.loads(line.removeprefix(MEMBER_SIGN)), pieces)


def from_line(line: bytes) -> Outcome:
    """Return the outcome that `to_line` wrote; raise ValueError, TypeError or LookupError for other bytes."""
    fields = json.loads(line.decode(errors="surrogatepass"))
    if "document" not in fields:
        return _message(fields)
    return replace(from_fields(fields["document"], fields), line=fields["line"])


def _fields(outcome: Outcome) -> Mapping[str, object]:
    if isinstance(outcome, Document):
        return {"document": outcome.id, "line": outcome.line, **to_fields(outcome)}
    return {
        type(outcome).__name__: outcome.message,
        "values": {name: _value(value) for name, value in outcome.values.items()},
    }


def _value(value: object) -> object:
    if isinstance(value, SourceError | SourceWarning):
        return _fields(value)
    return value if isinstance(value, int) else str(value)


def _message(fields: Mapping[str, Any]) -> SourceError | SourceWarning:
    kind = next(kind for kind in _MESSAGES if kind in fields)
    values = {name: _message(value) if isinstance(value, dict) else value for name, value in fields["values"].items()}
    return _MESSAGES[kind](fields[kind], **values)
