"""One value for one name over the whole index: spellings joined, the commonest full form chosen."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from analyzers.names.gazetteer import gazetteer
from analyzers.names.partial_names import resolve_partial_names
from analyzers.names.phonetic_key import name_keys, name_words
from analyzers.names.same_name import are_same_name
from analyzers.token import Kind

_MOST = 20  # names of one key that others are compared with: the commonest

KeptApart = Mapping[str, frozenset[str]]  # value -> values that it must not share a head with; holds both ways
NOTHING_APART: KeptApart = {}  # nothing is kept apart


def cluster_names(
    counts: Mapping[tuple[Kind, str], int],
    known: Iterable[str] | None = None,
    apart: Mapping[Kind, KeptApart] | None = None,
) -> dict[tuple[Kind, str], str]:
    """Return for each person and place the value that stands for it over the whole index.

    `counts` gives for each value the number of documents that have it. `known` are values of places that are places
    of their own, never joined with each other (by default all of the gazetteer); `apart` are values that are not
    joined although they could be. The outcome depends on what is given alone, not on its order. Each name joins the
    commonest name it can be a spelling of, never a chain of names.
    """
    unified: dict[tuple[Kind, str], str] = {}
    for kind in ("people", "places"):
        values = {value: n for (of, value), n in counts.items() if of == kind}
        fixed = known_places() if known is None else frozenset(known)
        strangers = (apart or {}).get(kind, NOTHING_APART)
        heads = _join(values, fixed if kind == "places" else frozenset(), strangers)
        if kind == "people":
            heads = _with_wholes(heads, resolve_partial_names(heads, values), strangers)
        unified.update(((kind, value), head) for value, head in heads.items())
    return unified


def may_join(values: Iterable[str], members: Collection[str], apart: KeptApart) -> bool:
    """Whether none of `values` is kept apart from one of `members`."""
    return all(apart.get(value, frozenset()).isdisjoint(members) for value in values)


@cache
def known_places() -> frozenset[str]:
    """Return the values of the gazetteer."""
    return frozenset(place.value for place in gazetteer().places.values())


def _join(values: Mapping[str, int], known: frozenset[str], apart: KeptApart) -> dict[str, str]:
    """Give each value its head: the commonest value it can be a spelling of, itself if there is none."""
    order = sorted(values, key=lambda value: (value not in known, -values[value], -len(value), value))
    stars = _Stars(apart)
    return {value: stars.join(value, own=value in known) for value in order}


def _with_wholes(heads: Mapping[str, str], wholes: Mapping[str, str], apart: KeptApart) -> dict[str, str]:
    """Let the spellings of a head go where `wholes` sends them, all or none; none when one is kept apart there."""
    if not apart:
        return dict(wholes)
    stars: dict[str, list[str]] = defaultdict(list)
    for value, head in heads.items():
        stars[head].append(value)
    groups = {head: set(members) for head, members in stars.items() if wholes[head] == head}
    resolved = dict(heads)
    for head in sorted(stars.keys() - groups.keys()):
        group = groups[wholes[head]]
        if may_join(stars[head], group, apart):
            group.update(stars[head])
            resolved.update(dict.fromkeys(stars[head], wholes[head]))
    return resolved


@dataclass(slots=True)
class _Stars:
    """Heads that other values join, by their keys; values come the commonest first."""

    apart: KeptApart
    blocks: dict[str, list[str]] = field(default_factory=dict)
    unspaced: dict[str, str] = field(default_factory=dict)
    ranks: dict[str, int] = field(default_factory=dict)
    members: dict[str, set[str]] = field(default_factory=dict)  # of a head, those that are kept apart from others

    def join(self, value: str, *, own: bool) -> str:
        """Return the head of a value; it becomes one if it has none, or is to be one of its `own`."""
        found = name_keys(value)
        written_together = "".join(name_words(value))
        near = () if own else self._heads(value, found, written_together)
        head = next((head for head in near if may_join((value,), self.members.get(head, ()), self.apart)), value)
        if value in self.apart:
            self.members.setdefault(head, set()).add(value)
        if head == value:
            self._begin(value, found, written_together)
        return head

    def _begin(self, value: str, found: Iterable[str], written_together: str) -> None:
        self.ranks[value] = len(self.ranks)
        self.unspaced.setdefault(written_together, value)
        for key in found:
            block = self.blocks.setdefault(key, [])
            if len(block) < _MOST:
                block.append(value)

    def _heads(self, value: str, found: Iterable[str], written_together: str) -> Iterator[str]:
        """Yield the heads that a value can be a spelling of, the commonest first: most values ask for no other."""
        same = self.unspaced.get(written_together)
        near = {head for key in found for head in self.blocks.get(key, ())} | ({same} if same else set())
        for head in sorted(near, key=self.ranks.__getitem__):
            if head == same or are_same_name(value, head):
                yield head
