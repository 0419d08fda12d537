"""How folded words are written, by the documents."""

from datetime import date, timedelta

import pytest

from indexer.documents.document import Document, Record
from indexer.engine.tantivy_engine import TantivyEngine
from indexer.suggest.surface_forms import AsWritten
from indexer.values.canonical import CanonicalValues, make_entry

BODIES = ("في القاهرة", "في القاهره", "إلى القاهرة، أمس", "زار القَاهِرة", "مدرسة", "COVID-19 و Covid", "10,000 جنيه")


@pytest.fixture(scope="module")
def as_written(tmp_path_factory: pytest.TempPathFactory) -> AsWritten:
    engine = TantivyEngine(tmp_path_factory.mktemp("written"))
    days = (date(2024, 1, 1) + timedelta(days=number) for number in range(len(BODIES)))
    documents = (Document(body, "", body, day, "d") for body, day in zip(BODIES, days, strict=True))
    engine.write(make_entry(Record(document, ()), CanonicalValues()) for document in documents)
    engine.commit()
    return AsWritten(engine)


@pytest.mark.parametrize(
    ("word", "surface"),
    [
        ("القاهره", "القاهرة"),  # oftener than القاهره, and without vowel marks
        ("مدرسه", "مدرسة"),  # in one document alone
        ("الي", "إلى"),
        ("19", "19"),
        ("10000", "10,000"),
        ("زرافه", "زرافه"),  # in none
        ("القاهر", "القاهر"),  # a part of a word is none
    ],
)
def test_words(as_written: AsWritten, word: str, surface: str) -> None:
    assert as_written.surface(word) == surface
