"""The contract that every engine fulfils; a new engine is one more row of ENGINES."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyzers.expansion.edits import MAX_TYPO_LENGTH
from analyzers.token import Kind, Mention
from indexer.documents.document import Document, Record
from indexer.engine.base import CountedField, Engine, Facets, IndexField
from indexer.engine.tantivy_engine import TantivyEngine
from indexer.errors import IndexStateError, QueryError
from indexer.query.lexer import quoted
from indexer.query.limits import MAX_EXPANDED_WORDS, MAX_LENGTH, MAX_NEAR_WORDS, MAX_SOURCE_PREFIX
from indexer.query.parser import parse
from indexer.query.request import Filters, Sort
from indexer.query.tree import FacetTerm
from indexer.values.canonical import CanonicalValues, make_entry

ENGINES: list[Callable[[Path], Engine]] = [TantivyEngine]


def record(id_: str, title: str, body: str, day: date | None = None, **values: str) -> Record:
    """A record that names the values given as people=, places= and dates=, parted by commas."""
    mentions = [
        Mention(kind, title[:1], value, 0, 1, "rule")
        for kind in ("people", "places", "dates")
        for value in values.get(kind, "").split(",")
        if value
    ]
    return Record(Document(id_, title, body, day, f"{id_}.txt"), tuple(mentions))


RECORDS = [
    record("wonsan", "لافروف في وونسان", "وصل أمس.", date(2025, 7, 12), people="سيرغي لافروف", places="وونسان"),
    record(
        "both", "جولة", "زار لافروف موسكو ووونسان.", date(2025, 7, 13), people="سيرغي لافروف", places="موسكو,وونسان"
    ),
    record("moscow", "لافروف يعود إلى موسكو", "عاد لافروف.", date(2023, 10, 20), people="سيرغي لافروف", places="موسكو"),
    record("putin", "بوتين يزور بكين", "فلاديمير بوتين في بكين.", None, people="فلاديمير بوتين", places="بكين"),
    record(
        "cup", "كأس العالم", "فازت الأرجنتين بكأس العالم.", date(2022, 12, 18), places="الأرجنتين", dates="2022-12-18"
    ),
    record("africa", "كأس أفريقيا", "كرة القدم في العالم.", date(2024, 2, 11), places="ساحل العاج"),
]


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    made: Engine = request.param(tmp_path)
    made.write(make_entry(each, CanonicalValues()) for each in RECORDS)
    made.commit()
    return made


def ids(engine: Engine, query: str, filters: Filters | None = None, sort: Sort = "relevance") -> list[str]:
    page = engine.search(parse(query), filters or Filters(), sort, 10)
    assert page.total == len(page.keys) == engine.count(parse(query), filters or Filters())
    return engine.ids(page.keys)


FOUND = [
    ("وونسان", {"wonsan", "both"}),
    ("بوونسان", {"wonsan", "both"}),
    ("كأس", {"cup", "africa"}),
    ("كاس", {"cup", "africa"}),
    ('"كأس العالم"', {"cup"}),
    ("-لافروف", {"putin", "cup", "africa"}),
    ("لافروف -وونسان", {"moscow"}),
    ("لافروف AND وونسان", {"wonsan", "both"}),
    ("بكين OR الأرجنتين", {"putin", "cup"}),
    ("(بكين OR الأرجنتين) AND العالم", {"cup"}),
    ("NOT (لافروف OR بوتين)", {"cup", "africa"}),
    ("قطر", set()),
    # beginnings of words
    ("وون*", {"wonsan", "both"}),  # behind a clitic too
    ("لاف* -موس*", {"wonsan"}),
    ("أرج*", set()),  # the article is no clitic
    ("الأرج*", {"cup"}),
    # a slip away
    ("ونسان~", {"wonsan"}),
    ("لافرووف~", {"wonsan", "both", "moscow"}),
    ("العلام~", {"cup", "africa"}),
    ("مسوكو~", {"both", "moscow"}),
    ("الارجنتون~", {"cup"}),
    ("الاجرنتون~", {"cup"}),  # two slips in a long word
    ("ونسن~", set()),  # not in a short one
    # this spelling and no other form
    ("=وونسان", {"wonsan"}),
    ("=ووونسان", {"both"}),
    ('="كأس العالم"', {"cup"}),
    ('="بكأس العالم"', {"cup"}),
    ('="العالم كأس"', set()),
    ("=يزر", set()),
    # in quotes hamza and harakat that are typed are kept
    ('"كاس العالم"', {"cup"}),
    ('"بأكين"', set()),
    ('"ٱلأرجنتين"', {"cup"}),
    ('"الأرجنتين"', {"cup"}),
    ('"الارجنتين"', {"cup"}),
    ('"الإرجنتين"', set()),
    ('"إلى موسكو"', {"moscow"}),
    ('"إلي موسكو"', {"moscow"}),  # of this letter writers make no difference
    ('"ألي موسكو"', set()),
    ('"أمس"', {"wonsan"}),
    ('"أَمس"', set()),
    ('="الأرجنتين"', {"cup"}),
    ('="الإرجنتين"', set()),
    ("=الإرجنتين", {"cup"}),
    ('"فازت الإرجنتين"~2', set()),
    ('"فازت الأرجنتين"~2', {"cup"}),
    # near each other, in either order
    ('"كأس العالم"~1', {"cup"}),
    ('"فازت كأس"~1', {"cup"}),
    ('"كأس فازت"~1', {"cup"}),
    ('"العالم كأس"~20', {"cup", "africa"}),
    ('"العالم كأس"~4', {"cup", "africa"}),
    ('"العالم كأس"~3', {"cup"}),
    ('"لافروف موسكو"~1', {"both", "moscow"}),
    ('"لافروف موسكو"~1 -title:جولة', {"moscow"}),
    ('"زار موسكو ووونسان"~1', {"both"}),
    ('"زار قطر"~20', set()),
    # fields
    ('people:"سيرغي لافروف"', {"wonsan", "both", "moscow"}),
    ("people:لافروف", set()),  # no value of the facet
    ("places:موسكو places:وونسان", {"both"}),  # fields restrict, side by side or not
    ("places:موسكو OR places:بكين", {"both", "moscow", "putin"}),
    ("places:موسكو OR places:بكين بوتين لافروف", {"both", "moscow", "putin"}),
    ("جولة العالم places:موسكو", {"both"}),
    ("-places:موسكو people:«سيرغي لافروف»", {"wonsan"}),
    ("dates:2022-12-18", {"cup"}),
    ("published:2025-07", {"wonsan", "both"}),
    ("لافروف published:2023-01-01..2025-07-12", {"wonsan", "moscow"}),
    ("published:2024..", {"wonsan", "both", "africa"}),
    ("-published:..2025", {"putin"}),  # without a published date
    ("mentioned:2022", {"cup"}),
    ("mentioned:2022-12-18..2022-12-20", {"cup"}),
    ("mentioned:2022-12-19..", set()),
    ("title:لافروف", {"wonsan", "moscow"}),
    ('title:"موسكو لافروف"', {"moscow"}),
    ("title:وصل", set()),
    ("وونسان -title:لافروف", {"both"}),
    ("source:cup.txt", {"cup"}),
    ("source:cup", set()),
    ("source:c*", {"cup"}),
    ("كأس source:a*", {"africa"}),
    ("كأس -source:c*", {"africa"}),
    ("", {"wonsan", "both", "moscow", "putin", "cup", "africa"}),
]


@pytest.mark.parametrize(("query", "expected"), FOUND)
def test_what_a_query_finds(engine: Engine, query: str, expected: set[str]) -> None:
    assert set(ids(engine, query)) == expected


def test_a_beginning_finds_all_words_that_begin_so_however_many(engine: Engine) -> None:
    texts = [f"مدرسةرقم{chr(first)}{chr(second)}" for first in range(0x628, 0x638) for second in range(0x628, 0x638)]
    engine.write(make_entry(record(text, "رقم", text), CanonicalValues()) for text in texts)
    engine.commit()
    for query in ("مدرسةرقم*", "source:مدرسةرقم*"):
        assert engine.count(parse(query), Filters()) == len(texts)


SIGNS = r".+*?()[]{}|^$#&~\-/%'!<>,:;@_" + '"'


@pytest.mark.parametrize("sign", SIGNS)
def test_signs_of_a_source_stand_for_themselves(engine: Engine, sign: str) -> None:
    name = f"a{sign}b"
    engine.write(
        [make_entry(replace(RECORDS[0], document=replace(RECORDS[0].document, source=name)), CanonicalValues())]
    )
    engine.commit()
    for query in (f"source:{quoted(name)}", f"source:{quoted(name)}*", f"source:{quoted(name[:2])}*"):
        assert ids(engine, query) == ["wonsan"]
    assert ids(engine, f"source:{quoted('a' + 2 * sign)}*") == []


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=12), st.sampled_from(['source:"{}"*', "aaa{}*", '"a{} b"~3', "people:{}", "={}", "title:{} a"]))
def test_any_text_in_an_operator_is_looked_for(engine: Engine, text: str, query: str) -> None:
    with suppress(QueryError):
        ids(engine, query.format(text))


def test_the_longest_queries_are_looked_for(engine: Engine) -> None:
    assert ids(engine, "كتا* " * MAX_EXPANDED_WORDS) == []
    assert ids(engine, ("س" * MAX_TYPO_LENGTH + "~ ") * (MAX_LENGTH // (MAX_TYPO_LENGTH + 2))) == []
    assert ids(engine, "س" * 1990 + "*") == []
    assert ids(engine, 'source:"' + "(+" * (MAX_SOURCE_PREFIX // 2) + '"*') == []
    assert ids(engine, 'source:"' + "😀" * MAX_SOURCE_PREFIX + '"*') == []
    assert ids(engine, "س" * 1990 + "~") == []
    assert ids(engine, '"' + "مصر تونس " * (MAX_NEAR_WORDS // 2) + '"~20') == []
    assert ids(engine, '"' + ("ا" + "ل" * 99 + " ") * 19 + '"~20') == []


def test_documents_with_all_words_come_first(engine: Engine) -> None:
    found = ids(engine, "لافروف وونسان")
    assert set(found[:2]) == {"wonsan", "both"}
    assert found[2:] == ["moscow"]


def test_values_of_one_kind_are_alternatives_and_kinds_restrict_each_other(engine: Engine) -> None:
    places: dict[Kind, tuple[str, ...]] = {"places": ("موسكو", "بكين")}
    assert set(ids(engine, "", Filters(places))) == {"both", "moscow", "putin"}
    assert set(ids(engine, "", Filters(places | {"people": ("سيرغي لافروف",)}))) == {"both", "moscow"}


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (date(2023, 10, 20), None, {"wonsan", "both", "moscow", "africa"}),
        (None, date(2023, 10, 20), {"moscow", "cup"}),
        (date(2024, 2, 11), date(2024, 2, 11), {"africa"}),
        (date(1990, 1, 1), date(1991, 1, 1), set()),
    ],
)
def test_a_date_range_keeps_what_was_published_in_it(
    engine: Engine, since: date | None, until: date | None, expected: set[str]
) -> None:
    assert set(ids(engine, "", Filters(since=since, until=until))) == expected


def test_sorting_by_date_puts_undated_documents_last(engine: Engine) -> None:
    assert ids(engine, "", sort="newest") == ["both", "wonsan", "africa", "moscow", "cup", "putin"]
    assert ids(engine, "", sort="oldest") == ["cup", "moscow", "africa", "wonsan", "both", "putin"]


def counts(facets: Facets, kind: Kind) -> dict[str, tuple[int, bool]]:
    return {value.value: (value.count, value.selected) for value in facets.kinds[kind]}


def test_facet_counts_are_exact(engine: Engine) -> None:
    facets = engine.facets(parse("لافروف"), Filters())
    assert counts(facets, "people") == {"سيرغي لافروف": (3, False)}
    assert counts(facets, "places") == {"موسكو": (2, False), "وونسان": (2, False)}
    assert [(month.value, month.count) for month in facets.months] == [("2023-10", 1), ("2025-07", 2)]
    assert facets.undated == 0


def test_a_facet_ignores_its_own_selection(engine: Engine) -> None:
    facets = engine.facets(parse(""), Filters({"places": ("موسكو",)}))
    assert counts(facets, "places")["وونسان"] == (2, False)
    assert counts(facets, "places")["موسكو"] == (2, True)
    assert counts(facets, "people") == {"سيرغي لافروف": (2, False)}


def test_a_selected_value_without_hits_stays_in_sight(engine: Engine) -> None:
    facets = engine.facets(parse("لافروف"), Filters({"places": ("بكين",)}))
    assert counts(facets, "places")["بكين"] == (0, True)


def test_months_ignore_the_date_range_and_undated_are_counted(engine: Engine) -> None:
    facets = engine.facets(parse(""), Filters(since=date(2025, 1, 1)))
    assert sum(month.count for month in facets.months) + facets.undated == len(RECORDS)
    assert [month.value for month in facets.months if month.selected] == ["2025-07"]


def test_pages_follow_each_other(engine: Engine) -> None:
    pages = [engine.search(parse(""), Filters(), "newest", 4, offset) for offset in (0, 4, 8)]
    assert [len(page.keys) for page in pages] == [4, 2, 0]
    assert {page.total for page in pages} == {6}
    assert engine.search(parse(""), Filters(), "relevance", 0).keys == []


def test_scores_descend_and_are_0_unless_sorted_by_relevance(engine: Engine) -> None:
    scores = engine.search(parse("لافروف في وونسان"), Filters(), "relevance", 10).scores
    assert list(scores) == sorted(scores, reverse=True)
    assert min(scores) > 0
    assert set(engine.search(parse("لافروف"), Filters(), "newest", 10).scores) == {0}


def test_keys_lead_to_ids_and_records_in_their_order(engine: Engine) -> None:
    keys = [record.document.key for record in reversed(RECORDS)]
    assert engine.ids([*keys, 1]) == engine.ids(keys) == [record.document.id for record in reversed(RECORDS)]
    assert engine.records([1, *keys]) == list(reversed(RECORDS))
    assert (engine.records([]), engine.ids([])) == ([], [])


def test_a_record_comes_back_as_it_was_written(engine: Engine) -> None:
    assert engine.get("both") == RECORDS[1]
    assert engine.get("nothing") is None


def test_writing_an_id_again_replaces_it(engine: Engine) -> None:
    engine.write([make_entry(record("putin", "بوتين في موسكو", "عاد.", places="موسكو"), CanonicalValues())])
    engine.commit()
    assert set(ids(engine, "بوتين")) == {"putin"}
    assert ids(engine, "بكين") == []


def test_deleting_a_source_removes_its_documents(engine: Engine) -> None:
    engine.delete("putin.txt")
    engine.delete("unknown.txt")
    engine.commit()
    assert ids(engine, "بوتين") == []
    assert engine.documents == len(RECORDS) - 1


def test_facets_show_canonical_values_and_spellings_are_kept(engine: Engine) -> None:
    again = record("again", "لافروف", "قال.", people="سيرجي لافروف")
    engine.write([make_entry(again, CanonicalValues({("people", "سيرجي لافروف"): "سيرغي لافروف"}))])
    engine.commit()
    assert counts(engine.facets(parse(""), Filters()), "people")["سيرغي لافروف"] == (4, False)
    assert engine.vocabulary("raw_people") == {"سيرغي لافروف": 3, "سيرجي لافروف": 1, "فلاديمير بوتين": 1}
    assert engine.count(FacetTerm("people", "سيرجي لافروف"), Filters()) == 0
    page = engine.search(FacetTerm("people", "سيرجي لافروف", raw=True), Filters(), "newest", 10)
    assert engine.records(page.keys) == [again]


@pytest.mark.parametrize(
    ("within", "expected"),
    [
        (("وونسان",), {"wonsan", "both"}),
        (("كوريا الشمالية",), {"wonsan", "both"}),  # named by no document itself
        (("روسيا",), {"both", "moscow"}),
        (("آسيا",), {"wonsan", "both", "putin"}),
        (("روسيا", "الصين"), {"both", "moscow", "putin"}),
        (("أمريكا الجنوبية",), {"cup"}),
        (("ساحل العاج",), {"africa"}),
        (("أوقيانوسيا",), set()),
        (("سيرغي لافروف",), set()),  # no place
        (("2022-12-18",), set()),
    ],
)
def test_within_a_place_is_what_names_it_or_a_place_in_it(
    engine: Engine, within: tuple[str, ...], expected: set[str]
) -> None:
    assert set(ids(engine, "", Filters(within=within))) == expected


def test_within_restricts_along_with_words_values_and_dates(engine: Engine) -> None:
    asia = Filters(within=("آسيا",))
    assert set(ids(engine, "لافروف", asia)) == {"wonsan", "both"}
    assert ids(engine, "", Filters({"places": ("موسكو",)}, within=("آسيا",))) == ["both"]
    assert ids(engine, "", Filters(since=date(2025, 7, 13), within=("آسيا",))) == ["both"]


def test_facets_count_within_a_place(engine: Engine) -> None:
    facets = engine.facets(parse(""), Filters({"places": ("موسكو",)}, within=("آسيا",)))
    assert counts(facets, "places") == {"موسكو": (1, True), "وونسان": (2, False), "بكين": (1, False)}
    assert counts(facets, "people") == {"سيرغي لافروف": (1, False)}
    assert [(month.value, month.count) for month in facets.months] == [("2025-07", 1)]


def test_places_are_counted_with_all_that_contain_them(engine: Engine) -> None:
    asia, russia = {"آسيا": 3, "كوريا الشمالية": 2, "وونسان": 2}, {"أوروبا": 2, "روسيا": 2, "موسكو": 2}
    assert (asia | russia).items() <= engine.vocabulary("places_in").items()
    assert engine.frequency("places_in", "روسيا") == 2


def test_parents_are_called_as_the_whole_index_calls_them(engine: Engine) -> None:
    canonical = CanonicalValues({("places", "أمريكا الجنوبية"): "القارة", ("places", "الأرجنتين"): None})
    engine.write(make_entry(each, canonical) for each in RECORDS)
    engine.write([make_entry(record("lima", "ليما", "قمة في ليما.", places="ليما"), canonical)])
    engine.commit()
    assert ids(engine, "", Filters(within=("القارة",))) == ["lima"]  # what is no facet value lies in nothing
    assert ids(engine, "", Filters(within=("أمريكا الجنوبية",))) == []


@pytest.mark.parametrize(
    ("field", "prefix", "limit", "found"),
    [
        ("people", "سيرغي", 5, [("سيرغي لافروف", 3)]),
        ("people", "", 5, [("سيرغي لافروف", 3), ("فلاديمير بوتين", 1)]),
        ("places", "", 2, [("موسكو", 2), ("وونسان", 2)]),
        ("words", "لافرو", 5, [("لافروف", 3)]),
        ("words", "ال", 2, [("العالم", 2), ("الارجنتين", 1)]),
        ("words", "", 1, [("في", 3)]),
        ("terms", "بوت", None, [("بوتين", 1)]),
        ("places", "zzz", 5, []),
    ],
)
def test_what_begins_so_by_use(
    engine: Engine, field: IndexField, prefix: str, limit: int | None, found: list[tuple[str, int]]
) -> None:
    assert list(engine.vocabulary(field, prefix, limit).items()) == found
    assert all(engine.frequency(field, value) == count for value, count in found)


def test_what_was_deleted_is_not_counted(engine: Engine) -> None:
    engine.delete("putin.txt")
    engine.commit()
    assert engine.vocabulary("words", "بوتين") == {}
    assert engine.vocabulary("people", "فلاديمير") == {}


@pytest.mark.parametrize(
    ("query", "filters", "expected"),
    [
        ("", Filters(), [3, 2, 1, 3, 0]),
        ("جولة", Filters(), [1, 1, 0, 1, 0]),
        ("", Filters({"places": ("موسكو",)}), [2, 2, 0, 2, 0]),
        ("", Filters(since=date(2025, 7, 13)), [1, 1, 0, 1, 0]),
        ("", Filters(within=("آسيا",)), [2, 1, 1, 2, 0]),
    ],
)
def test_counts_of_values_and_words(engine: Engine, query: str, filters: Filters, expected: list[int]) -> None:
    asked: list[tuple[CountedField, str]] = [("people", "سيرغي لافروف"), ("places", "موسكو"), ("places", "بكين")]
    asked += [("words", "لافروف"), ("words", "قطر")]
    assert engine.count_values(parse(query), filters, asked) == expected
    assert engine.count_values(parse(query), filters, []) == []


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=8))
def test_any_value_can_be_counted(engine: Engine, value: str) -> None:
    assert engine.count_values(parse(""), Filters(), [("people", value), ("people", "فلاديمير بوتين")]) == [0, 1]


@pytest.mark.parametrize("value", ['a"b', "a\\", '\\"', "a AND b", "x:y", "(", "*", "نعم؟ لا!", "a\nb"])
def test_signs_of_a_value_stand_for_themselves(engine: Engine, value: str) -> None:
    signed = replace(RECORDS[0], mentions=(Mention("people", "ل", value, 0, 1, "rule"),))
    engine.write([make_entry(signed, CanonicalValues())])
    engine.commit()
    assert engine.count_values(parse(""), Filters(), [("people", value)]) == [1]


@pytest.mark.parametrize("name", [".term", ".store"])
def test_a_damaged_index_is_an_error_that_says_what_to_do(tmp_path: Path, name: str) -> None:
    engine = TantivyEngine(tmp_path)
    engine.write(make_entry(each, CanonicalValues()) for each in RECORDS)
    engine.commit()
    for file in tmp_path.glob(f"*{name}"):
        file.write_bytes(b"")

    def find() -> None:
        opened = TantivyEngine(tmp_path)
        opened.records(opened.search(parse("موسكو"), Filters(), "relevance", 10).keys)

    with pytest.raises(IndexStateError, match="index-cli build"):
        find()
