"""Members of archives that fail are problems of their own; the map of columns is kept with the index."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.cli.index import main as index_cli
from indexer.query.request import Request
from indexer.search.searcher import Searcher
from indexer.store.build import update
from indexer.store.manifest import Manifest
from tests.indexer.documents.readers.archives.packing import TEXT, tarred, zipped
from tests.indexer.intake.failing_files import build_index, ids, problems, stale, update_index
from tests.progress import Silent

GOOD = {"a.zip/x.txt", "a.zip/in.tar/y.txt"}


@pytest.fixture
def archive(seeds: Path) -> Path:
    path = seeds / "a.zip"
    path.write_bytes(zipped({"x.txt": TEXT, "bad.txt": b"", "in.tar": tarred({"y.txt": TEXT + b" y", "z.png": b"x"})}))
    return path


def test_a_member_that_fails_keeps_no_other_out_and_is_listed_until_its_archive_changes(
    seeds: Path, index: Path, archive: Path
) -> None:
    assert build_index(seeds, index).failed == 2
    assert set(ids(index)) >= GOOD
    failures = problems(index)
    assert [each.split(": ")[0] for each in failures] == ["seeds/a.zip/bad.txt", "seeds/a.zip/in.tar/z.png"]
    live = Manifest.read(index).generation
    assert (update_index(index).failed, Manifest.read(index).generation) == (2, live)  # it is not tried again
    assert not stale(index, seeds)
    archive.write_bytes(zipped({"x.txt": TEXT, "new.txt": TEXT + b" new"}))
    assert (update_index(index).changed, problems(index)) == (1, [])
    assert {each for each in ids(index) if "zip" in each} == {"a.zip/x.txt", "a.zip/new.txt"}
    archive.unlink()
    update([], index, Silent(), allow_removal=True)
    assert not [each for each in ids(index) if "zip" in each]


def test_a_document_says_in_which_archive_it_is(seeds: Path, index: Path, archive: Path) -> None:
    build_index(seeds, index)
    record = Searcher(index).document("seeds/a.zip/in.tar/y.txt")
    assert record
    assert (record.document.source, record.document.member) == ("seeds/a.zip", "in.tar/y.txt")


def run(*words: str) -> str:
    result = CliRunner().invoke(index_cli, words)
    assert result.exit_code == 0, result.output
    return result.stderr


def titles(index: Path) -> list[str]:
    return sorted(hit.title for hit in Searcher(index).search(Request("")).hits)


def test_the_map_of_columns_is_kept_and_a_new_one_reads_all_files_again(tmp_path: Path) -> None:
    seeds, index = tmp_path / "seeds", str(tmp_path / "index")
    seeds.mkdir()
    (seeds / "a.csv").write_text("head,story,other\nأول,نص القصة هنا,نص آخر هنا\n", encoding="utf-8")
    row = {"head": "ثان", "story": "قصة ثانية هنا", "other": "آخر ثان هنا"}
    (seeds / "b.zip").write_bytes(zipped({"c.json": json.dumps([row]).encode()}))
    run("build", str(seeds), "--map", "text=story", "--index", index)
    assert titles(Path(index)) == ["قصة ثانية هنا", "نص القصة هنا"]
    (seeds / "d.csv").write_text("head,story\nثالث,قصة ثالثة هنا\n", encoding="utf-8")
    run("update", "--index", index)
    assert titles(Path(index)) == ["قصة ثالثة هنا", "قصة ثانية هنا", "نص القصة هنا"]
    errors = run("update", "--map", "title=head,text=other", "--index", index)
    assert "seeds/d.csv: has no column “other” for the field “text” of --map" in errors
    assert titles(Path(index)) == ["أول", "ثان"]


def test_what_is_no_map_is_an_error_of_use(tmp_path: Path) -> None:
    result = CliRunner().invoke(index_cli, ["build", str(tmp_path), "--map", "words=body"])
    assert result.exit_code == 2
    assert "“words=body” is no part of a map of columns" in result.output
