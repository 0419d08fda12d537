"""Open the depot at an address: a folder, or an object store by its URL."""

import re
from importlib import import_module
from pathlib import Path
from typing import cast

from indexer.errors import OutputError
from indexer.store.depot.base import Depot
from indexer.store.depot.folder import FolderDepot

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")  # of two letters or more: C:\ is a folder
_SECRET = re.compile(r"[?#]|//[^/]*@")


def open_depot(address: str) -> Depot:
    """Return the depot at an address; raise OutputError if it is none that this machine can use."""
    address = address.removeprefix("file://")
    if not _URL.match(address):
        return FolderDepot(Path(address).resolve())
    if _SECRET.search(address):  # it would stand in the log, and in the manifest of who pulls
        raise OutputError(
            "An address holds no name or key, and no “?”: put keys into the environment, as AWS_ACCESS_KEY_ID."
        )
    try:
        objects = import_module("indexer.store.depot.objects")
    except ModuleNotFoundError as fault:
        raise OutputError(
            "%(address)s needs a library that is not installed: run `%(command)s`, or name a folder.",
            address=address,
            command="pip install 'kashshaf[objects]'",
        ) from fault
    return cast("Depot", objects.ObjectDepot(address))
