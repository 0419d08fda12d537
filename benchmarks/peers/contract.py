"""The contract that every peer fulfils."""

import os
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from indexer.documents.document import Document
from indexer.errors import KashshafError


class PeerMissingError(KashshafError):
    """A peer is not installed; the message says how to install it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Ids of the best documents, the best first, and the seconds that the engine took."""

    ids: list[str]
    seconds: float


@dataclass(frozen=True, slots=True)
class OpenIndex:
    """An open index: `find(query, limit)`, and the id of the process that searches."""

    find: Callable[[str, int], Answer]
    process: int = field(default_factory=os.getpid)


class Peer(ABC):
    """A search engine over title and body as one text; a query matches any of its words.

    `label` is its name in tables; `stored` is the pattern of the files that keep the text rather than the index.
    An instance has one folder; `prepare`, `build` and `opened` may run in different processes.
    """

    label: ClassVar[str]
    stored: ClassVar[str] = ""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.index = home / "index"
        self.index.mkdir(parents=True, exist_ok=True)

    def prepare(self) -> None:  # noqa: B027 - most peers have nothing to do
        """Fetch and compile what is not a Python package; not measured. Raise PeerMissingError if it fails."""

    @abstractmethod
    def version(self) -> str:
        """Return the version of the engine."""

    @abstractmethod
    def build(self, documents: Sequence[Document]) -> None:
        """Write the index of `documents` into the folder `index`; it is durable and searchable on return."""

    @abstractmethod
    def opened(self) -> AbstractContextManager[OpenIndex]:
        """Open the index that `build` wrote."""


def timed(find: Callable[[str, int], list[str]]) -> Callable[[str, int], Answer]:
    """Return `find` with a timer."""

    def answer(query: str, limit: int) -> Answer:
        start = time.perf_counter()
        ids = find(query, limit)
        return Answer(ids, time.perf_counter() - start)

    return answer
