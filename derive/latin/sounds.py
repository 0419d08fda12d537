"""Sounds of French and English that are spelled unlike they are said, and their usual Arabic letters.

They are too rare in the lists of names to be learned: of French, final letters that are mute, nasal vowels, and letters
that are soft before e and i; of English, long vowels. The rows and their
costs are our own, and not measured one by one.
"""

USUAL, COMMON, RARE = 0.5, 1.5, 2.5  # costs

# Latin letters -> Arabic letters, several with a space between; $ is the end of a word, - nothing.
_USUAL = {
    "eau": "و", "eaux$": "و$", "aux$": "و$", "ault$": "و$", "aud$": "و$", "geot$": "جو$",  # Bordeaux, Renault, Peugeot
    "ois$": "وا$", "oix$": "وا$", "oi": "وا", "ou": "و", "oo": "و", "ille": "ي", "gn": "ني",  # Croix, Facebook, Agnès
    "qu": "ك", "ph": "ف", "tch": "تش", "you": "يو", "^mc": "^ماك", "x": "كس", "^y": "^ي",
}  # fmt: skip
_COMMON = {
    "ot$": "و$", "et$": "ي$ يه$", "ez$": "ي$", "oy": "وا", "eu": "ي و", "oeu": "و", "ch": "ش", "ge": "ج", "gi": "جي",
    "ce": "س سي", "ci": "سي", "j": "ج", "ai": "ي", "au": "و", "ain$": "ان$", "in$": "ان$", "en": "ان", "tion": "سيون",
    "ace": "يس", "ake": "يك", "ame": "يم", "ate": "يت", "ale": "يل", "ade": "يد", "ea": "ي", "ee": "ي", "ike": "ايك",
    "ine$": "اين$", "ite": "ايت", "ide": "ايد", "ype$": "ايب$", "ube": "يوب", "igh": "اي", "ky": "كاي", "ow": "او",
    "x$": "$", "e$": "$", "am$": "ام$", "s$": "س$ ز$", "pp": "ب", "app": "اب",
}  # fmt: skip
_RARE = {
    "er$": "ي$", "t$": "$", "s$": "$", "d$": "$", "es$": "$", "an": "ون", "un": "ان", "uff": "اف", "eu": "-",
    "hu": "هيو", "ung": "ونغ", "ts$": "تس$",
    "mi": "ماي", "li": "لاي", "bi": "باي", "wi": "واي", "vi": "فاي", "ti": "تاي", "ni": "ناي",
}  # fmt: skip


def sounds() -> dict[tuple[str, str], float]:
    """Return what each of the Latin letters costs as each of its Arabic letters."""
    return {
        (latin, arabic.replace("-", "")): cost
        for cost, rows in ((RARE, _RARE), (COMMON, _COMMON), (USUAL, _USUAL))
        for latin, letters in rows.items()
        for arabic in letters.split()
    }
