"""An index that build workers made is the one that this machine makes."""

import json
from pathlib import Path

import pytest

from indexer.errors import SourceError
from indexer.intake import analysis
from indexer.store import entries
from indexer.store.build import build, forget, update
from indexer.store.manifest import Manifest
from tests.dask_workers import Machines
from tests.indexer.archive import answers, write_archive, write_document
from tests.indexer.intake.test_analysis import contents
from tests.progress import Silent

DOCUMENTS = 60


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files for many tasks, of which one is shared out, and one has problems."""
    for name, size in (("_TASK_BYTES", 1000), ("_SHARED_BYTES", 500), ("_BATCH_LETTERS", 100)):
        monkeypatch.setattr(analysis, name, size)
    monkeypatch.setattr(entries, "_TASK_BYTES", 2000)
    folder = write_archive(tmp_path / "archive", DOCUMENTS)
    rows = [json.dumps({"id": f"r{n}", "text": f"زار نبيل فهمي بيروت يوم {n + 1} مايو 2023."}) for n in range(20)]
    (folder / "many.jsonl").write_text("\n".join([*rows, "{]"]), encoding="utf-8")
    (folder / "empty.txt").touch()
    return folder


def test_workers_make_the_same_index(archive: Path, tmp_path: Path, machines: Machines) -> None:
    there, here = tmp_path / "there", tmp_path / "here"
    (tmp_path / "other").mkdir()
    other = write_document(tmp_path / "other", DOCUMENTS)
    for folder, address in ((there, machines.address), (here, "")):
        report = build([archive, other], folder, Silent(), workers=address)
        assert (report.documents, len(report.failures)) == (DOCUMENTS + 21, 2)
    assert contents(there) == contents(here)

    write_document(archive, DOCUMENTS + 1)
    for folder, address in ((there, machines.address), (here, "")):
        assert update([], folder, Silent(), workers=address).added == 1
        assert forget([other], folder, Silent(), workers=address).documents == DOCUMENTS + 21
    assert answers(there) == answers(here)
    assert contents(there) == contents(here)
    assert Manifest.read(there).recipe == Manifest.read(here).recipe  # who did the work is not kept


def test_an_archive_without_documents(tmp_path: Path, machines: Machines) -> None:
    (tmp_path / "archive").mkdir()
    with pytest.raises(SourceError, match="nothing to index"):
        build([tmp_path / "archive"], tmp_path / "index", Silent(), workers=machines.address)
