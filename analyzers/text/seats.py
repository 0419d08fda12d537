"""One spelling for words whose hamza is written on more than one seat: مسئول becomes مسؤول."""

from functools import cache

from analyzers.data_files import read_lines


@cache
def _spellings() -> dict[str, str]:
    """Map rarer folded spellings to the commonest one; made by `python -m derive.hamza_seats`."""
    rows = (line.split() for line in read_lines("hamza_seats.txt"))
    return {rarer: commonest for commonest, *others in rows for rarer in others}


@cache
def _words() -> frozenset[str]:
    return frozenset(_spellings()) | frozenset(_spellings().values())


def respell(word: str) -> str:
    """Return the commonest spelling of a folded word: مسيول -> مسوول. Other words stay as they are."""
    return _spellings().get(word, word)


def has_seats(word: str) -> bool:
    """Say whether writers put a hamza of the folded word on several seats."""
    return word in _words()
