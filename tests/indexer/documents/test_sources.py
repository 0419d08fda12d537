import hashlib
import os
import socket
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from indexer.documents.recipe import Recipe
from indexer.documents.source_walk import holds_documents
from indexer.documents.sources import (
    DoneFile,
    Listing,
    SourceFile,
    Stamp,
    list_source_files,
    load_done,
    save_done,
)
from indexer.errors import SourceError


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a/c.html",
        ".hidden.txt",
        ".git/config",
        "corrections.tsv",
        "~$a.docx",
        "a/Thumbs.db",
        "desktop.ini",
    ):
        path = tmp_path / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path / "seeds"


STAMP = Stamp(1, 2, 3, 4)
C_IN_DRAFTS = ["archive/drafts/c.txt"]


def names(listing: Listing) -> list[str]:
    return [file.name for file in listing.files]


def faults(listing: Listing) -> dict[str, str]:
    return {each.name: str(each.error).removeprefix(f"{each.name}: ") for each in listing.unreadable}


SEEDS = ["seeds/a/c.html", "seeds/b.txt", "seeds/corrections.tsv"]


@pytest.mark.parametrize(("source", "expected"), [(".", SEEDS), ("a", ["a/c.html"]), ("b.txt", ["b.txt"])])
def test_list_source_files(seeds: Path, source: str, expected: list[str]) -> None:
    assert names(list_source_files([seeds / source])) == expected


def test_a_source_file(seeds: Path) -> None:
    (file,) = list_source_files([seeds / "b.txt", seeds / "b.txt"]).files
    digest = hashlib.sha256(b"b.txt").hexdigest()
    assert (file.path, file.name, file.size, file.digest) == (seeds / "b.txt", "b.txt", 5, digest)
    assert (file.root, file.unchanged) == (str(seeds / "b.txt"), True)
    file.path.write_text("c.txt", encoding="utf-8")
    os.utime(file.path, ns=(1, 1))
    assert not file.unchanged
    file.path.unlink()
    assert not file.unchanged


def test_a_missing_source_is_an_error_unless_it_is_known(tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    with pytest.raises(SourceError, match="There is no file or folder"):
        list_source_files([missing])
    assert list_source_files([missing], known=[missing]).missing == [missing]


def test_two_files_with_the_same_name_are_an_error(seeds: Path) -> None:
    twin = seeds.parent / "archive" / "seeds" / "b.txt"
    twin.parent.mkdir(parents=True)
    twin.touch()
    with pytest.raises(SourceError, match=r"would both be called seeds/b\.txt"):
        list_source_files([seeds, twin.parent])


@pytest.mark.parametrize("order", [("", "a"), ("a", ""), ("", "a/c.html", "b.txt", ""), ("b.txt", "")])
def test_a_file_of_overlapping_sources_has_the_name_of_the_outermost(seeds: Path, order: tuple[str, ...]) -> None:
    assert names(list_source_files([seeds / each for each in order])) == SEEDS


def test_a_hidden_folder_may_be_a_source_of_its_own(seeds: Path) -> None:
    assert names(list_source_files([seeds, seeds / ".git"])) == [".git/config", *SEEDS]


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ({"0.txt": "b.txt"}, SEEDS),  # the real path, though the link comes first
        ({"0": "a"}, SEEDS),
        ({"a/loop": "../a"}, SEEDS),
        ({"loop": "."}, SEEDS),
        ({"0": "../other"}, ["seeds/0/d.txt", *SEEDS]),
        ({"0": "../other", "1": "../other", "1.txt": "../other/d.txt"}, ["seeds/0/d.txt", *SEEDS]),
        ({"0.txt": "../other/d.txt", "1.txt": "../other/d.txt"}, ["seeds/0.txt", *SEEDS]),
        ({"0": "../other", "0back": "../other/back"}, ["seeds/0/d.txt", *SEEDS]),
    ],
)
def test_a_file_is_listed_once_whatever_links_lead_to_it(
    seeds: Path, links: dict[str, str], expected: list[str]
) -> None:
    other = seeds.parent / "other"
    other.mkdir()
    (other / "d.txt").write_text("d", encoding="utf-8")
    (other / "back").symlink_to(seeds)
    for name, target in links.items():
        (seeds / name).symlink_to(target)
    listing = list_source_files([seeds])
    assert names(listing) == expected
    assert faults(listing) == {}


def test_a_source_may_be_a_link(seeds: Path) -> None:
    (seeds.parent / "link").symlink_to(seeds)
    assert names(list_source_files([seeds.parent / "link", seeds])) == SEEDS


def test_a_file_with_two_names_is_listed_once(seeds: Path) -> None:
    (seeds / "0.txt").hardlink_to(seeds / "b.txt")
    (seeds / "copy.txt").write_bytes((seeds / "b.txt").read_bytes())
    assert names(list_source_files([seeds])) == ["seeds/0.txt", "seeds/a/c.html", "seeds/copy.txt", SEEDS[2]]


def test_the_folder_of_the_index_is_left_out(seeds: Path) -> None:
    index = seeds / "index"
    (index / "generation-1").mkdir(parents=True)
    (index / "generation-1" / "names.txt").touch()
    (seeds / "link").symlink_to(index)
    (seeds / "link.txt").symlink_to(index / "generation-1" / "names.txt")
    assert names(list_source_files([seeds], index=index)) == SEEDS
    (seeds.parent / "by-link").symlink_to(index)
    for inside in (index, index / "generation-1", seeds.parent / "by-link", seeds / "link.txt"):
        with pytest.raises(SourceError, match="the folder of the index"):
            list_source_files([seeds, inside], index=index)


def test_the_folder_of_another_index_is_left_out(seeds: Path) -> None:
    paper = ("manifest.json", "generation-2020.txt", "generation-2021/p.txt")  # of somebody else
    for name in ("copy/generation-1/engine/names.txt", "copy/manifest.json", *(f"paper/{name}" for name in paper)):
        (seeds / "a" / name).parent.mkdir(parents=True, exist_ok=True)
        (seeds / "a" / name).write_text(name, encoding="utf-8")
    expected = sorted(f"seeds/a/paper/{name}" for name in paper)
    assert [name for name in names(list_source_files([seeds])) if name not in SEEDS] == expected


@pytest.mark.parametrize(("name", "shown"), [(b"caf\xe9.txt", "seeds/caf\\xe9.txt"), (b"caf\xe9", "seeds/caf\\xe9")])
def test_a_name_that_is_not_in_utf_8_is_named_and_passed_over(seeds: Path, name: bytes, shown: str) -> None:
    path = os.path.join(os.fsencode(seeds), name)  # noqa: PTH118 - not a name of Path
    if name.endswith(b".txt"):
        with open(path, "wb"):  # noqa: PTH123
            pass
    else:
        os.mkdir(path)  # noqa: PTH102
    listing = list_source_files([seeds])
    assert (names(listing), faults(listing)) == (SEEDS, {shown: "its name is not in UTF-8: rename it."})


@pytest.mark.parametrize(
    "name",
    ["نص.txt", "ن\u200cص.txt", "e\u0301.txt", "\u200fنص.txt", "a b'\"\\.txt", "a\x1b[31m.txt", "a\nb.txt", "\x9b.txt"],
)
def test_any_other_name_is_listed(seeds: Path, name: str) -> None:
    (seeds / name).touch()
    assert f"seeds/{name}" in names(list_source_files([seeds]))


def test_what_is_no_file_is_named_and_never_opened(seeds: Path) -> None:
    os.mkfifo(seeds / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(seeds / "socket.txt"))
    for link, target in {"to-pipe": "pipe.txt", "zero.txt": "/dev/zero", "gone.txt": "no", "self": "self"}.items():
        (seeds / link).symlink_to(target)
    (seeds / "up").symlink_to("..")
    special = "is a pipe, a socket or a device, not a file."
    listing = list_source_files([seeds])
    assert names(listing) == SEEDS
    assert faults(listing) == {
        "seeds/pipe.txt": special,
        "seeds/socket.txt": special,
        "seeds/to-pipe": special,
        "seeds/zero.txt": special,
        "seeds/gone.txt": "cannot be opened: No such file or directory.",
        "seeds/self": "cannot be opened: Too many levels of symbolic links.",
        "seeds/up": "links to a folder that holds this source.",
    }


def test_a_source_whose_name_is_not_in_utf_8_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "caf\udce9" / "seeds").mkdir(parents=True)
    for source in (tmp_path / "caf\udce9", tmp_path / "caf\udce9" / "seeds"):
        with pytest.raises(SourceError, match=r"caf\\xe9.* not in UTF-8"):
            list_source_files([source])


def test_files_that_are_done_round_trip(tmp_path: Path) -> None:
    files = {
        "a/b.txt": DoneFile("1", "/x/a"),
        "c.txt": DoneFile("2", "/c.txt", STAMP),
        "a/a.txt": DoneFile("3", "/x/a"),
    }
    save_done(files, tmp_path)
    assert load_done(tmp_path) == files
    assert load_done(tmp_path)["c.txt"].stamp == STAMP


def listed(seeds: Path, done: Mapping[str, DoneFile]) -> dict[str, str]:
    return {file.name: file.digest for file in list_source_files([seeds], done=done).files}


def test_a_file_is_not_read_while_it_has_the_stamp_of_one_that_is_done(seeds: Path) -> None:
    name, file = "seeds/b.txt", seeds / "b.txt"
    done = {name: DoneFile("known", str(seeds), Stamp.of(file.stat()))}
    assert listed(seeds, done)[name] == "known"
    status = file.stat()
    file.write_text("x" * status.st_size)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))  # of the same size and time, as a copy may be
    assert listed(seeds, done)[name] == hashlib.sha256(b"x" * status.st_size).hexdigest()


@pytest.mark.parametrize(("age", "is_settled"), [(0, False), (3, True)])
def test_a_file_that_was_just_written_has_no_stamp(seeds: Path, age: int, is_settled: bool) -> None:
    now = time.time_ns() - age * 1_000_000_000
    file = SourceFile(seeds / "a.txt", "seeds/a.txt", 1, "digest", str(seeds), Stamp(1, 1, now, now))
    assert (file.done().stamp is not None) == is_settled


@pytest.mark.parametrize(("name", "expected"), [("seeds/a.txt", True), ("seeds/corrections.tsv", False)])
def test_holds_documents(name: str, expected: bool) -> None:
    assert holds_documents(name) == expected


@pytest.mark.parametrize(
    ("recipe", "expected"),
    [
        (Recipe(include=("*.pdf",)), ["archive/a.pdf", "archive/corrections.tsv", "archive/drafts/b.pdf"]),
        (Recipe(exclude=("drafts/",)), ["archive/a.pdf", "archive/c.txt", "archive/corrections.tsv"]),
        (Recipe(exclude=("/c.*",)), ["archive/a.pdf", "archive/corrections.tsv", "archive/drafts/b.pdf", *C_IN_DRAFTS]),
        (Recipe(include=("drafts/",), exclude=("*.pdf",)), ["archive/corrections.tsv", *C_IN_DRAFTS]),
        (Recipe(exclude=("*",)), ["archive/corrections.tsv"]),
    ],
)
def test_a_recipe_chooses_files_but_corrections_stay(tmp_path: Path, recipe: Recipe, expected: list[str]) -> None:
    for name in ("a.pdf", "c.txt", "corrections.tsv", "drafts/b.pdf", "drafts/c.txt"):
        file = tmp_path / "archive" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    assert names(list_source_files([tmp_path / "archive"], recipe)) == expected


def test_a_file_that_is_a_source_is_read_whatever_the_recipe_says(seeds: Path) -> None:
    recipe = Recipe(include=("*.pdf",), exclude=("*.txt",))
    assert names(list_source_files([seeds / "b.txt"], recipe)) == ["b.txt"]
