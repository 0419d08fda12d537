"""One value for each person and place of an index."""

from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.token import Kind
from analyzers.unification.archive import Archive, DocumentNames
from analyzers.unification.clusters import KeptApart
from analyzers.unification.values import unify

# Values with their number of documents, and the heads of those that are not their own head.
PEOPLE: list[tuple[str, dict[str, int], dict[str, str]]] = [
    (
        "a family name alone, of one person",
        {"سيرجي لافروف": 3, "سيرغي لافروف": 5, "لافروف": 9},
        {"سيرجي لافروف": "سيرغي لافروف", "لافروف": "سيرغي لافروف"},
    ),
    ("a family name of two people", {"جورج بوش": 5, "جيب بوش": 9, "بوش": 3}, {}),
    ("father and son", {"حافظ الأسد": 3, "بشار الأسد": 9, "الأسد": 4}, {}),
    (
        "names that begin with the family name",
        {"كيم جونغ أون": 9, "كيم جونج أون": 2, "كيم جونغ إيل": 4, "كيم ايل سونغ": 3, "كيم": 7, "كيم جونغ": 1},
        {"كيم جونج أون": "كيم جونغ أون"},
    ),
    ("a family name alone that begins the full name", {"تشوي سون هوي": 5, "تشوي": 1}, {"تشوي": "تشوي سون هوي"}),
    ("a family name of two words", {"زين العابدين بن علي": 9, "بن علي": 20}, {"بن علي": "زين العابدين بن علي"}),
    ("a father's name is not a family name", {"محمد بن سلمان": 5, "سلمان": 2}, {}),
    ("a given name of many people", {"محمد صلاح": 5, "محمد": 2}, {}),
    ("native given names", {"محمود درويش": 4, "محمد درويش": 2, "حسن روحاني": 3, "حسين روحاني": 1}, {}),
    (
        "one person dominates the others of the family",
        {"فلاديمير بوتين": 50, "ليودميلا بوتين": 2, "بوتين": 9},
        {"بوتين": "فلاديمير بوتين"},
    ),
    ("no full name", {"كيربي": 3}, {}),
    (
        "parts of one name that overlap",
        {"عبد ربه منصور هادي": 40, "عبد ربه منصور": 5, "منصور هادي": 9},
        {"عبد ربه منصور": "عبد ربه منصور هادي", "منصور هادي": "عبد ربه منصور هادي"},
    ),
    ("a consonant that looks like a vowel", {"رضا الجوادي": 5, "رضا الجدي": 2}, {}),
    ("a word alone that is hardly spelled like a family name", {"نادر الغندري": 8, "غاندي": 1}, {}),
    (
        "the most frequent form is the head",
        {"فلاديمير بوتين": 2, "فلادمير بوتين": 3},
        {"فلاديمير بوتين": "فلادمير بوتين"},
    ),
    (
        "of equally frequent forms the longer is the head",
        {"فلاديمير بوتين": 2, "فلادمير بوتين": 2},
        {"فلادمير بوتين": "فلاديمير بوتين"},
    ),
]
PLACES: list[tuple[str, dict[str, int], dict[str, str]]] = [
    ("spellings", {"وونسان": 3, "وانسان": 1}, {"وانسان": "وونسان"}),
    (
        "a place of the gazetteer is the head of its spellings",
        {"بيونج يانج": 9, "بيونغ يانغ": 1},
        {"بيونج يانج": "بيونغ يانغ"},
    ),
    ("places of the gazetteer stay apart", {"النيجر": 2, "نيجيريا": 4, "كوريا الشمالية": 5, "كوريا الجنوبية": 1}, {}),
]
DISTINCT_PLACES = ("بيونغ يانغ", "النيجر", "نيجيريا", "كوريا الشمالية", "كوريا الجنوبية")


def _heads(
    kind: Kind, counts: Mapping[str, int], distinct_places: Iterable[str] = (), apart: KeptApart | None = None
) -> dict[str, str]:
    """Return the value of each name, "" for none."""
    archive = Archive.without_company({(kind, value): n for value, n in counts.items()})
    values = unify(archive, distinct_places, {kind: apart or {}})
    assert values.keys() == {(kind, value) for value in counts}
    assert all(len(shown) < 2 for shown in values.values())
    return {value: "".join(shown) for (_, value), shown in values.items()}


def _changed(kind: Kind, counts: dict[str, int], apart: KeptApart | None = None) -> dict[str, str]:
    heads = _heads(kind, counts, DISTINCT_PLACES, apart)
    return {value: head for value, head in heads.items() if head != value}


@pytest.mark.parametrize(("counts", "changed"), [case[1:] for case in PEOPLE], ids=[case[0] for case in PEOPLE])
def test_people(counts: dict[str, int], changed: dict[str, str]) -> None:
    assert _changed("people", counts) == changed


@pytest.mark.parametrize(("counts", "changed"), [case[1:] for case in PLACES], ids=[case[0] for case in PLACES])
def test_places(counts: dict[str, int], changed: dict[str, str]) -> None:
    assert _changed("places", counts) == changed


def test_distinct_places_are_never_joined() -> None:
    counts = {"غرناطة": 3, "جرناطة": 2}
    assert _heads("places", counts)["جرناطة"] == "غرناطة"
    assert _heads("places", counts, ("غرناطة", "جرناطة"))["جرناطة"] == "جرناطة"


def test_people_and_places_are_not_joined() -> None:
    archive = Archive.without_company({("people", "واشنطن"): 1, ("places", "واشنطون"): 5})
    assert unify(archive, ())["places", "واشنطون"] == ("واشنطون",)


# Pairs kept apart, and the heads of سيرجي لافروف, سيرغي لافروف and لافروف that change.
APART: list[tuple[list[tuple[str, str]], dict[str, str]]] = [
    ([], {"سيرجي لافروف": "سيرغي لافروف", "لافروف": "سيرغي لافروف"}),
    ([("سيرغي لافروف", "سيرجي لافروف")], {}),
    ([("لافروف", "سيرغي لافروف")], {"سيرجي لافروف": "سيرغي لافروف"}),
    ([("لافروف", "سيرجي لافروف")], {"سيرجي لافروف": "سيرغي لافروف"}),
    ([("لافروف", "محمد صلاح")], {"سيرجي لافروف": "سيرغي لافروف", "لافروف": "سيرغي لافروف"}),
]


def _both_ways(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    both = [pair for one, other in pairs for pair in ((one, other), (other, one))]
    return {value: frozenset(other for one, other in both if one == value) for value, _ in both}


@pytest.mark.parametrize(("pairs", "changed"), APART)
def test_values_kept_apart_keep_their_heads(pairs: list[tuple[str, str]], changed: dict[str, str]) -> None:
    assert _changed("people", PEOPLE[0][1], _both_ways(pairs)) == changed


def test_people_kept_apart_do_not_affect_places() -> None:
    archive = Archive.without_company({("places", "وونسان"): 3, ("places", "وانسان"): 1})
    pairs = _both_ways([("وونسان", "وانسان")])
    assert unify(archive, (), {"people": pairs})["places", "وانسان"] == ("وونسان",)
    assert unify(archive, (), {"places": pairs})["places", "وانسان"] == ("وانسان",)


ALL = [(value, n) for _, counts, _ in PEOPLE for value, n in counts.items()]


@given(st.dictionaries(st.sampled_from([value for value, _ in ALL]), st.integers(1, 20)))
def test_heads_are_values_and_their_own_heads(counts: dict[str, int]) -> None:
    heads = _heads("people", counts)
    for value, head in heads.items():
        assert head in {*counts, ""}
        assert not head or heads[head] == head, value


NAMES = st.sampled_from([value for value, _ in ALL])


@given(st.dictionaries(NAMES, st.integers(1, 20)), st.lists(st.tuples(NAMES, NAMES), max_size=4))
def test_values_kept_apart_never_share_a_head(counts: dict[str, int], pairs: list[tuple[str, str]]) -> None:
    pairs = [(one, other) for one, other in pairs if one != other]
    heads = _heads("people", counts, (), _both_ways(pairs))
    for one, other in pairs:
        assert one not in counts or other not in counts or not heads[one] or heads[one] != heads[other]


SETS_OF_NAMES = st.sets(NAMES, max_size=4).map(lambda names: tuple(sorted(names)))
DOCUMENTS = st.lists(st.builds(DocumentNames, SETS_OF_NAMES, SETS_OF_NAMES), max_size=8)


@given(DOCUMENTS.flatmap(lambda documents: st.tuples(st.just(documents), st.permutations(documents))))
def test_the_order_of_documents_does_not_matter(orders: tuple[list[DocumentNames], list[DocumentNames]]) -> None:
    assert unify(Archive(orders[0])) == unify(Archive(orders[1]))


ANY_NAME = st.text("ابجيغوهنءة -'.aé2東", max_size=10) | st.text(max_size=6)


@given(st.dictionaries(ANY_NAME, st.integers(1, 9), max_size=12))
def test_any_text_can_be_a_value(counts: dict[str, int]) -> None:
    for kind in ("people", "places"):
        archive = Archive.without_company({(kind, value): n for value, n in counts.items()})
        assert {value for shown in unify(archive).values() for value in shown} <= set(counts)


# Names that consist of others: a run of runs, and a run with a phrase, which is nobody.
TWO, PHRASE = "سالم حداد نادر قاسم", "حسن الجوار"
RUNS: list[tuple[str, tuple[str, ...]]] = [
    (TWO, ("سالم حداد", "نادر قاسم")),
    (f"كمال لطفي {TWO}", ("كمال لطفي", "سالم حداد", "نادر قاسم")),
    (f"{PHRASE} كمال لطفي", ("كمال لطفي",)),
    (PHRASE, ()),
]


@pytest.mark.parametrize(("name", "persons"), RUNS)
def test_a_run_is_shown_as_its_persons(name: str, persons: tuple[str, ...]) -> None:
    counts = {"كمال لطفي": 40, "سالم حداد": 40, "نادر قاسم": 40, TWO: 9, PHRASE: 9, f"{PHRASE} كمال لطفي": 1}
    counts[f"كمال لطفي {TWO}"] = 1
    documents = (
        DocumentNames((each,), (), () if PHRASE in each else (each,)) for each, n in counts.items() for _ in range(n)
    )
    assert unify(Archive(documents))["people", name] == persons


@given(
    st.lists(
        st.lists(st.sampled_from(("كمال لطفي", "سالم حداد", PHRASE)), min_size=1, max_size=4), min_size=1, max_size=8
    )
)
def test_any_names_one_behind_the_other_have_values(names: list[list[str]]) -> None:
    counts = {" ".join(parts): 3 ** (4 - len(parts)) for parts in names}
    assert unify(Archive(DocumentNames((name,), ()) for name, n in counts.items() for _ in range(n)))
