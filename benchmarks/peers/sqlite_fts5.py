"""The full-text search of SQLite with its default tokenizer, unicode61."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager

from benchmarks.peers.contract import OpenIndex, Peer, timed
from indexer.documents.document import Document

_WORD = re.compile(r"[^\W_]+")  # for the query language alone: FTS5 tokenizes what is quoted
_SCHEMA = """
CREATE TABLE names (rowid INTEGER PRIMARY KEY, id TEXT);
CREATE VIRTUAL TABLE texts USING fts5(body, content='', tokenize='unicode61');
"""
_FIND = "SELECT id FROM texts JOIN names ON names.rowid = texts.rowid WHERE texts MATCH ? ORDER BY rank LIMIT ?"


class SqliteFts5(Peer):
    """FTS5 without stored text."""

    label = "SQLite FTS5"

    def version(self) -> str:
        """Return the version of the library that Python uses."""
        return sqlite3.sqlite_version

    def build(self, documents: Sequence[Document]) -> None:
        """Index in one transaction."""
        with closing(self._connect()) as database, database:
            database.executescript(_SCHEMA)
            database.executemany("INSERT INTO names VALUES (?, ?)", ((n, d.id) for n, d in enumerate(documents)))
            rows = ((n, d.text) for n, d in enumerate(documents))
            database.executemany("INSERT INTO texts (rowid, body) VALUES (?, ?)", rows)

    @contextmanager
    def opened(self) -> Iterator[OpenIndex]:
        """Search for any of the words, each quoted."""
        with closing(self._connect()) as database:

            def find(query: str, limit: int) -> list[str]:
                words = " OR ".join(f'"{word}"' for word in _WORD.findall(query))
                return [id_ for (id_,) in database.execute(_FIND, (words, limit))] if words else []

            yield OpenIndex(timed(find))

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self.index / "fts5.sqlite")
