from collections.abc import Mapping

import pytest

from analyzers.latin.lookup import LatinNames
from indexer.documents.document import Document, Record
from indexer.engine.base import Engine
from indexer.rewrite.latin_phrases import LatinPhrases
from indexer.store.generation import Generation
from indexer.values.canonical import CanonicalValues, make_entry

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
    engine.write(make_entry(record, CanonicalValues({})) for record in records)
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
