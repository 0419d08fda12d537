"""Names that are nobody's."""

import pytest

from analyzers.entities.person_evidence import Neighbours, is_nobody


def nobody(*sentences: str) -> bool:
    """Each sentence has the name in brackets."""
    name: tuple[str, ...] = ()
    occurrences = []
    for sentence in sentences:
        before, rest = sentence.split("[")
        inside, after = rest.split("]")
        name = tuple(inside.split())
        occurrences.append(Neighbours(before.split()[-2:], after.split()[:1]))
    return is_nobody(name, occurrences)


@pytest.mark.parametrize(
    "sentence",
    [
        "نسال [الله]",
        "سالوا الله [العلي القدير] ان",
        "ارتفع موشر [داو جونز] امس",
        "سعر خام [برنت] امس",
        "قال [محمد] امس",
        "مع [عبد العزيز] امس",
        "مع [نور الدين] امس",
        "فاز [شاختار] الاوكراني",
        "تعادل مع [نابولي] امس",
        "سجل رونالدو [الهاتريك] امس",
        "قال [لي] ان",
        "انتظار [المراجعين] امس",
        "وقال [ضيف] البرنامج",
        "درجات علي سلم [ريشتر] امس",
        "علي ملعب [سان سيرو] امس",
        "منظمه [هيومن رايتس ووتش] امس",
        "لدي [فيس بوك] امس",
        "الاسد [يو بي] اي",
        "الانباء الاردنيه [بترا] ان",
        "قالت [كاهيه] مدير",
    ],
)
def test_a_word_god_an_index_and_a_lone_given_name_are_nobody(sentence: str) -> None:
    assert nobody(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "استقبل الملك [سلمان] ضيفه",
        "قالت الوزيره السابقه [ليلي] ان",
        "راي د [سمير] ان",
        "تصريحات [ستولمان] امس",
        "شكر [الطبوبي] الحاضرين",
        "قال [عبد العزيز الحكيم] ان",
        "التقي الوزير [لافروف] الروسي",
        "فاز [كريم بنزيما] الفرنسي",
        "في ملعب [حميد المجاهد] امس",
    ],
)
def test_a_title_or_a_family_name_is_somebody(sentence: str) -> None:
    assert not nobody(sentence)


def test_the_hero_of_a_text_needs_no_family_name() -> None:
    assert not nobody("سجل [راوول] هدفا", "سدد [راوول] كره", "خرج [راوول] مصابا")
    assert nobody("سجل [محمد] هدفا", "سدد [محمد] كره", "خرج [محمد] مصابا")
