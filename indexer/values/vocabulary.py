"""The words of an index that may be names, by their sounds: what a query looks for other spellings in."""

import json
from collections.abc import Mapping
from pathlib import Path

from analyzers.names.variants import Vocabulary, blocks_of, may_be_name
from analyzers.text.clitics import is_arabic

FILE = "vocabulary.json"


def save(words: Mapping[str, int], generation: Path) -> None:
    """Write down the words of an index, each given with its number of documents, that may be names."""
    blocks = blocks_of({word: n for word, n in words.items() if is_arabic(word) and may_be_name(word)})
    (generation / FILE).write_text(json.dumps(blocks, ensure_ascii=False, indent=0), encoding="utf-8")


def load(generation: Path) -> Vocabulary:
    """Return what `save` wrote."""
    return Vocabulary(json.loads((generation / FILE).read_text(encoding="utf-8")))
