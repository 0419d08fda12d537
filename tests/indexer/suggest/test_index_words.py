"""Surface forms of folded words, read from documents."""

from datetime import date, timedelta

import pytest

from indexer.documents.document import Document, Record
from indexer.store.generation import Generation
from indexer.suggest.index_words import SurfaceForms
from indexer.values.canonical import make_entry
from indexer.values.unified import UnifiedValues

BODIES = ("في القاهرة", "في القاهره", "إلى القاهرة، أمس", "زار القَاهِرة", "مدرسة", "COVID-19 و Covid", "10,000 جنيه")


@pytest.fixture(scope="module")
def surface_forms(tmp_path_factory: pytest.TempPathFactory) -> SurfaceForms:
    engine = Generation(tmp_path_factory.mktemp("written")).open_engine()
    days = (date(2024, 1, 1) + timedelta(days=number) for number in range(len(BODIES)))
    documents = (Document(body, "", body, day, "d") for body, day in zip(BODIES, days, strict=True))
    engine.write(make_entry(Record(document, ()), UnifiedValues()) for document in documents)
    engine.commit()
    return SurfaceForms(engine)


@pytest.mark.parametrize(
    ("word", "surface"),
    [
        ("القاهره", "القاهرة"),  # more frequent than القاهره; without harakat
        ("مدرسه", "مدرسة"),  # in one document
        ("الي", "إلى"),
        ("19", "19"),
        ("10000", "10,000"),
        ("زرافه", "زرافه"),  # in no document
        ("القاهر", "القاهر"),  # a part of a word is not a word
    ],
)
def test_surface_form_of_a_word(surface_forms: SurfaceForms, word: str, surface: str) -> None:
    assert surface_forms.surface(word) == surface
