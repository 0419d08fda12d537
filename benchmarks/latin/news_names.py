"""Names that news texts name often, as newspapers write them in Latin letters, and whether a search finds them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from analyzers.text.fold import fold
from indexer.query.request import Request
from indexer.search.searcher import Searcher

FILE = Path(__file__).parent / "ant_names.tsv"
_PROCLITICS = "(?:[وف]?[بكل]?(?:ال|ل)?)"


class NewsName(NamedTuple):
    """A name in Latin letters, its kind, and what matches its Arabic words in a folded text."""

    kind: str
    latin: str
    arabic: re.Pattern[str]


def read_names(path: Path = FILE) -> Iterator[NewsName]:
    """Yield the names of a file; of each kind the most frequent first."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, latin, _, arabic = line.split("\t")
            yield NewsName(kind, latin, re.compile(rf"\b{_PROCLITICS}(?:{fold(arabic)}|{re.escape(fold(latin))})\b"))


def is_first(searcher: Searcher, name: NewsName) -> bool:
    """Say whether the first document found for a name has it, in Arabic or in Latin letters."""
    hits = searcher.search(Request(name.latin, limit=1)).hits
    found = [searcher.document(hit.id) for hit in hits]
    return any(record and name.arabic.search(fold(record.document.text)) for record in found)
