"""Word frequencies, and the words whose first or last letters only look like an affix."""

from dataclasses import dataclass
from functools import cache

from analyzers.data_files import read_lines, read_words

# Tenths of Zipf. A rarer word may be a typo of the list: 20 is one in 10 million words.
MIN_ATTESTED_FREQUENCY = 20
# Tenths of Zipf. Only particles, pronouns and the like are this frequent; searching for them excludes few documents.
_MIN_FUNCTION_WORD_FREQUENCY = 62


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lists of folded words.

    `zipf` maps a word to ten times its Zipf value (log10 of its count in a thousand million words). `false_articles`
    holds words that begin with «ال» but have no article: ألمانيا, ألعاب. `feminine` holds words whose final «ه» is a
    teh marbuta: مكتبة. `whole_names` holds names that keep all affixes: وونسان is not و + ونسان. `whole_words` holds
    words that keep their first letters: بطاقة is not ب + طاقة.
    """

    zipf: dict[str, int]
    false_articles: frozenset[str]
    feminine: frozenset[str]
    whole_names: frozenset[str]
    whole_words: frozenset[str]

    def frequency(self, word: str) -> int:
        """Return ten times the Zipf value of a folded word, 0 for an unlisted word."""
        return self.zipf.get(word, 0)

    def is_attested(self, word: str) -> bool:
        """Say whether a folded word is too frequent to be a typo."""
        return self.frequency(word) >= MIN_ATTESTED_FREQUENCY

    def is_function_word(self, word: str) -> bool:
        """Say whether a folded word is as frequent as a particle or pronoun."""
        return self.frequency(word) >= _MIN_FUNCTION_WORD_FREQUENCY


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
    whole_names, whole_words = (frozenset(read_words(f"{name}.txt")) for name in ("whole_names", "whole_words"))
    return Lexicon(zipf, classes["="], classes["ة"], whole_names, whole_words)
