"""Runs: names of several persons, one behind the other, that a text does not part: عبدالفتاح السيسي عمر البشير."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from analyzers.names.genealogy import CHILD_OF, name_units
from analyzers.names.phonetic_key import name_words
from analyzers.names.same_name import are_same_word
from analyzers.unification.clusters import Clusters

_MIN_WORDS = 4
_MIN_DOCUMENTS = 3  # of each person of a run
_TIMES_MORE_DOCUMENTS = 3  # than the run
_LEAST_EVIDENCE = -0.5  # a name of four words may be one man's: his company is then neither person's

Runs = Mapping[str, tuple[str, ...]]  # head -> the heads of the persons that it names, none of them a run


def find_runs(clusters: Clusters) -> Runs:
    """Return the names that consist of the names of two or more well-known persons."""
    parts = _parts(clusters)
    runs: dict[str, tuple[str, ...]] = {}
    # A part of a run has more documents than the run, so that runs among the parts are known before.
    for head in sorted(parts, key=clusters.order):
        runs[head] = tuple(person for part in parts[head] for person in runs.get(part, (part,)))
    return runs


def _parts(clusters: Clusters) -> Runs:
    """Return the runs with the names that they consist of, which may be runs themselves."""
    known: dict[tuple[str, ...], str] = {}
    for head in clusters.heads():
        if len(clusters.documents[head]) >= _MIN_DOCUMENTS:
            for name in clusters.members[head]:
                if len(name_units(name_words(name))) > 1:
                    known.setdefault(name_words(name), head)
    parts = {head: next(_partitions(clusters, head, name_words(head), known), ()) for head in clusters.documents}
    return {head: persons for head, persons in parts.items() if len(persons) > 1}


def _partitions(
    clusters: Clusters, run: str, words: tuple[str, ...], known: Mapping[tuple[str, ...], str]
) -> Iterator[tuple[str, ...]]:
    """Yield the ways to part the words into names of well-known persons."""
    if len(words) >= _MIN_WORDS or len(words) < len(name_words(run)):
        person = known.get(words)
        if person and person != run and _is_likely(clusters, run, person):
            yield (person,)
        for cut in range(2, len(words) - 1):
            person = known.get(words[:cut])
            if person and person != run and words[cut] not in CHILD_OF and _is_likely(clusters, run, person):
                for others in _partitions(clusters, run, words[cut:], known):
                    yield (person, *others)


def _is_likely(clusters: Clusters, run: str, person: str) -> bool:
    documents = clusters.documents
    return (
        len(documents[person]) >= _TIMES_MORE_DOCUMENTS * len(documents[run])
        and clusters.evidence(person, run) >= _LEAST_EVIDENCE
    )


def split_surface(surface: str, persons: Sequence[str]) -> list[tuple[str, int, int]]:
    """Return those of the persons whom the surface of a run, or of a part of it, names, each with its span in it.

    The span of a person ends before the name of the next one. A surface without a word of any name is of the first.
    """
    words = [(name_words(found[0]), found.start(), found.end()) for found in re.finditer(r"\S+", surface)]
    starts: dict[str, int] = {}
    position = 0
    for person in persons:
        names = set(name_words(person))
        named = (n for n in range(position, len(words)) if any(_has(names, word) for word in words[n][0]))
        if (first := next(named, None)) is not None:
            starts[person] = first
            position = first + 1
    if not starts:
        return [(persons[0], 0, len(surface))]
    ends = [*list(starts.values())[1:], len(words)]
    return [
        (person, words[start][1], words[end - 1][2]) for (person, start), end in zip(starts.items(), ends, strict=True)
    ]


def _has(names: Collection[str], word: str) -> bool:
    return word in names or any(are_same_word(word, name) for name in names)
