"""What an archive knows: documents of names, and whether the company of two names is that of one person."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from analyzers.unification.archive import Archive, DocumentNames, Spelling, spellings_of
from analyzers.unification.clusters import Clusters
from analyzers.unification.values import unify

# كمال لطفي is a minister with سالم حداد in عدن, نبيل عمران a player with جان دوبوا in باريس.
MINISTER = [DocumentNames(("سالم حداد", "كمال لطفي"), ("عدن",))] * 10
PLAYER = [DocumentNames(("جان دوبوا", "نبيل عمران"), ("باريس",))] * 10
OTHERS = [DocumentNames((f"شخص {number}",), ("عدن" if number % 2 else "باريس",)) for number in range(200)]


def _evidence(name: str, *documents: DocumentNames) -> float:
    clusters = Clusters(Archive([*MINISTER, *PLAYER, *OTHERS, *documents]), "people")
    return clusters.evidence("كمال لطفي", name)


_KIND = st.lists(st.sampled_from(("أ", "ب", "بب", "ا", "x")), max_size=3).map(tuple)


@given(st.lists(st.builds(DocumentNames, _KIND, _KIND, _KIND, _KIND)))
def test_documents_are_numbered_in_the_order_of_their_names(documents: list[DocumentNames]) -> None:
    archive, ordered = Archive(documents), sorted(documents)
    expected: dict[Spelling, set[int]] = {}
    for number, document in enumerate(ordered):
        for spelling in spellings_of(document):
            expected.setdefault(spelling, set()).add(number)
    assert archive.documents == expected
    assert len(archive) == len(documents)
    assert archive.announced == Counter(name for document in documents for name in document.announced)


def test_shared_company_speaks_for_one_person() -> None:
    assert _evidence("كمال محمد لطفي", DocumentNames(("سالم حداد", "كمال محمد لطفي"), ("عدن",))) > 1


def test_other_company_speaks_against_one_person() -> None:
    assert _evidence("كمال محمد لطفي", DocumentNames(("جان دوبوا", "كمال محمد لطفي"), ("باريس",))) < 0


def test_no_company_says_nothing() -> None:
    assert _evidence("كمال محمد لطفي", DocumentNames(("كمال محمد لطفي",), ())) == 0


def test_a_surname_goes_to_the_man_whose_company_it_keeps() -> None:
    family = [DocumentNames(("رامي الكيلاني", "سالم حداد"), ("عدن",))] * 4
    brothers = [DocumentNames(("بشير الكيلاني", "جان دوبوا"), ("باريس",))] * 4
    alone = DocumentNames(("الكيلاني", "سالم حداد"), ("عدن",), ("الكيلاني",))
    values = unify(Archive([*MINISTER, *PLAYER, *OTHERS, *family, *brothers, alone]), ())
    assert values["people", "الكيلاني"] == ("رامي الكيلاني",)


NAMES = st.sets(st.sampled_from(["سالم حداد", "كمال لطفي", "نبيل عمران", "عدن"]), max_size=3)
DOCUMENTS = st.lists(st.builds(lambda names: DocumentNames(tuple(sorted(names)), ()), NAMES), max_size=8)


@given(DOCUMENTS.flatmap(lambda documents: st.tuples(st.just(documents), st.permutations(documents))))
def test_the_order_of_documents_makes_no_difference(orders: tuple[list[DocumentNames], list[DocumentNames]]) -> None:
    one, other = map(Archive, orders)
    assert one.documents == other.documents
    assert one.announced == other.announced


def test_a_first_name_alone_goes_to_the_family_name_alone_beside_it() -> None:
    elsewhere = [DocumentNames(("فرانسوا هولاند", "جان دوبوا"), ("باريس",))] * 9
    torn = [DocumentNames(("ديبوسيه", "فرانسوا"), ("باريس",), ("ديبوسيه",))] * 4
    values = unify(Archive([*PLAYER, *OTHERS, *elsewhere, *torn]), ())
    assert values["people", "فرانسوا"] == values["people", "ديبوسيه"] == ("ديبوسيه",)


def test_a_list_of_names_is_no_company() -> None:
    crowd = tuple(sorted(f"اسم{number}" for number in range(2_000)))
    assert not Archive([DocumentNames(crowd, ("طنجة",))]).companions([0])
    few = DocumentNames(crowd[:500], ())
    assert len(Archive([few]).companions([0])) == 500
