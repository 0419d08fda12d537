"""Word frequencies, and the words whose first or last letters only look like an affix."""

from dataclasses import dataclass
from functools import cache

from analyzers.data_files import read_lines, read_words

# Tenths of Zipf. A rarer word may be a typo of the list: 20 is one in 10 million words.
ATTESTED = 20
# From here on there are only particles and the like, which narrow no search.
_FUNCTION_WORD = 62


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

    def is_attested(self, word: str) -> bool:
        """Say whether a folded word is so frequent that it is no typo."""
        return self.frequency(word) >= ATTESTED

    def is_function_word(self, word: str) -> bool:
        """Say whether a folded word is as frequent as a particle or pronoun."""
        return self.frequency(word) >= _FUNCTION_WORD


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
