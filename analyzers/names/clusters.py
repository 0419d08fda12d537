"""Choose one value for each name of an index: join its spellings under the most frequent full form."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from analyzers.names.gazetteer import gazetteer
from analyzers.names.partial_names import resolve_partial_names
from analyzers.names.phonetic_key import name_keys, name_words
from analyzers.names.same_name import are_same_name
from analyzers.token import Kind

# A value is compared with this many heads of each of its keys, the most frequent ones. It bounds the time for common
# keys.
_MAX_HEADS_PER_KEY = 20

KeptApart = Mapping[str, frozenset[str]]  # value -> the values it must not share a head with, in both directions
NOTHING_APART: KeptApart = {}


def cluster_names(
    counts: Mapping[tuple[Kind, str], int],
    distinct_places: Iterable[str] | None = None,
    apart: Mapping[Kind, KeptApart] | None = None,
) -> dict[tuple[Kind, str], str]:
    """Return the head of each person and place: the value that all its spellings are shown as.

    `counts` gives the number of documents of each value. `distinct_places` are never joined with each other (by
    default, the values of the gazetteer). `apart` holds values that are not joined although they could be. The result
    does not depend on the order of the arguments. Each name joins the most frequent name that it can be a
    spelling of, never a chain of names.
    """
    all_heads: dict[tuple[Kind, str], str] = {}
    for kind in ("people", "places"):
        values = {value: n for (value_kind, value), n in counts.items() if value_kind == kind}
        own_heads = gazetteer_values() if distinct_places is None else frozenset(distinct_places)
        kept_apart = (apart or {}).get(kind, NOTHING_APART)
        heads = _join_spellings(values, own_heads if kind == "places" else frozenset(), kept_apart)
        if kind == "people":
            heads = _join_partial_names(heads, resolve_partial_names(heads, values), kept_apart)
        all_heads.update(((kind, value), head) for value, head in heads.items())
    return all_heads


def may_join(values: Iterable[str], members: Collection[str], apart: KeptApart) -> bool:
    """Say whether `values` may join `members`: no value is kept apart from one of them."""
    return all(apart.get(value, frozenset()).isdisjoint(members) for value in values)


@cache
def gazetteer_values() -> frozenset[str]:
    """Return the values of the gazetteer."""
    return frozenset(place.value for place in gazetteer().places.all_readings())


def _join_spellings(values: Mapping[str, int], own_heads: frozenset[str], apart: KeptApart) -> dict[str, str]:
    """Return the head of each value: the most frequent value that it can be a spelling of, or itself.

    `own_heads` are always their own heads.
    """
    order = sorted(values, key=lambda value: (value not in own_heads, -values[value], -len(value), value))
    clusters = _Clusters(apart)
    return {value: clusters.add(value, is_own_head=value in own_heads) for value in order}


def _join_partial_names(heads: Mapping[str, str], full_names: Mapping[str, str], apart: KeptApart) -> dict[str, str]:
    """Move all values of a head to its full name, unless one of them is kept apart from a value there."""
    if not apart:
        return dict(full_names)
    members: dict[str, list[str]] = defaultdict(list)
    for value, head in heads.items():
        members[head].append(value)
    clusters = {head: set(values) for head, values in members.items() if full_names[head] == head}
    joined = dict(heads)
    for head in sorted(members.keys() - clusters.keys()):
        cluster = clusters[full_names[head]]
        if may_join(members[head], cluster, apart):
            cluster.update(members[head])
            joined.update(dict.fromkeys(members[head], full_names[head]))
    return joined


@dataclass(slots=True)
class _Clusters:
    """Heads by their keys; the most frequent values have to be added first."""

    apart: KeptApart
    heads_by_key: dict[str, list[str]] = field(default_factory=dict)
    heads_by_letters: dict[str, str] = field(default_factory=dict)  # by the words of the name, joined
    ranks: dict[str, int] = field(default_factory=dict)
    members: dict[str, set[str]] = field(default_factory=dict)  # by head; only values that are kept apart from another

    def add(self, value: str, *, is_own_head: bool) -> str:
        """Return the head of a value; the value becomes a head if none fits or if `is_own_head`."""
        keys, letters = name_keys(value), "".join(name_words(value))
        candidates = () if is_own_head else self._candidates(value, keys, letters)
        head = next((head for head in candidates if may_join((value,), self.members.get(head, ()), self.apart)), value)
        if value in self.apart:
            self.members.setdefault(head, set()).add(value)
        if head == value:
            self._add_head(value, keys, letters)
        return head

    def _add_head(self, value: str, keys: Iterable[str], letters: str) -> None:
        self.ranks[value] = len(self.ranks)
        self.heads_by_letters.setdefault(letters, value)
        for key in keys:
            heads = self.heads_by_key.setdefault(key, [])
            if len(heads) < _MAX_HEADS_PER_KEY:
                heads.append(value)

    def _candidates(self, value: str, keys: Iterable[str], letters: str) -> Iterator[str]:
        """Yield the heads that a value can be a spelling of, most frequent first; most callers take only the first."""
        same_letters = self.heads_by_letters.get(letters)
        heads = {head for key in keys for head in self.heads_by_key.get(key, ())}
        if same_letters:
            heads.add(same_letters)
        for head in sorted(heads, key=self.ranks.__getitem__):
            if head == same_letters or are_same_name(value, head):
                yield head
