"""Mentions of a text completed by names that other documents have whole."""

import re
from itertools import product

import pytest

from analyzers.entities import agreed_mentions
from analyzers.entities.agreed_mentions import complete_mentions
from analyzers.entities.fullest_forms import is_part_of, sounds_of
from analyzers.token import Kind, Mention
from analyzers.unification.agreed_names import AgreedNames, exact_words

NAMES = AgreedNames(("زياد الصيد", "بان كي مون", "سلمان بن عبدالعزيز", "بغداد الوسلاتي", "كي مون"))
KINDS: dict[str, Kind] = {"[": "people", "{": "places", "<": "dates"}


def complete(marked: str, *values: tuple[str, str]) -> list[tuple[str, str]]:
    """Return surface and value of each person and place in a text whose mentions are in brackets."""
    text, mentions, end = "", [], 0
    for found in re.finditer(r"[\[{<](.*?)[\]}>]", marked):
        text += marked[end : found.start()]
        surface = found[1]
        value = dict(values).get(surface, surface)
        mentions.append(Mention(KINDS[found[0][0]], surface, value, len(text), len(text) + len(surface), "model"))
        text, end = text + surface, found.end()
    text += marked[end:]
    completed = complete_mentions(text, exact_words(text), mentions, NAMES)
    assert all(text[mention.start : mention.end] == mention.surface for mention in completed)
    return [(mention.surface, mention.value) for mention in completed]


SAYD = ("زياد الصيد", "زياد الصيد")


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("رحل زياد الصيد أمس", [SAYD]),
        ("رحل زِياد الصيد أمس", [("زِياد الصيد", "زياد الصيد")]),
        ("في حكومة زياد الصيد", [SAYD]),
        ("تمسك بزياد الصيد", [SAYD]),
        ("رحل زياد [الصيد] أمس", [SAYD]),
        ("رحل [زياد] [الصيد] أمس", [SAYD]),
        ("قال بان [كي مون] أمس", [("بان كي مون", "بان كي مون")]),
        ("سجل {بغداد} [الوسلاتي] هدفا", [("بغداد الوسلاتي", "بغداد الوسلاتي")]),
        ("في شارع زياد [الصيد]", [SAYD]),  # who has a mention anyway
    ],
)
def test_missed_and_cut_names(marked: str, expected: list[tuple[str, str]]) -> None:
    assert complete(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "رحل [زياد الصيد] أمس",
        "رحل [زياد الصيد المنصوري] أمس",
        "رحل [نادر زياد] الصيد أمس",  # crosses the end of a mention
        "زار معهد زياد الصيد",
        "زار شارع زياد الصيد",
        "رحل زياد، الصيد ممنوع",
        "عاد زياد\nالصيد ممنوع",
        "كتب نادر زياد الصيد",  # a longer name
        "رحل زياد الصيد بن نادر",
        "رحل زياد الصيد المنصوري",
        "الأمير محمد بن سلمان بن عبدالعزيز",  # the son
        "<بان كي> مون",
        "رحل زياد أمس",
    ],
)
def test_texts_that_stay_as_they_are(marked: str) -> None:
    mentions = re.findall(r"[\[{<](.*?)[\]}>]", marked)
    assert [surface for surface, _ in complete(marked)] == mentions


@pytest.mark.parametrize(
    ("marked", "values"),
    [
        ("رحل زياد الصيد. وقال [الصيد] إنه راض", ["زياد الصيد", "زياد الصيد"]),
        ("رحل زياد الصيد. وقال [الصيد] و[نادر الصيد] إنه راض", ["زياد الصيد", "الصيد", "نادر الصيد"]),
        ("رحل زياد الصيد. وقال [الجبالي] إنه راض", ["زياد الصيد", "الجبالي"]),
        ("رحل [زياد الصيد]. وقال [الصيد] إنه راض", ["زياد الصيد", "الصيد"]),  # the text itself has decided
    ],
)
def test_other_mentions_with_a_part_of_the_name(marked: str, values: list[str]) -> None:
    assert [value for _, value in complete(marked)] == values


def test_evidence_of_added_mentions() -> None:
    text = "رحل زياد الصيد"
    mentions = complete_mentions(text, exact_words(text), [], NAMES)
    assert mentions == (Mention("people", "زياد الصيد", "زياد الصيد", 4, 14, "index"),)


def test_a_name_lacks_no_sound_of_its_parts() -> None:
    words = [
        "محمد",
        "عبد",
        "الله",
        "عبدالله",
        "عبدالكريم",
        "ابن",
        "بن",
        "ابو",
        "ال",
        "الخطيب",
        "خطيب",
        "يوسف",
        "جون",
        "إياد",
    ]
    pairs = [
        (part, full)
        for full in product(words, repeat=3)
        for part in (full[:1], full[1:], full[::2])
        if is_part_of(part, full)
    ]
    assert len(pairs) > 1_000
    assert all(sounds_of(part) <= sounds_of(full) for part, full in pairs)


def test_few_pairs_of_the_names_of_a_text_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[object] = []

    def spy(part: tuple[str, ...], full: tuple[str, ...]) -> bool:
        compared.append(None)
        return is_part_of(part, full)

    monkeypatch.setattr(agreed_mentions, "is_part_of", spy)
    letters = "بتجحدرزسصطفقكلمن"
    names = [f"{a}{b}ور {c}{a}ير" for a, b, c in product(letters, repeat=3) if len({a, b, c}) == 3][:1_000]
    text = "\n".join([*names, "سامي منصور كبير"])
    places = [(match.start(), match.end()) for match in re.finditer(r".+", text)][:-1]
    mentions = [Mention("people", text[a:b], text[a:b], a, b, "model") for a, b in places]
    agreed = AgreedNames(("سامي منصور كبير",))
    assert len(complete_mentions(text, exact_words(text), mentions, agreed)) == 1_001
    assert len(compared) < 200_000  # of a million pairs
