import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.documents.document import Document
from indexer.documents.readers.formats import DocumentReader
from indexer.errors import IndexMissingError, IndexStateError, SourceError, SourceWarning
from indexer.intake.report import Report
from indexer.query.request import Filters, Request
from indexer.search.searcher import Searcher
from indexer.similar.groups import load_groups
from indexer.store.build import build, update
from indexer.store.info import describe, needs_build
from indexer.store.manifest import Manifest
from indexer.store.publisher import building
from indexer.stored_files import MANIFEST_FILE
from tests.indexer.reports import CUT, FINAL, FLOOD, REORDERED
from tests.progress import Silent

TEXTS = {
    "wonsan.txt": "لافروف في وونسان\n\nنشرت في: 11/07/2025\n\nوصل وزير خارجية روسيا سيرغي لافروف إلى مدينة وونسان.\n",
    "moscow.txt": "عودة إلى موسكو\n\nعاد وزير الخارجية الروسي سيرجي لافروف إلى موسكو.\n",
}


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


def build_index(sources: Path, index: Path) -> Report:
    return build([sources], index, Silent())


def update_index(index: Path, *sources: Path) -> Report:
    return update(sources, index, Silent())


def find_ids(index: Path, query: str) -> set[str]:
    return {hit.id for hit in Searcher(index).search(Request(query)).hits}


def people(index: Path) -> dict[str, int]:
    facets = Searcher(index).search(Request("")).facets
    return {value.value: value.count for value in facets.kinds["people"]}


def test_build_indexes_all_sources(seeds: Path, index: Path) -> None:
    report = build_index(seeds, index)
    assert (report.documents, report.added, report.failures) == (2, 2, [])
    assert find_ids(index, "وونسان") == {"seeds/wonsan.txt"}
    assert find_ids(index, "لافروف") == {"seeds/wonsan.txt", "seeds/moscow.txt"}


def test_spellings_of_a_name_are_one_value(seeds: Path, index: Path) -> None:
    build_index(seeds, index)
    assert list(people(index).values()) == [2]


def test_info_describes_the_index(seeds: Path, index: Path) -> None:
    build_index(seeds, index)
    facts = describe(index)
    assert facts["documents"] == 2
    assert (facts["stale"], facts["damaged"], facts["failed"]) == (False, None, 0)


@pytest.mark.parametrize(
    ("change", "counts", "query", "hits"),
    [
        (lambda seeds: None, (0, 0, 0), "وونسان", {"seeds/wonsan.txt"}),
        (
            lambda seeds: (seeds / "new.txt").write_text("قمة تونس\n\nعقدت قمة في تونس.", encoding="utf-8"),
            (1, 0, 0),
            "تونس",
            {"seeds/new.txt"},
        ),
        (
            lambda seeds: (seeds / "wonsan.txt").write_text("بغداد\n\nزيارة إلى بغداد.", encoding="utf-8"),
            (0, 1, 0),
            "وونسان OR بغداد",
            {"seeds/wonsan.txt"},
        ),
        (lambda seeds: (seeds / "wonsan.txt").unlink(), (0, 0, 1), "وونسان", set()),
        (lambda seeds: os.utime(seeds / "wonsan.txt", (1, 1)), (0, 0, 0), "وونسان", {"seeds/wonsan.txt"}),
    ],
)
def test_update_reads_changed_files_only(
    seeds: Path, index: Path, change: Callable[[Path], None], counts: tuple[int, int, int], query: str, hits: set[str]
) -> None:
    build_index(seeds, index)
    change(seeds)
    report = update_index(index)
    assert (report.added, report.changed, report.removed) == counts
    assert find_ids(index, query) == hits
    assert not describe(index)["stale"]


def test_update_gives_the_values_of_a_build(seeds: Path, index: Path, tmp_path: Path) -> None:
    build_index(seeds, index)
    for number in range(3):
        text = f"خبر {number}\n\nقال وزير الخارجية الروسي سيرجي لافروف إنه سيعود."
        (seeds / f"{number}.txt").write_text(text, encoding="utf-8")
    update_index(index)
    build_index(seeds, tmp_path / "whole")
    assert people(index) == people(tmp_path / "whole")
    assert sum(people(index).values()) == 5


MERGE_LAVROV = "merge\tpeople\tوزير الوزراء\tسيرجي لافروف\n"
LAVROV_AND_PUTIN_TEXT = "خبر\n\nقال وزير الخارجية الروسي سيرجي لافروف إنه سيعود.\nوقال الرئيس فلاديمير بوتين إنه باق.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", MERGE_LAVROV),
        (MERGE_LAVROV, "apart\tpeople\tسيرجي لافروف\tسيرغي لافروف\n"),
        (MERGE_LAVROV, "drop\tpeople\tسيرغي لافروف\n"),
        ("drop\tpeople\tسيرغي لافروف\n", "merge\tpeople\tبوتين الابن\tفلاديمير بوتين\n"),
        ("drop\tpeople\tسيرغي لافروف\n", None),
        (MERGE_LAVROV, None),
    ],
)
@pytest.mark.parametrize("adds_file", [False, True])
def test_update_gives_the_corrected_values_of_a_build(
    seeds: Path, index: Path, tmp_path: Path, before: str, after: str | None, adds_file: bool
) -> None:
    (seeds / "corrections.tsv").write_text(before, encoding="utf-8")
    build_index(seeds, index)
    values = people(index)
    (seeds / "corrections.tsv").unlink()
    if after is not None:
        (seeds / "corrections.tsv").write_text(after, encoding="utf-8")
    if adds_file:
        (seeds / "more.txt").write_text(LAVROV_AND_PUTIN_TEXT, encoding="utf-8")
    assert describe(index)["stale"]
    assert needs_build(index, [seeds])
    report = update_index(index)
    assert (report.added, report.changed, report.removed, report.failures) == (int(adds_file), 0, 0, [])
    assert not describe(index)["stale"]
    build_index(seeds, tmp_path / "whole")
    assert people(index) == people(tmp_path / "whole")
    assert mention_values(index) == mention_values(tmp_path / "whole")
    assert people(index) != values or (after is not None and "بوتين" in after and not adds_file)


VISIT_TEXT = "خبر\n\nوصل سيرغي لافروف إلى روسيا.\n"
MERGE_RUSSIA = "merge\tplaces\tبلاد الروس\tروسيا\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", MERGE_RUSSIA),
        (MERGE_RUSSIA, ""),
        (MERGE_RUSSIA, "drop\tplaces\tروسيا\n"),
        ("drop\tplaces\tروسيا\n", MERGE_RUSSIA),
    ],
)
def test_update_gives_the_places_of_a_build(seeds: Path, index: Path, tmp_path: Path, before: str, after: str) -> None:
    (seeds / "land.txt").write_text(VISIT_TEXT, encoding="utf-8")
    (seeds / "corrections.tsv").write_text(before, encoding="utf-8")
    build_index(seeds, index)
    (seeds / "corrections.tsv").write_text(after, encoding="utf-8")
    update_index(index)
    build_index(seeds, tmp_path / "whole")
    assert places(index) == places(tmp_path / "whole")
    assert "seeds/moscow.txt" in places(index)["بلاد الروس" if MERGE_RUSSIA in after else "روسيا"]


def places(index: Path) -> dict[str, set[str]]:
    """Return the ids of the documents within each place."""
    searcher = Searcher(index)
    names = ("موسكو", "روسيا", "بلاد الروس", "أوروبا", "وونسان", "كوريا الشمالية", "آسيا")
    return {place: {hit.id for hit in searcher.search(Request("", Filters(within=(place,)))).hits} for place in names}


def mention_values(index: Path) -> dict[str, list[str]]:
    """Return the values mentioned in each document."""
    searcher = Searcher(index)
    records = {hit.id: searcher.document(hit.id) for hit in searcher.search(Request("")).hits}
    return {id_: [mention.value for mention in record.mentions] for id_, record in records.items() if record}


def test_update_gives_the_duplicates_of_a_build(seeds: Path, index: Path, tmp_path: Path) -> None:
    def groups(folder: Path) -> set[tuple[str, ...]]:
        return set(load_groups(folder / Manifest.read(folder).generation).values())

    for name, body in (("flood", FLOOD), ("cut", CUT), ("final", FINAL)):
        (seeds / f"{name}.txt").write_text(f"عنوان\n{body}\n", encoding="utf-8")
    build_index(seeds, index)
    assert groups(index) == {("seeds/cut.txt", "seeds/flood.txt")}
    (seeds / "again.txt").write_text(f"خبر\nنشرت في: 12/09/2023\n{FINAL}\n", encoding="utf-8")
    (seeds / "early.txt").write_text(f"خبر\nنشرت في: 01/09/2023\n{REORDERED}\n", encoding="utf-8")
    (seeds / "cut.txt").write_text(f"عنوان\n{FINAL}\n", encoding="utf-8")
    (seeds / "moscow.txt").unlink()
    update_index(index)
    build_index(seeds, tmp_path / "whole")
    assert groups(index) == groups(tmp_path / "whole")
    assert groups(index) == {
        ("seeds/again.txt", "seeds/cut.txt", "seeds/final.txt"),
        ("seeds/early.txt", "seeds/flood.txt"),
    }


def test_corrections_do_not_analyse_documents_again(seeds: Path, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_index(seeds, index)
    (seeds / "corrections.tsv").write_text(MERGE_LAVROV, encoding="utf-8")
    monkeypatch.setattr("indexer.intake.intake.find_mentions", None)
    assert update_index(index).corrections == 1
    assert people(index) == {"وزير الوزراء": 2}
    assert update_index(index).corrections == 0


def test_dropped_value_is_neither_a_facet_value_nor_a_mention(seeds: Path, index: Path) -> None:
    (seeds / "corrections.tsv").write_text("drop\tpeople\tسيرغي لافروف\n", encoding="utf-8")
    report = build_index(seeds, index)
    assert (report.documents, report.added, report.failures) == (2, 2, [])
    assert people(index) == {}
    assert "سيرغي لافروف" not in Searcher(index).values("people", "س", 10)
    assert not {"سيرغي لافروف", "سيرجي لافروف"} & {
        value for values in mention_values(index).values() for value in values
    }
    assert find_ids(index, "لافروف") == {"seeds/wonsan.txt", "seeds/moscow.txt"}


def test_each_source_may_have_corrections(seeds: Path, index: Path, tmp_path: Path) -> None:
    more = tmp_path / "more"
    more.mkdir()
    (more / "new.txt").write_text(LAVROV_AND_PUTIN_TEXT, encoding="utf-8")
    (seeds / "corrections.tsv").write_text(MERGE_LAVROV, encoding="utf-8")
    (more / "corrections.tsv").write_text("drop\tpeople\tفلاديمير بوتين\n", encoding="utf-8")
    build_index(seeds, index)
    assert update_index(index, more).corrections == 2
    assert people(index) == {"وزير الوزراء": 3}


@pytest.mark.parametrize("write", [lambda seeds, index: update_index(index), build_index])
def test_contradicting_corrections_leave_the_index_as_it_was(
    seeds: Path, index: Path, write: Callable[[Path, Path], Report]
) -> None:
    build_index(seeds, index)
    before = people(index)
    (seeds / "corrections.tsv").write_text(
        MERGE_LAVROV + "apart\tpeople\tسيرجي لافروف\tوزير الوزراء\n", encoding="utf-8"
    )
    with pytest.raises(SourceError, match=r"seeds/corrections.tsv, line 2: apart; seeds/corrections.tsv, line 1"):
        write(seeds, index)
    assert people(index) == before


def test_unmatched_correction_is_reported_and_applied_later(seeds: Path, index: Path) -> None:
    (seeds / "corrections.tsv").write_text("merge\tpeople\tبوتين\tفلاديمير بوتين\n", encoding="utf-8")
    (message,) = build_index(seeds, index).unmatched
    assert all(part in message for part in ("seeds/corrections.tsv, line 1", "«فلاديمير بوتين»", "index-cli entities"))
    (seeds / "more.txt").write_text(LAVROV_AND_PUTIN_TEXT, encoding="utf-8")
    assert update_index(index).unmatched == []
    assert people(index)["بوتين"] == 1


def test_update_leaves_the_files_of_the_live_generation_as_they_are(seeds: Path, index: Path) -> None:
    build_index(seeds, index)
    (seeds / "new.txt").write_text("قمة تونس\n\nقال سيرغي لافروف إنه سيعود.", encoding="utf-8")
    with ExitStack() as stack:
        files = list(next(index.glob("generation-*")).rglob("*"))
        streams = [stack.enter_context(file.open("rb")) for file in files if file.is_file()]
        before = [stream.read() for stream in streams]
        update_index(index)
        for stream, content in zip(streams, before, strict=True):
            stream.seek(0)
            assert stream.read() == content, stream.name


def test_update_adds_new_sources(seeds: Path, index: Path, tmp_path: Path) -> None:
    build_index(seeds, index)
    (tmp_path / "more.jsonl").write_text('{"_id": "a", "title": "تونس", "text": "قمة في تونس"}', encoding="utf-8")
    update_index(index, tmp_path / "more.jsonl")
    assert find_ids(index, "تونس") == {"a"}
    assert update_index(index).added == 0


def test_open_searcher_follows_the_index(seeds: Path, index: Path) -> None:
    build_index(seeds, index)
    searcher = Searcher(index)
    (seeds / "new.txt").write_text("قمة تونس\n\nعقدت القمة.", encoding="utf-8")
    update_index(index)
    assert searcher.search(Request("تونس")).total == 1


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
    with building(index), pytest.raises(IndexStateError, match="Another build"):
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
import indexer.engine.tantivy_engine as engine

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
