"""How frequent a folded Arabic word is, and which words begin with an «ال» that is no article."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`zipf` maps a folded word to ten times its Zipf value (log10 per thousand million words).

    `rooted` holds words whose «ال» belongs to the word: ألمانيا, ألعاب; `feminine` those whose last «ه»
    is a teh marbuta: مكتبة.
    """

    zipf: dict[str, int]
    rooted: frozenset[str]
    feminine: frozenset[str]

    def frequency(self, word: str) -> int:
        """Ten times the Zipf value of a folded word; 0 for a word the list does not hold."""
        return self.zipf.get(word, 0)


@cache
def lexicon() -> Lexicon:
    """Load the list once: about 460,000 words; made by `python -m derive.lexicon`."""
    zipf: dict[str, int] = {}
    marked: dict[str, frozenset[str]] = {}
    with (files("analyzers") / "data" / "lexicon.txt").open(encoding="utf-8") as lines:
        next(lines)  # source and licence
        for line in lines:
            key, *words = line.split()
            if key.isdecimal():
                zipf.update(dict.fromkeys(words, int(key)))
            else:
                marked[key] = frozenset(words)
    return Lexicon(zipf, rooted=marked["="], feminine=marked["ة"])
