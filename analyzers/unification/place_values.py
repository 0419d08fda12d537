"""The values of an archive's places: two places of one name get their country, a single one needs none."""

from collections.abc import Collection, Iterable, Mapping

from analyzers.text.fold import fold
from analyzers.unification.clusters import Clusters, KeptApart

COUNTRY_SIGN = "، "  # between the name of a place and its country, in the gazetteer's values of names of several places
# A country's place in this many times as many documents is meant where the text does not decide.
_MAIN_FACTOR = 10
# Documents. Of the unlisted names of one word in so many, two archives have every place behind a noun of place at
# least once, and no programme, club or piece of a name.
_MIN_UNHEADED = 5


def plain_name(value: str) -> str:
    """Return a value without the country that tells it from another place: طرابلس، لبنان -> طرابلس."""
    return value.partition(COUNTRY_SIGN)[0]


def keep_places_apart(values: Iterable[str], apart: KeptApart) -> KeptApart:
    """Add to `apart` the places that only marks tell apart: عُمان, عمّان."""
    by_letters: dict[str, set[str]] = {}
    for value in values:
        by_letters.setdefault(fold(value), set()).add(value)
    alike = [group for group in by_letters.values() if len(group) > 1]
    return {**apart, **{value: apart.get(value, frozenset()) | (group - {value}) for group in alike for value in group}}


def shown_places(places: Clusters, known: Collection[str]) -> Mapping[str, str]:
    """Return the value of each spelling of a place; `known` are the gazetteer's values, which are shown first.

    Where an archive has one place of a name, it is shown without its country. Where it has several, so is the one of
    most documents if texts without a country rarely mean another.
    """
    labels = {head: min(members, key=lambda name: name not in known) for head, members in places.members.items()}
    groups: dict[str, list[str]] = {}
    for head in sorted(labels, key=places.order):
        groups.setdefault(plain_name(labels[head]), []).append(head)
    for plain, heads in groups.items():
        main, *others = heads
        if labels[main] == plain:
            continue
        rivals = [head for head in others if labels[head] != plain]
        undecided = [head for head in others if labels[head] == plain]
        is_main = all(
            len(places.documents[head]) * _MAIN_FACTOR <= len(places.documents[main]) for head in (*undecided, *rivals)
        )
        if is_main:
            labels.update(dict.fromkeys((main, *undecided), plain))
    return {name: labels[head] for name, head in places}


def words_among(places: Clusters, known: Collection[str]) -> frozenset[str]:
    """Return the heads that are no places: unlisted words of many documents, none with a noun of place before."""
    headed = places.archive.headed
    return frozenset(
        head
        for head, members in places.members.items()
        if len(places.documents[head]) >= _MIN_UNHEADED
        and not any(name in known or name in headed or " " in name for name in members)
    )
