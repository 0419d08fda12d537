"""Choose the values of an archive: for each spelling of a person or place one value, several, or none."""

from collections.abc import Iterable, Mapping
from functools import cache

from analyzers.names.gazetteer import gazetteer
from analyzers.names.genealogy import units_of
from analyzers.token import Kind
from analyzers.unification.archive import Archive, Spelling
from analyzers.unification.clusters import NOTHING_APART, Clusters, KeptApart
from analyzers.unification.full_names import join_full_names
from analyzers.unification.likeness import join_spellings
from analyzers.unification.lone_words import join_lone_words
from analyzers.unification.non_persons import NonPersons, find_phrases
from analyzers.unification.place_values import keep_places_apart, shown_places, words_among
from analyzers.unification.runs import find_runs

# A whole name is shown for a person whose documents mostly have one word of it, unless it is rarer than this share.
_SHARE_OF_WHOLE_NAME = 0.05

Values = Mapping[Spelling, tuple[str, ...]]


def unify(
    archive: Archive,
    distinct_places: Iterable[str] | None = None,
    apart: Mapping[Kind, KeptApart] | None = None,
) -> Values:
    """Return the values that facets show for each spelling: several for a run of names, none for what is no name.

    `distinct_places` are never joined with each other (by default, the values of the gazetteer). `apart` holds values
    that are not joined although they could be. The result does not depend on the order of documents.
    """
    kept_apart = apart or {}
    known_places = gazetteer_values() if distinct_places is None else frozenset(distinct_places)
    named = (name for kind, name in archive.documents if kind == "places" and name in known_places)
    apart_places = keep_places_apart(named, kept_apart.get("places", NOTHING_APART))
    places = Clusters(archive, "places", apart_places)
    join_spellings(places, known_places)
    people = _unify_people(archive, kept_apart.get("people", NOTHING_APART), places)
    values = shown_places(places, known_places)
    words = words_among(places, known_places)
    shown: dict[Spelling, tuple[str, ...]] = {
        ("places", name): () if places.head(name) in words else (value,) for name, value in values.items()
    }
    return {**shown, **{("people", name): values for name, values in people.items()}}


@cache
def gazetteer_values() -> frozenset[str]:
    """Return the values of the gazetteer."""
    return frozenset(place.value for place in gazetteer().places.all_readings())


def _unify_people(archive: Archive, apart: KeptApart, places: Clusters) -> dict[str, tuple[str, ...]]:
    clusters = Clusters(archive, "people", apart)
    runs = find_runs(clusters)
    in_runs = {name: persons for head, persons in runs.items() for name in clusters.members[head]}
    phrases = find_phrases(clusters)
    words: dict[str, tuple[str, ...]] = {name: () for head in phrases for name in clusters.members[head]}
    clusters.drop({*runs, *phrases})
    join_spellings(clusters)
    join_full_names(clusters)
    join_lone_words(clusters)
    labels = {head: _label(clusters, names) for head, names in clusters.members.items()}
    non_persons = NonPersons(clusters, places, runs)
    shown = {head: () if non_persons.has(head, label) else (label,) for head, label in labels.items()}
    values: dict[str, tuple[str, ...]] = {name: shown[head] for name, head in clusters}
    values |= words
    for name, persons in in_runs.items():
        found = dict.fromkeys(value for person in persons for value in values[person])
        values[name] = tuple(found)
    return values


def _label(clusters: Clusters, names: list[str]) -> str:
    """Return the spelling of most documents, of those with two units if they are not much rarer."""

    def order(name: str) -> tuple[int, int, str]:
        return -clusters.count(name), -len(name), name

    first = min(names, key=order)
    whole = min((name for name in names if len(units_of(name)) > 1), key=order, default=first)
    enough = clusters.count(whole) >= _SHARE_OF_WHOLE_NAME * clusters.count(first)
    return whole if enough else first
