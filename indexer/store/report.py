"""What a build tells: how far it is, and what it did."""

from dataclasses import dataclass, field
from typing import Protocol

from indexer.errors import SourceError


class Progress(Protocol):
    """Told how far a build is."""

    def begin(self, label: str, total: int) -> None:
        """Begin a stage of `total` steps."""

    def advance(self, steps: int) -> None:
        """So many more steps are done."""


@dataclass(slots=True)
class Report:
    """What a build did: numbers of files and documents, and an error for all that could not be read.

    `corrections` counts the rows in force, `unmatched` says which of them name what no document does.
    """

    documents: int = 0
    added: int = 0
    changed: int = 0
    removed: int = 0
    corrections: int = 0
    failures: list[SourceError] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)
