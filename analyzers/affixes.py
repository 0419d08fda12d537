"""The affixes the light stemmer knows: data, one reason a row.

Costs are in tenths of a Zipf unit: a remainder wins over the whole word when it is more frequent by
more than the cost. They follow Arabic grammar (W. Wright, A Grammar of the Arabic Language): a proclitic
stands before any word of its class, a suffix only on nouns or only on verbs.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Affix:
    """`letters` come off a word and `instead` comes in their place, at `cost`."""

    letters: str
    cost: int
    instead: str = ""


# The article, alone and behind conjunctions and prepositions. Costs nothing: names such as «الصين» carry it always.
ARTICLES = ("ال", "وال", "فال", "بال", "كال", "وبال", "فبال", "وكال")

# ل + ال loses its alef: للولايات = ل + الولايات.
LAM_ARTICLES = ("لل", "ولل", "فلل")

PROCLITICS = (
    Affix("و", -3),  # «and» stands before any word; few words begin with it
    Affix("ف", 3),  # «then»
    Affix("ب", 3),  # «in, with»
    Affix("ك", 6),  # «like»; rarer than the words that begin with ك
    Affix("ل", 3),  # «to, for»
    Affix("وب", 0),  # two proclitics in a row begin few words
    Affix("ول", 4),  # ولاية is one word
    Affix("وك", 3),
    Affix("فب", 0),
    Affix("فل", 0),
    Affix("وس", 3),  # «and will»
    Affix("س", 8),  # «will», before a verb only
)

# What may stand before a noun: a conjunction, a preposition, or one behind the other.
CLITIC_COMBINATIONS = ("و", "ف", "ب", "ك", "ل", "وب", "ول", "وك", "فب", "فل", "فك")

SUFFIXES = (
    Affix("ها", 0),  # her, its
    Affix("هما", 0),  # of both
    Affix("هم", 0),  # their
    Affix("هن", 3),  # their, of women
    Affix("كم", 3),  # your
    Affix("نا", 3),  # our
    Affix("ه", 0),  # his; feminine words are excepted by the lexicon
    Affix("تها", 0, "ه"),  # a feminine word opens its ه to ت before a pronoun: مدرستها
    Affix("تهم", 0, "ه"),
    Affix("ته", 0, "ه"),
    Affix("تنا", 0, "ه"),
    Affix("ايها", 0, "اء"),  # final hamza is carried by ئ before a pronoun: حلفائها
    Affix("ايهم", 0, "اء"),
    Affix("ايه", 0, "اء"),
    Affix("ات", -3),  # plural: تصريحات
    Affix("ات", -3, "ه"),  # plural of a feminine word: شركات
    Affix("اتها", -3),
    Affix("اتها", -3, "ه"),
    Affix("اتهم", -3),
    Affix("اتهم", -3, "ه"),
    Affix("اته", -3),
    Affix("اته", -3, "ه"),
    Affix("ون", 0),  # masculine plural
    Affix("ين", 0),  # the same, oblique
    Affix("يين", -3, "ي"),  # plural of a nisba: روسيين
    Affix("يون", -3, "ي"),
    Affix("ان", 5),  # dual; many words and names end so
    Affix("تين", 0, "ه"),  # dual of a feminine word
    Affix("تان", 0, "ه"),
    Affix("وا", 0),  # they did
    Affix("ت", 0),  # she did
    Affix("ا", 8),  # accusative: برنامجا
)

FEMININE = Affix("ه", 8)  # وزيرة to وزير, but مكتبة is not مكتب

# Nouns of two letters: a shorter remainder than three is otherwise no word of its own.
TWO_LETTER_NOUNS = frozenset(
    {"اب", "اخ", "ام", "بر", "بن", "جو", "حب", "حد", "حر", "حظ", "حق", "حل", "خط", "دم"}
    | {"رد", "سر", "سن", "شك", "ضد", "ظل", "فخ", "فم", "فن", "قس", "كم", "نص", "يد"}
)
