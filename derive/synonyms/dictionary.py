"""Read the dictionary of arramooz: words, plurals of nouns, verbal nouns of verbs."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from importlib.resources import as_file, files

from analyzers.text.affixes import ARTICLE
from analyzers.text.fold import fold

ANNOTATION = re.compile(r"\(.*?\)|[^\u0621-\u0652\u0670;]")  # «أَسِنَّةٌ (مؤ)»
PLURALS = "select vocalized, broken_plural from nouns where broken_plural != ''"
SINGULARS = "select single, vocalized from nouns where single != '' and number = 'جمع تكسير'"
VERBAL_NOUNS = "select original, vocalized from nouns where original != '' and wordtype like '%:مصدر'"
WORDS = "select vocalized, broken_plural from nouns union all select vocalized, '' from verbs"


@cache
def words() -> frozenset[str]:
    """Return the nouns, their broken plurals and the verbs, folded, with an initial «ال» and without it."""
    folded = {word for fields in _rows(WORDS) for field in fields for word in _folded(field)}
    return frozenset(folded | {word.removeprefix(ARTICLE) for word in folded})


def plurals() -> set[tuple[str, str]]:
    """Return pairs of a singular and its broken plural, folded."""
    return set(_pairs(PLURALS)) | set(_pairs(SINGULARS))


def verbal_nouns() -> set[tuple[str, str]]:
    """Return pairs of a verb and its verbal noun, folded."""
    return set(_pairs(VERBAL_NOUNS))


def _pairs(query: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of folded words of the rows of a query; semicolons separate the words of a field."""
    for left, right in _rows(query):
        for one in _words(left):
            yield from ((one, other) for other in _words(right))


def _rows(query: str) -> Iterator[tuple[str, str]]:
    with (
        as_file(files("arramooz") / "data" / "arabicdictionary.sqlite") as path,
        closing(sqlite3.connect(path)) as dictionary,
    ):
        for left, right in dictionary.execute(query):
            yield left or "", right or ""


def _words(field: str) -> list[str]:
    """Return the folded words of a field: قُضَاةٌ;قَاضُونَ becomes قضاه and قاضون."""
    return [word.removeprefix(ARTICLE) for word in _folded(field)]


def _folded(field: str) -> list[str]:
    words = (fold(word) for word in ANNOTATION.sub("", field).split(";"))
    return [word for word in words if len(word) > 1]
