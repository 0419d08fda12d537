import json
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.documents.document import Document
from indexer.documents.readers.formats import DocumentReader
from indexer.errors import IndexMissingError, IndexStateError, SourceError, SourceWarning
from indexer.query.request import Filters, Request
from indexer.search.searcher import Searcher
from indexer.store import draft
from indexer.store.info import describe, needs_build
from indexer.store.manifest import Manifest
from indexer.store.publisher import building
from indexer.stored_files import MANIFEST_FILE
from tests.indexer.store.small_index import build_index, find_ids, people, write_seeds


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return write_seeds(tmp_path / "seeds")


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


def test_build_indexes_all_sources(seeds: Path, index: Path) -> None:
    report = build_index(seeds, index)
    assert (report.documents, report.added, report.failures) == (2, 2, [])
    assert find_ids(index, "وونسان") == {"seeds/wonsan.txt"}
    assert find_ids(index, "لافروف") == {"seeds/wonsan.txt", "seeds/moscow.txt"}


def test_spellings_of_a_name_are_one_value(seeds: Path, index: Path) -> None:
    build_index(seeds, index)
    assert list(people(index).values()) == [2]


def test_a_process_of_its_own_unifies_the_names_of_many_documents(
    seeds: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = build_index(seeds, index), people(index)
    monkeypatch.setattr(draft, "_MUCH_TO_UNIFY", 2)
    assert (build_index(seeds, index), people(index)) == expected


def test_a_build_whose_process_dies_says_so_and_leaves_the_index(
    seeds: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_index(seeds, index)
    before = (index / MANIFEST_FILE).read_bytes()
    monkeypatch.setattr(draft, "_MUCH_TO_UNIFY", 2)
    monkeypatch.setattr(draft, "archive_of", lambda _: os._exit(3))
    with pytest.raises(IndexStateError, match="out of memory"):
        build_index(seeds, index)
    assert (index / MANIFEST_FILE).read_bytes() == before


def test_info_describes_the_index(seeds: Path, index: Path) -> None:
    build_index(seeds, index)
    facts = describe(index)
    assert facts["documents"] == 2
    assert (facts["stale"], facts["damaged"], facts["failed"]) == (False, None, 0)


def test_unreadable_files_are_reported_and_skipped(seeds: Path, index: Path) -> None:
    (seeds / "broken.jsonl").write_text('{"_id": "a"\n{"_id": "b", "title": "تونس", "text": "قمة"}', encoding="utf-8")
    (seeds / "picture.xyz").write_bytes(b"\x00\x01")
    report = build_index(seeds, index)
    assert report.documents == 3
    assert len(report.failures) == 2
    assert {"broken.jsonl", "picture.xyz"} == {
        name for name in ("broken.jsonl", "picture.xyz") if any(name in str(failure) for failure in report.failures)
    }


def test_a_warning_is_reported_and_its_document_indexed(
    seeds: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    warning = SourceWarning("%(source)s: one byte is lost.", source="a.txt")
    outcomes = [Document("a", "تونس", "قمة", None, "a.txt"), warning]
    monkeypatch.setattr(DocumentReader, "read", lambda reader, path, name: outcomes if path.stem == "a" else [])
    (seeds / "a.txt").touch()
    report = build_index(seeds, index)
    assert (report.documents, report.failures, [*map(str, report.warnings)]) == (1, [], ["a.txt: one byte is lost."])


def test_second_document_with_an_id_is_a_failure(seeds: Path, index: Path) -> None:
    row = json.dumps({"_id": "same", "title": "تونس", "text": "قمة"}, ensure_ascii=False)
    (seeds / "a.jsonl").write_text(f"{row}\n{row}\n", encoding="utf-8")
    report = build_index(seeds, index)
    assert report.documents == 3
    assert "same" in str(report.failures[0])


def test_nothing_to_index_is_an_error_and_leaves_the_index(seeds: Path, index: Path, tmp_path: Path) -> None:
    build_index(seeds, index)
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError, match="stays as it was"):
        build_index(tmp_path / "empty", index)
    (tmp_path / "empty" / "a.pdf").touch()
    with pytest.raises(SourceError, match=r"Problems: 1; the first: empty/a\.pdf"):
        build_index(tmp_path / "empty", index)
    with pytest.raises(SourceError, match="no file or folder"):
        build_index(tmp_path / "nowhere", index)
    assert find_ids(index, "وونسان") == {"seeds/wonsan.txt"}


def test_two_builds_at_once_are_refused(seeds: Path, index: Path) -> None:
    with building(index), pytest.raises(IndexStateError, match="Another command"):
        build_index(seeds, index)


def test_no_index_is_an_error_that_names_the_command(index: Path) -> None:
    with pytest.raises(IndexMissingError, match="index-cli build"):
        Searcher(index)


@pytest.mark.parametrize("version", ["analyzer", "schema"])
def test_index_of_another_version_is_an_error_that_names_the_command(seeds: Path, index: Path, version: str) -> None:
    build_index(seeds, index)
    manifest = Manifest.read(index)
    older = replace(manifest, **{version: "3"})  # type: ignore[arg-type]
    (index / MANIFEST_FILE).write_text(older.to_json(), encoding="utf-8")
    assert needs_build(index, [seeds])
    with pytest.raises(IndexStateError, match="index-cli build"):
        Searcher(index)


@pytest.mark.parametrize("damage", ["not json", '{"generation": 1}', "{}", '["a"]'])
def test_damaged_manifest_is_an_error_that_names_the_command(seeds: Path, index: Path, damage: str) -> None:
    build_index(seeds, index)
    (index / MANIFEST_FILE).write_text(damage, encoding="utf-8")
    with pytest.raises(IndexStateError, match="index-cli build"):
        Searcher(index)
    assert needs_build(index, [seeds])


def test_info_finds_a_changed_byte(seeds: Path, index: Path) -> None:
    build_index(seeds, index)
    store = next(index.glob("generation-*/engine/*.store"))
    content = bytearray(store.read_bytes())
    content[len(content) // 2] ^= 1
    store.write_bytes(content)
    assert "damaged" in str(describe(index)["damaged"])


def test_missing_file_is_found_on_opening(seeds: Path, index: Path) -> None:
    build_index(seeds, index)
    next(index.glob("generation-*/engine/*.term")).unlink()
    with pytest.raises(IndexStateError, match="damaged"):
        Searcher(index)


SLOW_BUILD_SCRIPT = """
import sys, time
from pathlib import Path
import indexer.engine.tantivy.engine as engine

commit = engine.TantivyEngine.commit
def slow(self):
    print("writing", flush=True)
    time.sleep(60)
    commit(self)
engine.TantivyEngine.commit = slow
from indexer.store.build import build
from tests.progress import Silent
build([Path(sys.argv[1])], Path(sys.argv[2]), Silent())
"""


def test_killed_build_leaves_the_old_index(seeds: Path, index: Path) -> None:
    build_index(seeds, index)
    (seeds / "new.txt").write_text("قمة تونس\n\nعقدت القمة.", encoding="utf-8")
    command = [sys.executable, "-c", SLOW_BUILD_SCRIPT, str(seeds), str(index)]
    child = subprocess.Popen(command, cwd=Path(__file__).parents[3], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "writing\n"
    child.send_signal(signal.SIGKILL)
    child.communicate()
    assert find_ids(index, "وونسان") == {"seeds/wonsan.txt"}
    assert find_ids(index, "تونس") == set()
    build_index(seeds, index)
    assert find_ids(index, "تونس") == {"seeds/new.txt"}
    assert len(list(index.glob("generation-*"))) == 2  # the live one and the previous one


def test_searcher_outlives_its_generation(seeds: Path, index: Path) -> None:
    build_index(seeds, index)
    searcher = Searcher(index)
    shutil.rmtree(next(index.glob("generation-*")))
    assert searcher.search(Request("وونسان", Filters())).total == 1
