"""What is offered for a query being typed, and what must not be."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyzers.token import Kind, Mention
from indexer.document import Document, Record
from indexer.engine import Filters
from indexer.entry import Unified, make_entry
from indexer.query import parse
from indexer.query_tree import Both, Loose
from indexer.suggestions import Suggester, Suggestion
from indexer.tantivy_engine import TantivyEngine

# title, body, published, people, places
ROWS = (
    ("لافروف في وونسان", "وصل سيرغي لافروف إلى وونسان.", "2025-07-12", "سيرغي لافروف", "وونسان"),
    ("لافروف في القاهرة", "وصل سيرجي لافروف إلى القاهرة.", "2025-07-20", "سيرجي لافروف", "القاهرة"),
    ("قمة القاهرة", "عقدت القمة في القاهرة بحضور السيسي.", "2024-10-20", "عبد الفتاح السيسي", "القاهرة"),
    ("لاعب الأهلي", "سجّل أحمد علي هدفين أمام لاعبين كبار.", "2024-01-05", "أحمد علي", ""),
    ("مدرسة النور", "افتتحت مدرسة في بيونغ يانغ.", "2023-01-05", "", "بيونغ يانغ"),
)
UNIFIED: Unified = {("people", "سيرجي لافروف"): "سيرغي لافروف"}
PAIRS = [("بيونج يانج", "بيونغ يانغ")]
CAIRO = Filters({"places": ("القاهرة",)})


def _record(number: int, title: str, body: str, day: str, *names: str) -> Record:
    document = Document(f"d{number}", title, body, date.fromisoformat(day), "d.jsonl")
    kinds: tuple[Kind, ...] = ("people", "places")
    named = [Mention(kind, name, name, 0, 1, "list") for kind, name in zip(kinds, names, strict=True) if name]
    return Record(document, tuple(named))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> TantivyEngine:
    engine = TantivyEngine(tmp_path_factory.mktemp("suggestions"))
    engine.write(make_entry(_record(number, *row), UNIFIED) for number, row in enumerate(ROWS))
    engine.commit()
    return engine


@pytest.fixture(scope="module")
def suggester(engine: TantivyEngine) -> Suggester:
    return Suggester(engine, UNIFIED, PAIRS)


def offered(suggester: Suggester, text: str, filters: Filters | None = None) -> list[tuple[str, str, int, str]]:
    found = suggester.suggest(text, filters or Filters())
    return [(one.kind, one.value, one.documents, one.query) for one in found]


LAVROV, CAIRO_PLACE = ("people", "سيرغي لافروف"), ("places", "القاهرة")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("س", [(*LAVROV, 2, ""), ("people", "عبد الفتاح السيسي", 1, "")]),  # one letter: names alone
        ("سيرغ", [(*LAVROV, 2, ""), ("words", "سيرغي", 1, "سيرغي")]),
        ("سيرجي", [(*LAVROV, 2, "")]),  # another spelling of the index
        ("بيونج", [("places", "بيونغ يانغ", 1, "")]),
        ("بيونغ-يا", [("places", "بيونغ يانغ", 1, "")]),
        ("سيسي", [("people", "عبد الفتاح السيسي", 1, "")]),  # without its article
        ("السيسي", [("people", "عبد الفتاح السيسي", 1, "")]),
        ("سيرغي لاف", [(*LAVROV, 2, "")]),  # and not the same as words
        ("وصل لافر", [(*LAVROV, 2, "وصل"), ("words", "وصل لافروف", 2, "وصل لافروف")]),
        (
            "قمة القاه",
            [(*CAIRO_PLACE, 1, "قمة"), ("words", "قمة القاهرة", 1, "قمة القاهرة"), ("title", "قمة القاهرة", 1, "")],
        ),
        ("مدرس", [("words", "مدرسة", 1, "مدرسة"), ("title", "مدرسة النور", 1, "")]),  # as it is written
        ("لافروف", [(*LAVROV, 2, ""), ("title", "لافروف في القاهرة", 1, ""), ("title", "لافروف في وونسان", 1, "")]),
        ("لافروف ", [(*LAVROV, 2, ""), ("title", "لافروف في القاهرة", 1, ""), ("title", "لافروف في وونسان", 1, "")]),
        ("القاهره", [(*CAIRO_PLACE, 2, ""), ("title", "لافروف في القاهرة", 1, ""), ("title", "قمة القاهرة", 1, "")]),
    ],
)
def test_what_is_offered(suggester: Suggester, text: str, expected: list[tuple[str, str, int, str]]) -> None:
    shown = [one if one[0] != "title" else (*one[:3], "") for one in offered(suggester, text)]
    assert shown == expected


@pytest.mark.parametrize(
    ("text", "filters", "values"),
    [
        ("لافر", CAIRO, {"سيرغي لافروف", "لافروف", "لافروف في القاهرة"}),
        ("وونس", CAIRO, set()),
        ("القاه", CAIRO, {"القاهرة", "لافروف في القاهرة", "قمة القاهرة"}),  # the word, not the value chosen
        ("أحم", CAIRO, set()),
        ("أحم", Filters(since=date(2024, 1, 1), until=date(2024, 1, 31)), {"أحمد علي", "أحمد"}),
        ("لاعب", Filters(since=date(2025, 1, 1)), set()),
        ("السي", Filters(within=("مصر",)), {"عبد الفتاح السيسي", "السيسي"}),
        ("أحم", Filters(within=("مصر",)), set()),
        ("قمة لافر", CAIRO, set()),  # no document has both
    ],
)
def test_what_is_offered_under_filters(suggester: Suggester, text: str, filters: Filters, values: set[str]) -> None:
    assert {value for _, value, _, _ in offered(suggester, text, filters)} == values


@pytest.mark.parametrize("text", ["", " ", "زرافة", "افروف", "لافرروف", '"لافر', "people:لافر", "لافر*", "-لافر", "؟"])
def test_what_is_not_offered(suggester: Suggester, text: str) -> None:
    assert offered(suggester, text) == []


def test_what_was_typed_is_marked(suggester: Suggester) -> None:
    marked = {one.kind: one for one in suggester.suggest("وصل لافر", Filters())}
    assert {kind: _marked(one) for kind, one in marked.items()} == {"people": ["لافر"], "words": ["وصل", "لافر"]}


def _marked(one: Suggestion) -> list[str]:
    return [one.value[start:end] for start, end in one.marks]


TEXTS = [text[:end] for row in ROWS for text in (row[0], row[1], row[3]) for end in range(1, len(text) + 1)]
FILTERS = [Filters(), CAIRO, Filters(since=date(2024, 1, 1)), Filters({"people": ("سيرغي لافروف",)}, within=("مصر",))]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(TEXTS), st.sampled_from(FILTERS))
def test_nothing_is_offered_that_finds_nothing(
    engine: TantivyEngine, suggester: Suggester, text: str, filters: Filters
) -> None:
    for one in suggester.suggest(text, filters):
        named: tuple[Kind, ...] = (one.kind,) if one.kind in ("people", "places") else ()
        chosen = replace(filters, values={**filters.values, **dict.fromkeys(named, (one.value,))})
        node = parse(one.value if one.kind == "title" else one.query)
        node = Both(node.nodes) if isinstance(node, Loose) else node
        found = engine.search(node, chosen, "newest", 20, 0)
        assert found.total >= one.documents > 0
        assert one.kind != "title" or one.id in {match.record.document.id for match in found.matches}
