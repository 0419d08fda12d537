"""Write the words of names with their Latin spelling, and the rule for words that are not listed."""

import re
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from analyzers.latin.romanisation import ARAB_LETTERS
from analyzers.text.affixes import ARTICLE
from analyzers.text.clitics import without_article
from analyzers.text.fold import fold
from derive.data_files import write_data
from derive.known_names import ARAB_COUNTRIES
from derive.name_sources import google_names, romanizer_rows, wikidata_words
from derive.places.names import table
from derive.romanisation.letters import cost, letter_rows
from derive.romanisation.standard import standard

SOURCE = (
    "arabic-name-romanizer 0.2.0 (mostly Wikidata CC0, MIT), name words of Wikidata (CC0, "
    "steveash/NETransliteration-COLING2018), google/transliteration (Apache 2.0). Licence: Apache 2.0 and MIT."
)
COMMAND = "romanisation COLLECTIONS"
ARAB_SHARE = 0.2  # of the bearers of an Arab name come from Arab countries; of those in Wikidata no country is known
MAX_COST = 2.5  # per letter, of a word whose letters are those of its spelling; other pairs are errors of the lists
FEW = 3  # bearers in whose place the list of google counts: it has each name once, in its usual English spelling
LATIN_ARTICLE = re.compile(
    r"(?:[ae]l|[ae][nsrzdt]|ash|esh)[- ']"  # al-Nasir, en-Naceur
    r"|[ae]l(?=...)|[ae]([nsrzdt])(?=\1)|[ae]ch(?=..)"  # Elsisi, Essebsi, Echahed
)
WORD = re.compile("[a-z]{2,}")
NO_ARTICLE = re.compile("[aei]l+[aeiou]|il+y")
VOWEL_LETTERS = frozenset("اوي")
PLAIN = str.maketrans({"ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "đ": "d", "ð": "d", "þ": "th", "ß": "ss"})

Spellings = dict[str, Counter[str]]


def plain_latin(name: str) -> str:
    """Return a name word in lower case without accents and apostrophes; empty if another sign is left."""
    letters = unicodedata.normalize("NFKD", name.lower().translate(PLAIN))
    word = "".join(letter for letter in letters if not unicodedata.combining(letter) and letter not in "'`’‘ʻʿʾ\"")
    return word if word.isascii() else ""


def bare_latin(arabic: str, latin: str) -> str:
    """Return the plain spelling of a word without the article, if the Arabic word has one."""
    plain = plain_latin(latin)
    is_whole = not has_article(arabic, plain)
    return plain if is_whole else LATIN_ARTICLE.sub("", plain, count=1)


def read(collections: Path) -> tuple[Spellings, Counter[str], dict[str, str]]:
    """Return of each folded word the bearers of its spellings, those from Arab countries, the usual spelling."""
    spellings: Spellings = defaultdict(Counter)
    arab: Counter[str] = Counter()
    usual: dict[str, str] = {}
    for arabic, latin, country, n in romanizer_rows("SELECT arabic_key, latin, country, count FROM units"):
        if country in ARAB_COUNTRIES:
            spellings[bare(arabic, latin)][bare_latin(arabic, latin)] += n
            arab[bare(arabic, latin)] += n
    for latin, arabic, n in wikidata_words(collections):
        spellings[bare(arabic, latin)][bare_latin(arabic, latin)] += n
    for latin, arabic in google_names(collections):
        spellings[bare(arabic, latin)][bare_latin(arabic, latin)] += FEW
        usual.setdefault(bare(arabic, latin), bare_latin(arabic, latin))
    return spellings, arab, usual


def has_article(arabic: str, plain: str) -> bool:
    """Say whether a word has the article, not written with a hamza nor as in Elias."""
    return arabic.startswith(ARTICLE) and not (arabic[2:3] in VOWEL_LETTERS and NO_ARTICLE.match(plain))


def bare(arabic: str, latin: str) -> str:
    """Return a folded word without its article; Elias (الياس) has none, nor has a word whose alef has a hamza."""
    folded = fold(arabic)
    return without_article(folded) if has_article(arabic, plain_latin(latin)) else folded


def spelling(arabic: str, counts: Counter[str], arab: int, usual: str) -> str:
    """Return the spelling of a word: the standard one of an Arab name, of others that of most bearers.

    Of a word that Arabs bear but nobody spells in the standard it is the usual one, as Charles; empty without one.
    """
    words = {latin: n for latin, n in counts.items() if WORD.fullmatch(latin) and cost(arabic, latin) < MAX_COST}
    is_arab = arab >= ARAB_SHARE * counts.total() or not ARAB_LETTERS.isdisjoint(arabic)
    found = standard(arabic, words, is_arab=is_arab)
    if is_arab and not found:
        return usual if usual in words else ""
    return found or max(words, key=lambda latin: (words[latin], -cost(arabic, latin), latin), default="")


def main() -> None:
    """Write both files."""
    spellings, arab, usual = read(Path(sys.argv[1]))
    by_hand = {fold(word): latin for word, latin, _ in table("name_words.tsv")}
    listed = {
        arabic: latin
        for arabic, counts in sorted(spellings.items())
        if arabic not in by_hand
        and len(arabic) > 1
        and re.fullmatch("[ء-ي]+", arabic)
        and (latin := spelling(arabic, counts, arab[arabic], usual.get(arabic, "")))
    }
    rows = [f"{arabic}\t{latin}" for arabic, latin in sorted((listed | by_hand).items())]
    write_data("romanised_words.tsv", rows, SOURCE, COMMAND)
    write_data("romanised_letters.tsv", letter_rows(listed), SOURCE, COMMAND)


if __name__ == "__main__":
    main()
