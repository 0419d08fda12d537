"""How frequent a folded Arabic word is, and which words begin with an «ال» that is no article."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`zipf` maps a folded word to ten times its Zipf value (log10 per thousand million words).

    `rooted` holds words whose «ال» belongs to the word: ألمانيا, ألعاب; `feminine` those whose last «ه»
    is a teh marbuta: مكتبة. `whole` holds names that lose no letter: وونسان is not و + ونسان. `whole_words` holds words
    that lose no letter at the beginning: بطاقة is not ب + طاقة.
    """

    zipf: dict[str, int]
    rooted: frozenset[str]
    feminine: frozenset[str]
    whole: frozenset[str]
    whole_words: frozenset[str]

    def frequency(self, word: str) -> int:
        """Ten times the Zipf value of a folded word; 0 for a word the list does not hold."""
        return self.zipf.get(word, 0)


@cache
def lexicon() -> Lexicon:
    """Load the lists once: about 435,000 words; made by `python -m derive.lexicon`, `whole_words`, `whole_names`."""
    zipf: dict[str, int] = {}
    marked: dict[str, frozenset[str]] = {}
    for line in _rows("lexicon.txt"):
        key, *words = line.split()
        if key.isdecimal():
            zipf.update(dict.fromkeys(words, int(key)))
        else:
            marked[key] = frozenset(words)
    whole, whole_words = map(_words, ("whole_names.txt", "whole_words.txt"))
    return Lexicon(zipf, rooted=marked["="], feminine=marked["ة"], whole=whole, whole_words=whole_words)


def _words(name: str) -> frozenset[str]:
    return frozenset(word for line in _rows(name) for word in line.split())


def _rows(name: str) -> list[str]:
    """Return the lines of a data file without the first, which names source and licence."""
    return (files("analyzers") / "data" / name).read_text(encoding="utf-8").splitlines()[1:]
