"""The affixes the light stemmer knows: data, one reason a row.

Costs are in tenths of a Zipf unit: a remainder wins over the whole word when it is more frequent by
more than the cost. They follow Arabic grammar (W. Wright, A Grammar of the Arabic Language): a proclitic
stands before any word of its class, a suffix only on nouns or only on verbs.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Affix:
    """`letters` come off a word and `instead` comes in their place, at `cost`.

    A proclitic with `before` stands only before one of these letters, a suffix with `of_noun` on no verb of the past.
    """

    letters: str
    cost: int
    instead: str = ""
    before: str = ""
    of_noun: bool = False

    def may_precede(self, rest: str) -> bool:
        """Whether the letter that a word begins with allows this proclitic."""
        return not self.before or rest[:1] in self.before


ARTICLE = "ال"
# The article, alone and after conjunctions and prepositions. It costs nothing: names such as «الصين» always have it.
ARTICLES = ("ال", "وال", "فال", "بال", "كال", "وبال", "فبال", "وكال")

# ل + ال loses its alef: للولايات = ل + الولايات.
LAM_ARTICLES = ("لل", "ولل", "فلل")

IMPERFECT = "ايتن"  # what a verb of the present begins with: I, he, she or you, we

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
    Affix("وس", 3, before=IMPERFECT),  # «and will»
    Affix("س", 8, before=IMPERFECT),  # «will»; of the past there is none: سكان is not س + كان
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
    Affix("ات", -8),  # plural: تصريحات
    Affix("ات", -11, "ه"),  # plural of a feminine word: شركات
    Affix("اتها", -6),
    Affix("اتها", -9, "ه"),
    Affix("اتهم", -6),
    Affix("اتهم", -9, "ه"),
    Affix("اته", -6),
    Affix("اته", -9, "ه"),
    Affix("ون", 0, of_noun=True),  # masculine plural; they, of a verb of the present: كانون is not كان + ون
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

# مفاعل is a plural, or a man who does it, and مفاعلة what is done: مظاهرات is of مظاهرة, not of مظاهر.
VERBAL_NOUN = re.compile("(م.ا..)(ه|ات(?:ها|هم|ه)?)")

FEMININE = Affix("ه", 8)  # وزيرة to وزير, but مكتبة is not مكتب

# Nouns of two letters: a shorter remainder than three is otherwise no word of its own.
TWO_LETTER_NOUNS = frozenset(
    {"اب", "اخ", "ام", "بر", "بن", "جو", "حب", "حد", "حر", "حظ", "حق", "حل", "خط", "دم"}
    | {"رد", "سر", "سن", "شك", "ضد", "ظل", "فخ", "فم", "فن", "قس", "كم", "نص", "يد"}
)
