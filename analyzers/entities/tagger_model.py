"""The trained model of the tagger: its arrays, their shapes, and its file."""

import json
import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzers.data_files import open_data

FloatArray = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class TaggerModel:
    """`features` and `vectors` give the row of each feature in `rows`, and of each word in `vector_rows`.

    Shapes, for rows of d numbers, h hidden units and l labels: hidden (2 * CONTEXT_WORDS + 1, d, h), bias (h,),
    part_hidden (parts, h), part_output (parts, l), output (h, l), output_bias (l,), transitions (l, l). The last row of
    `rows` is zero.
    """

    labels: list[str]
    parts: dict[str, int]
    features: dict[str, int]
    vectors: dict[str, int]
    rows: FloatArray
    vector_rows: FloatArray
    hidden: FloatArray
    bias: FloatArray
    part_hidden: FloatArray
    part_output: FloatArray
    output: FloatArray
    output_bias: FloatArray
    transitions: FloatArray


def load_model() -> TaggerModel:
    """Read the model; `python -m derive.tagger` makes it."""
    with open_data("tagger.bin") as file:
        header = json.loads(file.readline())
        features = file.readline().decode().rstrip("\n").split(" ")
        vectors = file.readline().decode().rstrip("\n").split(" ")
        packed = zlib.decompress(file.read())
    arrays: dict[str, FloatArray] = {}
    offset = 0
    for name, shape, kind in header["arrays"]:
        numbers = np.frombuffer(packed, kind, int(np.prod(shape)), offset)
        offset += numbers.nbytes
        arrays[name] = numbers.reshape(shape).astype(np.float32)
    for name in ("rows", "vector_rows"):
        arrays[name] *= arrays.pop(f"{name}_scale")
    arrays["rows"] = np.concatenate([arrays["rows"], np.zeros_like(arrays["rows"][:1])])
    return TaggerModel(
        labels=header["labels"],
        parts={part: i for i, part in enumerate(header["parts"])},
        features={feature: i for i, feature in enumerate(features)},
        vectors={word: i for i, word in enumerate(vectors)},
        **arrays,
    )
