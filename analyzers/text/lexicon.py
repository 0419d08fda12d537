"""How frequent a folded Arabic word is, and which words begin with an «ال» that is no article."""

from dataclasses import dataclass
from functools import cache

from analyzers.data_files import read_lines, read_words


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
    for line in read_lines("lexicon.txt"):
        key, *words = line.split()
        if key.isdecimal():
            zipf.update(dict.fromkeys(words, int(key)))
        else:
            marked[key] = frozenset(words)
    whole, whole_words = (frozenset(read_words(name)) for name in ("whole_names.txt", "whole_words.txt"))
    return Lexicon(zipf, rooted=marked["="], feminine=marked["ة"], whole=whole, whole_words=whole_words)
