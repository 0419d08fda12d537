"""What is stored of a document, compressed with a dictionary that is made of the first documents of an index.

A document alone is too short to compress well: `ant_news` takes .45 of its bytes alone, .28 with a dictionary of 64 KB,
and .32 in blocks of 16 KB, of which a search would unpack all for one document.
"""

import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from indexer.stored_files import reading

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

SAMPLES = 1_000  # documents that a dictionary is made of; twice as many save another hundredth
_FILE = "packing.bin"
_DICTIONARY = 1 << 16  # bytes at most; 112 KB save another hundredth
_SHARE = 20  # of the samples that a dictionary takes
_FEWEST = 50  # samples: of fewer a dictionary cannot be made, or gains nothing
_LEVEL = 9  # .28 of the bytes in 70 µs a document; level 3 .30 in 10 µs, level 12 .27 in 110 µs


class Packing:
    """Packs and unpacks what is stored of the documents of one folder."""

    def __init__(self, folder: Path) -> None:
        """Read the dictionary in the folder of an index, if it has one; raises IndexStateError."""
        self._file = folder / _FILE
        with reading(self._file):
            content = self._file.read_bytes() if self._file.exists() else b""
            self._dictionary = zstd.ZstdDict(content) if content else None

    def learn(self, samples: Sequence[bytes]) -> None:
        """Make the dictionary of the first documents, before any is packed, and store it."""
        if len(samples) < _FEWEST:
            return
        size = min(_DICTIONARY, sum(map(len, samples)) // _SHARE)
        with suppress(zstd.ZstdError, ValueError):  # the samples are too short
            self._dictionary = zstd.train_dict(samples, size)
            self._file.write_bytes(self._dictionary.dict_content)

    def pack(self, content: bytes) -> bytes:
        """Return bytes that `unpack` makes into these; for one thread at a time."""
        return self._compressor.compress(content, zstd.ZstdCompressor.FLUSH_FRAME)

    def unpack(self, packed: bytes) -> bytes:
        """Return what was packed; raises IndexStateError."""
        with reading(self._file):
            try:
                return zstd.decompress(packed, self._dictionary)
            except zstd.ZstdError as fault:
                raise ValueError(str(fault)) from fault

    @cached_property
    def _compressor(self) -> zstd.ZstdCompressor:
        return zstd.ZstdCompressor(_LEVEL, zstd_dict=self._dictionary)
