"""One spelling for words whose hamza is written on more than one seat: مسئول becomes مسؤول."""

from functools import cache

from analyzers.data_files import read_lines

_RARE = "|"  # precedes the spellings of a row that few writers use


@cache
def _spellings() -> dict[str, str]:
    """Map rarer folded spellings to the commonest one; made by `python -m derive.hamza_seats`."""
    rows = (line.split() for line in read_lines("hamza_seats.txt"))
    return {rarer: commonest for commonest, *others in rows for rarer in others if rarer != _RARE}


@cache
def _words() -> frozenset[str]:
    rows = (line.partition(_RARE)[0].split() for line in read_lines("hamza_seats.txt"))
    return frozenset(word for row in rows if len(row) > 1 for word in row)


def respell(word: str) -> str:
    """Return the commonest spelling of a folded word: مسيول -> مسوول. Other words stay as they are."""
    return _spellings().get(word, word)


def has_seats(word: str) -> bool:
    """Say whether writers put a hamza of the folded word on several seats."""
    return word in _words()
