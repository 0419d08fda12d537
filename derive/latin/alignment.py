"""Align the Latin and Arabic letters of a name, starting from the usual romanisations."""

import math

from analyzers.latin.letters import END, START

# Folded Arabic letters, and their Latin letters in BGN/PCGN 1956, IJMES, French usage in the Maghreb and foreign names.
ROMANISED = (
    ("ا", "a e i o u ai ei au ea oa"),  # ah, hamza carriers, the first letter of a foreign vowel
    ("ب", "b p bb pp"),
    ("ت", "t tt th"),
    ("ث", "th s t"),
    ("ج", "j g dj gu dg gg gh"),  # g in Egypt, gu and dj in French
    ("ح", "h hh"),
    ("خ", "kh ch h j x"),  # ch German, j Spanish
    ("د", "d dd"),
    ("ذ", "dh th d z dd"),  # dd in Gaddafi
    ("ر", "r rr rh"),
    ("ز", "z zz s"),
    ("س", "s ss c sc z"),
    ("ش", "sh ch sch s"),  # ch French
    ("ص", "s ss c"),
    ("ض", "d dh"),
    ("ط", "t tt"),
    ("ظ", "dh z th d"),
    ("ع", "a e i o u aa"),  # omitted in Latin, where only the vowel remains
    ("غ", "gh g gu r gg"),
    ("ف", "f ff v ph w"),
    ("ق", "q k c g ck"),
    ("ك", "k c q ck cc ch kk qu g"),
    ("ل", "l ll"),
    ("م", "m mm"),
    ("ن", "n nn"),
    ("ه", "h a e"),
    ("و", "w o u ou oo v au eau oe ow"),
    ("ي", "y i e ee j ie ei ai ll"),
    ("", "a e i o u h y"),  # short vowels, mute letters
    ("تش", "ch tch cz c"),
    ("تس", "ts tz z"),
    ("كس", "x"),
    ("شت", "st"),
    ("نغ", "ng"),
    ("نج", "ng"),
    ("ون", "on en"),
)
TABLE_COST = 1.0  # of each romanisation in the table
MAX_SOUND_LENGTH = 3  # Latin letters that may write one sound

Costs = dict[tuple[str, str], float]  # Latin letters, Arabic letters


def first_costs() -> Costs:
    """Return the costs of the table."""
    costs = {(latin, arabic): TABLE_COST for arabic, spelled in ROMANISED for latin in spelled.split()}
    return costs | {(sign, sign): 0.0 for sign in (START, END)}


def align(latin_word: str, arabic_word: str, costs: Costs, unknown: float) -> tuple[float, list[tuple[str, str]]]:
    """Return the cost of the cheapest alignment of two words, and the aligned letters.

    `unknown` is the cost of a letter in a pair that `costs` does not hold.
    """
    latin, arabic = START + latin_word + END, START + arabic_word + END
    best = [[math.inf] * (len(arabic) + 1) for _ in range(len(latin) + 1)]
    back: dict[tuple[int, int], tuple[int, int]] = {}
    best[0][0] = 0.0
    for i in range(len(latin)):
        for j in range(len(arabic) + 1):
            here = best[i][j]
            if here == math.inf:
                continue
            for end in range(i + 1, min(i + MAX_SOUND_LENGTH, len(latin)) + 1):
                chunk, row = latin[i:end], best[end]
                for stop in range(j, min(j + 2, len(arabic)) + 1):
                    cost = costs.get((chunk, arabic[j:stop]))
                    if cost is None:
                        cost = _unknown(chunk, arabic[j:stop], unknown)
                    if here + cost < row[stop]:
                        row[stop] = here + cost
                        back[end, stop] = i, j
    return best[-1][-1], _trace_back(latin, arabic, back)


def _unknown(latin: str, arabic: str, unknown: float) -> float:
    for sign in (START, END):
        if (sign in latin) != (sign in arabic):
            return math.inf
    return unknown * max(len(latin), len(arabic))


def _trace_back(latin: str, arabic: str, back: dict[tuple[int, int], tuple[int, int]]) -> list[tuple[str, str]]:
    pairs = []
    position = len(latin), len(arabic)
    while position in back:
        previous = back[position]
        pairs.append((latin[previous[0] : position[0]], arabic[previous[1] : position[1]]))
        position = previous
    return pairs[::-1]
