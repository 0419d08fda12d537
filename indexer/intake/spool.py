"""Analysed documents on disk before they are written, since values are unified only when all documents are known.

The file lies in the folder of the index. A build that was interrupted leaves it there, and the next one takes over what
is in it of files whose content, and whose analysis, are the same.
"""

import json
from array import array
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, NamedTuple

from indexer.intake.batches import AnalysedDocument, Batch, BatchHead, BatchKey, is_whole, without
from indexer.values.document_names import NameTable, SourceNames

_FILE = "unfinished.spool"
_FORMAT = 2  # raise it when the form of batches changes
_WORTH_BYTES = 1 << 20  # of a spool: analysing so much takes seconds, and less is not kept when a build fails
_MAX_HEAD_BYTES = 1 << 16
_DIGEST_BYTES = 16


class SpoolMark(NamedTuple):
    """A place in a spool: how many batches, ids and names it has."""

    batches: int
    ids: int
    names: int


class Spool:
    """Batches in the order in which they are to be written, in a file that also has those of an interrupted build.

    `names` are the names of each document; `ids` are their ids, each with the file of the document. `taken_over` counts
    the documents that an interrupted build had analysed.
    """

    def __init__(self, file: BinaryIO, version: str) -> None:
        """Take a file that can be read and written, and what the analysis depends on besides the content of files."""
        self._file = file
        self._stored: dict[bytes, tuple[int, int, bool]] = {}  # place and size, and whether the batch is the last one
        self._batches = array("Q")  # place and size of the rows of each
        self._sources: list[str] = []
        self._refused: dict[int, Collection[int]] = {}
        self.names = NameTable()
        self.ids: dict[str, str] = {}
        self.taken_over = 0
        self._end = self._recover(json.dumps([_FORMAT, version]).encode() + b"\n")

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def size(self) -> int:
        """The length of the file in bytes."""
        return self._end

    def has(self, key: BatchKey) -> bool:
        """Say whether an interrupted build has left a batch, whole and without an error."""
        return _digest(key) in self._stored

    def stored_keys(self, name: str, digest: str) -> list[BatchKey]:
        """Return the keys of all batches of a file that an interrupted build has left; none if one is missing."""
        keys: list[BatchKey] = []
        while found := self._stored.get(_digest(key := BatchKey(name, digest, len(keys)))):
            keys.append(key)
            if found[2]:
                return keys
        return []

    def stored(self, key: BatchKey) -> Batch:
        """Return a batch that an interrupted build has left."""
        place, size, _ = self._stored[_digest(key)]
        return Batch.read(self._read(place, size))

    def add(self, batch: Batch, refused: Collection[int]) -> None:
        """Append a batch, without the documents of some numbers, which are refused."""
        stored = self._stored.get(_digest(batch.head.key))
        place = stored[0] if stored else self._append(batch)
        documents = [each for each in batch.outcomes if isinstance(each, AnalysedDocument)]
        if refused:
            self._refused[len(self._sources)] = refused
        self._batches.extend((place + len(batch.content) - batch.head.rows, batch.head.rows))
        self._sources.append(batch.head.file)
        for number, document in enumerate(documents):
            if number not in refused:
                first, *further = document.names
                self.names.add(SourceNames(batch.head.file, first, tuple(further)))
                self.taken_over += bool(stored)

    def mark(self) -> SpoolMark:
        """Return the end of the spool."""
        return SpoolMark(len(self._sources), len(self.ids), len(self.names))

    def cut(self, mark: SpoolMark) -> None:
        """Remove all batches after a mark, and the ids that were added since."""
        del self._batches[2 * mark.batches :]
        del self._sources[mark.batches :]
        self._refused = {batch: refused for batch, refused in self._refused.items() if batch < mark.batches}
        self.names.cut(mark.names)
        while len(self.ids) > mark.ids:
            self.ids.popitem()

    def clear(self) -> None:
        """Remove all batches."""
        self.cut(SpoolMark(0, 0, 0))

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        """Yield the rows of each batch, with the file of its documents."""
        for batch, source in enumerate(self._sources):
            place, size = self._batches[2 * batch : 2 * batch + 2]
            yield source, without(self._read(place, size), self._refused.get(batch, ()))

    def _append(self, batch: Batch) -> int:
        place = self._end
        self._file.seek(place)
        self._file.write(batch.content)
        self._end += len(batch.content)
        return place

    def _read(self, place: int, size: int) -> bytes:
        self._file.seek(place)
        return self._file.read(size)

    def _recover(self, version: bytes) -> int:
        """Find what is in the file; return where it ends. Nothing is believed that follows something damaged."""
        if self._file.readline(_MAX_HEAD_BYTES) != version:
            self._file.seek(0)
            self._file.truncate()
            self._file.write(version)
            return len(version)
        end = len(version)
        while content := _read_batch(self._file):
            head, _ = BatchHead.read(content.partition(b"\n")[0])
            if head.is_sound:
                self._stored[_digest(head.key)] = (end, len(content), head.is_last)
            end += len(content)
        self._file.truncate(end)
        return end


def _read_batch(file: BinaryIO) -> bytes:
    """Return the batch at the place of a file; nothing if there is none, or a damaged one."""
    line = file.readline(_MAX_HEAD_BYTES)
    try:
        head, _ = BatchHead.read(line)
        content = line + file.read(head.size)
    except (ValueError, TypeError, OverflowError):
        return b""
    return content if is_whole(content) else b""


def _digest(key: BatchKey) -> bytes:
    return blake2b(json.dumps(key).encode(), digest_size=_DIGEST_BYTES).digest()


@contextmanager
def open_spool(folder: Path, version: str) -> Iterator[Spool]:
    """Open the spool in the folder of a locked index, and remove it at the end.

    It stays if an error or the user ends a build that has done much. `version` names what the analysis depends on
    besides the content of the files.
    """
    path = folder / _FILE
    with path.open("r+b" if path.exists() else "w+b") as file:
        spool = Spool(file, version)
        try:
            yield spool
        except BaseException:
            if spool.size < _WORTH_BYTES:
                path.unlink()
            raise
        path.unlink()


def left_over(folder: Path) -> int:
    """Return how many bytes a build that was interrupted, or that runs now, has left in the folder of an index."""
    try:
        return (folder / _FILE).stat().st_size
    except OSError:
        return 0


def discard(folder: Path) -> None:
    """Remove what an interrupted build has left in the folder of a locked index."""
    (folder / _FILE).unlink(missing_ok=True)
