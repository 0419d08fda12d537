"""No update or build loses a source, or most documents, unless it is told to; `forget` gives a source up."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.errors import SourceError
from indexer.query.request import Request
from indexer.search.searcher import Searcher
from indexer.store.build import build, forget, update
from indexer.store.info import describe, problems_of
from indexer.stored_files import MANIFEST_FILE
from tests.progress import Silent

Change = Callable[[Path], object]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Return a folder with two sources, of six documents and one, and their index."""
    for name in ("big/a.txt", "big/b.txt", "big/c.txt", "big/sub/d.txt", "big/sub/e.txt", "big/sub/f.txt", "one/g.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"خبر {name}\n\nعقدت القمة.", encoding="utf-8")
    build([tmp_path / "big", tmp_path / "one"], tmp_path / "index", Silent())
    return tmp_path


def documents(index: Path) -> int:
    assert describe(index)["documents"] == Searcher(index).search(Request("")).total
    return Searcher(index).search(Request("")).total


def empty(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


def move_deeper(base: Path) -> None:
    (base / "big").rename(base / "deeper")
    (base / "big").mkdir()
    (base / "deeper").rename(base / "big" / "deeper")


def put_a_file_for_a_folder(base: Path) -> None:
    shutil.rmtree(base / "one")
    (base / "one").touch()


def show_another_disk(base: Path) -> None:
    empty(base / "big")
    (base / "big" / "README.txt").write_text("x", encoding="utf-8")


def empty_both(base: Path) -> None:
    empty(base / "big")
    empty(base / "one")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda base: shutil.rmtree(base / "one"), r"Nothing is left of .*/one; documents of it in the index: 1\."),
        (lambda base: empty(base / "one"), r"Nothing is left of .*/one"),
        (put_a_file_for_a_folder, r"Nothing is left of .*/one"),
        (lambda base: (base / "one" / "g.txt").write_bytes(b""), r"Nothing is left of .*/one"),
        (show_another_disk, "5 of 7 documents would be removed, more than half"),
        (empty_both, "Nothing is left of .*/big"),
    ],
)
@pytest.mark.parametrize("command", ["update", "build"])
def test_a_loss_is_refused_unless_it_is_allowed(base: Path, change: Change, sentence: str, command: str) -> None:
    def run(*, allow_removal: bool) -> None:
        if command == "update":
            update([], base / "index", Silent(), allow_removal=allow_removal)
        else:
            sources = [base / "big", base / "one"]
            build([each for each in sources if each.exists()], base / "index", Silent(), allow_removal=allow_removal)

    change(base)
    manifest = (base / "index" / MANIFEST_FILE).read_bytes()
    if command == "build" and not (base / "one").exists():
        run(allow_removal=False)  # the source is not named: its loss is meant
        return
    with pytest.raises(SourceError, match=sentence) as refusal:
        run(allow_removal=False)
    assert all(way_out in str(refusal.value) for way_out in ("disk", "stays as it was", "--allow-removal", "forget"))
    assert (base / "index" / MANIFEST_FILE).read_bytes() == manifest
    assert documents(base / "index") == 7
    if not any(path.stat().st_size for path in (base / "big").rglob("*.txt")):
        return  # a build has nothing to publish
    run(allow_removal=True)
    assert documents(base / "index") < 7
    assert describe(base / "index")["stale"] is False


@pytest.mark.parametrize(
    ("change", "left"),
    [
        (lambda base: shutil.rmtree(base / "big" / "sub"), 4),
        (move_deeper, 7),
        (lambda base: (base / "one" / "g.txt").rename(base / "one" / "h.txt"), 7),
        (lambda base: (base / "big" / "a.txt").unlink(), 6),
    ],
)
def test_a_smaller_loss_is_not_refused(base: Path, change: Change, left: int) -> None:
    change(base)
    assert update([], base / "index", Silent()).documents == left
    build([base / "big", base / "one"], base / "index", Silent())
    assert documents(base / "index") == left


def test_a_build_of_other_sources_replaces_the_index(base: Path) -> None:
    empty(base / "big")
    assert build([base / "one"], base / "index", Silent()).documents == 1


def test_an_outer_source_takes_the_files_of_an_inner_one(base: Path) -> None:
    assert build([base / "big" / "sub"], base / "index", Silent(), allow_removal=True).documents == 3
    assert update([base / "big"], base / "index", Silent()).documents == 6
    assert build([base / "big"], base / "index", Silent()).documents == 6


def test_a_source_that_was_moved_behind_a_link_is_the_same_source(base: Path) -> None:
    (base / "big").rename(base / "disk")
    (base / "big").symlink_to(base / "disk")
    report = update([], base / "index", Silent())
    assert (report.documents, describe(base / "index")["sources"]) == (7, [str(base / "disk"), str(base / "one")])
    assert forget([base / "big"], base / "index", Silent()).documents == 1


def test_the_removal_that_is_allowed_once_is_done(base: Path) -> None:
    shutil.rmtree(base / "one")
    assert update([], base / "index", Silent(), allow_removal=True).documents == 6
    assert ["index-cli forget" in str(problem.error) for problem in problems_of(base / "index")] == [True]
    assert update([], base / "index", Silent()).failed == 1
    (base / "one").mkdir()
    (base / "one" / "g.txt").write_text("خبر\n\nعاد القرص.", encoding="utf-8")
    assert describe(base / "index")["stale"] is True
    assert (update([], base / "index", Silent()).documents, problems_of(base / "index")) == (7, [])


@pytest.mark.parametrize("exists", [True, False])
def test_forget_takes_a_source_out(base: Path, exists: bool) -> None:
    if not exists:
        shutil.rmtree(base / "big")
    report = forget([base / "big"], base / "index", Silent())
    assert (report.documents, report.removed, documents(base / "index")) == (1, 6, 1)
    assert describe(base / "index")["sources"] == [str(base / "one")]
    assert describe(base / "index")["stale"] is False
    with pytest.raises(SourceError, match=r"is not a source of the index; its sources are: .*/one\."):
        forget([base / "big"], base / "index", Silent())


def test_forget_removes_nothing_else(base: Path) -> None:
    shutil.rmtree(base / "one")
    shutil.rmtree(base / "big" / "sub")
    (base / "new").mkdir()
    (base / "new" / "n.txt").write_text("خبر\n\nمصدر ثالث.", encoding="utf-8")
    update([base / "new"], base / "index", Silent(), allow_removal=True)
    (base / "new" / "n.txt").unlink()
    assert forget([base / "one"], base / "index", Silent()).documents == 4
    assert documents(base / "index") == 4


def test_forget_keeps_what_an_inner_source_has(base: Path) -> None:
    update([base / "big" / "sub"], base / "index", Silent())
    assert forget([base / "big"], base / "index", Silent()).documents == 4
    assert {hit.id for hit in Searcher(base / "index").search(Request("")).hits} == {
        "one/g.txt",
        *(f"sub/{letter}.txt" for letter in "def"),
    }


def test_forget_leaves_no_index_without_sources(base: Path) -> None:
    with pytest.raises(SourceError, match=r"no source left: .*index-cli build SOURCE"):
        forget([base / "big", base / "one"], base / "index", Silent())
    assert documents(base / "index") == 7


def test_a_missing_source_that_is_new_is_an_error(base: Path) -> None:
    with pytest.raises(SourceError, match=r"There is no file or folder .*nowhere: check the name"):
        update([base / "nowhere"], base / "index", Silent())
