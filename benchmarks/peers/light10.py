"""The analysis of Lucene without Lucene: light10 stems and its stop words, in one field of Tantivy.

light10: Larkey, Ballesteros, Connell: Light Stemming for Arabic Information Retrieval (2007).
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from typing import Any, ClassVar

import tantivy
from tantivy import Occur, Query

from benchmarks.peers import java
from benchmarks.peers.contract import OpenIndex, Peer, timed
from indexer.documents.document import Document

_PREFIXES = ("ال", "وال", "بال", "كال", "فال", "لل", "و")  # the first that fits is removed
_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ية", "ه", "ة", "ي")  # each that fits is removed, in this order
_MIN_REST = 2  # letters that must remain
_MIN_REST_AFTER_WAW = 3  # a single letter is more often part of the word
_WORD = re.compile(r"[\w\u064b-\u0652]+")
_DIACRITICS = {ord("ـ"): None} | dict.fromkeys(range(0x064B, 0x0653))
_NORMAL = str.maketrans("آأإىة", "اااي" + "ه") | _DIACRITICS
_STOP_WORDS = "org/apache/lucene/analysis/ar/stopwords.txt"
_HEAP = 256_000_000  # bytes, as Kashshaf has


class Light10(Peer):
    """Our engine with the analysis of Lucene."""

    label = "Tantivy, Lucene's recipe"
    stored: ClassVar[str] = "*.store"

    def prepare(self) -> None:
        """Fetch the jars of Lucene; one of them holds the stop words."""
        java.compile_program(java.LUCENE, self.home / "program")

    def version(self) -> str:
        """Return the version of the Python package."""
        return version("tantivy")

    def build(self, documents: Sequence[Document]) -> None:
        """Index stems, separated by blanks."""
        stop = self._stop_words()
        writer = self._open().writer(_HEAP, 1)
        for each in documents:
            writer.add_document(tantivy.Document(id=each.id, text=" ".join(_terms(each.text, stop))))
        writer.commit()
        writer.wait_merging_threads()

    @contextmanager
    def opened(self) -> Iterator[OpenIndex]:
        """Search for any of the stems of the query."""
        stop, index = self._stop_words(), self._open()
        searcher = index.searcher()

        def find(query: str, limit: int) -> list[str]:
            terms = [(Occur.Should, Query.term_query(index.schema, "text", term)) for term in _terms(query, stop)]
            result: Any = searcher.search(Query.boolean_query(terms), limit)
            return [searcher.doc(address)["id"][0] for _, address in result.hits]

        yield OpenIndex(timed(find))

    def _open(self) -> tantivy.Index:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
        builder.add_text_field("text", tokenizer_name="whitespace", index_option="position")
        return tantivy.Index(builder.build(), path=str(self.index))

    def _stop_words(self) -> frozenset[str]:
        (jar,) = (self.home / "program" / "dependency").glob("lucene-analysis-common-*.jar")
        with zipfile.ZipFile(jar) as files:
            lines = files.read(_STOP_WORDS).decode().splitlines()
        return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def light10(word: str) -> str:
    """Normalise a word and remove its affixes."""
    word = word.translate(_NORMAL)
    for prefix in _PREFIXES:
        left = _MIN_REST_AFTER_WAW if len(prefix) == 1 else _MIN_REST
        if word.startswith(prefix) and len(word) >= len(prefix) + left:
            word = word.removeprefix(prefix)
            break
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) >= len(suffix) + _MIN_REST:
            word = word.removesuffix(suffix)
    return word


def _terms(text: str, stop: frozenset[str]) -> Iterable[str]:
    return (light10(word) for word in _WORD.findall(text.lower()) if word not in stop)
