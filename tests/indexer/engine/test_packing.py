"""What is stored of documents is smaller with a dictionary of the first ones, and comes back as it was."""

from pathlib import Path

import pytest

from indexer.engine.packing import Packing
from indexer.errors import IndexStateError

SAMPLES = [
    f"قال الوزير رقم {n} في المدينة إن الحكومة ستبني {n} مدرسة جديدة قبل الخريف.".encode() * 3 for n in range(200)
]


@pytest.mark.parametrize("samples", [[], SAMPLES[:3], [b""] * 60, [b"x"] * 60, SAMPLES])
def test_content_comes_back(tmp_path: Path, samples: list[bytes]) -> None:
    packing = Packing(tmp_path)
    packing.learn(samples)
    for content in (b"", b"\n\n", SAMPLES[7], bytes(range(256)), SAMPLES[8]):
        packed = packing.pack(content)
        assert packing.unpack(packed) == Packing(tmp_path).unpack(packed) == content


def test_a_dictionary_makes_short_contents_small(tmp_path: Path) -> None:
    packing = Packing(tmp_path)
    alone = len(packing.pack(SAMPLES[-1]))
    packing = Packing(tmp_path)
    packing.learn(SAMPLES[:-1])
    assert len(packing.pack(SAMPLES[-1])) < alone / 2
    assert (tmp_path / "packing.bin").stat().st_size < sum(map(len, SAMPLES)) / 10


def test_damaged_content_is_an_error(tmp_path: Path) -> None:
    packing = Packing(tmp_path)
    with pytest.raises(IndexStateError):
        packing.unpack(packing.pack(SAMPLES[0])[:-5])


def test_another_dictionary_is_an_error(tmp_path: Path) -> None:
    packing = Packing(tmp_path)
    packing.learn(SAMPLES)
    packed = packing.pack(SAMPLES[0])
    (tmp_path / "packing.bin").unlink()
    with pytest.raises(IndexStateError):
        Packing(tmp_path).unpack(packed)
