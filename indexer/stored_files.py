"""Our own files of an index: written in one way, read in one way. What cannot be read is an IndexStateError."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from indexer.errors import IndexStateError

T = TypeVar("T")


def write_json(file: Path, content: object) -> None:
    """Write a file that `read_json` reads."""
    file.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def read_json(file: Path, parse: Callable[[Any], T]) -> T:
    """Return what `parse` makes of the content of a JSON file; raise IndexStateError as `reading` does."""
    with reading(file):
        return parse(json.loads(file.read_bytes()))


@contextmanager
def reading(file: Path) -> Iterator[None]:
    """Raise IndexStateError, which names the way out, if a file is missing, is not what it should be or cannot be read.

    Wrap what reads and parses the file: the errors of a wrong shape count too.
    """
    try:
        yield
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as fault:
        raise IndexStateError(
            "%(file)s cannot be read (%(reason)s): build the index again with `index-cli build`.",
            file=file,
            reason=fault,
        ) from fault


def expect(kind: type[T], value: Any) -> T:
    """Return a parsed value; raise TypeError if it is of another kind, as a text or an object where a list belongs."""
    if not isinstance(value, kind):
        raise TypeError(f"{kind.__name__} expected, {type(value).__name__} found")
    return value
