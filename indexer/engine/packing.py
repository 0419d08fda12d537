"""What is stored of a document, compressed with what is learned of the first documents of an index.

A document alone is too short to compress well. Of the news of `benchmarks.speed corpus` (1.3 KB each) the text takes
.45 of its bytes in UTF-8 alone, .30 with a dictionary of 112 KB, and .25 if each letter is one byte, in half the time.
Blocks of four documents would save another .015, and a search would unpack four for one. The words take .09 of the text
whole, and .03 without those of frequent pieces.
"""

import codecs
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

from indexer.stored_files import reading

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

SAMPLES = 1_000  # documents that are learned of
_FILE = "packing.bin"
_DICTIONARY = 112 << 10  # bytes at most; .006 of the text less than 64 KB
_SHARE = 10  # of the samples that a dictionary takes
_FEWEST = 50  # samples: of fewer a dictionary cannot be made, or gains nothing
_LEVEL = 9  # .251 of the text in 33 µs a document; level 12 .248 in 47 µs
_PIECES = 10_000  # whose words are not stored: they are seven of ten in other documents
_FEWEST_PIECES = 3  # in the samples: of rarer ones another document has few
_ASCII: Final = ["\0", "\n", *map(chr, range(0x20, 0x7F))]  # that JSON has, and the first, by which Python is faster
_LAST_LETTER = "\ufffd"  # that a table may have: Python takes the next for none
_ARABIC = [chr(0x600 + number) for number in range(256 - len(_ASCII))]


class Content(NamedTuple):
    """What is stored of a document: lines of JSON, and the bytes of the pieces of `text` (`pack_piece`).

    Without words, as in a long document, `words` are empty.
    """

    lines: str
    text: str
    words: bytes


class Unpacked(NamedTuple):
    """The lines, and the words but those of frequent pieces: `Packing.words` adds these."""

    lines: str
    words: bytes


class _Learned(NamedTuple):
    """What is learned of the first documents: letters that are one byte, frequent pieces with their words."""

    letters: Sequence[str]
    pieces: Mapping[str, int]
    dictionary: zstd.ZstdDict | None


class Packing:
    """Packs and unpacks what is stored of the documents of one folder."""

    def __init__(self, folder: Path) -> None:
        """Read what was learned in the folder of an index, if there is anything; raises IndexStateError."""
        self._file = folder / _FILE
        with reading(self._file):
            content = self._file.read_bytes() if self._file.exists() else b""
            self._take(_read(content) if content else _Learned(_ARABIC, {}, None))

    def learn(self, samples: Sequence[Content]) -> None:
        """Learn of the first documents, before any is packed, and store it."""
        if len(samples) < _FEWEST:
            return
        self._take(_Learned(_frequent_letters(samples), _frequent_pieces(samples), None))
        packed = [self._bytes_of(content) for content in samples]
        size = min(_DICTIONARY, sum(map(len, packed)) // _SHARE)
        with suppress(zstd.ZstdError, ValueError):  # the samples are too short
            self._take(self._learned._replace(dictionary=zstd.train_dict(packed, size)))
        self._file.write_bytes(_written(self._learned))

    def pack(self, content: Content) -> bytes:
        """Return bytes that `unpack` makes into this; for one thread at a time."""
        return self._compressor.compress(self._bytes_of(content), zstd.ZstdCompressor.FLUSH_FRAME)

    def unpack(self, packed: bytes) -> Unpacked:
        """Return what was packed; raises IndexStateError."""
        with reading(self._file):
            try:
                unpacked = zstd.decompress(packed, self._learned.dictionary)
            except zstd.ZstdError as fault:
                raise ValueError(str(fault)) from fault
            length, _, rest = unpacked.partition(b" ")
            lines, _ = codecs.charmap_decode(rest[: int(length)], "strict", self._table)
            return Unpacked(lines, rest[int(length) :])

    def words(self, text: str, stored: bytes) -> bytes:
        """Return all words of a text; raises IndexStateError."""
        if not stored:
            return b""
        rest = iter(stored[1:])
        known = map(self._learned.pieces.get, text.split())
        with reading(self._file):
            try:
                return bytes([next(rest) if word is None else word for word in known])
            except StopIteration as fault:
                raise ValueError("words are missing") from fault

    def _bytes_of(self, content: Content) -> bytes:
        lines = self._encoded(content.lines)
        return b"%d %s%s" % (len(lines), lines, self._rare_words(content) if content.words else b"")

    def _encoded(self, lines: str) -> bytes:
        try:
            return codecs.charmap_encode(lines, "strict", self._encoding)[0]
        except UnicodeEncodeError:  # a letter that the samples lack
            return codecs.charmap_encode(self._rare.sub(_escaped, lines), "strict", self._encoding)[0]

    def _rare_words(self, content: Content) -> bytes:
        """Return the words of the pieces that are not frequent, after a sign that there are words."""
        known = self._learned.pieces
        rare = [word for piece, word in zip(content.text.split(), content.words, strict=True) if piece not in known]
        return b" " + bytes(rare)

    def _take(self, learned: _Learned) -> None:
        self._learned = learned
        places = iter(learned.letters)
        table = [code if (code := chr(number)) in _ASCII else next(places) for number in range(256)]
        self._table = "".join(table)
        self._encoding = codecs.charmap_build(self._table)
        self._rare = re.compile(f"[^{re.escape(self._table)}]")

    @cached_property
    def _compressor(self) -> zstd.ZstdCompressor:
        return zstd.ZstdCompressor(_LEVEL, zstd_dict=self._learned.dictionary)


def _escaped(letter: re.Match[str]) -> str:
    """Return a letter as JSON escapes it in a text."""
    return json.dumps(letter[0])[1:-1]


def _frequent_letters(samples: Iterable[Content]) -> list[str]:
    counts = Counter(dict.fromkeys(_ARABIC, 0))
    for sample in samples:
        counts.update(sample.lines)
    letters = [letter for letter in counts if letter not in _ASCII and letter <= _LAST_LETTER]
    return sorted(sorted(letters, key=lambda letter: (-counts[letter], letter))[: len(_ARABIC)])


def _frequent_pieces(samples: Iterable[Content]) -> dict[str, int]:
    counts, words = Counter[str](), dict[str, int]()
    for sample in samples:
        if sample.words:
            pieces = sample.text.split()
            counts.update(pieces)
            words.update(zip(pieces, sample.words, strict=True))
    frequent = [piece for piece, count in counts.items() if count >= _FEWEST_PIECES]
    return {piece: words[piece] for piece in sorted(frequent, key=lambda piece: (-counts[piece], piece))[:_PIECES]}


def _written(learned: _Learned) -> bytes:
    pieces, dictionary = learned.pieces, learned.dictionary
    described = ["".join(learned.letters), " ".join(pieces), bytes(pieces.values()).hex()]
    lines = zstd.compress(json.dumps(described, ensure_ascii=False).encode())
    return b"%d %s%s" % (len(lines), lines, dictionary.dict_content if dictionary else b"")


def _read(content: bytes) -> _Learned:
    """Return what `_written` wrote; raise ValueError or TypeError."""
    length, _, rest = content.partition(b" ")
    try:
        letters, pieces, words = json.loads(zstd.decompress(rest[: int(length)]))
    except zstd.ZstdError as fault:
        raise ValueError(str(fault)) from fault
    dictionary = rest[int(length) :]
    return _Learned(
        letters,
        dict(zip(pieces.split(" ") if pieces else (), bytes.fromhex(words), strict=True)),
        zstd.ZstdDict(dictionary) if dictionary else None,
    )
