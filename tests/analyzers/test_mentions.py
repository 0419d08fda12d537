"""People, places and dates of one text together."""

from datetime import date

from analyzers.mentions import find_mentions


def test_a_month_is_no_person() -> None:
    text = "قال اللاعب إن العقد ينتهي في موفى جوان القادم"
    mentions = find_mentions(text, date(2017, 4, 1))
    assert [(mention.kind, mention.value) for mention in mentions] == [("dates", "2017-06")]


def test_mentions_are_in_text_order() -> None:
    mentions = find_mentions("زار إيمانويل ماكرون باريس عام 2019", None)
    assert [mention.kind for mention in mentions] == ["people", "places", "dates"]
