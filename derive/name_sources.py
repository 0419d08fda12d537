"""Read the lists of names in Arabic and Latin letters that several scripts learn from.

COLLECTIONS is a folder that holds names/wd_arabic_tokens.tsv (name words of Wikidata) and names/google_ar2en.tsv
(google/transliteration). The package arabic-name-romanizer brings a database of its own.
"""

import csv
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import Any


def wikidata_words(collections: Path) -> Iterator[tuple[str, str, int]]:
    """Yield each name word of Wikidata in Latin and Arabic letters, and how many people bear it."""
    for latin, arabic, people in _rows(collections / "names" / "wd_arabic_tokens.tsv"):
        yield latin, arabic, int(people)


def google_names(collections: Path) -> Iterator[tuple[str, str]]:
    """Yield each name of google/transliteration in Latin and Arabic letters."""
    for latin, arabic, *_ in _rows(collections / "names" / "google_ar2en.tsv"):
        yield latin, arabic


def romanizer_rows(query: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of an SQL query to the database of arabic-name-romanizer.

    Its table `units` has arabic_key, latin, role, country and count; `full_names` has arabic_key and latin.
    """
    path = files("arabic_name_romanizer") / "resources" / "names.sqlite3"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        yield from database.execute(query)


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8") as file:
        yield from csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
