"""What is stored of documents is smaller by what is learned of the first ones, and comes back as it was."""

import json
from pathlib import Path

import pytest

from analyzers.text.analyzer import index_words
from indexer.engine.packing import Content, Packing
from indexer.errors import IndexStateError


def content(text: str) -> Content:
    """Return what is stored of a text."""
    return Content(json.dumps({"body": text}, ensure_ascii=False) + "\n[]", text, index_words(text).packed)


SAMPLES = [
    content(f"قال الوزير رقم {n} في المدينة إن الحكومة ستبني {n} مدرسة جديدة قبل الخريف. " * 3) for n in range(200)
]
TEXTS = (
    "",
    "\n\n",
    "قالت الوزيرة\tإن (المدرسة) كبيرة\u00a0جدّاً",
    'نص فيه حروف نادرة: Łódź, Санкт, 東京, 😀 \ufffe \x00 \x7f \x85 \u2028 \\u0041 "',
    "و/أو نصف-نهائي 10,5 *** .",
)


@pytest.mark.parametrize("samples", [[], SAMPLES[:3], [content("")] * 60, [content("x")] * 60, SAMPLES])
def test_content_comes_back(tmp_path: Path, samples: list[Content]) -> None:
    packing = Packing(tmp_path)
    packing.learn(samples)
    for stored in (*map(content, TEXTS), SAMPLES[7], SAMPLES[8]):
        packed = packing.pack(stored)
        for opened in (packing, Packing(tmp_path)):
            unpacked = opened.unpack(packed)
            assert [*map(json.loads, unpacked.lines.split("\n"))] == [*map(json.loads, stored.lines.split("\n"))]
            assert opened.words(stored.text, unpacked.words) == stored.words


def test_content_may_have_no_words(tmp_path: Path) -> None:
    packing = Packing(tmp_path)
    unpacked = packing.unpack(packing.pack(Content("{}\n", "", b"")))
    assert unpacked == ("{}\n", b"")
    assert packing.words("", unpacked.words) == b""


def test_letters_that_samples_have_are_one_byte(tmp_path: Path) -> None:
    samples = [content(f"{chr(0x4E00 + n % 90)}{n}" * 20) for n in range(200)]
    packing = Packing(tmp_path)
    before = len(packing.pack(samples[-1]))
    packing.learn(samples)
    assert len(packing.pack(samples[-1])) < before


def test_what_is_learned_makes_short_contents_small(tmp_path: Path) -> None:
    packing = Packing(tmp_path)
    alone = len(packing.pack(SAMPLES[-1]))
    packing = Packing(tmp_path)
    packing.learn(SAMPLES[:-1])
    assert len(packing.pack(SAMPLES[-1])) < alone / 2
    assert (tmp_path / "packing.bin").stat().st_size < sum(len(sample.lines) for sample in SAMPLES) / 4


def test_damaged_content_is_an_error(tmp_path: Path) -> None:
    packing = Packing(tmp_path)
    with pytest.raises(IndexStateError):
        packing.unpack(packing.pack(SAMPLES[0])[:-5])
    with pytest.raises(IndexStateError):
        packing.words(SAMPLES[0].text, SAMPLES[0].words[:3])


@pytest.mark.parametrize("damage", [b"", b"x", b"3 abc"])
def test_a_damaged_file_is_an_error(tmp_path: Path, damage: bytes) -> None:
    Packing(tmp_path).learn(SAMPLES)
    file = tmp_path / "packing.bin"
    file.write_bytes(damage + file.read_bytes()[10:])
    with pytest.raises(IndexStateError):
        Packing(tmp_path)


def test_what_was_learned_of_other_documents_is_an_error(tmp_path: Path) -> None:
    packing = Packing(tmp_path)
    packing.learn(SAMPLES)
    packed = packing.pack(SAMPLES[0])
    (tmp_path / "packing.bin").unlink()
    with pytest.raises(IndexStateError):
        Packing(tmp_path).unpack(packed)
