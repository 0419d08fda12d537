"""The paths of files in an archive: what is shown of them, and which of them are documents."""

import re
from contextlib import suppress
from pathlib import PurePosixPath

from indexer.documents.source_walk import is_hidden

# Without a stated encoding Windows in Arabic writes names in 720, and other programs in windows-1256.
_ENCODINGS = ("cp1256", "cp720")
_ARABIC = re.compile("[\u060c\u0621-\u0652«»]")
_MIN_ARABIC = 0.5


def shown_path(path: str) -> str:
    """Return a path as people see it: with / and nothing that leads out of the archive. It is never one of a disk."""
    parts = PurePosixPath(path.replace("\\", "/").replace("\0", "\ufffd")).parts
    return "/".join(part for part in parts if part not in ("/", "..", ".")) or "\ufffd"


def is_document(path: str) -> bool:
    """Say whether a file is one that a person put there: neither hidden nor added by a system."""
    return not any(map(is_hidden, path.split("/")))


def decode_name(raw: bytes) -> str:
    """Return a name without a stated encoding: in UTF-8, else in that encoding of Arabic that fits, else in IBM437."""
    with suppress(UnicodeDecodeError):
        return raw.decode("utf-8")
    names = (raw.decode(encoding, "replace") for encoding in _ENCODINGS)
    name = max(names, key=_arabic_share)
    return name if _arabic_share(name) > _MIN_ARABIC else raw.decode("cp437")


def _arabic_share(name: str) -> float:
    """Return how many of the characters beyond ASCII are letters of Arabic, or stand beside them in names."""
    others = [char for char in name if not char.isascii()]
    return len(_ARABIC.findall(name)) / len(others) if others else 0
