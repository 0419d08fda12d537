import bz2
import gzip
import io
import lzma
import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.documents.document import Document
from indexer.documents.readers import members
from indexer.documents.readers.archives import gzip_file, tar_archive, zip_archive
from indexer.documents.readers.archives.member_paths import decode_name, is_document, shown_path
from indexer.documents.readers.formats import DocumentReader, holds_many
from indexer.documents.readers.members import Member
from indexer.errors import SourceError
from tests.indexer.documents.readers.archives.packing import TEXT, read_all, tarred, zipped

ROW = '{"text": "نص هنا"}\n'.encode()
FILES = {"a.txt": TEXT, "d/صفحة.html": b"<h1>x</h1><p>y</p>", "rows.jsonl": ROW, "rows.csv": b"text\nx y\n"}
IDS = ["a.txt", "d/صفحة.html", "rows.jsonl:1", "rows.csv:2"]

DOS_NAMES = [(name, "cp720") for name in ("خبر عاجل.txt", "ملف رقم 3 (نسخة).docx", "أخبار/مصر.html", "لا.txt")]


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.zip", zipped),
        ("a.tar", tarred),
        ("a.tar.gz", lambda files: tarred(files, "w:gz")),
        ("a.TGZ", lambda files: tarred(files, "w:gz")),
        ("a.tar.bz2", lambda files: tarred(files, "w:bz2")),
        ("a.tar.xz", lambda files: tarred(files, "w:xz")),
        ("a.tgz", tarred),
    ],
)
def test_each_member_is_read_by_the_reader_of_its_format(
    tmp_path: Path, name: str, pack: Callable[[dict[str, bytes]], bytes]
) -> None:
    path = tmp_path / name
    path.write_bytes(pack(FILES))
    assert read_all(path) == [f"{name}/{id_}" for id_ in IDS]
    assert holds_many(path)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt.gz", gzip.compress(TEXT), ["a.txt.gz"]),
        ("2023-10-20.txt.gz", gzip.compress(TEXT), ["2023-10-20.txt.gz"]),
        ("a.jsonl.gz", gzip.compress(ROW + b"{"), ["a.jsonl.gz:1", "a.jsonl.gz, line 2: has no text."]),
        ("a.txt.gz", gzip.compress(TEXT)[:-9], ["a.txt.gz: is damaged (Compressed file ended before"]),
        ("a.xyz.gz", gzip.compress(TEXT), ["a.xyz.gz: there is no reader for “.xyz” files"]),
        ("a.txt.gz", TEXT, ["a.txt.gz: is damaged (Not a gzipped file"]),
    ],
)
def test_a_compressed_file_is_read_as_the_file_that_it_is(
    tmp_path: Path, name: str, content: bytes, expected: list[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    for outcome, start in zip(read_all(path), expected, strict=True):
        assert outcome.startswith(start)


def test_a_day_in_the_name_of_a_member_is_its_date(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"d/2023-10-20 خبر.txt": TEXT}))
    with DocumentReader() as reader:
        (document,) = reader.read(path, "a.zip")
    assert isinstance(document, Document)
    assert (document.member, str(document.published)) == ("d/2023-10-20 خبر.txt", "2023-10-20")


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_member_that_fails_is_a_problem_of_its_own(tmp_path: Path, pack: Callable[[dict[str, bytes]], bytes]) -> None:
    path = tmp_path / "a.zip"
    path = path if pack is zipped else path.with_suffix(".tar")
    inner = zipped({"b.txt": b"", "c.txt": TEXT, "bad.zip": b"PK"})
    path.write_bytes(pack({"x.png": b"x", "bad.txt": b"", "in.zip": inner, "a.txt": TEXT}))
    with DocumentReader() as reader:
        errors = [each for each in reader.read(path, "a") if isinstance(each, SourceError)]
    assert [each.values["member"] for each in errors] == ["x.png", "bad.txt", "in.zip/b.txt", "in.zip/bad.zip"]
    assert [str(each).split(":")[0] for each in errors] == [
        "a/x.png",
        "a/bad.txt",
        "a/in.zip/b.txt",
        "a/in.zip/bad.zip",
    ]
    assert [each for each in read_all(path) if "txt" in each and ":" not in each] == [
        f"{path.name}/in.zip/c.txt",
        f"{path.name}/a.txt",
    ]


def test_an_encrypted_member_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    content = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}))
    content[6] |= 1  # the flag of the file, beside it and in the list
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert read_all(path) == ["a.zip/a.txt: is encrypted; unpack it with its password.", "a.zip/b.txt"]


def test_a_damaged_member_of_a_zip_is_named_and_the_next_one_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    content = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}))
    content[len("a.txt") + 30 + 5] ^= 0xFF
    path.write_bytes(content)
    first, second = read_all(path)
    assert first.startswith("a.zip/a.txt: is damaged (")
    assert second == "a.zip/b.txt"


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
@pytest.mark.parametrize("cut", [0.35, 0.9])
def test_what_is_lost_of_a_tar_that_breaks_off_is_no_secret(tmp_path: Path, mode: str, cut: float) -> None:
    path = tmp_path / "a.tar"
    noise = {f"{n}.txt": TEXT + bytes(str(hash((n, mode))), "ascii") * 400 for n in range(8)}
    content = tarred(noise, mode)
    path.write_bytes(content[: int(len(content) * cut)])
    assert read_all(path)[-1].startswith(("a.tar: is damaged (", "a.tar/"))
    assert any("is damaged (" in each for each in read_all(path))


def test_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members, "LEAST_BUDGET", 1 << 20)
    bomb = bytes(2 << 20)
    for name, content in (
        ("a.tar.gz", tarred({"a.txt": bomb, "b.txt": TEXT}, "w:gz")),
        ("a.txt.gz", gzip.compress(bomb)),
    ):
        (tmp_path / name).write_bytes(content)
        assert read_all(tmp_path / name) == [
            f"{name}: its files are more than 100 times as big as it is; unpack it and index the folder."
        ]
    (tmp_path / "a.zip").write_bytes(zipped({"b.txt": TEXT, "c.zip": zipped({"a.txt": bomb}), "d.txt": TEXT}))
    assert read_all(tmp_path / "a.zip")[0] == "a.zip/b.txt"
    assert "100 times as big" in read_all(tmp_path / "a.zip")[-1]


def test_a_bomb_in_a_zip_is_told_by_its_sizes_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"bomb.txt": bytes(65 << 20), "a.txt": TEXT}))
    assert read_all(path) == [
        "a.zip/bomb.txt: is more than 100 times as big as in the archive; unpack it and index the file.",
        "a.zip/a.txt",
    ]


def test_archives_inside_one_another_end(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    content = zipped({"a.txt": TEXT})
    for _ in range(6):
        content = zipped({"in.zip": content})
    path.write_bytes(content)
    assert read_all(path) == ["a.zip/in.zip/in.zip/in.zip/in.zip: is a file inside too many others; unpack them."]


def test_nothing_is_left_of_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    (tmp_path / "a.zip").write_bytes(zipped({"a.txt": TEXT, "b.txt": TEXT, "c.zip": zipped({"a.txt": TEXT})}))
    with DocumentReader() as reader:
        outcomes = reader.read(tmp_path / "a.zip", "a.zip")
        next(outcomes)
        assert [*(tmp_path / "temporary").iterdir()]
        outcomes.close()  # type: ignore[attr-defined]
        assert len([*reader.read(tmp_path / "a.zip", "a.zip")]) == 3  # also after it was left in the middle
    assert not [*(tmp_path / "temporary").iterdir()]


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("a\\b\\..\\c.txt", "a/b/c.txt"),
        ("./a//b.txt", "a/b.txt"),
        ("..", "\ufffd"),
        ("a\0b", "a\ufffdb"),
    ],
)
def test_a_path_stays_in_its_archive(path: str, shown: str) -> None:
    assert shown_path(path) == shown


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.txt", True),
        ("d/a.txt", True),
        (".hidden", False),
        ("__MACOSX/a.txt", False),
        ("d/~$a.docx", False),
        ("d/THUMBS.DB", False),
        ("~a.txt", True),
        ("d/.git/a.txt", False),
    ],
)
def test_hidden_members_are_no_documents(path: str, *, expected: bool) -> None:
    assert is_document(path) == expected


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("خبر عاجل.txt", "utf-8"),
        ("تقرير «مهم»، رقم 2.pdf", "cp1256"),
        ("مُلَخَّص.txt", "cp1256"),
        ("خبر عاجل.txt", "cp1256"),
        ("Müller.txt", "cp437"),
        *DOS_NAMES,
        ("a.txt", "ascii"),
    ],
)
def test_names_in_other_encodings(name: str, encoding: str) -> None:
    assert decode_name(name.encode(encoding)) == name


def test_the_name_of_a_member_of_a_zip_is_decoded(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    raw = "خبر.txt".encode("cp1256")
    path.write_bytes(zipped({"x" * len(raw): TEXT}).replace(b"x" * len(raw), raw))
    assert read_all(path) == ["a.zip/خبر.txt"]


def test_the_name_in_a_field_of_its_own_stands_above_the_other(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    info = zipfile.ZipInfo("___.txt")
    written = "خبر.txt".encode()
    info.extra = b"\x55\x54\x01\x00\x00" + struct.pack("<HHBI", 0x7075, 5 + len(written), 1, 0) + written
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(info, TEXT)
    assert read_all(path) == ["a.zip/خبر.txt"]


def test_of_a_member_that_was_replaced_the_last_one_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a.txt": b"old", "b.txt": TEXT, "x.txt": TEXT}).replace(b"x.txt", b"a.txt"))
    with DocumentReader() as reader:
        assert [(each.id, each.title) for each in reader.read(path, "a.zip") if isinstance(each, Document)] == [
            ("a.zip/b.txt", "عنوان الخبر هنا"),
            ("a.zip/a.txt", "عنوان الخبر هنا"),
        ]


@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_any_damage_gives_members_or_errors(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    reader, content = data.draw(
        st.sampled_from(
            [
                (zip_archive, zipped(FILES)),
                (tar_archive, tarred(FILES, "w:gz")),
                (tar_archive, tarred(FILES)),
                (tar_archive, lzma.compress(tarred(FILES))),
                (tar_archive, bz2.compress(b"x")),
                (gzip_file, gzip.compress(TEXT)),
            ]
        )
    )
    place = data.draw(st.integers(0, len(content) - 1))
    damaged = content[:place] + data.draw(st.binary(max_size=8)) + content[place + data.draw(st.integers(0, 40)) :]
    path = tmp_path_factory.mktemp("archive") / "a"
    path.write_bytes(damaged)
    with suppress(SourceError, OSError):
        for step in reader.read(path, "a"):
            if isinstance(step, Member):
                with suppress(SourceError):
                    assert all(isinstance(piece, bytes) for piece in step.pieces)


def test_an_archive_of_no_files_is_no_error(tmp_path: Path) -> None:
    with zipfile.ZipFile(content := io.BytesIO(), "w"):
        pass
    (tmp_path / "a.zip").write_bytes(content.getvalue())
    assert read_all(tmp_path / "a.zip") == []
