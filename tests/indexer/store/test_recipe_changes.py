"""An index whose recipe is changed by an update is the one that a build with this recipe makes."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.documents.metadata import MAX_COLUMNS
from indexer.documents.recipe import NO_OPTIONS, Recipe
from indexer.search.searcher import Searcher
from indexer.store.build import build, update
from tests.indexer.store.answers import different_answers
from tests.progress import Silent

WIDE = {f"c{number}": f"v{number}" for number in range(2 * MAX_COLUMNS)}
ROWS = (
    {"_id": "wide", "text": "زار لافروف القاهرة.", "body": "متن", **WIDE, "desk": "أ"},
    {"_id": "tags", "text": "نص ثان", "body": "متن", **{f"c{n}": ["x", "y"] * 10 for n in range(9)}, "desk": "ب"},
    {"_id": "used", "text": "نص ثالث", "body": "متن", "category": "سياسة", "section": "محليات", "_lang": "ar"},
)
FACETS = Recipe(facets=("desk", "category", "_lang", "text"))
NONE = Recipe(stated=frozenset({"columns", "facets", "include", "exclude"}))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    (folder / "drafts").mkdir(parents=True)
    rows = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS)
    (folder / "rows.jsonl").write_text(rows, encoding="utf-8")
    (folder / "drafts/table.csv").write_text("text,body,desk\nنص,متن,ج\n", encoding="utf-8")
    (folder / "note.txt").write_text("خبر\n\nنص الخبر", encoding="utf-8")
    return folder


def kept(index: Path, id_: str) -> Iterator[str]:
    """Yield the names of the further columns of a document."""
    record = Searcher(index).document(id_)
    assert record
    yield from (name for name, _ in record.document.metadata.columns)


def test_columns_of_facets_are_kept_however_many_come_before(archive: Path, tmp_path: Path) -> None:
    build([archive], tmp_path / "index", Silent(), FACETS)
    assert list(kept(tmp_path / "index", "wide"))[-2:] == [f"c{MAX_COLUMNS - 3}", "desk"]
    assert "desk" in kept(tmp_path / "index", "tags")
    assert list(kept(tmp_path / "index", "used")) == ["text", "category", "_lang"]


@pytest.mark.parametrize(
    "chain",
    [
        (NO_OPTIONS, FACETS),
        (FACETS, NONE),
        (NO_OPTIONS, Recipe(facets=("desk",)), Recipe(facets=("c150=C",)), Recipe(facets=("c150=D",))),
        (NO_OPTIONS, Recipe(columns=(("text", "body"),)), NONE),
        (Recipe(exclude=("drafts/",)), NONE, Recipe(include=("*.jsonl",), facets=("desk",))),
    ],
)
def test_an_update_with_another_recipe_equals_a_build(archive: Path, tmp_path: Path, chain: tuple[Recipe, ...]) -> None:
    first, *others = chain
    build([archive], tmp_path / "index", Silent(), first)
    recipe = first
    for each in others:
        recipe = each.over(recipe)
        update([], tmp_path / "index", Silent(), each, allow_removal=True)
    build([archive], tmp_path / "built", Silent(), recipe)
    assert different_answers(tmp_path / "index", tmp_path / "built", 1, 3) == []


def test_a_table_that_could_not_be_read_is_read_in_the_new_way_later(archive: Path, tmp_path: Path) -> None:
    build([archive], tmp_path / "index", Silent())
    folder = archive / "drafts"
    folder.rename(archive / ".hidden")
    folder.symlink_to("drafts")  # a loop: a folder that cannot be opened
    update([], tmp_path / "index", Silent(), Recipe(columns=(("text", "body"),)))
    folder.unlink()
    (archive / ".hidden").rename(folder)
    update([], tmp_path / "index", Silent())
    build([archive], tmp_path / "built", Silent(), Recipe(columns=(("text", "body"),)))
    assert different_answers(tmp_path / "index", tmp_path / "built", 1, 3) == []
