"""Sounds of French and English that are spelled unlike they are said, and their usual Arabic letters.

They are too rare in the lists of names to be learned: of French, final letters that are mute, nasal vowels, and letters
that are soft before e and i; of English, long vowels. The rows and their
costs are our own, and not measured one by one.
"""

from derive.latin.pairs import ARAB

USUAL, COMMON, RARE = 0.5, 1.5, 2.5  # costs

# Latin letters -> Arabic letters, several with a space between; $ is the end of a word, - nothing.
_USUAL = {
    "eau": "و", "eaux$": "و$", "aux$": "و$", "ault$": "و$", "aud$": "و$", "geot$": "جو$",  # Bordeaux, Renault, Peugeot
    "ois$": "وا$", "oix$": "وا$", "oi": "وا", "ou": "و", "oo": "و", "ille": "ي", "gn": "ني",  # Croix, Facebook, Agnès
    "que$": "ك$", "ique$": "يك$", "aint$": "ان$", "qu": "ك", "ph": "ف", "tch": "تش", "^un": "^يون",
    "you": "يو", "^mc": "^ماك", "x": "كس", "^y": "^ي", "^o": "^او", "^wr": "^ر", "^kn": "^ن", "ight": "ايت",
    "ck": "ك", "sch": "ش", "^i": "^اي",
}  # fmt: skip
_COMMON = {
    "ot$": "و$", "et$": "ي$ يه$", "ez$": "ي$", "oy": "وا", "eu": "ي و", "oeu": "و", "ch": "ش", "ge": "ج", "gi": "جي",
    "ce": "س سي", "ci": "سي", "j": "ج", "ai": "ي", "au": "و", "ain$": "ان$", "in$": "ان$", "en": "ان", "tion": "سيون",
    "ace": "يس", "ake": "يك", "ame": "يم", "ate": "يت", "ale": "يل", "ade": "يد", "ea": "ي", "ee": "ي", "ike": "ايك",
    "ine$": "اين$", "ite": "ايت", "ide": "ايد", "ype$": "ايب$", "ube": "يوب", "igh": "اي", "ky": "كاي", "ow": "او",
    "^wa": "^وو", "hu": "هيو", "^u": "^يو", "ay": "اي", "ance$": "انس$", "ette$": "يت$",
    "ceste": "ست", "x$": "$", "e$": "$", "am$": "ام$", "s$": "س$ ز$", "pp": "ب", "app": "اب",
    "tz": "تس", "lz": "لتس", "ee$": "يه$", "um": "ام", "un": "ان", "usk": "اسك", "us$": "وس$ اس$",  # Trump, Musk
    "ise": "يز", "yse": "يز", "ese": "يز", "ose": "وز", "ase": "از",  # s between vowels in French
    "mb": "نب", "^hua": "^هوا", "see$": "زيه$ سيه$",
}  # fmt: skip
_RARE = {
    "er$": "ي$", "t$": "$", "s$": "$", "d$": "$", "es$": "$", "an": "ون", "uff": "اف", "eu": "-",
    "ung": "ونغ", "ts$": "تس$", "bus$": "باص$", "lym": "لم", "nhua": "نخوا", "^xi": "^شي", "xi": "شي", "^zh": "^تش ^ج",
    "mi": "ماي", "li": "لاي", "bi": "باي", "wi": "واي", "vi": "فاي", "ti": "تاي", "ni": "ناي", "ri": "راي", "hi": "هاي",
    "si": "ساي", "di": "داي", "pi": "باي", "fi": "فاي", "cy": "ساي", "ma": "ماي", "ba": "باي",
}  # fmt: skip
# Of Arab names: an ain between vowels, before or after one, the fronted a of the Maghreb and the Levant (Kef, الكاف),
# the first vowel of verbal nouns (Etihad), a final alif maqsura or teh marbuta (Jabhat), and the French and ancient
# spellings of sh, q and emphatic t. English gives them its plural (Houthis).
_ARAB_COMMON = {
    "ai": "اع عي", "ae": "اع", "ia$": "يعه$ يه$", "ch": "ش", "e": "ا", "aa": "عا اع ع", "aa$": "اع$ اء$ ا$",
    "a$": "ي$ ه$", "e$": "ه$", "ah$": "ه$", "eh$": "ه$", "ieh$": "يه$", "ei$": "عي$ ي$", "^e": "^ا ^اع", "^i": "^ا ^اع",
    "^oo": "^او", "at$": "ه$", "mb": "نب", "oglu": "وغلو", "ei": "ي",
}  # fmt: skip
_ARAB_RARE = {
    "th": "ط", "^c": "^ق", "a": "ع عا", "i": "عي ع", "e": "ع", "o": "ع", "u": "ع", "d": "ض", "veh$": "وي$", "ai$": "ا$",
    "s$": "$", "is$": "ي$ يون$ يين$", "k": "ق", "h": "ح",
}  # fmt: skip

Rows = tuple[tuple[float, dict[str, str]], ...]
_FOREIGN_ROWS: Rows = ((RARE, _RARE), (COMMON, _COMMON), (USUAL, _USUAL))
_ARAB_ROWS: Rows = ((RARE, _ARAB_RARE), (COMMON, _ARAB_COMMON))


def sounds(origin: str) -> dict[tuple[str, str], float]:
    """Return what each of the Latin letters costs as each of its Arabic letters, in names of an origin."""
    return {
        (latin, arabic.replace("-", "")): cost
        for cost, rows in (_ARAB_ROWS if origin == ARAB else _FOREIGN_ROWS)
        for latin, letters in rows.items()
        for arabic in letters.split()
    }
