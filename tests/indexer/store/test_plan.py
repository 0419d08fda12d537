from pathlib import Path

import pytest

from indexer.documents.recipe import NO_OPTIONS, Recipe
from indexer.errors import SourceError
from indexer.store.build import build, update
from indexer.store.plan import plan_build, plan_update
from tests.progress import Silent


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text(f"نص الملف {name}", encoding="utf-8")
    (folder / "odd.xyz").write_text("x")
    return folder


@pytest.fixture
def index(seeds: Path, tmp_path: Path) -> Path:
    build([seeds], tmp_path / "index", Silent())
    return tmp_path / "index"


def test_an_update_that_changes_nothing_tries_only_what_failed(index: Path, seeds: Path) -> None:
    (seeds / "broken.pdf").write_text("x")
    update([], index, Silent())
    plan = plan_update([], index, NO_OPTIONS)
    assert list(plan) == [("seeds/broken.pdf", "again")]
    assert [error.values["source"] for error in plan.failures] == ["seeds/odd.xyz"]
    assert plan.refusal is None


def test_a_plan_says_what_the_update_then_does(index: Path, seeds: Path) -> None:
    (seeds / "a.txt").unlink()
    (seeds / "b.txt").write_text("نص آخر", encoding="utf-8")
    (seeds / "d.txt").write_text("نص جديد", encoding="utf-8")
    before = (index / "manifest.json").read_bytes()
    assert list(plan_update([], index, Recipe(exclude=("*.xyz",)))) == [
        ("seeds/a.txt", "removed"),
        ("seeds/b.txt", "changed"),
        ("seeds/d.txt", "added"),
    ]
    assert (index / "manifest.json").read_bytes() == before
    report = update([], index, Silent(), Recipe(exclude=("*.xyz",)))
    assert (report.added, report.changed, report.removed) == (1, 1, 1)


@pytest.mark.parametrize("recipe", [Recipe(columns=(("text", "body"),)), Recipe(facets=("desk",))])
def test_another_map_and_other_facets_read_all_tables_again(index: Path, seeds: Path, recipe: Recipe) -> None:
    (seeds / "rows.jsonl").write_text('{"text": "نص", "body": "متن"}', encoding="utf-8")
    update([], index, Silent())
    assert list(plan_update([], index, recipe)) == [("seeds/rows.jsonl", "again")]
    update([], index, Silent(), recipe)
    assert not list(plan_update([], index, recipe))


def test_a_file_that_failed_and_was_written_again_is_added(index: Path, seeds: Path) -> None:
    (seeds / "rows.jsonl").write_text("{", encoding="utf-8")
    (seeds / "odd.xyz").rename(seeds / "broken.pdf")
    update([], index, Silent())
    (seeds / "broken.pdf").write_text("x y", encoding="utf-8")
    assert list(plan_update([], index, NO_OPTIONS)) == [("seeds/broken.pdf", "added")]


def test_files_that_lost_an_id_to_one_that_goes_are_read_again(index: Path, seeds: Path) -> None:
    for name in ("d.jsonl", "e.jsonl"):
        (seeds / name).write_text('{"_id": "same", "text": "نص"}', encoding="utf-8")
    update([], index, Silent())
    (seeds / "d.jsonl").unlink()
    plan = list(plan_update([], index, Recipe(exclude=("*.xyz",))))
    assert plan == [("seeds/d.jsonl", "removed"), ("seeds/e.jsonl", "again")]


def test_a_build_adds_all_that_it_reads(index: Path, seeds: Path) -> None:
    plan = plan_build([seeds], index, Recipe(include=("*.txt",)))
    assert list(plan) == [("seeds/a.txt", "added"), ("seeds/b.txt", "added"), ("seeds/c.txt", "added")]
    assert plan.refusal is None


def test_a_plan_names_what_would_be_refused(index: Path, seeds: Path) -> None:
    for file in seeds.iterdir():
        file.unlink()
    assert "Nothing is left of" in str(plan_update([], index, NO_OPTIONS).refusal)


def test_a_plan_names_the_loss_of_more_than_half(index: Path, seeds: Path) -> None:
    excluded = Recipe(exclude=("[ab].txt",))
    refusal = plan_update([], index, excluded).refusal
    assert "2 of 3 documents would be removed" in str(refusal)
    with pytest.raises(SourceError) as refused:
        update([], index, Silent(), excluded)
    assert str(refused.value) == str(refusal)
    (seeds / "d.txt").write_text("نص جديد", encoding="utf-8")
    assert plan_update([], index, excluded).refusal is None


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "There is nothing to index in"),
        ({"odd.xyz": "x", "table.xlsx": "x"}, "Problems: 2; the first: empty/odd.xyz: there is no reader"),
        ({"corrections.tsv": ""}, "There is nothing to index in"),
        ({"odd.xyz": "x", "a.txt": "نص"}, ""),
    ],
)
def test_a_build_of_nothing_is_refused_as_the_build_itself(tmp_path: Path, files: dict[str, str], message: str) -> None:
    (tmp_path / "empty").mkdir()
    for name, content in files.items():
        (tmp_path / "empty" / name).write_text(content, encoding="utf-8")
    refusal = plan_build([tmp_path / "empty"], tmp_path / "index", NO_OPTIONS).refusal
    assert (message in str(refusal)) if message else refusal is None
