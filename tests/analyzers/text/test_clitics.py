"""Words with and without the clitics that are written on to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.text.clitics import begins_with, clitic_splits, forms_of_host, with_proclitics, without_article

WORDS = st.text("ابفكلوسن2x", max_size=7)


@pytest.mark.parametrize(
    ("word", "hosts"),
    [
        ("ولروسيا", ["ولروسيا", "لروسيا", "روسيا"]),
        ("للولايات", ["للولايات", "لولايات", "الولايات"]),
        ("موسكو", ["موسكو"]),
        ("بن", ["بن"]),
        ("2024", ["2024"]),
        ("", [""]),
    ],
)
def test_splits_of_a_word(word: str, hosts: list[str]) -> None:
    assert [split.host for split in clitic_splits(word)] == hosts


@given(WORDS)
def test_every_word_is_a_form_of_its_hosts(word: str) -> None:
    assert all(word in forms_of_host(host) for host, _ in clitic_splits(word))


@given(WORDS.filter(bool))
def test_every_form_splits_into_its_host(host: str) -> None:
    assert all(host in {split.host for split in clitic_splits(form)} for form in forms_of_host(host))


@pytest.mark.parametrize(
    ("word", "forms", "non_forms"),
    [
        ("موسكو", {"وموسكو", "فموسكو", "بموسكو", "لموسكو", "ولموسكو"}, {"موسكو"}),
        ("الولايات", {"للولايات", "بالولايات"}, {"ولالولايات"}),  # the article loses its alef after ل
    ],
)
def test_proclitics_before_a_word(word: str, forms: set[str], non_forms: set[str]) -> None:
    assert forms <= set(with_proclitics(word))
    assert non_forms.isdisjoint(with_proclitics(word))


OWN_WORDS = [  # a word, and words of their own that end in it
    ("جنه", "لجنه"),
    ("امل", "كامل"),
    ("زير", "وزير"),
    ("ست", "لست"),
    ("عد", "بعد"),
    ("طاقه", "بطاقه"),
    ("قف", "وقف"),
    ("طن", "وطن"),
    ("رق", "فرق"),
    ("يون", "فيون"),
    ("ريق", "فريق"),
    ("لمان", "برلمان"),
    ("عب", "كعب لعب"),
    ("لاد", "بلاد"),
    ("اريس", "باريس"),
    ("رنامج", "برنامج"),
]


@pytest.mark.parametrize(("word", "own"), OWN_WORDS)
def test_a_word_of_its_own_is_no_form_with_a_clitic(word: str, own: str) -> None:
    assert set(own.split()).isdisjoint(with_proclitics(word))


@pytest.mark.parametrize(
    "form",
    [
        "للافروف",
        "وميركل",
        "بلوبان",
        "لوزير",
        "بلجنه",
        "وكامل",
        "ولبنان",
        "فقال",
        "كرييس",
        "بسيول",
        "لانقاذ",
        "واكد",
        "بتهمه",
        "بشكل",
        "وحسن",
        "لحسن",
    ],
)
def test_true_clitics_make_forms(form: str) -> None:
    assert form in with_proclitics(form[1:])


def test_other_scripts_have_no_proclitics() -> None:
    assert with_proclitics("lavrov") == ()


@pytest.mark.parametrize(("word", "bare"), [("القاهره", "قاهره"), ("الفا", "الفا"), ("موسكو", "موسكو"), ("", "")])
def test_article_is_removed_from_longer_words(word: str, bare: str) -> None:
    assert without_article(word) == bare


@pytest.mark.parametrize(
    ("letters", "words", "other_words"),
    [
        (
            "دبلوماس",
            "دبلوماسي الدبلوماسيه بالدبلوماسيه والدبلوماسيون للدبلوماسيين ولدبلوماسي فللدبلوماسيين وكالدبلوماسي",
            "ديبلوماسي",
        ),
        ("الدبلوماس", "الدبلوماسيه والدبلوماسيون بالدبلوماسيه للدبلوماسيين وبالدبلوماسيه", "دبلوماسي بدبلوماسي"),
        ("صحاف", "صحافه الصحافه للصحافيين وبالصحافه فالصحافي كصحافي", "صحف المصحاف"),
        ("لجن", "لجنه اللجنه للجنه باللجنه", "ملجن"),
        ("وزير", "وزير الوزير والوزير للوزير", "ازير"),
        # a letter that belongs to a known word is no clitic
        ("زير", "", "وزير والوزير"),
        ("جنه", "جنه الجنه", "لجنه واللجنه"),
        ("امل", "امل الامل وامل", "كامل عامل"),
        ("ماتسي", "ماتسيغورا لماتسيغورا وماتسيغورا", ""),  # a name that no list knows
        ("covid", "covid", "الcovid"),
        ("202", "2023", "12023 ال2023"),
    ],
)
def test_begins_with(letters: str, words: str, other_words: str) -> None:
    found = [word for word in (*words.split(), *other_words.split()) if begins_with(word, letters)]
    assert found == words.split()
