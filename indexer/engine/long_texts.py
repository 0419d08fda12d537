"""The long documents of an index: each has a file of its own beside those of the engine, or rows in a cluster.

The file is a ZIP archive: parts of the text with their mentions, and the table of words. Each has a checksum.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from indexer.documents.document import Document, key_of
from indexer.documents.long_text import NUMBERS, LongText
from indexer.engine.entry import Entry
from indexer.stored_files import reading

SUFFIX = ".text"
_OPEN = 8  # long documents whose words stay in memory, some 10 bytes for each byte of the file they come from
_COMPRESSION = 1  # the fastest: a tenth larger than the smallest, in a third of the time


class OpenLongTexts:
    """Long documents that were read last."""

    def __init__(self, reader: Callable[[int], Callable[[str], bytes]]) -> None:
        """Take what returns, for the key of a document, what reads its members by name."""
        self._reader = reader
        self._opened: OrderedDict[int, LongText] = OrderedDict()

    def open(self, head: Document) -> LongText:
        """Return a long document, given with the beginning of its body; it is read on demand."""
        key = key_of(head.id)
        text = self._opened.pop(key, None) or LongText(self._reader(key), head)
        self._opened[key] = text
        if len(self._opened) > _OPEN:
            self._opened.popitem(last=False)
        return text


class LongTexts(OpenLongTexts):
    """The long documents of a folder, each in a file that is named by its key."""

    def __init__(self, folder: Path) -> None:
        """Take the folder."""
        super().__init__(lambda key: Members(self._file(key)).read)
        self._folder = folder

    def write(self, entry: Entry) -> None:
        """Write the file of a document, if it is long."""
        if entry.long:
            members = LongText.members(entry.record, entry.long.words, entry.long.values)
            Members(self._file(entry.record.document.key)).write(members)

    def _file(self, key: int) -> Path:
        return self._folder / f"{key:016x}{SUFFIX}"


class Members:
    """The file of a long document."""

    def __init__(self, file: Path) -> None:
        """Take the file, which need not exist yet."""
        self._file = file

    def write(self, members: Iterable[tuple[str, bytes]]) -> None:
        """Write the file in place of another one, which stays as it is in other generations."""
        draft = self._file.with_suffix(".draft")
        with ZipFile(draft, "w") as archive:
            for name, content in members:
                method = ZIP_STORED if name in NUMBERS else ZIP_DEFLATED
                archive.writestr(ZipInfo(name), content, method, _COMPRESSION)  # no time, so that builds are alike
        draft.replace(self._file)

    def read(self, name: str) -> bytes:
        """Return a member; raises IndexStateError."""
        with reading(self._file):
            return self._archive.read(name)

    @cached_property
    def _archive(self) -> ZipFile:
        return ZipFile(self._file)  # which closes itself
