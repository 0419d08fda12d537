"""The progress of a build, and its report."""

from dataclasses import dataclass, field
from typing import Protocol

from indexer.errors import SourceError, SourceWarning


class Progress(Protocol):
    """Receives the progress of a build."""

    def begin(self, label: str, total: int) -> None:
        """Begin a stage of `total` steps; `label` is a message of the catalogue."""

    def advance(self, steps: int) -> None:
        """Complete `steps` more steps."""


@dataclass(slots=True)
class Report:
    """What a build did.

    `documents` are in the index; files were `added`, `changed` and `removed`. `failures` has an error for each file and
    row that could not be read in this run, `warnings` what was mended or lost in a document; `failed` counts those of
    earlier runs too that are still not indexed. `taken_over` counts the documents that an interrupted build had
    analysed, `corrections` the rows in force; `unmatched` names rows that match no document.
    """

    documents: int = 0
    added: int = 0
    changed: int = 0
    removed: int = 0
    failed: int = 0
    taken_over: int = 0
    corrections: int = 0
    failures: list[SourceError] = field(default_factory=list)
    warnings: list[SourceWarning] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)
