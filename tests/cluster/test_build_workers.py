"""Build workers send an archive to the cluster; two are killed meanwhile, and each document is there once."""

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from signal import SIGKILL

import pytest
from opensearchpy import OpenSearch

from indexer.documents.recipe import Recipe
from indexer.engine.opensearch.connection import ClusterAccess
from indexer.engine.opensearch.indices import delete_index
from indexer.engine.opensearch.sender import Sender
from indexer.errors import IndexStateError
from indexer.intake import analysis
from indexer.store import entries
from indexer.store.build import build, update
from indexer.store.manifest import Manifest
from indexer.stored_files import read_json
from indexer.values.canonical import make_entry
from indexer.values.unified import UnifiedValues
from tests.cluster.nodes import Cluster
from tests.dask_workers import Machines, running_workers
from tests.indexer.archive import answers, live, write_archive, write_document
from tests.indexer.engine.contract import record
from tests.progress import Silent

pytestmark = pytest.mark.cluster

DOCUMENTS = 120


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    with running_workers(tmp_path_factory.mktemp("workers")) as machines:
        yield machines


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files for many tasks."""
    monkeypatch.setattr(analysis, "_TASK_BYTES", 2000)
    monkeypatch.setattr(entries, "_SENT_BYTES", 2000)
    return write_archive(tmp_path / "archive", DOCUMENTS)


class Killer:
    """A progress report that kills something as soon as a phase is a quarter done."""

    def __init__(self, victims: dict[str, Callable[[], None]]) -> None:
        self.victims, self._phase, self._left = victims, "", 0

    def begin(self, label: str, total: int) -> None:
        self._phase, self._left = label, 3 * total // 4

    def advance(self, steps: int) -> None:
        self._left -= steps
        if self._left < 0 and self._phase in self.victims:
            self.victims.pop(self._phase)()


def stored(index: Path, nodes: list[str]) -> list[tuple[int, str]]:
    """Return the number of each document that the cluster has of an index, and its id, in the order of the numbers."""
    name = read_json(live(index) / "engine" / "cluster.json", dict)["name"]
    body = {"size": 1000, "docvalue_fields": ["number", "id"], "_source": False, "sort": ["number"]}
    with OpenSearch(nodes) as client:
        hits = client.search(index=f"{name}-documents", body=body)["hits"]["hits"]
    return [(hit["fields"]["number"][0], hit["fields"]["id"][0]) for hit in hits]


def test_workers_that_are_killed_leave_each_document_there_once(
    archive: Path, tmp_path: Path, cluster: Cluster, machines: Machines
) -> None:
    here, alone, there = (tmp_path / name for name in ("here", "alone", "there"))
    recipe = Recipe(cluster=tuple(cluster.addresses))
    build([archive], here, Silent())
    build([archive], alone, Silent(), recipe, jobs=1)
    first, second = machines.wait_for(2)
    killer = Killer({"analysing": partial(os.kill, first, SIGKILL), "writing": partial(os.kill, second, SIGKILL)})
    report = build([archive], there, killer, recipe, workers=machines.address)
    assert killer.victims == {}
    assert (report.documents, report.failures) == (DOCUMENTS, [])
    numbers = stored(there, cluster.addresses)
    assert [number for number, _ in numbers] == [*range(DOCUMENTS)]
    assert numbers == stored(alone, cluster.addresses)
    assert Manifest.read(there).documents == Manifest.read(alone).documents
    assert answers(there) == answers(here)

    write_document(archive, DOCUMENTS)
    machines.wait_for(2)
    assert update([], there, Silent(), workers=machines.address).added == 1
    assert [number for number, _ in stored(there, cluster.addresses)] == [*range(DOCUMENTS + 1)]


def test_a_build_that_loses_the_scheduler_leaves_the_index_as_it_was(
    archive: Path, tmp_path: Path, cluster: Cluster
) -> None:
    recipe = Recipe(cluster=tuple(cluster.addresses))
    build([archive], tmp_path / "index", Silent(), recipe)
    before, there = (tmp_path / "index" / "manifest.json").read_bytes(), indices(cluster)
    (tmp_path / "workers").mkdir()
    with running_workers(tmp_path / "workers") as machines:
        killer = Killer({"writing": machines.kill_scheduler})
        with pytest.raises(IndexStateError, match=r"scheduler of build workers .* is gone"):
            build([archive], tmp_path / "index", killer, recipe, workers=machines.address)
    assert killer.victims == {}
    assert (tmp_path / "index" / "manifest.json").read_bytes() == before
    assert indices(cluster) == there


def test_what_is_sent_after_a_deletion_makes_no_index(cluster: Cluster) -> None:
    sender = Sender(tuple(cluster.addresses), "sent-too-late", ())
    sender.prepare()
    send = sender.open()
    delete_index(ClusterAccess(tuple(cluster.addresses)), "sent-too-late")
    there = indices(cluster)
    with pytest.raises(IndexStateError):
        send([make_entry(record("d", "عنوان", "خبر"), UnifiedValues())], 0)
    assert indices(cluster) == there


def indices(cluster: Cluster) -> set[str]:
    with OpenSearch(cluster.addresses) as client:
        return {row["index"] for row in client.cat.indices(format="json")}


def test_what_is_sent_twice_is_there_once(cluster: Cluster) -> None:
    sender = Sender(tuple(cluster.addresses), "sent-twice", ())
    made = [make_entry(record(f"d{n}", "عنوان", "خبر جديد"), UnifiedValues()) for n in range(6)]
    sender.prepare()
    sender.check()
    for first, some in ((3, made[3:]), (0, made[:3]), (3, made[3:])):
        sender.open()(some, first)
    with OpenSearch(cluster.addresses) as client:
        client.indices.refresh(index="sent-twice-documents")
        found = client.search(
            index="sent-twice-documents", body={"docvalue_fields": ["number"], "sort": ["number"], "size": 20}
        )
    assert [hit["fields"]["number"][0] for hit in found["hits"]["hits"]] == [*range(6)]
