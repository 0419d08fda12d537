"""The variables that say how a cluster is asked, and by whom: no file of an index has them."""

import math
import os
from typing import Any

from indexer.errors import IndexStateError

PREFIX = "KASHSHAF_CLUSTER"  # that itself names the nodes of a new index
_TEXTS = ("user", "password", "certificates")
_SECONDS = ("connect_seconds", "read_seconds", "build_seconds")
_SHARDS, _MOST_SHARDS = "shards", 1024  # OpenSearch allows an index no more
_NAMES = (*_TEXTS, *_SECONDS, _SHARDS)
VARIABLES = (PREFIX, *(f"{PREFIX}_{name.upper()}" for name in _NAMES))


def options_from_environment() -> dict[str, Any]:
    """Return the options of `ClusterAccess` that variables set; raises IndexStateError."""
    _check_names()
    texts = {name: os.environ.get(f"{PREFIX}_{name.upper()}", "") for name in _NAMES}
    found: dict[str, Any] = {name: text for name, text in texts.items() if text}
    found |= {name: _seconds(name, found[name]) for name in _SECONDS if name in found}
    return found | ({_SHARDS: _shards(found[_SHARDS])} if _SHARDS in found else {})


def _check_names() -> None:
    unknown = [each for each in os.environ if each.startswith(PREFIX) and each not in VARIABLES]
    if unknown:
        raise IndexStateError(
            "The variable %(variable)s says nothing of a cluster: there are %(known)s.",
            variable=unknown[0],
            known=", ".join(VARIABLES),
        )


def _seconds(name: str, text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0
    if not 0 < seconds < math.inf:
        variable = f"{PREFIX}_{name.upper()}"
        raise IndexStateError(
            "%(variable)s is “%(text)s”, which is no number of seconds: write one above 0, as 2.5 or 30.",
            variable=variable,
            text=text,
        )
    return seconds


def _shards(text: str) -> int:
    variable = f"{PREFIX}_{_SHARDS.upper()}"
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text) <= _MOST_SHARDS:
        raise IndexStateError(
            "%(variable)s is “%(text)s”, which is no number of shards: write one from 1 to %(most)s.",
            variable=variable,
            text=text,
            most=_MOST_SHARDS,
        )
    return int(text)
