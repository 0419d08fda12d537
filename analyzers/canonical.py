"""One value for one name over the whole index: spellings joined, the commonest full form chosen."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from analyzers.gazetteer import gazetteer
from analyzers.judge import same_name
from analyzers.parts import resolve_parts
from analyzers.skeleton import keys, name_words
from analyzers.token import Kind

_MOST = 20  # names of one key that others are compared with: the commonest


def unify(counts: Mapping[tuple[Kind, str], int], known: Iterable[str] | None = None) -> dict[tuple[Kind, str], str]:
    """Return for each person and place the value that stands for it over the whole index.

    `counts` gives for each value the number of documents that have it. `known` are values of places that are places
    of their own, never joined with each other (by default all of the gazetteer). The outcome depends on `counts`
    alone, not on its order. Each name joins the commonest name it can be a spelling of, never a chain of names.
    """
    unified: dict[tuple[Kind, str], str] = {}
    for kind in ("people", "places"):
        values = {value: n for (of, value), n in counts.items() if of == kind}
        fixed = known_places() if known is None else frozenset(known)
        heads = _join(values, fixed if kind == "places" else frozenset())
        if kind == "people":
            heads = resolve_parts(heads, values)
        unified.update(((kind, value), head) for value, head in heads.items())
    return unified


@cache
def known_places() -> frozenset[str]:
    """Return the values of the gazetteer."""
    return frozenset(place.value for place in gazetteer().places.values())


def _join(values: Mapping[str, int], known: frozenset[str]) -> dict[str, str]:
    """Give each value its head: the commonest value it can be a spelling of, itself if there is none."""
    order = sorted(values, key=lambda value: (value not in known, -values[value], -len(value), value))
    stars = _Stars()
    return {value: stars.join(value, may_join=value not in known) for value in order}


@dataclass(slots=True)
class _Stars:
    """Heads that other values join, by their keys; values come the commonest first."""

    blocks: dict[str, list[str]] = field(default_factory=dict)
    unspaced: dict[str, str] = field(default_factory=dict)
    ranks: dict[str, int] = field(default_factory=dict)

    def join(self, value: str, *, may_join: bool) -> str:
        """Return the head of a value; it becomes one if it has none."""
        found = keys(value)
        written_together = "".join(name_words(value))
        heads = set(self._heads(value, found, written_together)) if may_join else set()
        if heads:
            return min(heads, key=self.ranks.__getitem__)
        self.ranks[value] = len(self.ranks)
        self.unspaced.setdefault(written_together, value)
        for key in found:
            block = self.blocks.setdefault(key, [])
            if len(block) < _MOST:
                block.append(value)
        return value

    def _heads(self, value: str, found: Iterable[str], written_together: str) -> Iterator[str]:
        if written_together in self.unspaced:
            yield self.unspaced[written_together]
        for key in found:
            yield from (head for head in self.blocks.get(key, ()) if same_name(value, head))
