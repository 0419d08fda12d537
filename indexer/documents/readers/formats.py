"""The file formats that can be indexed: each file extension and the reader for it.

To add a format, copy `html.py` into the folder of its family and list its extensions in `IN_CHILD`: it runs in a
process of its own, within limits.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Self

from indexer.documents.document import Outcome
from indexer.documents.readers import text
from indexer.documents.readers.child_process import ChildProcess, Limits
from indexer.documents.readers.members import MAX_DEPTH, Budget, BudgetError, Member, Unpacking
from indexer.documents.readers.outcomes import Reader, TableReader, read_guarded
from indexer.documents.readers.pdf.scans import read_with_scans
from indexer.documents.readers.tables import delimited, jsonl
from indexer.documents.readers.tables.columns import ColumnMap
from indexer.errors import SourceError

# Readers of plain text, in time and memory that grow with the size of a file, which they bound.
IN_PROCESS: Mapping[str, Reader] = {".txt": text.read}
# The same for rows, which take a map of columns too.
TABLES: Mapping[str, TableReader] = {
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
    ".csv": delimited.read,
    ".tsv": delimited.read,
}
PDF = ".pdf"
# A page of a book takes 30 to 70 ms of CPU: these are for 4,000 of them.
_PDF_LIMITS = Limits(wall_seconds=600, cpu_seconds=300)
_OFFICE = "indexer.documents.readers.office.office_file"  # reads a file as what its content is
# Modules whose function `read` is a Reader. Their parsers are large and written in C: no file may stop a build there.
IN_CHILD: Mapping[str, str] = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".xht", ".shtml"), "indexer.documents.readers.web.html"),
    PDF: "indexer.documents.readers.pdf.reader",
    **dict.fromkeys(
        (".docx", ".docm", ".doc", ".odt", ".fodt", ".rtf", ".epub", ".mht", ".mhtml"),
        _OFFICE,
    ),
    **dict.fromkeys((".md", ".markdown"), "indexer.documents.readers.office.markdown"),
}
TABLES_IN_CHILD: Mapping[str, str] = {".json": "indexer.documents.readers.tables.objects"}
# Modules whose function `read` yields the members of a file; an extension may have two parts.
OF_MEMBERS: Mapping[str, str] = {
    ".zip": "indexer.documents.readers.archives.zip_archive",
    **dict.fromkeys(
        (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz"),
        "indexer.documents.readers.archives.tar_archive",
    ),
    **dict.fromkeys((".warc", ".warc.gz"), "indexer.documents.readers.web.warc"),
    ".eml": "indexer.documents.readers.mail.message",
    **dict.fromkeys((".mbox", ".mbx"), "indexer.documents.readers.mail.mailbox"),
    ".gz": "indexer.documents.readers.archives.gzip_file",
}

KNOWN = (*IN_PROCESS, *TABLES, *IN_CHILD, *TABLES_IN_CHILD, *OF_MEMBERS)
_SPREADSHEET, _SLIDES, _WORDS = (f"soffice --headless --convert-to {kind} FILE" for kind in ("csv", "pdf", "docx"))
# What makes a file that can be read of formats of archives that have no reader; each program is in Debian.
_CONVERSIONS: Mapping[str, str] = {
    **dict.fromkeys((".xlsx", ".xlsm", ".xls", ".ods"), _SPREADSHEET),
    **dict.fromkeys((".pptx", ".ppt", ".pps", ".ppsx", ".odp"), _SLIDES),
    **dict.fromkeys((".wpd", ".wps", ".sxw", ".dot", ".dotx", ".pages"), _WORDS),
    **dict.fromkeys((".rar", ".7z", ".cab", ".iso"), "7z x FILE"),
    ".zst": "unzstd FILE",
    ".msg": "msgconvert FILE",  # Outlook
    ".pst": "readpst -e FILE",
    **dict.fromkeys((".mobi", ".azw", ".azw3", ".lit"), "ebook-convert FILE FILE.epub"),
    ".djvu": "djvutxt FILE FILE.txt",
}

# Formats of many documents. Large files of them are read by one process, and their documents analysed by all.
_OF_MANY = frozenset((*TABLES, *TABLES_IN_CHILD, *OF_MEMBERS))


def holds_many(path: Path) -> bool:
    """Say whether a file is in a format of many documents."""
    return extension_of(path) in _OF_MANY


class DocumentReader:
    """Reads files of all formats, one after the other. Use it as a context manager: it may start a child process."""

    def __init__(self, columns: ColumnMap = ()) -> None:
        """Take the columns that fields of documents are in, as pairs of a field and a column."""
        self._columns = columns
        self._child, self._pdf = ChildProcess(), ChildProcess(_PDF_LIMITS)
        self._unpackers: list[ChildProcess] = []  # of a file, of one inside it, and so on
        self._unpacking = Unpacking(self.read)
        self._budgets: list[Budget] = []  # of the files that are being unpacked, each inside the one before

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for child in (self._child, self._pdf, *self._unpackers):
            child.close()
        self._unpacking.close()

    def read(self, path: Path, source: str) -> Iterator[Outcome]:
        """Yield the documents of a file, each with the warnings about it, and an error for each that cannot be read.

        `source` is the name to show for the file, and the id of a document without an id. Raises nothing.
        """
        extension = extension_of(path)
        if extension in IN_PROCESS and not text.is_plain(path):
            yield from self._child.read(_OFFICE, path, source)
        elif reader := IN_PROCESS.get(extension):
            yield from _in_process(reader, path, source)
        elif table := TABLES.get(extension):
            yield from _in_process(table, path, source, self._columns)
        elif extension == PDF:
            yield from read_with_scans(partial(self._pdf.read, IN_CHILD[PDF]), path, source)
        elif module := IN_CHILD.get(extension):
            yield from self._child.read(module, path, source)
        elif module := TABLES_IN_CHILD.get(extension):
            yield from self._child.read(module, path, source, self._columns)
        elif module := OF_MEMBERS.get(extension):
            yield from self._read_members(module, path, source)
        else:
            yield no_reader(path, source)

    def _read_members(self, module: str, path: Path, source: str) -> Iterator[Outcome]:
        """Yield the outcomes of the members of a file."""
        depth = len(self._budgets)
        if depth == MAX_DEPTH:
            yield SourceError("%(source)s: is a file inside too many others; unpack them.", source=source)
            return
        if depth == len(self._unpackers):
            self._unpackers.append(ChildProcess())
        self._budgets.append(self._budgets[0] if self._budgets else Budget(path, source))
        try:
            for step in self._unpackers[depth].read_in_steps(module, path, source):
                if isinstance(step, Member):
                    yield from self._unpacking.read(step, source, self._budgets[0])
                else:
                    yield step
        except BudgetError as error:
            if depth:
                raise
            yield error.reason
        finally:
            self._budgets.pop()


def has_reader(path: Path) -> bool:
    """Say whether a file is in a format that can be read, by its name."""
    return extension_of(path) in KNOWN


def no_reader(path: Path, source: str) -> SourceError:
    """Return the error for a file of a format without a reader."""
    values = {"source": source, "format": path.suffix or path.name, "known": ", ".join(KNOWN)}
    if command := _CONVERSIONS.get(path.suffix.lower()):
        return SourceError(
            "%(source)s: there is no reader for “%(format)s” files: convert it, `%(command)s`; known are %(known)s.",
            command=command,
            **values,
        )
    return SourceError("%(source)s: there is no reader for “%(format)s” files; known are %(known)s.", **values)


def extension_of(path: Path) -> str:
    """Return the extension of a file in lower case: the last two parts if there is a reader for them, else the last."""
    both = "".join(path.suffixes[-2:]).lower()
    return both if both in KNOWN else path.suffix.lower()


def _in_process(
    reader: Callable[..., Iterator[Outcome]], path: Path, source: str, *further: object
) -> Iterator[Outcome]:
    try:
        yield from read_guarded(reader, path, source, *further)
    except MemoryError:
        yield SourceError("%(source)s: is too big for the memory available; split it.", source=source)


def read_documents(path: Path, source: str, columns: ColumnMap = ()) -> Iterator[Outcome]:
    """Read one file as a `DocumentReader` does; for many files that is faster."""
    with DocumentReader(columns) as reader:
        yield from reader.read(path, source)
