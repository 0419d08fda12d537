"""Word frequencies, and the words whose first or last letters only look like an affix."""

from dataclasses import dataclass
from functools import cache

from analyzers.data_files import read_lines, read_words


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lists of folded words.

    `zipf` maps a word to ten times its Zipf value (log10 of its count in a thousand million words). `rooted` holds
    words whose «ال» is no article: ألمانيا, ألعاب. `feminine` holds words whose final «ه» is a teh marbuta: مكتبة.
    `whole` holds names that lose no affix: وونسان is not و + ونسان. `whole_words` holds words that lose no prefix:
    بطاقة is not ب + طاقة.
    """

    zipf: dict[str, int]
    rooted: frozenset[str]
    feminine: frozenset[str]
    whole: frozenset[str]
    whole_words: frozenset[str]

    def frequency(self, word: str) -> int:
        """Return ten times the Zipf value of a folded word, 0 for an unlisted word."""
        return self.zipf.get(word, 0)


@cache
def lexicon() -> Lexicon:
    """Load the lists once: about 435,000 words; made by `python -m derive.lexicon`, `whole_words`, `whole_names`."""
    zipf: dict[str, int] = {}
    classes: dict[str, frozenset[str]] = {}
    for line in read_lines("lexicon.txt"):
        key, *words = line.split()
        if key.isdecimal():
            zipf.update(dict.fromkeys(words, int(key)))
        else:
            classes[key] = frozenset(words)
    whole, whole_words = (frozenset(read_words(name)) for name in ("whole_names.txt", "whole_words.txt"))
    return Lexicon(zipf, rooted=classes["="], feminine=classes["ة"], whole=whole, whole_words=whole_words)
