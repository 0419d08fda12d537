"""People, places and dates of one text together."""

import time
from datetime import date
from itertools import pairwise

import pytest

from analyzers.data_files import SortedTable
from analyzers.mentions import find_mentions, find_mentions_of
from analyzers.text.parts import PART_LENGTH, split_parts


def test_a_month_is_no_person() -> None:
    text = "قال اللاعب إن العقد ينتهي في موفى جوان القادم"
    mentions = find_mentions(text, date(2017, 4, 1))
    assert [(mention.kind, mention.value) for mention in mentions] == [("dates", "2017-06")]


def test_mentions_are_in_text_order() -> None:
    mentions = find_mentions("زار إيمانويل ماكرون باريس عام 2019", None)
    assert [mention.kind for mention in mentions] == ["people", "places", "dates"]


def test_a_batch_of_texts_has_the_mentions_of_each() -> None:
    line = "قال الرئيس فلاديمير بوتين أمس في موسكو\n"
    texts = [(line, date(2017, 4, 1)), ("", None), (line * (PART_LENGTH // 10), None), ("\n", None), (line, None)]
    assert find_mentions_of(texts) == [find_mentions(text, published) for text, published in texts]
    assert find_mentions_of([]) == []


_WORDS = "كلمات لا تسمي أحدا هنا "


def _with_seam_inside(words: str, place: int) -> str:
    """Return a text without line ends and sentences whose first cut is near `place` letters into `words`."""
    length = 3 * PART_LENGTH
    cut = split_parts(_WORDS * (length // len(_WORDS)))[0].end
    before = (_WORDS * (length // len(_WORDS)))[: cut - place]
    text = f"{before} {words} "
    return text + _WORDS * ((length - len(text)) // len(_WORDS))


@pytest.mark.parametrize(
    ("words", "kind", "value"),
    [
        ("السبت 14 أكتوبر 2023", "dates", "2023-10-14"),
        ("الرئيس فلاديمير بوتين", "people", "فلاديمير بوتين"),
        ("مدينة شرم الشيخ", "places", "شرم الشيخ"),
    ],
)
def test_mentions_across_a_cut_are_found_once(words: str, kind: str, value: str) -> None:
    for place in range(0, len(words) + 2, 2):
        text = _with_seam_inside(words, place)
        assert len(split_parts(text)) > 1
        found = [(m.kind, m.value) for m in find_mentions(text, None) if m.kind == kind]
        assert found == [(kind, value)], place


def test_mentions_of_a_long_text_have_their_places_in_the_whole_text() -> None:
    line = "قال الرئيس فلاديمير بوتين يوم 14 أكتوبر 2023 في موسكو\n"
    text = line * (3 * PART_LENGTH // len(line))
    mentions = find_mentions(text, None)
    assert all(text[m.start : m.end] == m.surface for m in mentions)
    assert len(mentions) == 3 * text.count("\n")
    assert {m.value for m in mentions} == {"فلاديمير بوتين", "2023-10-14", "موسكو"}


def test_a_family_name_in_a_long_text_is_that_of_its_only_bearer() -> None:
    filler = "هذا سطر من كلمات كثيرة\n" * (PART_LENGTH // 10)
    one = find_mentions(f"قال الرئيس سيرغي لافروف\n{filler}وصرح لافروف للصحافة\n", None)
    two = find_mentions(f"قال الرئيس سيرغي لافروف وزار ميخائيل لافروف\n{filler}وصرح لافروف للصحافة\n", None)
    assert [m.value for m in one if m.kind == "people"] == ["سيرغي لافروف"] * 2
    assert [m.value for m in two if m.kind == "people"][-1] == "لافروف"


def test_a_list_of_names_takes_linear_time() -> None:
    names = [word for word, _ in SortedTable.load("names.tsv").rows() if len(word) > 3][::20]
    text = "\n".join(f"{one} {other}" for one, other in pairwise(names))
    start = time.process_time()
    find_mentions(text, None)
    assert time.process_time() - start < 10  # without parts and units by sound: more than a minute
