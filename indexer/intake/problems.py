"""What is wrong with the sources of an index: files and rows that are not indexed, and warnings, from whichever run."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal, Self

from indexer.errors import KashshafError, SourceError, SourceWarning
from indexer.stored_files import expect, read_json, write_json

_FILE = "problems.json"

# A file that could not be read, or not to its end, and is tried again by each update; a row or document of a file that
# was read; something mended or lost in a document that is indexed.
Scope = Literal["file", "row", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """A failure or a warning: `source` is the name of the file or folder, `root` the source that it belongs to.

    `message` and `values` are those of the error (`KashshafError`), so that it can be shown in each language. `digest`
    is the SHA-256 of the content with which a file failed, None if it could not be read or changed meanwhile.
    """

    source: str
    root: str
    scope: Scope
    message: str
    values: Mapping[str, object] = field(default_factory=dict)
    digest: str | None = None

    @classmethod
    def of(cls, error: KashshafError, scope: Scope, source: str, root: str, digest: str | None = None) -> Self:
        """Return the problem that an error is."""
        return cls(source, root, scope, _clean(error.message), _plain(error.values), digest)

    @property
    def error(self) -> SourceError | SourceWarning:
        """The failure or warning, to show to people."""
        kind = SourceWarning if self.scope == "warning" else SourceError
        return kind(self.message, **{name: _revived(value) for name, value in self.values.items()})

    @property
    def line(self) -> int | None:
        """The row or line of the file, if the problem has one."""
        line = self.values.get("line")
        return line if isinstance(line, int) else None

    @property
    def holder(self) -> str | None:
        """The file that has the id which a document of this one could not get."""
        holder = self.values.get("holder")
        return holder if isinstance(holder, str) else None

    def to_json(self) -> dict[str, object]:
        """Return the object that `index-cli info --json` prints."""
        kind = "warning" if self.scope == "warning" else "failure"
        return {"source": self.source, "line": self.line, "kind": kind, "message": str(self.error)}


class Problems(list[Problem]):
    """All problems of an index, in the order of their sources."""

    @property
    def failures(self) -> int:
        """How many files and rows are not indexed."""
        return sum(problem.scope != "warning" for problem in self)

    @property
    def tried(self) -> dict[str, str | None]:
        """The files that failed, each with the digest of what was tried."""
        return {problem.source: problem.digest for problem in self if problem.scope == "file"}

    @classmethod
    def sorted(cls, problems: Iterable[Problem]) -> Self:
        """Return problems in the order of their sources; those of one source stay as they are."""
        return cls(sorted(problems, key=lambda problem: problem.source))

    def save(self, generation: Path) -> None:
        """Store the problems in a generation."""
        write_json(generation / _FILE, [asdict(problem) for problem in self])

    @classmethod
    def load(cls, generation: Path) -> Self:
        """Read what `save` wrote; raises IndexStateError."""
        return read_json(generation / _FILE, lambda content: cls(Problem(**row) for row in expect(list, content)))


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    return {name: _plain_value(value) for name, value in values.items()}


def _plain_value(value: object) -> object:
    """Return a value as JSON keeps it; an error with its message and values, so that it can still be translated."""
    if isinstance(value, KashshafError):
        return {"message": _clean(value.message), "values": _plain(value.values)}
    return value if isinstance(value, int | float | bool | None) else _clean(str(value))


def _revived(value: object) -> object:
    if isinstance(value, dict):
        message, values = value["message"], value["values"]
        return SourceError(message, **{name: _revived(inner) for name, inner in values.items()})
    return value


def _clean(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()
