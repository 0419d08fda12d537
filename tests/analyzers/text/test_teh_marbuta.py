import pytest

from analyzers.text.fold import fold
from analyzers.text.lexicon import lexicon
from analyzers.text.stem import stem
from analyzers.text.teh_marbuta import feminine_noun

NOUNS = [  # a noun, its forms
    ("زوجة", "زوجته زوجتي زوجتك زوجتهم وزوجته لزوجته بزوجته"),
    ("استقالة", "استقالته استقالتها استقالتهم استقالتي باستقالته واستقالته لاستقالتها"),
    ("حالة", "حالته حالتها حالتهما حالتهم بحالته"),
    ("سيارة", "سيارته سيارتي سيارتك سيارتنا سيارتكم سيارتين سيارتان السيارتين بسيارته"),
    ("حكومة", "حكومته حكومتهم حكومتنا وحكومتها"),
    ("سياسة", "سياستها سياسته سياستهم سياستنا"),
    ("وزارة", "وزارته وزارتهن وزارتي وزارتكم وزارتين"),
    ("عملة", "عملتها عملته"),
    ("ولاية", "ولايتي ولايتين الولايتين ولايته"),
    ("إحالة", "إحالتهما إحالته إحالتها وإحالتهم"),
    ("وفاة", "وفاته وفاتها وفاتهما"),
    ("لغة", "لغته لغتهم لغتنا لغتين"),
    ("تمثيلية", "تمثيليتها تمثيليتهم"),
    ("ديمومة", "ديمومتها"),
]
OWN = [  # the ت is a letter of the word, or of a verb
    ("بيته", "بيت"),
    ("بيتها", "بيت"),
    ("صوتها", "صوت"),
    ("وقتهم", "وقت"),
    ("ثباتهم", "ثبات"),
    ("موتها", "موت"),
    ("نشرته", "نشر"),
    ("نشرتها", "نشر"),
    ("نقلته", "نقل"),
    ("جمعتهما", "جمع"),
    ("قتلتها", "قتل"),
    ("دفعته", "دفع"),
]


@pytest.mark.parametrize(("noun", "forms"), NOUNS)
def test_a_noun_with_a_pronoun_or_a_dual_ending_has_the_stem_of_the_noun(noun: str, forms: str) -> None:
    assert {stem(fold(form)) for form in forms.split()} == {fold(noun)}


@pytest.mark.parametrize(("word", "host"), OWN)
def test_a_t_of_the_word_itself_or_of_a_verb_is_no_teh_marbuta(word: str, host: str) -> None:
    assert feminine_noun(fold(word), lexicon()) is None
    assert stem(fold(word)) == fold(host)


@pytest.mark.parametrize("word", ["ذاتي", "إماراتي", "كويتي", "سوفيتي", "بوتين", "باكستان", "التهم", "مفتي"])
def test_other_words_that_end_so_are_no_forms_of_a_noun(word: str) -> None:
    assert feminine_noun(fold(word), lexicon()) is None


def test_no_pronoun_follows_the_article() -> None:
    assert feminine_noun(fold("حياتي"), lexicon()) == fold("حياة")
    assert feminine_noun(fold("حياتي"), lexicon(), definite=True) is None
