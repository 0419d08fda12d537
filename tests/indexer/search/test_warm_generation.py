"""A generation that is warm has all that its first requests need."""

import subprocess
import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from indexer.engine.weights import Weights
from indexer.search.open_generation import OpenGeneration

PACKAGES = ("indexer.", "analyzers.")
UNREAD = {"_numbers", "_compressor", "_included", "_excluded"}  # that only a build needs


def parts(thing: Any, seen: set[int]) -> Iterator[Any]:
    """Yield an object of ours, and all objects of ours that it holds."""
    if id(thing) in seen:
        return
    seen.add(id(thing))
    if type(thing).__module__.startswith(PACKAGES):
        yield thing
    names = (*getattr(thing, "__dict__", ()), *getattr(type(thing), "__slots__", ()))
    held = [getattr(thing, name, None) for name in names] if type(thing).__module__.startswith(PACKAGES) else []
    held += [getattr(each, "__self__", None) for each in held]  # a bound method
    for each in held:
        yield from parts(each, seen)


def lists(thing: Any) -> Iterator[str]:
    """Yield the names of what the type of an object makes when it is first asked for."""
    for each in type(thing).__mro__:
        yield from (name for name, value in vars(each).items() if isinstance(value, cached_property))


def missing(opened: OpenGeneration) -> set[str]:
    """Return the lists of a generation that are not loaded."""
    found = ((part, name) for part in parts(opened, set()) for name in lists(part))
    return {f"{type(part).__name__}.{name}" for part, name in found if name not in {*vars(part), *UNREAD}}


def test_no_list_is_left_to_load(index: Path) -> None:
    opened = OpenGeneration.open(index, Weights())
    assert len(missing(opened)) > 5
    opened.warm()
    assert missing(opened) == set()


FILES = """
import sys
from pathlib import Path
from indexer.query.request import Filters, Request
from indexer.search.searcher import Searcher
from indexer.engine.tantivy.engine import TantivyEngine

searcher = Searcher(Path(sys.argv[1]))
searcher.follow()
watches = False

def record(event, values):
    if watches and event == "open" and Path(sys.argv[1]) not in Path(str(values[0])).parents:
        print("opens", values[0])

def read_words(self, field, prefix="", limit=None):
    print("lists", field, prefix)
    return {}

sys.addaudithook(record)
TantivyEngine.vocabulary = read_words
watches = True
for typed in ("ل", "لاف", "وزير الخ", "الحكومة الت", "lavr", "sergei lav", "2023", "كأس العالم ", "-لافروف قطر"):
    searcher.suggest(Request(typed))
    searcher.suggest(Request(typed, Filters({"places": ("روسيا",)})))
    for strictness in ("exact", "usual", "wide"):
        searcher.search(Request(typed, strictness=strictness))
searcher.places_found(Request("لافروف"))
searcher.entity("people", "سيرغي لافروف")
searcher.inside("روسيا")
for hit in searcher.search(Request("")).hits:
    searcher.page(hit.id, Request("لافروف"))
    searcher.similar(hit.id)
watches = False
"""


def test_the_first_requests_read_no_data_of_the_language(index: Path) -> None:
    command = [sys.executable, "-c", FILES, str(index)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[3])
    assert (result.returncode, result.stdout) == (0, ""), result.stderr


@pytest.mark.parametrize("list_", ["FrequentWords", "_Pieces", "LatinNames"])
def test_the_lists_are_among_the_parts_of_a_generation(index: Path, list_: str) -> None:
    opened = OpenGeneration.open(index, Weights())
    opened.warm()
    assert list_ in {type(part).__name__ for part in parts(opened, set())}
