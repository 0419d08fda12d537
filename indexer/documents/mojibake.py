"""Mend Arabic that was read in a wrong encoding and saved again: «ط§ظ„» or «Ø§Ù„» or «Çá» for «ال».

Of the bytes of UTF-8, read in an encoding with one byte per letter, only what cannot be Arabic is touched: signs that
are valid UTF-8 together, at least two letters in a row, one of them with a sign that never follows an Arabic letter.
Other text of the same line stays as it is. Windows-1256 read as windows-1252 is told by a word of four letters that all
stand for Arabic ones, so that none is in ASCII, with a capital after a small letter, and that is an Arabic word then.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from analyzers.text.fold import fold
from analyzers.text.lexicon import lexicon
from indexer.errors import SourceError, SourceWarning

_ENCODINGS = {
    "cp1256": "windows-1256",
    "cp1252": "windows-1252",
    "mac_roman": "MacRoman",
    "cp1250": "windows-1250",
    "cp1251": "windows-1251",
    "cp437": "IBM437",
}
_LETTERS = {
    byte: letter for byte in range(0xA1, 0x100) if "\u060c" <= (letter := bytes([byte]).decode("cp1256")) <= "\u0652"
}
_LATIN_LETTER = f"[{re.escape(''.join(chr(byte) for byte in _LETTERS))}]"
_LATIN_RUN = re.compile(rf"(?<!\w){_LATIN_LETTER}+(?!\w)")
_LATIN_WORD = re.compile(rf"(?<!\w)(?=\w*?[\u00e0-\u00ff][\u00c0-\u00de]){_LATIN_LETTER}{{4,}}(?!\w)")
_MIN_TEXT_PER_LOST = 10  # characters; with fewer for each lost letter the text is rubbish
_LOST = "\ufffd"
_ARABIC_WORD = re.compile("[\u0621-\u063a\u0640-\u0652]{2}")
_HAH_WITHOUT_SOFT_HYPHEN = 0xD8  # ح is D8 AD, and programs drop AD, the soft hyphen; no other letter loses its end so
_ORDINARY = "،؛؟«»…“”‘’–—\u00a0\u00ad\u200c\u200d"  # signs for a second byte that do stand after an Arabic letter
_CONTROLS = range(0x80, 0xA0)  # what these bytes become in ISO-8859-1, and five of them in windows-1252


@dataclass(slots=True)
class Mended:
    """A text after mending: the numbers of the lines that were mended, what they had been read as, letters lost."""

    text: str
    lines: Sequence[int] = ()
    encoding: str = ""
    lost: int = 0
    original: str = "UTF-8"

    def warnings(self, source: str, line: int | None = None) -> tuple[SourceWarning, ...]:
        """Return what to say of it, with the number of the first line unless `line` is given.

        Raise SourceError if too much is lost.
        """
        if not self.lines:
            return ()
        values = {"source": source, "line": line or self.lines[0], "encoding": self.encoding, "lost": self.lost}
        if self.lost * _MIN_TEXT_PER_LOST > len(self.text):
            raise SourceError(
                "%(source)s: is UTF-8 that was read as %(encoding)s and saved again, with so many letters lost "
                "(%(lost)s) that it cannot be mended; take the original file.",
                source=source,
                encoding=self.encoding,
                lost=self.lost,
            )
        warning = SourceWarning(
            "%(source)s, line %(line)s: %(original)s that was read as %(encoding)s and saved again is mended. Such "
            "lines in all: %(count)s; letters lost, shown as �: %(lost)s.",
            count=len(self.lines),
            original=self.original,
            **values,
        )
        return (warning,)


class _Misreading:
    """What the bytes of UTF-8 become when they are read in an encoding with one byte per letter."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding
        chars = [bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in range(256)]
        self.name = _ENCODINGS[encoding]
        controls = {chr(byte): byte for byte in _CONTROLS}
        self._bytes: Mapping[str, int] = controls | {char: byte for byte, char in enumerate(chars) if byte >= 0x80}
        tail = _one_of([*chars[0x80:0xC0], *controls])
        starts = (chars[0xC2:0xE0], chars[0xE0:0xF0], chars[0xF0:0xF5])  # of two, three and four bytes
        letter = f"(?:{'|'.join(_one_of(start) + tail * n for n, start in enumerate(starts, 1))})"
        cut = f"{_one_of(chars[0xD8:0xDC])}[?{_LOST}]?"  # the second half of a letter is lost
        never_arabic = [char for char in chars[0x80:0xC0] if char not in _ORDINARY]
        self.seconds = frozenset((*never_arabic, *controls))
        self.sign = re.compile(_one_of(chars[0xC2:0xE0]) + _one_of(sorted(self.seconds)))
        self._run = re.compile(f"(?:{letter}|{cut})++")
        self._word = re.compile(letter * 2)
        self._part = re.compile(f"{letter}|{cut}")
        self._letter = re.compile(letter)

    def whole(self, text: str) -> str | None:
        """Return a text read anew, once; None unless all of it was misread, and nothing was lost."""
        if not self._word.search(text):
            return None
        try:
            return text.encode(self._encoding).decode()
        except UnicodeError:
            return None

    def words(self, line: str) -> str:
        """Return a line with its misread words read anew, once, if one of them is certain to be misread."""
        if not any(self._is_certain(run[0]) for run in self._run.finditer(line)):
            return line
        mixed = bool(_ARABIC_WORD.search(self._run.sub(" ", line)))
        return self._run.sub(lambda run: self._mended(run, mixed), line)

    def _is_certain(self, run: str) -> bool:
        """Say whether a run of signs cannot be Arabic as it stands, and is Arabic when it is read anew."""
        if not self._word.search(run) or not self.sign.search(run):
            return False
        once = self._read(run)
        return bool(_ARABIC_WORD.search(once) or _ARABIC_WORD.search(_mend_line(once)[0]))

    def _mended(self, run: re.Match[str], mixed: bool) -> str:
        """Return what a run of signs stands for; signs that may be a letter and a comma stay in a `mixed` line."""
        before, after = run.string[max(run.start() - 1, 0) : run.start()], run.string[run.end() : run.end() + 1]
        alone = not before.isalpha() and not after.isalpha() and self._letter.search(run[0])
        certain = (alone and (not mixed or self.sign.search(run[0]))) or self._is_certain(run[0])
        return self._read(run[0]) if certain else run[0]

    def _read(self, run: str) -> str:
        try:
            return run.encode(self._encoding).decode()
        except UnicodeError:
            return self._part.sub(lambda part: self._decode(part[0]), run)  # where something is lost

    def _decode(self, part: str) -> str:
        data = bytes(self._bytes[char] for char in part if char in self._bytes)
        return "ح" if len(part) == 1 and data[0] == _HAH_WITHOUT_SOFT_HYPHEN else data.decode("utf-8", "replace")


def mend(text: str) -> Mended:
    """Return a text with what was misread mended, as a whole or line by line."""
    if not _suspect().search(text):
        return Mended(text)
    if not any(misreading.sign.search(text) for misreading in _misreadings()):
        return _mend_windows_1256(text)
    before = text.split("\n")
    whole, encoding = _mend_whole(text)
    rows = [(line, encoding) for line in whole.split("\n")] if encoding else list(map(_mend_line, before))
    changed = [number for number, line in enumerate(before) if rows[number][0] != line]
    if not changed:
        return _mend_windows_1256(text)
    after = "\n".join(line for line, _ in rows)
    return Mended(after, [n + 1 for n in changed], rows[changed[0]][1], after.count(_LOST) - text.count(_LOST))


def _mend_windows_1256(text: str) -> Mended:
    """Return a text of whose lines some are windows-1256 that was read as windows-1252 or ISO-8859-1, mended."""
    if not any(map(_is_misread, _LATIN_WORD.findall(text))):
        return Mended(text)
    before = text.split("\n")
    after = [_LATIN_RUN.sub(lambda run: run[0].translate(_LETTERS), line) for line in before]
    changed = [number for number, line in enumerate(before, 1) if after[number - 1] != line]
    return Mended("\n".join(after), changed, "windows-1252", original="windows-1256")


def _is_misread(word: str) -> bool:
    return lexicon().is_attested(fold(word.translate(_LETTERS)))


def _mend_whole(text: str) -> tuple[str, str]:
    """Return a text of which all was misread, and the encoding it was read in last; else the text and no encoding."""
    for misreading in _misreadings():
        if misreading.sign.search(text) and (once := misreading.whole(text)):
            mended = _mend_line(once)[0]
            if _ARABIC_WORD.search(mended):
                return mended, misreading.name
    return text, ""


def _mend_line(line: str) -> tuple[str, str]:
    """Return a line mended, and the encoding it was read in last, which is empty if it was not touched."""
    whole, encoding = _mend_whole(line)
    if encoding:
        return whole, encoding
    for misreading in _misreadings():
        if misreading.sign.search(line) and (once := misreading.words(line)) != line:
            return _mend_line(once)[0], misreading.name
    return line, ""


@cache
def _misreadings() -> tuple[_Misreading, ...]:
    return tuple(map(_Misreading, _ENCODINGS))


@cache
def _suspect() -> re.Pattern[str]:
    """Return a pattern of the letters of which any misread text has one: most texts are looked through once."""
    seconds = frozenset[str]().union(*(misreading.seconds for misreading in _misreadings()))
    return re.compile(f"{_one_of(sorted(seconds))}|{_LATIN_LETTER}")


def _one_of(chars: Sequence[str]) -> str:
    return f"[{re.escape(''.join(chars))}]"
