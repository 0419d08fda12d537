"""Values of places over an archive: a country only where two places share a name, and names that marks tell apart."""

import pytest

from analyzers.unification.archive import Archive, DocumentNames
from analyzers.unification.values import unify

ARCHIVES = [
    ("one place needs no country", {"طرابلس، لبنان": 3}, {"طرابلس، لبنان": "طرابلس"}),
    ("two places need it", {"طرابلس": 5, "طرابلس، لبنان": 3}, {"طرابلس": "طرابلس", "طرابلس، لبنان": "طرابلس، لبنان"}),
    (
        "the archive's own place is the main one",
        {"المحمدية": 2, "المحمدية، تونس": 30},
        {"المحمدية": "المحمدية", "المحمدية، تونس": "المحمدية"},
    ),
    (
        "two that are not the usual one",
        {"العيون، تونس": 3, "العيون، الكويت": 2},
        {"العيون، تونس": "العيون، تونس", "العيون، الكويت": "العيون، الكويت"},
    ),
    ("marks tell two places apart", {"عُمان": 5, "عمّان": 3}, {"عُمان": "عُمان", "عمّان": "عمّان"}),
    ("a name without marks is the commoner place", {"عُمان": 2, "عمّان": 9, "عمان": 1}, {"عمان": "عمّان"}),
    ("a far spelling is no known place", {"باريس": 50, "بولاريس": 1}, {"بولاريس": "بولاريس"}),
    ("nor are other consonants", {"المنستير": 50, "مانشستير": 1}, {"مانشستير": "مانشستير"}),
    ("a near spelling is", {"بلجيكا": 20, "بلجيكيا": 5}, {"بلجيكيا": "بلجيكا"}),
]


@pytest.mark.parametrize(("counts", "expected"), [row[1:] for row in ARCHIVES], ids=[row[0] for row in ARCHIVES])
def test_values_over_an_archive(counts: dict[str, int], expected: dict[str, str]) -> None:
    values = unify(Archive.without_company({("places", name): n for name, n in counts.items()}))
    assert {name: values["places", name][0] for name in expected} == expected


@pytest.mark.parametrize(
    ("name", "documents", "headed", "is_place"),
    [
        ("راديوما", 5, False, False),  # the programme of a radio station
        ("راديوما", 4, False, True),  # too few to say
        ("ولعابة", 5, True, True),  # منطقة ولعابة
        ("بيت الورد", 5, False, True),
        ("باريس", 5, False, True),  # listed
    ],
)
def test_an_unlisted_word_is_a_place_if_a_noun_of_place_announces_it(
    name: str, documents: int, *, headed: bool, is_place: bool
) -> None:
    alone = [DocumentNames((), (name,))] * (documents - 1)
    last = DocumentNames((), (name,), (), (name,) if headed else ())
    assert unify(Archive([*alone, last]))["places", name] == ((name,) if is_place else ())
