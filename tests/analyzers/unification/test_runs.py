"""Runs of names: which names are several persons, and whom a surface names."""

import pytest

from analyzers.unification.archive import Archive
from analyzers.unification.clusters import Clusters
from analyzers.unification.runs import find_runs, split_surface

KNOWN = {"كمال لطفي": 9, "سالم حداد": 9, "زين العابدين بن علي": 9, "علي عمران": 1}


@pytest.mark.parametrize(
    ("name", "documents", "persons"),
    [
        ("كمال لطفي سالم حداد", 1, ("كمال لطفي", "سالم حداد")),
        ("كمال لطفي زين العابدين بن علي سالم حداد", 1, ("كمال لطفي", "زين العابدين بن علي", "سالم حداد")),
        ("كمال لطفي سالم حداد", 5, ()),  # too many documents for a slip
        ("كمال لطفي علي عمران", 1, ()),  # one of them is rare
        ("كمال لطفي بن سالم حداد", 1, ()),  # his father
        ("كمال لطفي سالم", 1, ()),
    ],
)
def test_runs_of_well_known_names(name: str, documents: int, persons: tuple[str, ...]) -> None:
    counts = {**KNOWN, name: documents}
    clusters = Clusters(Archive.without_company({("people", each): n for each, n in counts.items()}), "people")
    assert find_runs(clusters).get(name, ()) == persons


def test_a_run_among_the_names_of_a_run_gives_its_persons() -> None:
    persons = ("كمال لطفي", "سالم حداد", "نادر قاسم")
    counts = {**dict.fromkeys(persons, 40), " ".join(persons[1:]): 9, " ".join(persons): 1}
    clusters = Clusters(Archive.without_company({("people", each): n for each, n in counts.items()}), "people")
    assert find_runs(clusters) == {" ".join(persons[1:]): persons[1:], " ".join(persons): persons}


@pytest.mark.parametrize(
    ("surface", "named"),
    [
        ("كمال لطفي سالم حداد", ["كمال لطفي", "سالم حداد"]),
        ("حداد", ["حداد"]),
        ("الوزير", ["الوزير"]),
    ],
)
def test_each_person_has_a_part_of_the_surface(surface: str, named: list[str]) -> None:
    parts = split_surface(surface, ("كمال لطفي", "سالم حداد"))
    assert [surface[start:end] for _, start, end in parts] == named
