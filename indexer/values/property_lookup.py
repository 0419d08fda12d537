"""Look-up of the values of properties by what a person types: without hamza, in small letters, or a word of them."""

from itertools import islice
from threading import Lock

from analyzers.text.fold import fold
from indexer.engine.base import Engine
from indexer.query.leaves import MatchAll
from indexer.query.request import Filters
from indexer.values.name_lookup import MAX_NAMES

_MAX_VALUES = 100_000  # of a property that are folded, the most frequent: .2 s and 20 MB, once


class PropertyLookup:
    """The values of the properties of an index; loaded on first use, safe for threads."""

    def __init__(self, engine: Engine) -> None:
        """Take an open index."""
        self._engine = engine
        self._lock = Lock()
        self._loaded: dict[str, list[tuple[str, str]]] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The properties of the index."""
        return tuple(self._engine.properties)

    def named(self, name: str, text: str, *, may_be_part: bool) -> tuple[str, ...]:
        """Return the values of a property that a person means by `text`; nothing if there are none.

        They are the value itself, or those of the same folded letters; if it `may_be_part`, those that have it as a
        word, or that begin with it if it ends with `*`; of many the most frequent.
        """
        return self.same(name, text) or (self._with_part(name, _folded(text)) if may_be_part else ())

    def same(self, name: str, text: str) -> tuple[str, ...]:
        """Return the value `text`, or those of the same folded letters."""
        if self._engine.count(MatchAll(), Filters({name: (text,)})):
            return (text,)
        folded = _folded(text)
        return tuple(value for letters, value in self._values(name) if letters == folded)

    def starting_with(self, name: str, text: str) -> tuple[str, ...]:
        """Return the values that begin with `text`, the most frequent."""
        folded = _folded(text)
        found = (value for letters, value in self._values(name) if folded and letters.startswith(folded))
        return tuple(islice(found, MAX_NAMES))

    def _with_part(self, name: str, folded: str) -> tuple[str, ...]:
        if folded.endswith("*"):
            return self.starting_with(name, folded[:-1])
        return tuple(islice((value for letters, value in self._values(name) if folded in letters.split()), MAX_NAMES))

    def _values(self, name: str) -> list[tuple[str, str]]:
        """Return the values of a property with their folded letters, the most frequent first."""
        with self._lock:
            if name not in self._loaded:
                found = self._engine.property_values(name, limit=_MAX_VALUES)
                self._loaded[name] = [(_folded(value), value) for value in found]
            return self._loaded[name]


def _folded(text: str) -> str:
    return " ".join(fold(text).casefold().split())
