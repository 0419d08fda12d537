"""What a depot is: a folder or an object store, laid out as an index is.

manifest.json     names the generation that servers pull; replaced in one step, after all files of it are there
generation-*/     that generation, and a few older ones for servers that still pull them
"""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple, Protocol

from indexer.display import shell_command
from indexer.errors import IndexStateError, OutputError

Generations = Mapping[str, Mapping[str, int]]  # by name; the files of each with their sizes in bytes

MAX_MANIFEST = 16 << 20  # bytes; that of an index of a million documents and 50 sources has 20 KB


class Published(NamedTuple):
    """The manifest of a depot as it was read; `mark` tells it from any other."""

    content: bytes
    mark: str = ""


class Depot(Protocol):
    """Where generations are published.

    What cannot be read is an IndexStateError, what cannot be written an OutputError.
    """

    address: str

    def read_manifest(self) -> Published | None:
        """Return the manifest, None if there is none."""

    def read(self, name: str, size: int) -> Iterator[bytes]:
        """Yield the content of a file of `size` bytes, which may turn out to have others; `name` is GENERATION/FILE."""

    def writing(self) -> AbstractContextManager[None]:
        """Keep other writers out, or let `publish` find them out."""

    def generations(self) -> Generations:
        """Return all generations, whole or not."""

    def write(self, file: Path, name: str) -> None:
        """Write a file, which appears in one step. Raises OSError if `file` cannot be read."""

    def publish(self, manifest: str, before: Published | None) -> None:
        """Replace the manifest, unless it is no longer the one that was read `before`."""

    def remove(self, generation: str, files: Mapping[str, int]) -> None:
        """Remove a generation."""


def not_read(name: str, reason: object) -> IndexStateError:
    """Return the error of a file of a depot, by its whole address, that cannot be read."""
    return IndexStateError(
        "%(name)s cannot be read (%(reason)s): mend what hinders this machine, and run the command again. "
        "The index stays as it was.",
        name=name,
        reason=reason,
    )


def not_written(address: str, reason: object) -> OutputError:
    """Return the error of a depot that takes no file."""
    return OutputError(
        "%(address)s cannot be written (%(reason)s): make room, or give this account the right to write there, and run "
        "the command again. What was published there before stays.",
        address=address,
        reason=reason,
    )


def missing_file(address: str, name: str) -> IndexStateError:
    """Return the error of a depot that lacks a file its manifest names."""
    return damaged(address, IndexStateError("%(file)s is missing", file=name))


def damaged(address: str, reason: IndexStateError) -> IndexStateError:
    """Return the error of a depot with something wrong in it; `reason` is a part of the sentence."""
    return IndexStateError(
        "%(address)s holds no whole index (%(reason)s): remove that file there, and run `%(command)s` on the machine "
        "that builds the index. The index here stays as it was.",
        address=address,
        reason=reason,
        command=publish_command(address),
    )


def publish_command(address: str) -> str:
    """Return the command that publishes to a depot."""
    return shell_command("index-cli", "publish", address)


def pull_command(address: str, folder: Path) -> str:
    """Return the command that pulls from a depot."""
    return shell_command("index-cli", "pull", address, "--index", folder)
