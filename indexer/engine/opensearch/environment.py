"""The variables that say how a cluster is asked, and by whom: no file of an index has them."""

import math
import os
from typing import Any

from indexer.errors import IndexStateError

PREFIX = "KASHSHAF_CLUSTER"  # that itself names the nodes of a new index
_TEXTS = ("user", "password", "certificates")
_SECONDS = ("connect_seconds", "read_seconds", "build_seconds")
VARIABLES = (PREFIX, *(f"{PREFIX}_{name.upper()}" for name in (*_TEXTS, *_SECONDS)))


def options_from_environment() -> dict[str, Any]:
    """Return the options of `ClusterAccess` that variables set; raises IndexStateError."""
    _check_names()
    texts = {name: os.environ.get(f"{PREFIX}_{name.upper()}", "") for name in (*_TEXTS, *_SECONDS)}
    found: dict[str, Any] = {name: text for name, text in texts.items() if text}
    return found | {name: _seconds(name, found[name]) for name in _SECONDS if name in found}


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
