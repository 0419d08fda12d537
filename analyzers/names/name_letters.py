"""How much the letters of a word look like those of a name, listed or not: دانابالا does, محاولات does not."""

from functools import cache, lru_cache
from itertools import repeat

from analyzers.data_files import read_rows
from analyzers.text.affixes import ARTICLE

MAX_LIKENESS = 5
_BEGINNING, _END = "^$"
BASE = _BEGINNING + _END  # in place of a group: the weight of any word


def letter_groups(word: str) -> list[str]:
    """Return the groups of three and four letters in a folded word without its article; marks stand at both ends."""
    marked = _BEGINNING + word.removeprefix(ARTICLE) + _END
    length = len(marked)
    return [marked[i : i + 3] for i in range(length - 2)] + [marked[i : i + 4] for i in range(length - 3)]


@cache
def _weights() -> dict[str, int]:
    """Return the weights of groups of letters, in tenths; `python -m derive.name_letters` makes them."""
    return {group: int(weight) for group, weight in read_rows("name_letters.tsv")}


@lru_cache(maxsize=1 << 16)
def name_likeness(word: str) -> int:
    """Return the logarithm of the odds that a folded word without clitics is a name, from -5 to 5, by its letters."""
    weights = _weights()
    total = weights[BASE] + sum(map(weights.get, letter_groups(word), repeat(0)))
    return max(-MAX_LIKENESS, min(MAX_LIKENESS, round(total / 10)))
