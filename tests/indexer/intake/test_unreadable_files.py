"""What cannot be read now keeps its documents and ids until it can."""

from functools import partial
from pathlib import Path
from random import Random

import pytest

from indexer.errors import SourceError
from indexer.query.request import Request
from indexer.search.searcher import Searcher
from tests.indexer.intake.failing_files import ALL, Spoil, build_index, ids, nothing, problems, row, stale, update_index


@pytest.mark.parametrize(("denied", "shown"), [("b.txt", "seeds/b.txt"), ("sub", "seeds/sub"), ("seeds", "seeds")])
def test_what_cannot_be_read_keeps_its_documents(
    seeds: Path, index: Path, deny: set[str], denied: str, shown: str
) -> None:
    build_index(seeds, index)
    deny.add(denied)
    assert stale(index, seeds)
    for _ in range(2):
        report = update_index(index)
        assert (report.removed, report.failed, ids(index)) == (0, 1, ALL)
        assert problems(index) == [f"{shown}: cannot be opened: Permission denied."]
        assert not stale(index, seeds)
    deny.clear()
    assert stale(index, seeds)
    assert (update_index(index).failed, ids(index), problems(index)) == (0, ALL, [])


def test_a_build_passes_over_what_it_cannot_read(seeds: Path, index: Path, deny: set[str]) -> None:
    deny |= {"b.txt", "sub"}
    report = build_index(seeds, index)
    assert (report.documents, report.failed, len(report.failures)) == (1, 2, 2)
    assert not stale(index, seeds)
    deny.discard("sub")
    assert stale(index, seeds)
    assert (update_index(index).added, ids(index)) == (2, ["a.txt", "sub/c.txt", "sub/d.txt"])


def test_corrections_that_cannot_be_read_leave_the_index_as_it_was(seeds: Path, index: Path, deny: set[str]) -> None:
    (seeds / "sub" / "corrections.tsv").write_text("drop\tpeople\tسيرغي لافروف\n", encoding="utf-8")
    build_index(seeds, index)
    for denied, reason in (("corrections.tsv", "cannot be opened"), ("sub", "corrections are in force")):
        deny.add(denied)
        with pytest.raises(SourceError, match=reason):
            update_index(index)
        deny.clear()
    assert not stale(index, seeds)


def test_an_unreadable_file_keeps_the_ids_that_it_has(seeds: Path, index: Path, deny: set[str]) -> None:
    """A file that cannot be read yields an id to an earlier one, and wins one back, when it can be read again."""
    (seeds / "m.jsonl").write_text(row("x"), encoding="utf-8")
    (seeds / "n.jsonl").write_text(row("x") + "\n" + row("n"), encoding="utf-8")
    build_index(seeds, index)
    deny.add("n.jsonl")
    (seeds / "m.jsonl").unlink()
    update_index(index)
    (seeds / "k.jsonl").write_text(row("n"), encoding="utf-8")
    update_index(index)
    assert {"n"} == set(ids(index)) - set(ALL)
    assert any("k.jsonl, line 1: a document of seeds/n.jsonl has the id n" in each for each in problems(index))
    deny.clear()
    assert stale(index, seeds)
    update_index(index)
    build_index(seeds, index.with_name("whole"))
    assert problems(index) == problems(index.with_name("whole"))
    assert [each for each in ids(index) if each not in ALL] == ["n", "x"]
    assert not stale(index, seeds)


def test_a_kept_file_may_lose_an_id_in_the_run_that_cannot_read_it(
    seeds: Path, index: Path, spoil: dict[str, tuple[Spoil, Spoil]]
) -> None:
    (seeds / "n.jsonl").write_text(row("x"), encoding="utf-8")
    build_index(seeds, index)
    (seeds / "k.jsonl").write_text(row("x") + "\n" + row("k"), encoding="utf-8")
    spoil["n.jsonl"] = (lambda path: path.rename(seeds.parent / "away"), nothing)
    update_index(index)
    record = Searcher(index).document("x")
    assert record
    assert record.document.source == "seeds/n.jsonl"
    (seeds.parent / "away").rename(seeds / "n.jsonl")
    spoil.clear()
    update_index(index)
    build_index(seeds, index.with_name("whole"))
    assert (ids(index), problems(index)) == (ids(index.with_name("whole")), problems(index.with_name("whole")))


@pytest.mark.parametrize("seed", [0, 1, 10, 31, 43, 55])  # from the third on: an id is won back from a folder
def test_after_any_failures_an_update_gives_what_a_build_gives(
    seeds: Path, index: Path, deny: set[str], seed: int
) -> None:
    random = Random(seed)
    names = ("k.jsonl", "m.jsonl", "sub/l.jsonl", "sub/n.jsonl", "sub/z.jsonl")
    for step in range(5):
        deny.clear()
        for name in random.sample(names, 2):
            rows = random.choices([row(id_) for id_ in "uvwx"], k=random.randint(1, 3))
            (seeds / name).write_text("\n".join(rows), encoding="utf-8")
            if random.random() < 0.3:
                (seeds / name).unlink()
        deny |= set(random.sample(["sub", "k.jsonl", "l.jsonl", "n.jsonl"], random.randint(0, 2)))
        (update_index if step else partial(build_index, seeds))(index)
        assert not stale(index, seeds)
    deny.clear()
    update_index(index)
    whole = index.with_name("whole")
    build_index(seeds, whole)
    assert (contents(index), problems(index)) == (
        contents(index.with_name("whole")),
        problems(index.with_name("whole")),
    )


def contents(index: Path) -> dict[str, str]:
    """Return the source of each document."""
    searcher = Searcher(index)
    records = (searcher.document(hit.id) for hit in searcher.search(Request("")).hits)
    return {record.document.id: record.document.source for record in records if record}
