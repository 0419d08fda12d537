from collections.abc import Mapping
from pathlib import Path

import pytest

from analyzers.latin.lookup import LatinNames
from indexer.documents.document import Document, Record
from indexer.engine.base import Engine
from indexer.query.request import Request
from indexer.rewrite.latin_phrases import LatinPhrases
from indexer.store.generation import Generation
from indexer.values.canonical import make_entry
from indexer.values.unified import UnifiedValues
from tests.indexer.searching import index_texts

TEXTS = (
    "قالت سكاي نيوز إن حزب الله رد.",
    "قناة بي بي سي في لندن.",
    "بيان هيومن رايتس ووتش وحركة نداء تونس.",
    "سكاي فقط، ثم نيوز.",
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    engine = Generation(tmp_path_factory.mktemp("phrases")).open_engine()
    records = (Record(Document(f"d{n}", "", text, None, "d.txt"), ()) for n, text in enumerate(TEXTS))
    engine.write(make_entry(record, UnifiedValues({})) for record in records)
    engine.commit()
    return engine


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sky news", ["سكاي نيوز"]),
        ("bbc", ["بي بي سي"]),
        ("hezbollah", ["حزب الله"]),
        ("nidaa tounes", ["نداء تونس"]),
        ("human rights watch", ["هيومن رايتس ووتش"]),
        ("news sky", []),  # these words stand apart only
        ("the report", []),
        ("cnn", []),
        ("is", []),
        ("a b c d e f", []),
        ("", []),
    ],
)
def test_phrases_of_the_texts(engine: Engine, text: str, expected: list[str]) -> None:
    def word_counts(prefix: str) -> Mapping[str, int]:
        return engine.vocabulary("words", prefix)

    found = LatinPhrases(engine, LatinNames({}, word_counts=word_counts)).find(text)
    assert [" ".join(word.exact for word in phrase.words) for phrase in found] == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("La Marsa", {"town"}),  # the article is no «لا» and not required
        ("Marsa", {"town"}),
        ("La Liga", {"league"}),
        ("The Bardo", {"museum"}),
        ("la", {"french"}),
        ("Le Pen", set()),  # not «له بن»
    ],
)
def test_articles_of_french_and_english_are_not_required(
    query: str, expected: set[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    texts = {
        "town": "ظهر قرش قرب شاطئ المرسى",
        "league": "انطلقت مباريات الليغا في مدريد",
        "museum": "فتح متحف باردو أبوابه",
        "french": "قال بالفرنسية la paix",
        "son": "قال إنه كان له بن حارث صديقا ولا شيء غير ذلك",
    }
    searcher = index_texts(texts, tmp_path_factory.mktemp("articles"))
    answer = searcher.search(Request(query))
    assert {Path(hit.id).stem for hit in answer.hits[: answer.total]} == expected
