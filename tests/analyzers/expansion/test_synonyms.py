from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.expansion.synonyms import Relation, related_terms, synonymous_phrases
from analyzers.text.fold import fold
from analyzers.text.stem import stem

PAIRS = [line.split("\t") for line in (Path(__file__).parent / "synonym_pairs.tsv").read_text("utf-8").splitlines()[1:]]
MIN_RECALL = {"plural": 0.94, "verbal_noun": 0.88}  # measured when the list was derived, less two pairs

RELATED = [
    (Relation.PLURAL, "كتاب كتب", "وزير وزراء", "مدينة مدن", "صاروخ صواريخ", "جريح جرحى", "قاضي قضاة", "سلاح أسلحة"),
    (Relation.VERBAL_NOUN, "اعتقل اعتقال", "يعتقل اعتقال", "انفجر انفجار", "استقال استقالة", "وقع توقيع"),
    (Relation.TENSE, "اعتقل يعتقل", "استقال يستقيل", "قال تقول", "سقط سقطت", "تساءل يتساءل"),
    (Relation.FEMININE, "جزائري جزائرية", "تونسي تونسية", "متهم متهمة", "مقطوع مقطوعة", "طبيب طبيبة"),
    (Relation.PARTICIPLE, "مغلق إغلاق", "مغلق أغلق", "مزور تزوير", "مزورة تزوير", "مستورد استيراد", "محتجز يحتجز"),
    (Relation.FORM, "مقتل قتل", "جندي جنود", "هجوم هجمات", "مخطوف خطف"),
    (Relation.SYNONYM, "مجزرة مذبحة", "بترول نفط", "مستشفى مصحة", "يوليو جويلية", "غشت أغسطس"),
]
AMBIGUOUS = [("سيارة", "عربة"), ("شرطة", "أمن"), ("فيضان", "سيول"), ("حريق", "نيران"), ("ارتفاع", "زيادة")]
UNRELATED = [
    ("سنة", "سنن"),  # a year is not a tradition
    ("قال", "يقيل"),
    ("تام", "تأمين"),
    ("وقع", "يقع", "توقيع"),
    ("قاد", "يقيد"),
    ("استجاب", "استجواب"),
    ("أكبر", "كبرى"),
    ("وزير", "زير"),
    ("مكتب", "كتاب"),
    ("نجم", "هجوم"),
    ("سيارة", "عربية"),  # Arabic, not a car
    ("جمهوري", "جمهورية"),
    ("منظم", "منظمة"),
    ("مكتب", "مكتبة"),
    ("مجتمع", "اجتماع"),  # a society does not meet
    ("منتخب", "انتخاب"),
    ("مستقبل", "استقبال"),
    ("ربيع", "أربعة"),
]
PHRASES = [("رئيس الوزراء", "رئيس الحكومة"), ("حلف الناتو", "حلف شمال الأطلسي"), ("حادث سير", "حادث مرور")]


def terms(phrase: str) -> tuple[str, ...]:
    return tuple(stem(fold(word)) for word in phrase.split())


@pytest.mark.parametrize(("relation", "pair"), [(row[0], pair) for row in RELATED for pair in row[1:]])
def test_related_terms(relation: Relation, pair: str) -> None:
    one, other = terms(pair)
    assert (other, relation) in related_terms(one)
    assert (one, relation) in related_terms(other)


@pytest.mark.parametrize("words", AMBIGUOUS)
def test_a_synonym_with_other_senses_is_ambiguous(words: tuple[str, str]) -> None:
    one, other = map(stem, map(fold, words))
    assert (other, Relation.AMBIGUOUS) in related_terms(one)
    assert (one, Relation.AMBIGUOUS) in related_terms(other)


@pytest.mark.parametrize("words", UNRELATED)
def test_unrelated_terms(words: tuple[str, ...]) -> None:
    *_, one, other = map(stem, map(fold, words))
    assert other not in {match.term for match in related_terms(one)}
    assert one not in {match.term for match in related_terms(other)}


@pytest.mark.parametrize("kind", MIN_RECALL)
def test_most_common_pairs_are_related(kind: str) -> None:
    pairs = [terms(f"{one} {other}") for row_kind, one, other in PAIRS if row_kind == kind]
    related = [one == other or other in {match.term for match in related_terms(one)} for one, other in pairs]
    assert sum(related) / len(related) >= MIN_RECALL[kind]


@pytest.mark.parametrize(("one", "other"), PHRASES)
def test_synonymous_phrases(one: str, other: str) -> None:
    assert other in synonymous_phrases(terms(one))
    assert one in synonymous_phrases(terms(other))


@pytest.mark.parametrize("word", ["", "lavrov", "2023", "وونسان", "لافروف"])
def test_an_unlisted_term_has_no_relations(word: str) -> None:
    assert related_terms(word) == ()
    assert synonymous_phrases((word,)) == ()


@given(st.sampled_from(sorted({stem(fold(word)) for _, *pair in PAIRS for word in pair})))
def test_relations_are_symmetric_and_irreflexive(term: str) -> None:
    found = related_terms(term)
    assert len({other for other, _ in found}) == len(found)
    for other, _ in found:
        assert other != term
        assert term in {back.term for back in related_terms(other)}
