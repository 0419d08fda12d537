"""The long documents of an index: each has a file of its own beside those of the engine."""

from collections import OrderedDict
from pathlib import Path

from indexer.documents.document import Document, key_of
from indexer.documents.long_text import SUFFIX, LongText
from indexer.engine.entry import Entry

_OPEN = 8  # long documents whose words stay in memory, some 10 bytes for each byte of the file they come from


class LongTexts:
    """The long documents of a folder, each in a file that is named by its key."""

    def __init__(self, folder: Path) -> None:
        """Take the folder."""
        self._folder = folder
        self._opened: OrderedDict[int, LongText] = OrderedDict()

    def write(self, entry: Entry) -> None:
        """Write the file of a document, if it is long."""
        if entry.long:
            file = self._file(entry.record.document.key)
            LongText.write(file, entry.record, entry.long.words, entry.long.values)

    def open(self, head: Document) -> LongText:
        """Return a long document, given with the beginning of its body; it is read on demand."""
        key = key_of(head.id)
        text = self._opened.pop(key, None) or LongText(self._file(key), head)
        self._opened[key] = text
        if len(self._opened) > _OPEN:
            self._opened.popitem(last=False)
        return text

    def _file(self, key: int) -> Path:
        return self._folder / f"{key:016x}{SUFFIX}"
