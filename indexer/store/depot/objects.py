"""A depot in an object store (S3, Google Cloud Storage, Azure), or behind a web server, from which it is only pulled.

obstore reads keys, region and endpoint from the environment, as the tools of each store do.
"""

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import obstore
from obstore.exceptions import (
    AlreadyExistsError,
    BaseError,
    PermissionDeniedError,
    PreconditionError,
    UnauthenticatedError,
)
from obstore.store import ObjectStore, from_url

from indexer.errors import IndexStateError, OutputError
from indexer.store.depot.base import (
    MAX_MANIFEST,
    Generations,
    Published,
    missing_file,
    not_read,
    not_written,
)
from indexer.stored_files import GENERATION_PREFIX, MANIFEST_FILE

if TYPE_CHECKING:  # obstore has them for type checkers alone
    from obstore.store import ClientConfig, RetryConfig

_PIECE = 8 << 20  # bytes of a request, each of which is tried again by itself
_TIMEOUT = timedelta(seconds=120)  # of a request: a piece in that time is 70 KB a second
_CONNECT = timedelta(seconds=10)
_RETRIES: "RetryConfig" = {"max_retries": 5, "retry_timeout": _TIMEOUT}
_FAULTS = (BaseError, OSError, ValueError)


class ObjectDepot:
    """A depot at an address; of two writers at a time the second finds out when it publishes, and changes nothing."""

    def __init__(self, address: str) -> None:
        """Take an address such as s3://bucket/path; nothing is read."""
        self.address = address.rstrip("/")
        self._store = _open(self.address)

    def read_manifest(self) -> Published | None:
        """Return the manifest, None if there is none."""
        try:
            found = obstore.get(self._store, MANIFEST_FILE)
            content = bytes(found.bytes()) if found.meta["size"] <= MAX_MANIFEST else b""
            return Published(content, found.meta["e_tag"] or "")
        except FileNotFoundError:
            return None
        except _FAULTS as fault:
            raise not_read(self._address_of(MANIFEST_FILE), _reason(fault)) from fault

    def read(self, name: str, size: int) -> Iterator[bytes]:
        """Yield the content of a file, piece by piece."""
        for start in range(0, size, _PIECE):
            try:
                yield bytes(obstore.get_range(self._store, name, start=start, length=min(_PIECE, size - start)))
            except FileNotFoundError as fault:
                raise missing_file(self.address, self._address_of(name)) from fault
            except _FAULTS as fault:
                raise not_read(self._address_of(name), _reason(fault)) from fault

    def writing(self) -> nullcontext[None]:
        """Let `publish` find other writers out."""
        return nullcontext()

    def generations(self) -> Generations:
        """Return all generations, whole or not."""
        found: dict[str, dict[str, int]] = defaultdict(dict)
        with self._writes():
            for each in (each for page in obstore.list(self._store) for each in page):
                generation, _, name = each["path"].partition("/")
                if generation.startswith(GENERATION_PREFIX):
                    found[generation][name] = each["size"]
        return found

    def write(self, file: Path, name: str) -> None:
        """Write a file; a large one goes up in parts."""
        with file.open("rb") as opened, self._writes():
            obstore.put(self._store, name, opened)

    def publish(self, manifest: str, before: Published | None) -> None:
        """Replace the manifest under the condition that it is still the one that was read before."""
        with self._writes():
            mode = {"e_tag": before.mark} if before else "create"
            obstore.put(self._store, MANIFEST_FILE, manifest.encode(), mode=mode, use_multipart=False)  # type: ignore[arg-type]

    def remove(self, generation: str, files: Mapping[str, int]) -> None:
        """Remove a generation, file by file."""
        with self._writes():
            obstore.delete(self._store, [f"{generation}/{name}" for name in files])

    @contextmanager
    def _writes(self) -> Iterator[None]:
        try:
            yield
        except (AlreadyExistsError, PreconditionError) as fault:
            raise OutputError(
                "Another machine published at %(address)s meanwhile: run this again if its index is to be replaced.",
                address=self.address,
            ) from fault
        except _FAULTS as fault:
            raise not_written(self.address, _reason(fault)) from fault

    def _address_of(self, name: str) -> str:
        return f"{self.address}/{name}"


def _open(address: str) -> ObjectStore:
    client: ClientConfig = {"timeout": _TIMEOUT, "connect_timeout": _CONNECT}
    if address.startswith("http:") or os.environ.get("AWS_ALLOW_HTTP") == "true":  # obstore reads it without options
        client["allow_http"] = True
    try:
        return from_url(address, client_options=client, retry_config=_RETRIES)
    except _FAULTS as fault:
        raise not_read(address, _reason(fault)) from fault


def _reason(fault: Exception) -> object:
    """Return why a request failed: the first line, since the others repeat it for programmers."""
    if isinstance(fault, PermissionDeniedError | UnauthenticatedError):
        return IndexStateError("access denied: check the keys in the environment, and what they allow")
    return str(fault).partition("\n")[0]
