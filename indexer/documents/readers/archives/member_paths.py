"""The paths of files in an archive: what is shown of them, and which of them are documents."""

from pathlib import PurePosixPath

_ARABIC_LETTERS = ("\u0621", "\u064a")
_OF_SYSTEMS = frozenset(("__MACOSX", "Thumbs.db", "desktop.ini"))  # what systems add to folders


def shown_path(path: str) -> str:
    """Return a path as people see it: with / and nothing that leads out of the archive. It is never one of a disk."""
    parts = PurePosixPath(path.replace("\\", "/").replace("\0", "\ufffd")).parts
    return "/".join(part for part in parts if part not in ("/", "..", ".")) or "\ufffd"


def is_document(path: str) -> bool:
    """Say whether a file is one that a person put there: neither hidden nor added by a system."""
    return not any(part.startswith(".") or part in _OF_SYSTEMS for part in path.split("/"))


def decode_name(raw: bytes) -> str:
    """Return a name without a stated encoding: in UTF-8, in windows-1256 if its letters are Arabic so, else IBM437."""
    for encoding in ("utf-8", "cp1256"):
        try:
            name = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or _is_arabic(name):
            return name
    return raw.decode("cp437")


def _is_arabic(name: str) -> bool:
    """Say whether the letters beyond ASCII are mostly Arabic."""
    letters = [char for char in name if char.isalpha() and not char.isascii()]
    first, last = _ARABIC_LETTERS
    return 2 * sum(first <= letter <= last for letter in letters) > len(letters)
