"""Files inside files: those of an archive, the messages and attachments of mail, the pages of a web archive.

The reader of such a file runs in a child process and yields a `Member` for each file inside. This process writes the
member to a temporary file, and the reader of its format reads it. A member that fails is a problem of its own.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any, Self

from indexer.documents.document import Document, Outcome
from indexer.documents.metadata import NO_METADATA, Metadata
from indexer.documents.partial_date import PublishedDate, read_iso
from indexer.errors import SourceError

MAX_BYTES = 1 << 30  # of one member
MAX_MEMBERS = 1_000_000  # of one file, with those of the archives inside it
MAX_DEPTH = 4  # files inside one another: an archive in an archive, with a mailbox that has attachments
# What the members of a file may have in all: texts shrink to a tenth of their size or less, rarely to a fiftieth, and
# an archive that is made to exhaust a disk to a thousandth.
MAX_RATIO = 100
LEAST_BUDGET = 64 << 20  # bytes, for a file that is small itself
_NAMES = tuple(each.name for each in fields(Metadata))
_UNSAFE = re.compile(r"[^\w.-]")
_MAX_NAME = 60  # code points of the name of a temporary file: the end, with the extension
_MAX_PATH = 1_000  # code points of the path of a member


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file says of a member. If they `lead`, they stand above what the member says of itself."""

    title: str = ""
    published: PublishedDate | None = None
    metadata: Metadata = NO_METADATA
    lead: bool = True

    def of(self, document: Document) -> Document:
        """Return a document of the member with these facts."""
        first, second = (self.metadata, document.metadata) if self.lead else (document.metadata, self.metadata)
        metadata = Metadata(**{name: getattr(first, name) or getattr(second, name) for name in _NAMES})
        published = (self.published or document.published) if self.lead else (document.published or self.published)
        document = replace(document, metadata=metadata, published=published)
        if not self.lead or not self.title or self.title == document.title:
            return document
        return replace(document, title=self.title, body=document.text.strip(), pages=())

    def to_json(self) -> dict[str, Any]:
        """Return the facts as `from_json` reads them."""
        published = self.published.isoformat() if self.published else ""
        return {"title": self.title, "published": published, "metadata": self.metadata.to_json(), "lead": self.lead}

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> Self:
        """Return what `to_json` returned; raise TypeError, ValueError or LookupError for anything else."""
        published = read_iso(row["published"]) if row["published"] else None
        return cls(str(row["title"]), published, Metadata.from_json(row["metadata"]), bool(row["lead"]))


NO_FACTS = Facts()


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside a file.

    `path` is where it is, as people see it; "" if the file holds nothing else. The extension of `name`, or else of
    `path`, tells the format. `pieces` are its content; to take them may raise MemberError.
    """

    path: str
    pieces: Iterable[bytes] = field(compare=False, repr=False)
    name: str = ""
    facts: Facts = NO_FACTS

    def to_json(self) -> dict[str, Any]:
        """Return all but the content."""
        return {"path": self.path, "name": self.name, "facts": self.facts.to_json()}

    @classmethod
    def from_json(cls, row: Mapping[str, Any], pieces: Iterable[bytes]) -> Self:
        """Return what `to_json` returned; raise TypeError, ValueError or LookupError for anything else."""
        return cls(str(row["path"]), pieces, str(row["name"]), Facts.from_json(row["facts"]))

    def shown(self, source: str) -> str:
        """Return the name to show for it; `source` is that of the file that holds it."""
        return f"{source}/{self.path}" if self.path else source


# What the reader of a file with members yields; None now and then, where it passes over much that is none.
Step = Outcome | Member | None
# Takes a file and the name to show for it.
ReadFile = Callable[[Path, str], Iterator[Outcome]]


class Budget:
    """How many members a file may still have, and how many bytes."""

    def __init__(self, path: Path, source: str) -> None:
        size = 0
        with suppress(OSError):
            size = path.stat().st_size
        self._source = source
        self._bytes, self._members = max(LEAST_BUDGET, size * MAX_RATIO), MAX_MEMBERS

    def take(self, *, members: int = 0, size: int = 0) -> None:
        """Take from it; raise BudgetError if it is used up."""
        self._members -= members
        self._bytes -= size
        if self._members < 0:
            raise BudgetError(
                SourceError(
                    "%(source)s: has more than %(limit)s files in it; split it.",
                    source=self._source,
                    limit=MAX_MEMBERS,
                )
            )
        if self._bytes < 0:
            raise BudgetError(
                SourceError(
                    "%(source)s: its files are more than %(limit)s times as big as it is; unpack it and index the "
                    "folder.",
                    source=self._source,
                    limit=MAX_RATIO,
                )
            )


class BudgetError(Exception):
    """The budget of a file is used up."""

    def __init__(self, reason: SourceError) -> None:
        super().__init__(str(reason))
        self.reason = reason


class Unpacking:
    """Reads members: `read_file` reads the temporary file of each. A context manager: it removes what is left."""

    def __init__(self, read_file: ReadFile) -> None:
        self._read_file = read_file
        self._folder: TemporaryDirectory[str] | None = None
        self._written = 0

    def close(self) -> None:
        """Remove the folder of temporary files."""
        if self._folder:
            self._folder.cleanup()
            self._folder = None

    def read(self, member: Member, source: str, budget: Budget) -> Iterator[Outcome]:
        """Yield the outcomes of a member of a file; raise BudgetError if that of the file is used up."""
        place = self._place(member)
        try:
            budget.take(members=1)
            if len(member.path) > _MAX_PATH:
                yield _too_long(member, source)
                return
            if fault := _write(member, place, source, budget):
                yield _of_member(fault, member, source)
                return
            for outcome in self._read_file(place, member.shown(source)):
                yield _of_member(outcome, member, source)
        finally:
            place.unlink(missing_ok=True)
            place.parent.rmdir()

    def _place(self, member: Member) -> Path:
        """Return the path of a new temporary file, whose name has the extension and the day of the member's name."""
        self._folder = self._folder or TemporaryDirectory(prefix="kashshaf-")
        self._written += 1
        folder = Path(self._folder.name) / str(self._written)
        folder.mkdir()
        name = member.name or PurePosixPath(member.path).name
        return folder / (_UNSAFE.sub("_", name)[-_MAX_NAME:].lstrip(".") or "file")


def _write(member: Member, place: Path, source: str, budget: Budget) -> SourceError | None:
    """Write the content of a member to a file; return why it cannot be read, if it cannot."""
    size, shown = 0, member.shown(source)
    try:
        with place.open("wb") as file:
            for piece in member.pieces:
                size += len(piece)
                budget.take(size=len(piece))
                if size <= MAX_BYTES:
                    file.write(piece)
    except MemberError as error:
        return error.reason or SourceError("%(source)s: cannot be read to its end.", source=shown)
    except OSError as error:
        return SourceError(
            "%(source)s: cannot be unpacked (%(reason)s): make room in the folder for temporary files.",
            source=shown,
            reason=error.strerror or error,
        )
    if size > MAX_BYTES:
        return SourceError("%(source)s: is bigger than %(limit)s MB; split it.", source=shown, limit=MAX_BYTES >> 20)
    return None


def _too_long(member: Member, source: str) -> SourceError:
    path = member.path[:_MAX_NAME]
    return SourceError(
        "%(source)s/%(member)s…: its path is longer than %(limit)s characters.",
        source=source,
        member=path,
        limit=_MAX_PATH,
    )


class MemberError(Exception):
    """The content of a member ends early; `reason` says why, if its reader could."""

    def __init__(self, reason: SourceError | None = None) -> None:
        super().__init__(str(reason or ""))
        self.reason = reason


def _of_member(outcome: Outcome, member: Member, source: str) -> Outcome:
    """Return an outcome of a member as one of the file that holds it."""
    if isinstance(outcome, Document):
        path = "/".join(filter(None, (member.path, outcome.member)))
        return replace(member.facts.of(outcome), source=source, member=path)
    if not member.path:
        return outcome
    inner = outcome.values.get("member")
    kind = SourceError if isinstance(outcome, SourceError) else type(outcome)  # the file itself can be read
    path = f"{member.path}/{inner}" if inner else member.path
    return kind(outcome.message, **{**outcome.values, "member": path})
