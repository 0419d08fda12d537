"""What every peer fulfils. One file a peer; `registry.py` names them."""

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
    """A peer that is not installed; the sentence says how to install it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Ids of the best documents, the best first, and how long the engine took to find them."""

    ids: list[str]
    seconds: float


@dataclass(frozen=True, slots=True)
class Opened:
    """An index open for searching: `find(query, limit)`, and the process that does the work."""

    find: Callable[[str, int], Answer]
    process: int = field(default_factory=os.getpid)


class Peer(ABC):
    """A search engine over title and body as one text, from which a query wants any of its words.

    `label` stands in tables; `stored` is the pattern of the files that keep the text and not the index.
    An instance lives in one folder: `prepare`, `build` and `opened` may run in processes of their own.
    """

    label: ClassVar[str]
    stored: ClassVar[str] = ""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.index = home / "index"
        self.index.mkdir(parents=True, exist_ok=True)

    def prepare(self) -> None:  # noqa: B027 - most peers have nothing to do
        """Fetch and compile what is no Python package, into `home`; not measured. Raises PeerMissingError."""

    @abstractmethod
    def version(self) -> str:
        """Return the version of the engine."""

    @abstractmethod
    def build(self, documents: Sequence[Document]) -> None:
        """Write the index of `documents` into `index`, searchable and durable when it returns."""

    @abstractmethod
    def opened(self) -> AbstractContextManager[Opened]:
        """Open the index that `build` wrote."""


def timed(find: Callable[[str, int], list[str]]) -> Callable[[str, int], Answer]:
    """Make `find` tell how long it took."""

    def answer(query: str, limit: int) -> Answer:
        start = time.perf_counter()
        ids = find(query, limit)
        return Answer(ids, time.perf_counter() - start)

    return answer
