"""Queries made of the titles of a collection, as they are and with typing errors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from random import Random

from analyzers.text.analyzer import analyze
from analyzers.text.clitics import is_arabic
from benchmarks.rescue.typing_errors import KINDS, TypingError
from indexer.documents.document import Document

TITLE_LENGTHS = range(3, 9)  # words


@dataclass(frozen=True, slots=True)
class TitleQuery:
    """A query, the title it is made of, and the id of the document that it should find."""

    query: str
    title: str
    document: str


def title_queries(documents: Sequence[Document]) -> list[TitleQuery]:
    """Return the titles of 3 to 8 Arabic words as queries without punctuation; of equal titles the first."""
    queries: dict[str, TitleQuery] = {}
    for document in documents:
        words = [document.title[token.start : token.end] for token in analyze(document.title)]
        if len(words) in TITLE_LENGTHS and all(map(is_arabic, words)):
            title = " ".join(words)
            queries.setdefault(title, TitleQuery(title, title, document.id))
    return list(queries.values())


def shorten(query: TitleQuery) -> TitleQuery:
    """Return the query of the two longest words of a title, which say the most, in their order."""
    words = query.title.split()
    longest = sorted(sorted(range(len(words)), key=lambda i: -len(words[i]))[:2])
    title = " ".join(words[i] for i in longest)
    return TitleQuery(title, title, query.document)


def mistype(query: TitleQuery, errors: Sequence[TypingError], random: Random) -> Iterator[TitleQuery]:
    """Yield the query with all of these errors in its words, or nothing if one of them cannot be made."""
    words: Sequence[str] | None = query.title.split()
    for error in errors:
        words = error(words, random) if words else None
    if words:
        yield TitleQuery(" ".join(words), query.title, query.document)


def mistype_all(queries: Sequence[TitleQuery], seed: int) -> dict[str, list[TitleQuery]]:
    """Return the queries with each kind of error, then with the kinds in turn, one and two to a title."""
    names, random = list(KINDS), Random(seed)  # noqa: S311 - the same errors each time
    by_kind = {name: [typed for one in queries for typed in mistype(one, [KINDS[name]], random)] for name in names}
    turns: dict[str, list[TitleQuery]] = {"by turns, one error": [], "by turns, two errors": []}
    for number, (name, query) in enumerate(zip(cycle(names), queries, strict=False)):
        second = names[(number // len(names) + number) % len(names)]
        turns["by turns, one error"] += mistype(query, [KINDS[name]], random)
        turns["by turns, two errors"] += mistype(query, [KINDS[name], KINDS[second]], random)
    return by_kind | turns
