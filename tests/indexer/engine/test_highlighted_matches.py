"""The engine finds the documents in whose text the highlighter marks a word, and no others."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.engine.base import Engine
from indexer.query.highlight import Highlighter
from indexer.query.parser import parse
from indexer.query.request import Filters
from indexer.values.canonical import CanonicalValues, make_entry
from tests.indexer.engine.contract import ENGINES, ids, record

NO_FILTERS = Filters()
TEXTS = (
    *("أسد", "اسد", "أُسد", "الأسد", "للأسد", "وَأسد", "آسد", "إسد", "أسّد"),
    *("مؤتمر", "موتمر", "مُؤتمر", "مؤتمراً", "موتمراً", "بالمؤتمر", "وبالمُؤتمر", "المُؤتمرات"),
    *("كتاب", "كُتّاب", "كتّاب", "الكتاب", "للكتاب", "لكتاب", "لجنة", "جنة", "الجنة", "للجنة", "وجنّة"),
)
LETTERS = st.lists(st.sampled_from(["ا", "أ", "س", "د", "م", "ؤ", "و", "ت", "ر", "ال", "ك", "ب", "ل", "َ", "ّ", "ُ", "ً"]))
WORDS = st.sampled_from(TEXTS) | LETTERS.map("".join)
QUERIES = st.tuples(st.sampled_from(['"{}"', '="{}"', "{}*", "={}"]), WORDS).map(lambda pair: pair[0].format(pair[1]))


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder: Path = tmp_path_factory.mktemp("highlighted")
    engine: Engine = request.param(folder)
    engine.write(make_entry(record(text, "", text), CanonicalValues()) for text in TEXTS)
    engine.commit()
    return engine


@settings(max_examples=500, suppress_health_check=[HealthCheck.filter_too_much])
@given(QUERIES.filter(lambda query: any(map(str.isalpha, query))))
def test_what_matches_is_marked(engine: Engine, query: str) -> None:
    marked = {text for text in TEXTS if Highlighter(parse(query)).marks(text)}
    assert engine.count(parse(query), NO_FILTERS) == len(marked)
    assert set(ids(engine, query)) <= marked
