import pytest

from analyzers.expansion.synonyms import Relation
from analyzers.text.fold import fold
from analyzers.text.stem import stem
from indexer.rewrite.senses import is_mostly_other_word, is_only_verb

OTHER_WORDS = {
    Relation.PLURAL: [
        "فرحة فرحات",  # a name
        "حسن حسان",
        "ماكر ماكرون",
        "بدر بدور",  # «in turn»
    ],
    Relation.VERBAL_NOUN: ["تفجير فجر", "قبضة قبض", "مذاكرة تذاكر", "تجسيد جسد"],
}
FORMS = {
    Relation.PLURAL: [
        "كتاب كتب",
        "وزير وزراء",
        "صاحب أصحاب",
        "نحو أنحاء",
        "بلد بلدان",
        "لجنة لجان",
        "مليون ملايين",
    ],
    Relation.VERBAL_NOUN: ["تحذير حذر", "هروب هرب", "حضور حضر", "تفجير يفجر", "تسجيل سجل", "خروج خرج"],
    Relation.PARTICIPLE: ["متهم اتهام", "محتل احتلال"],
}


def rows(table: dict[Relation, list[str]]) -> list[tuple[Relation, str]]:
    return [(relation, pair) for relation, pairs in table.items() for pair in pairs]


def is_other(relation: Relation, pair: str) -> set[bool]:
    one, other = (stem(fold(word)) for word in pair.split())
    return {is_mostly_other_word(one, other, relation), is_mostly_other_word(other, one, relation)}


@pytest.mark.parametrize(("relation", "pair"), rows(OTHER_WORDS))
def test_a_form_that_is_mostly_another_word(relation: Relation, pair: str) -> None:
    assert is_other(relation, pair) == {True}


@pytest.mark.parametrize(("plural", "singular"), [("كتاب", "كاتب"), ("صفر", "أصفر")])
def test_a_word_with_a_plural_is_more_than_the_plural_of_another(plural: str, singular: str) -> None:
    one, other = stem(fold(plural)), stem(fold(singular))
    assert is_mostly_other_word(one, other, Relation.PLURAL)
    assert not is_mostly_other_word(other, one, Relation.PLURAL)


@pytest.mark.parametrize(("relation", "pair"), rows(FORMS))
def test_a_form_that_is_not(relation: Relation, pair: str) -> None:
    assert is_other(relation, pair) == {False}


@pytest.mark.parametrize(("term", "expected"), [("قدم", True), ("فجر", True), ("تقدم", False), ("تقديم", False)])
def test_a_verbal_noun_is_not_only_a_verb(term: str, expected: bool) -> None:
    assert is_only_verb(term) == expected
