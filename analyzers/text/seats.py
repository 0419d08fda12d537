"""One spelling for words whose hamza is written on more than one seat: مسئول becomes مسؤول."""

import re
from functools import cache

from analyzers.data_files import read_lines
from analyzers.text.affixes import ARTICLES, CLITIC_COMBINATIONS, LAM_ARTICLES

_RARE = "|"  # precedes the spellings of a row that few writers use
_HAMZA = "ئ"  # of the seats, the one that folds to a letter of many other words
_HARAKAT = re.compile("[\u064b-\u0652ـ]")
_PREFIXES = ("", *LAM_ARTICLES, *ARTICLES, *CLITIC_COMBINATIONS)
# مئة or مائة, alone and in numbers: ثلاثمئة, مئتان, المئوية. The folded ميه is also a word of dialects: water.
_HUNDRED = re.compile(
    f"(?:{'|'.join(_PREFIXES)})(?:ثلاث|ثلث|[أا]ربع|خمس|ست|سبع|ثمان[يى]?|تسع)?مئ(?:[ةه]|ت|ات|و[يى])",
)


@cache
def _spellings() -> dict[str, str]:
    """Map rarer spellings, folded or with ئ, to the commonest folded one; made by `python -m derive.hamza_seats`."""
    rows = (line.split() for line in read_lines("hamza_seats.txt"))
    return {rarer: commonest for commonest, *others in rows for rarer in others if rarer != _RARE}


@cache
def _words() -> frozenset[str]:
    rows = (line.partition(_RARE)[0].split() for line in read_lines("hamza_seats.txt"))
    return frozenset(word for row in rows if len(row) > 1 for word in row)


def respell(word: str) -> str:
    """Return the commonest spelling of a folded word: مسيول -> مسوول. Other words stay as they are."""
    return _spellings().get(word, word)


def respell_written(exact: str, written: str) -> str:
    """Return the commonest spelling of a word, of which `exact` is the folded form: شئ -> شيء, مئة -> مايه.

    Folding would make شئ the Chinese name شي.
    """
    if _HAMZA not in written:
        return respell(exact)
    letters = _HARAKAT.sub("", written)
    if _HUNDRED.match(letters):
        return exact.replace("مي", "ماي", 1)
    return _respell_hamza(letters) or respell(exact)


def _respell_hamza(letters: str) -> str:
    """Return the spelling of a word whose ئ is a slip, empty for other words: الجرئ -> الجريء, كئوس -> كووس."""
    spellings = _spellings()
    for prefix in _PREFIXES:
        if letters.startswith(prefix) and (word := spellings.get(letters.removeprefix(prefix))):
            return prefix + word
    return ""


def has_seats(word: str) -> bool:
    """Say whether writers put a hamza of the folded word on several seats."""
    return word in _words()
