"""The engine finds the documents in whose text the highlighter marks a word, and no others."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.documents.document import key_of
from indexer.engine.base import Engine
from indexer.query.highlight import Highlighter
from indexer.query.parser import parse
from indexer.query.request import Filters
from tests.indexer.engine.contract import MakeEngine, fill, record

NO_FILTERS = Filters()
TEXTS = (
    *("أسد", "اسد", "أُسد", "الأسد", "للأسد", "وَأسد", "آسد", "إسد", "أسّد"),
    *("مؤتمر", "موتمر", "مُؤتمر", "مؤتمراً", "موتمراً", "بالمؤتمر", "وبالمُؤتمر", "المُؤتمرات"),
    *("كتاب", "كُتّاب", "كتّاب", "الكتاب", "للكتاب", "لكتاب", "لجنة", "جنة", "الجنة", "للجنة", "وجنّة"),
)
LETTERS = st.lists(st.sampled_from(["ا", "أ", "س", "د", "م", "ؤ", "و", "ت", "ر", "ال", "ك", "ب", "ل", "َ", "ّ", "ُ", "ً"]))
WORDS = st.sampled_from(TEXTS) | LETTERS.map("".join)
QUERIES = st.tuples(st.sampled_from(['"{}"', '="{}"', "{}*", "={}"]), WORDS).map(lambda pair: pair[0].format(pair[1]))


@pytest.fixture(scope="module")
def engine(make_engine: MakeEngine) -> Engine:
    return fill(make_engine(), [record(text, "", text) for text in TEXTS])


@settings(max_examples=500, suppress_health_check=[HealthCheck.filter_too_much])
@given(QUERIES.filter(lambda query: any(map(str.isalpha, query))))
def test_what_matches_is_marked(engine: Engine, query: str) -> None:
    marked = {key_of(text) for text in TEXTS if Highlighter(parse(query)).marks(text)}
    page = engine.search(parse(query), NO_FILTERS, "relevance", len(TEXTS))
    assert page.total == len(page.keys)
    assert set(page.keys) == marked
