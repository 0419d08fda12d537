"""Light stemming that does not damage names: an affix comes off only for a more frequent word.

After the measured observation that a remainder which is rarer than the whole word is no word of its own:
بوتين is not ب + وتين, لبنان not ل + بنان. Frequencies are those of `analyzers.text.lexicon`.
"""

from functools import cache, lru_cache

from analyzers.text.affixes import (
    ARTICLE,
    ARTICLES,
    FEMININE,
    IMPERFECT,
    LAM_ARTICLES,
    PROCLITICS,
    SUFFIXES,
    TWO_LETTER_NOUNS,
    VERBAL_NOUN,
    Affix,
)
from analyzers.text.lexicon import Lexicon, lexicon

# Tenths of Zipf: a word that is seen with a clitic is itself seen more often than once in 10 million words.
_RARE = 20
_BEGINNINGS = frozenset(affix.letters[0] for affix in PROCLITICS) | {"ا"}
_ENDINGS = frozenset(affix.letters[-1] for affix in SUFFIXES)
_ALL_ARTICLES = LAM_ARTICLES + ARTICLES
_CLITIC_LOSS = 9  # a word is at least so much rarer behind a clitic; not behind و, which costs nothing
_LEAST_COST = -3  # of a suffix that leaves three letters: حياته is حياه + ه, not حيه with a plural
_RARER_WITH_ARTICLE = 25  # a word that is so much rarer with the article is no noun
_FAMILY_COST = 2
_FAMILY_GAIN = 5
_NAME_GAIN = 8  # a name behind a clitic is several times rarer than the name: وونسان is not و + ونسان


@lru_cache(maxsize=1 << 18)  # one word comes with many punctuation marks
def stem(word: str) -> str:
    """Return the light stem of a folded Arabic word; a word of another script is its own stem."""
    if not "ء" <= word[:1] <= "ي":
        return word
    return _stem(word, definite=False)


def _stem(word: str, *, definite: bool) -> str:
    """Strip a word until nothing comes off; one that was `definite` had the article, behind which no clitic stands."""
    known = lexicon()
    if word in known.whole:
        return word
    shorter = word
    if word[0] in _BEGINNINGS and not definite:
        shorter = _strip_article(word, known)
        definite = shorter != word
        shorter = shorter if definite else _strip_proclitic(word, known)
    if shorter[-1] in _ENDINGS:
        shorter = _strip_suffix(shorter)
    return word if shorter == word else _stem(shorter, definite=definite)


@cache
def _proclitics() -> dict[str, list[Affix]]:
    """The proclitics by their first letter."""
    return {letter: [a for a in PROCLITICS if a.letters[0] == letter] for letter in _BEGINNINGS}


@cache
def _suffixes() -> dict[str, list[Affix]]:
    """The suffixes by their last letter."""
    return {letter: [a for a in SUFFIXES if a.letters[-1] == letter] for letter in _ENDINGS}


def _is_word(remainder: str) -> bool:
    return len(remainder) > 2 or remainder in TWO_LETTER_NOUNS


def _evidence(word: str, known: Lexicon) -> int:
    """How frequent a word is, alone or with the article, whichever is more: الوزير speaks for وزير."""
    return max(known.zipf.get(word, 0), known.zipf.get(ARTICLE + word, 0))


def _strip_article(word: str, known: Lexicon) -> str:
    """Take the article and what is joined before it off: وبالصواريخ -> صواريخ, للولايات -> ولايات."""
    if not word.startswith(_ALL_ARTICLES) or _keeps_beginning(word):
        return word
    for article in LAM_ARTICLES:
        if word.startswith(article):
            return _strip_lam(word, len(article), known)
    for article in ARTICLES:
        if word.startswith(article) and _takes_article(word, article, known):
            return word[len(article) :]
    return word


def _strip_lam(word: str, length: int, known: Lexicon) -> str:
    """Choose between ل + ال (للولايات) and ل before a word in ل (للافروف, للبنان)."""
    noun, lam_noun = word[length:], word[length - 1 :]
    if not _is_word(noun) or known.zipf.get(word, 0) > _evidence(noun, known) > _evidence(lam_noun, known):
        return word
    return lam_noun if _evidence(lam_noun, known) > _evidence(noun, known) else noun


def _takes_article(word: str, article: str, known: Lexicon) -> bool:
    noun, definite = word[len(article) :], word[len(article) - 2 :]
    if not _is_word(noun) or definite in known.rooted or _keeps_beginning(definite):
        return False
    return article == ARTICLE or _evidence(noun, known) >= known.zipf.get(word, 0)


def _strip_proclitic(word: str, known: Lexicon) -> str:
    """Take a conjunction or preposition off when what remains is the more frequent word."""
    if word in known.whole or _keeps_beginning(word):
        return word
    frequency = known.zipf.get(word, 0)
    rests = [(rest, cost) for rest, cost in _without_proclitic(word) if _may_remain(rest, frequency, known)]
    rests = [(rest, cost) for rest, cost in rests if _keeps_beginning(rest)] or rests
    names = [rest for rest, _ in rests if rest in known.whole]
    if names or not rests:
        return names[0] if names else word
    score, best = max((_family(rest, known) - cost, rest) for rest, cost in rests)
    return best if score > _family(word, known) else word


def _may_remain(rest: str, frequency: int, known: Lexicon) -> bool:
    """Whether a remainder is a word, or a name, known well enough beside the whole word's frequency."""
    if not _is_word(rest):
        return False
    if rest in known.whole:
        return not frequency or known.zipf.get(rest, 0) >= frequency + _NAME_GAIN
    return known.zipf.get(rest, 0) >= (_RARE if frequency else 1)


def _family(word: str, known: Lexicon) -> int:
    """Evidence for a word or, at a cost, for what its suffix leaves: حلفاء speaks for حلفائها."""
    shorter = known.zipf.get(_strip_suffix(word), 0) - _FAMILY_COST
    return max(_evidence(word, known), min(shorter, known.zipf.get(word, 0) + _FAMILY_GAIN))


@lru_cache(maxsize=1 << 16)  # asked again for a word behind each of its clitics
def _strip_suffix(word: str) -> str:
    """Take a suffix off when what remains is the more frequent word."""
    known = lexicon()
    if word in known.whole:
        return word
    if noun := VERBAL_NOUN.fullmatch(word):
        singular, plural = f"{noun[1]}ه", f"{noun[1]}ات"
        if singular in known.feminine or plural in word:
            return singular if singular in known.feminine else plural
    zipf = known.zipf
    best, most = word, zipf.get(word, 0)
    keeps = _keeps_beginning(word)
    for rest, cost in _without_suffix(word):
        frequency = zipf.get(rest, 0)
        score = frequency - (cost if len(rest) > 3 else max(cost, _LEAST_COST))
        if frequency >= _RARE and score > most and len(rest) > 2 and (not keeps or _may_lose_suffix(rest)):
            best, most = rest, score
    return best


def _may_lose_suffix(rest: str) -> bool:
    """Whether a word keeps its beginning without its suffix too: باخر of باخرة would become اخر."""
    return _keeps_beginning(rest) or (stem(rest).startswith(rest[:2]) and not _is_past(rest))


@lru_cache(maxsize=1 << 16)
def _keeps_beginning(word: str) -> bool:
    """Whether a word, or what its suffix leaves, begins with a letter of its own: بطاقتها as بطاقة."""
    known = lexicon()
    if word in known.whole_words:
        return True
    if word[0] not in _BEGINNINGS:
        return False
    joined = [known.zipf.get(rest, 0) - _CLITIC_LOSS * (cost > 0) for rest, cost in _without_proclitic(word)]
    least = max(joined, default=0)
    return any(rest in known.whole_words and known.zipf[rest] >= least for rest, _ in _without_suffix(word))


def _without_proclitic(word: str) -> list[tuple[str, int]]:
    """What a word may be without its proclitic, with the cost of each."""
    return [
        (rest, affix.cost)
        for affix in _proclitics().get(word[0], ())
        if word.startswith(affix.letters) and affix.may_precede(rest := word[len(affix.letters) :])
    ]


def _without_suffix(word: str) -> list[tuple[str, int]]:
    """What a word may be without its suffix, with the cost of each."""
    if word[-1] == "ه" and word in lexicon().feminine:
        return [(word[:-1], FEMININE.cost)]
    return [
        (word[: -len(affix.letters)] + affix.instead, affix.cost)
        for affix in _suffixes().get(word[-1], ())
        if word.endswith(affix.letters) and not (affix.of_noun and _is_past(word[: -len(affix.letters)]))
    ]


def _is_past(word: str) -> bool:
    """Whether a word is no noun, for it hardly has the article, and no verb of the present: كان, قال."""
    zipf = lexicon().zipf
    definite = zipf.get(ARTICLE + word, 0)
    return word.removeprefix("س")[:1] not in IMPERFECT and definite < zipf.get(word, 0) - _RARER_WITH_ARTICLE
