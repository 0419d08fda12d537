"""Suggestions for a query that is being typed, over a real index."""

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyzers.expansion.roots import Roots
from analyzers.names.variants import SpellingIndex, group_by_key
from analyzers.token import Kind, Mention
from indexer.documents.document import Document, Record
from indexer.engine.base import Engine
from indexer.engine.tables import MemoryTable
from indexer.engine.weights import Weights
from indexer.query.leaves import MatchAll
from indexer.query.limits import MAX_LENGTH, MAX_WORDS
from indexer.query.request import Filters, Request, Strictness
from indexer.rewrite.query_meaning import Meaning
from indexer.rewrite.rewriter import Lookups, Rewriter
from indexer.store.generation import Generation
from indexer.suggest.suggester import Suggester, Suggestion
from indexer.values.canonical import make_entry
from indexer.values.name_lookup import NameLookup
from indexer.values.name_rows import NameRows, save_names
from indexer.values.spellings import Vocabulary, spelling_lookup, word_spellings
from indexer.values.unified import UnifiedValues

# title, body, published, people, places
ROWS = (
    ("لافروف في وونسان", "وصل سيرغي لافروف إلى وونسان.", "2025-07-12", "سيرغي لافروف", "وونسان"),
    ("لافروف في القاهرة", "وصل سيرجي لافروف إلى القاهرة.", "2025-07-20", "سيرجي لافروف", "القاهرة"),
    ("قمة القاهرة", "عقدت القمة في القاهرة بحضور السيسي.", "2024-10-20", "عبد الفتاح السيسي", "القاهرة"),
    ("لاعب الأهلي", "سجّل أحمد علي هدفين أمام لاعبين كبار.", "2024-01-05", "أحمد علي", ""),
    ("مدرسة النور", "افتتحت مدرسة في بيونغ يانغ.", "2023-01-05", "", "بيونغ يانغ"),
    ("للقمم أحكام", "كتب خالد عن قمم القاهرة NOT NOT.", "2023-02-05", "", "القاهرة"),
)
CANONICAL = UnifiedValues({("people", "سيرجي لافروف"): ("سيرغي لافروف",)})
PAIRS = [("بيونج يانج", "بيونغ يانغ")]
CAIRO = Filters({"places": ("القاهرة",)})


def _record(number: int, title: str, body: str, day: str, *names: str) -> Record:
    document = Document(f"d{number}", title, body, date.fromisoformat(day), "d.jsonl")
    kinds: tuple[Kind, ...] = ("people", "places")
    named = [Mention(kind, name, name, 0, 1, "list") for kind, name in zip(kinds, names, strict=True) if name]
    return Record(document, tuple(named))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    engine = Generation(tmp_path_factory.mktemp("suggestions")).open_engine()
    engine.write(make_entry(_record(number, *row), CANONICAL) for number, row in enumerate(ROWS))
    engine.commit()
    return engine


class Index:
    """An index that suggests completions and counts the documents of a request."""

    def __init__(self, engine: Engine) -> None:
        save_names(engine, CANONICAL, PAIRS)
        names = NameLookup(engine, CANONICAL, NameRows.load(engine.tables), MemoryTable())
        words = SpellingIndex.of(group_by_key(engine.vocabulary("words")))
        spell = spelling_lookup(Vocabulary(words, MemoryTable(word_spellings(PAIRS))))
        self._rewriter = Rewriter(engine, CANONICAL, Lookups(names, spell, Roots(lambda _: {})), Weights())
        self._engine, self._suggester = engine, Suggester(engine, names, self._rewriter.latin.complete)

    def suggest(self, request: Request) -> tuple[Suggestion, ...]:
        return self._suggester.suggest(request, self._read)

    def total(self, request: Request) -> int:
        return self._engine.count(self._read(request).node, request.filters)

    def _read(self, request: Request) -> Meaning:
        return self._rewriter.read(request.query, request.strictness, all_spellings=request.all_spellings)


@pytest.fixture(scope="module")
def index(engine: Engine) -> Index:
    return Index(engine)


def suggestion_rows(index: Index, text: str, filters: Filters | None = None) -> list[tuple[str, str, int | None, str]]:
    suggestions = index.suggest(Request(text, filters or Filters()))
    return [(suggestion.kind, suggestion.value, suggestion.documents, suggestion.query) for suggestion in suggestions]


LAVROV, CAIRO_PLACE = ("people", "سيرغي لافروف"), ("places", "القاهرة")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("س", [(*LAVROV, 2, ""), ("people", "عبد الفتاح السيسي", 1, "")]),  # one letter: only names
        ("سيرغ", [(*LAVROV, 2, ""), ("words", "سيرغي", None, "سيرغي")]),
        ("سيرجي", [(*LAVROV, 2, "")]),  # another spelling in the index
        ("بيونج", [("places", "بيونغ يانغ", 1, "")]),
        ("بيونغ-يا", [("places", "بيونغ يانغ", 1, "")]),
        ("سيسي", [("people", "عبد الفتاح السيسي", 1, "")]),  # without its article
        ("السيسي", [("people", "عبد الفتاح السيسي", 1, "")]),
        ("سيرغي لاف", [(*LAVROV, 2, "")]),  # not suggested again as words
        ("وصل لافر", [(*LAVROV, 2, "وصل"), ("words", "وصل لافروف", None, "وصل لافروف")]),
        (
            "قمة القاه",
            [
                (*CAIRO_PLACE, 2, "قمة"),
                ("words", "قمة القاهرة", None, "قمة القاهرة"),
                ("title", "قمة القاهرة", None, ""),
            ],
        ),
        ("مدرس", [("words", "مدرسة", None, "مدرسة"), ("title", "مدرسة النور", None, "")]),  # in its surface form
        (
            "لافروف",
            [(*LAVROV, 2, ""), ("title", "لافروف في القاهرة", None, ""), ("title", "لافروف في وونسان", None, "")],
        ),
        (
            "لافروف ",
            [(*LAVROV, 2, ""), ("title", "لافروف في القاهرة", None, ""), ("title", "لافروف في وونسان", None, "")],
        ),
        (
            "القاهره",
            [(*CAIRO_PLACE, 3, ""), ("title", "لافروف في القاهرة", None, ""), ("title", "قمة القاهرة", None, "")],
        ),
    ],
)
def test_suggestions(index: Index, text: str, expected: list[tuple[str, str, int | None, str]]) -> None:
    rows = [
        suggestion if suggestion[0] != "title" else (*suggestion[:3], "") for suggestion in suggestion_rows(index, text)
    ]
    assert rows == expected


@pytest.mark.parametrize(
    ("text", "filters", "values"),
    [
        ("لافر", CAIRO, {"سيرغي لافروف", "لافروف", "لافروف في القاهرة"}),
        ("وونس", CAIRO, set()),
        ("القاه", CAIRO, {"القاهرة", "لافروف في القاهرة", "قمة القاهرة"}),  # the word, not the selected value
        ("أحم", CAIRO, set()),
        ("أحم", Filters(since=date(2024, 1, 1), until=date(2024, 1, 31)), {"أحمد علي", "أحمد"}),
        ("لاعب", Filters(since=date(2025, 1, 1)), set()),
        ("السي", Filters(within=("مصر",)), {"عبد الفتاح السيسي", "السيسي"}),
        ("أحم", Filters(within=("مصر",)), set()),
        ("قمة لافر", CAIRO, set()),  # no document has both
    ],
)
def test_suggestions_under_filters(index: Index, text: str, filters: Filters, values: set[str]) -> None:
    assert {value for _, value, _, _ in suggestion_rows(index, text, filters)} == values


@pytest.mark.parametrize("text", ["", " ", "زرافة", "افروف", "لافرروف", '"لافر', "people:لافر", "لافر*", "-لافر", "؟"])
def test_no_suggestions(index: Index, text: str) -> None:
    assert suggestion_rows(index, text) == []


def test_typed_letters_are_highlighted(index: Index) -> None:
    highlighted = {suggestion.kind: suggestion for suggestion in index.suggest(Request("وصل لافر"))}
    assert {kind: _highlighted(suggestion) for kind, suggestion in highlighted.items()} == {
        "people": ["لافر"],
        "words": ["وصل", "لافر"],
    }


def _highlighted(suggestion: Suggestion) -> list[str]:
    return [suggestion.value[start:end] for start, end in suggestion.marks]


PRECEDING_TEXTS = (
    "",
    "😀 ",
    "- ",
    "في ",
    "قمم ",
    "افتتحت مدرسة ",
    "وصل وصلوا ",
    "سيرغ ",
    "زرافة ",
    "puti ",
    "NOT ",
    "وصل" * 3 + " ",
)
TEXTS = [text[:end] for row in ROWS for text in (row[0], row[1], row[3]) for end in range(1, len(text) + 1)]
FILTERS = [
    Filters(),
    CAIRO,
    Filters(since=date(2024, 1, 1)),
    Filters({"people": ("سيرغي لافروف",)}, within=("مصر",)),
    Filters({"places": ("بيونغ يانغ", "القاهرة")}),
]
REQUESTS = st.builds(
    Request,
    st.builds(str.__add__, st.sampled_from(PRECEDING_TEXTS), st.sampled_from(TEXTS)),
    st.sampled_from(FILTERS),
    all_spellings=st.booleans(),
    strictness=st.sampled_from(get_args(Strictness)),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None)
@given(REQUESTS)
def test_a_suggested_name_shows_the_number_of_documents_it_finds(index: Index, request: Request) -> None:
    for suggestion in index.suggest(request):
        if suggestion.kind in ("people", "places", "words"):
            count = index.total(_search_for(request, suggestion))
            assert count > 0
            assert suggestion.documents in ((None,) if suggestion.kind == "words" else (count,))


def _search_for(request: Request, suggestion: Suggestion) -> Request:
    """Return the search that a suggestion leads to."""
    values = dict(request.filters.values)
    if suggestion.kind in ("people", "places"):
        values[suggestion.kind] = (*values.get(suggestion.kind, ()), suggestion.value)
    return replace(request, query=suggestion.query, filters=replace(request.filters, values=values))


@pytest.mark.parametrize(
    ("text", "strictness", "filters", "documents"),
    [
        ("قمة القاه", "usual", Filters(), 2),  # has the stem of قمم
        ("قمة القاه", "exact", Filters(), 1),
        ("قمه القاه", "exact", Filters(), 1),
        ("قمتها القاه", "exact", Filters(), None),
        ("قمم أحكام القاه", "usual", Filters(), 1),  # all words, as in the search …
        ("قمم أحكام القاه", "exact", Filters(), 1),
        ("وصل قمم القاه", "usual", Filters(), None),  # … which no document has
        ("سيرغي القاه", "exact", Filters(), None),
        ("وونس", "usual", Filters({"places": ("بيونغ يانغ",)}), None),
        ("😀 القاه", "usual", Filters(), 3),
        ("😀 قمة القاه", "exact", Filters(), 1),
    ],
)
def test_counts_of_names_respect_the_preceding_words(
    index: Index, text: str, strictness: Strictness, filters: Filters, documents: int | None
) -> None:
    suggestions = index.suggest(Request(text, filters, strictness=strictness))
    assert {suggestion.documents for suggestion in suggestions if suggestion.kind == "places"} == (
        {documents} if documents else set()
    )


@pytest.mark.parametrize(
    "text", ["س " * MAX_WORDS + "لاف", "وصل " * (MAX_WORDS - 1) + "لاف", "س" * MAX_LENGTH, "ﷺ " * 60 + "لاف"]
)
def test_suggestions_are_not_too_long_to_search(index: Index, text: str) -> None:
    for suggestion in index.suggest(Request(text)):
        assert index.total(_search_for(Request(text), suggestion)) > 0


def test_a_word_written_like_an_operator_is_suggested_folded(index: Index) -> None:
    assert [value for _, value, _, _ in suggestion_rows(index, "no")] == ["not"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(TEXTS), st.sampled_from(FILTERS))
def test_titles_are_of_documents_under_the_filters(engine: Engine, index: Index, text: str, filters: Filters) -> None:
    records = engine.records(engine.search(MatchAll(), filters, "newest", 20).keys)
    documents = {record.document.id: record.document for record in records}
    for suggestion in index.suggest(Request(text, filters)):
        if suggestion.kind == "title":
            assert documents[suggestion.id].title == suggestion.value
            assert suggestion.documents is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lav", ["سيرغي لافروف"]),
        ("Sergei Lavr", ["سيرغي لافروف"]),
        ("Pyo", ["بيونغ يانغ"]),
        ("La", []),  # too short
        ("Ahmed Lavr", []),  # of two people
        ("Lav7", []),
    ],
)
def test_latin_letters_are_completed_to_names(index: Index, text: str, names: list[str]) -> None:
    assert [row[1] for row in suggestion_rows(index, text) if row[0] in ("people", "places")] == names
