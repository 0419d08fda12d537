"""What is published and pulled: whole, verified, in one step, whatever ends early or is published meanwhile."""

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.errors import IndexMissingError, IndexStateError, KashshafError, OutputError
from indexer.intake.report import Progress
from indexer.store.build import update
from indexer.store.depot.address import open_depot
from indexer.store.depot.base import Depot
from indexer.store.depot.folder import FolderDepot
from indexer.store.depot.publication import publish_to
from indexer.store.depot.pull import pull
from indexer.store.info import describe
from indexer.store.manifest import Manifest
from indexer.store.publisher import locked, rollback
from indexer.stored_files import MANIFEST_FILE
from tests.indexer.archive import answers, live, write_document
from tests.progress import Silent


class Counting(Silent):
    """Counts the bytes that are copied, and does something when the copying begins."""

    def __init__(self, at_copying: Callable[[], None] = lambda: None) -> None:
        self.copied, self._label, self._at_copying = 0, "", at_copying

    def begin(self, label: str, total: int) -> None:
        self._label = label
        if label == "copying":
            self._at_copying()

    def advance(self, steps: int) -> None:
        self.copied += steps if self._label == "copying" else 0


def add(index: Path, number: int) -> Manifest:
    """Bring an index up to date with one more document."""
    write_document(index.parent / "seeds", number)
    update([], index, Silent())
    return Manifest.read(index)


def generations(index: Path) -> set[str]:
    return {path.name for path in index.glob("generation-*")}


def test_what_is_pulled_answers_alike_and_keeps_its_name(index: Path, depot: str, tmp_path: Path) -> None:
    publish_to(index, depot, Silent())
    pull(depot, tmp_path / "page", Silent())
    assert answers(tmp_path / "page") == answers(index)
    assert live(tmp_path / "page").name == live(index).name
    assert replace(Manifest.read(tmp_path / "page"), origin="") == Manifest.read(index)
    assert describe(tmp_path / "page") == describe(index) | {"origin": open_depot(depot).address}


def test_a_depot_in_a_folder_is_an_index(index: Path, tmp_path: Path) -> None:
    publish_to(index, str(tmp_path / "depot"), Silent())
    assert answers(tmp_path / "depot") == answers(index)


def test_nothing_is_sent_or_read_twice(index: Path, depot: str, tmp_path: Path) -> None:
    sent, read = Counting(), Counting()
    for _ in range(3):
        publish_to(index, depot, sent)
        pull(depot, tmp_path / "page", read)
    assert sent.copied == read.copied == Manifest.read(index).size


def test_the_last_published_is_pulled_and_the_one_before_kept(index: Path, depot: str, tmp_path: Path) -> None:
    page = tmp_path / "page"
    names = []
    for number in (5, 6, 7):
        names.append(add(index, number).generation)
        publish_to(index, depot, Silent())
        pull(depot, page, Silent())
    assert generations(page) == set(names[-2:])
    assert answers(page) == answers(index)
    rollback(page, Silent())
    assert live(page).name == names[1]


def test_a_builder_that_goes_back_takes_the_servers_with_it(index: Path, depot: str, tmp_path: Path) -> None:
    before = answers(index)
    publish_to(index, depot, Silent())
    pull(depot, tmp_path / "page", Silent())
    add(index, 5)
    publish_to(index, depot, Silent())
    pull(depot, tmp_path / "page", Silent())
    assert answers(tmp_path / "page") != before
    rollback(index, Silent())
    publish_to(index, depot, Silent())
    read = Counting()
    pull(depot, tmp_path / "page", read)
    assert (answers(tmp_path / "page") == before, read.copied) == (True, 0)


def test_the_two_generations_before_are_kept_for_late_pulls(index: Path, depot: str) -> None:
    names = []
    for number in range(5, 10):
        names.append(add(index, number).generation)
        publish_to(index, depot, Silent())
    assert set(open_depot(depot).generations()) == set(names[-3:])


@pytest.mark.parametrize("publications", [1, 2, 3, 4])
def test_what_is_published_during_a_pull_does_no_harm(
    index: Path, depot: str, tmp_path: Path, publications: int
) -> None:
    """Up to two leave the pull its files; after more of them it begins anew, with the newest."""
    began = publish_to(index, depot, Silent())
    left = list(range(5, 5 + publications))

    def publish_more() -> None:
        while left:
            add(index, left.pop())
            publish_to(index, depot, Silent())

    pulled = pull(depot, tmp_path / "page", Counting(publish_more))
    assert pulled == (began if publications <= 2 else Manifest.read(index))
    assert generations(tmp_path / "page") == {pulled.generation}
    Manifest.read(tmp_path / "page").check_files(tmp_path / "page", content=True)


class Ending(Silent):
    """Ends what it reports on after a number of files, as a signal does."""

    def __init__(self, files: int) -> None:
        self._left = files

    def advance(self, steps: int) -> None:
        self._left -= 1
        if self._left < 0:
            raise KeyboardInterrupt


@pytest.mark.parametrize("files", [0, 3, 8])
def test_a_pull_that_ends_early_leaves_the_old_index_and_is_continued(
    index: Path, depot: str, tmp_path: Path, files: int
) -> None:
    page = tmp_path / "page"
    publish_to(index, depot, Silent())
    pull(depot, page, Silent())
    before = answers(page)
    add(index, 5)
    publish_to(index, depot, Silent())
    with pytest.raises(KeyboardInterrupt):
        pull(depot, page, Ending(files))
    assert answers(page) == before
    read = Counting()
    pull(depot, page, read)
    assert answers(page) == answers(index)
    assert read.copied < Manifest.read(index).size


def test_a_publication_that_ends_early_publishes_nothing_and_is_continued(
    index: Path, depot: str, tmp_path: Path
) -> None:
    before = publish_to(index, depot, Silent())
    add(index, 5)
    with pytest.raises(KeyboardInterrupt):
        publish_to(index, depot, _ending_while_copying(5))
    assert pull(depot, tmp_path / "page", Silent()) == before
    sent = Counting()
    publish_to(index, depot, sent)
    assert 0 < sent.copied < Manifest.read(index).size
    assert pull(depot, tmp_path / "page", Silent()) == Manifest.read(index)


def _ending_while_copying(files: int) -> Progress:
    class EndingLate(Ending):
        def __init__(self) -> None:
            super().__init__(files)
            self._copies = False

        def begin(self, label: str, total: int) -> None:
            self._copies = label == "copying"

        def advance(self, steps: int) -> None:
            if self._copies:
                super().advance(steps)

    return EndingLate()


def test_what_was_damaged_here_is_pulled_anew_and_nothing_else(index: Path, depot: str, tmp_path: Path) -> None:
    page = tmp_path / "page"
    publish_to(index, depot, Silent())
    pull(depot, page, Silent())
    file = next(live(page).rglob("*.json"))
    file.unlink()
    with pytest.raises(IndexStateError, match=rf"is missing\): build it again with `index-cli pull .* --index {page}`"):
        answers(page)
    read = Counting()
    pull(depot, page, read)
    assert (answers(page) == answers(index), read.copied) == (True, file.stat().st_size)
    assert generations(page) == {live(page).name}


def test_a_page_server_can_publish_what_it_pulled(index: Path, depot: str, tmp_path: Path) -> None:
    publish_to(index, depot, Silent())
    pull(depot, tmp_path / "page", Silent())
    publish_to(tmp_path / "page", str(tmp_path / "further"), Silent())
    assert Manifest.read(tmp_path / "further") == Manifest.read(index)


def change(depot: str, name: str, content: bytes | None) -> None:
    """Change a file of a depot, or remove it, in whatever keeps it."""
    opened = open_depot(depot)
    if isinstance(opened, FolderDepot):
        file = Path(opened.address, name)
        file.unlink() if content is None else file.write_bytes(content)
        return
    store = opened._store  # type: ignore[attr-defined]
    store.delete(name) if content is None else store.put(name, content)


def _row(index: Path) -> dict[str, object]:
    row: dict[str, object] = json.loads((index / MANIFEST_FILE).read_text(encoding="utf-8"))
    return row


def _json(row: Mapping[str, object]) -> bytes:
    return json.dumps(row).encode()


Change = Callable[[Path], tuple[str, bytes | None]]


def _name(index: Path) -> str:
    manifest = Manifest.read(index)
    return f"{manifest.generation}/{max(manifest.files, key=lambda name: manifest.files[name][0])}"


REFUSED: list[tuple[Change, str]] = [
    (
        lambda _: (MANIFEST_FILE, None),
        r"There is no index at .+: run `index-cli publish .+` on the machine",
    ),
    (lambda _: (MANIFEST_FILE, b"{"), r"holds no whole index \(manifest.json has other content\): remove that file"),
    (lambda index: (MANIFEST_FILE, _json(_row(index) | {"documents": 9})), "manifest.json has other content"),
    (lambda index: (_name(index), None), r"holds no whole index \(.+ is missing\): remove that file"),
    (lambda index: (_name(index), b"x"), "(has other content|cannot be read)"),
    (lambda index: (_name(index), b"x" * 9_999_999), "has other content"),
    (
        lambda index: (MANIFEST_FILE, _json(_row(index) | {"schema": "9999", "new": 1})),
        r"newer version of Kashshaf \(format 9999\..+install that version here",
    ),
    (
        lambda index: (MANIFEST_FILE, _json(_row(index) | {"schema": "1"})),
        r"older version of Kashshaf \(format 1\..+build and publish it there",
    ),
]


@pytest.mark.parametrize(("change_of", "sentence"), REFUSED)
def test_what_is_not_whole_or_of_another_version_is_one_sentence_and_leaves_the_index(
    index: Path, depot: str, tmp_path: Path, change_of: Change, sentence: str
) -> None:
    page = tmp_path / "page"
    publish_to(index, depot, Silent())
    pull(depot, page, Silent())
    before = answers(page)
    add(index, 5)
    publish_to(index, depot, Silent())
    change(depot, *change_of(index))
    with pytest.raises(KashshafError, match=sentence):
        pull(depot, page, Silent())
    assert answers(page) == before


@pytest.mark.parametrize("name", ["../manifest.json", "/etc/passwd", "engine/../../x", "", "a\\b"])
def test_a_manifest_names_nothing_outside_its_generation(index: Path, depot: str, tmp_path: Path, name: str) -> None:
    manifest = publish_to(index, depot, Silent())
    evil = replace(manifest, files=manifest.files | {name: (1, "0")})
    change(depot, MANIFEST_FILE, evil.to_json().encode())
    with pytest.raises(IndexStateError, match=r"manifest\.json has other content"):
        pull(depot, tmp_path / "page", Silent())
    change(depot, MANIFEST_FILE, replace(manifest, generation="generation-/..").to_json().encode())
    with pytest.raises(IndexStateError, match=r"manifest\.json has other content"):
        pull(depot, tmp_path / "page", Silent())


def test_a_disk_without_room_is_told_before_anything_is_read(
    index: Path, depot: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_to(index, depot, Silent())
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 10, 0))
    with pytest.raises(IndexStateError, match=r"needs .+ MB more, and the disk of .+ has 0\.0 MB: make room"):
        pull(depot, tmp_path / "page", Silent())
    assert not (tmp_path / "page" / MANIFEST_FILE).exists()


def test_one_writer_at_a_time(index: Path, depot: str, tmp_path: Path) -> None:
    publish_to(index, depot, Silent())
    with locked(index), pytest.raises(IndexStateError, match="Another command is writing the index"):
        pull(depot, index, Silent())
    if Path(depot).is_dir():
        with locked(Path(depot)), pytest.raises(IndexStateError, match="Another command is writing the index"):
            publish_to(index, depot, Silent())


def test_of_two_machines_that_publish_at_a_time_the_second_is_told(
    index: Path, tmp_path: Path, store: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_to(index, "s3://bucket/archive", Silent())
    other = tmp_path / "other"
    pull("s3://bucket/archive", other, Silent())
    add(index, 5)
    with pytest.raises(OutputError, match="Another machine published at s3://bucket/archive meanwhile"):
        publish_to(index, "s3://bucket/archive", Counting(lambda: _publish_other(open_depot("s3://bucket/archive"))))


def _publish_other(depot: Depot) -> None:
    depot.publish("{}", depot.read_manifest())


def test_a_depot_is_neither_an_index_nor_inside_one(index: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="lies inside the index"):
        publish_to(index, str(index / "depot"), Silent())
    shutil.copytree(index, tmp_path / "other")
    rollback_made = tmp_path / "other" / "previous.json"
    rollback_made.write_text("{}")
    with pytest.raises(OutputError, match="is an index that is built or pulled there"):
        publish_to(index, str(tmp_path / "other"), Silent())


def test_a_depot_that_cannot_be_read_or_written_is_one_sentence(index: Path, tmp_path: Path) -> None:
    manifest = tmp_path / "depot" / MANIFEST_FILE
    manifest.mkdir(parents=True)  # nobody can read a folder as a file, not even root
    with pytest.raises(IndexStateError, match=r"manifest.json cannot be read \(Is a directory\): mend what hinders"):
        pull(str(manifest.parent), tmp_path / "page", Silent())
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"file/depot cannot be written \(Not a directory\): make room, or give"):
        publish_to(index, str(tmp_path / "file" / "depot"), Silent())


@pytest.mark.parametrize("address", ["s3://key:secret@bucket/x", "https://example.org/x?token=1", "https://a@b/"])
def test_an_address_with_a_secret_is_refused_and_not_repeated(address: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="put keys into the environment") as refused:
        pull(address, tmp_path / "page", Silent())
    assert "secret" not in str(refused.value)


def test_an_address_of_no_store_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(IndexStateError, match=r'foo://x cannot be read \(.+Unable to recognise URL "foo://x"\)'):
        pull("foo://x", tmp_path / "page", Silent())


def test_without_the_library_of_object_stores_the_command_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr("indexer.store.depot.address.import_module", missing)
    with pytest.raises(OutputError, match=r"run `pip install 'kashshaf\[objects\]'`, or name a folder"):
        pull("s3://bucket/x", tmp_path / "page", Silent())
    with pytest.raises(IndexMissingError):
        pull(f"file://{tmp_path}/none", tmp_path / "page", Silent())
