"""Our own files of an index: written in one way, read in one way. What cannot be read is an IndexStateError."""

import errno
import hashlib
import json
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar
from zipfile import BadZipFile

from indexer.display import shell_command
from indexer.errors import IndexStateError

MANIFEST_FILE = "manifest.json"  # in the folder of an index; it names the live generation
GENERATION_PREFIX = "generation-"  # of the folders in the folder of an index

T = TypeVar("T")

WRONG_CONTENT = (  # of JSON, or of a ZIP archive, for whatever reads it
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RecursionError,
    EOFError,
    BadZipFile,
    zlib.error,
)


def write_json(file: Path, content: object) -> None:
    """Write a file that `read_json` reads."""
    file.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def read_json(file: Path, parse: Callable[[Any], T]) -> T:
    """Return what `parse` makes of the content of a JSON file; raise IndexStateError as `reading` does."""
    with reading(file):
        return parse(json.loads(file.read_bytes()))


@contextmanager
def reading(file: Path, way_out: Callable[[], str] = str) -> Iterator[None]:
    """Raise IndexStateError, which names the way out, if a file is missing, is not what it should be or cannot be read.

    Wrap what reads and parses the file: the errors of a wrong shape count too. `way_out` returns the command that mends
    the index, or nothing if it knows no better one than a build.
    """
    try:
        yield
    except PermissionError as fault:
        raise not_readable(file) from fault
    except WRONG_CONTENT as fault:
        raise IndexStateError(
            "%(file)s cannot be read (%(reason)s): build the index again with `%(command)s`.",
            file=file,
            reason=_reason(fault),
            command=way_out() or build_command(index_of(file)),
        ) from fault


def build_command(index: Path, *sources: str) -> str:
    """Return the command that builds the index in a folder; without sources it has a word in their place."""
    return shell_command("index-cli", "build", *(sources or ["SOURCE"]), "--index", index)


def index_of(file: Path) -> Path:
    """Return the folder of the index that a file belongs to."""
    generations = (folder.parent for folder in file.parents if folder.name.startswith(GENERATION_PREFIX))
    return next(generations, file.parent)


def _reason(fault: Exception) -> object:
    if isinstance(fault, OSError):
        return fault.strerror
    return fault if isinstance(fault, ValueError) else "its content is not what was written"


def not_readable(path: Path) -> IndexStateError:
    """Return the error of a file or folder that this account may not read."""
    return IndexStateError("%(path)s cannot be read: give this account read access to the whole index.", path=path)


def expect(kind: type[T], value: Any) -> T:
    """Return a parsed value; raise TypeError if it is of another kind, as a text or an object where a list belongs."""
    if not isinstance(value, kind):
        raise TypeError(f"{kind.__name__} expected, {type(value).__name__} found")
    return value


def sha256(file: Path) -> str:
    """Return the SHA-256 of a file's content in hexadecimal; raise OSError."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def replace_file(file: Path, content: str) -> None:
    """Write a file in one step and durably: a reader, and a machine that loses power, has the old file or the new."""
    write_beside(file, content).replace(file)
    sync(file.parent)


def write_beside(file: Path, content: str) -> Path:
    """Write durably what is to replace a file; return where it is."""
    draft = file.with_name(f".{file.name}")
    draft.write_text(content, encoding="utf-8")
    sync(draft)
    return draft


def sync(path: Path) -> None:
    """Wait until a file, or the list of the files in a folder, is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as fault:
        if not (path.is_dir() and fault.errno in (errno.EINVAL, errno.ENOTSUP)):  # some file systems refuse folders
            raise
    finally:
        os.close(descriptor)
