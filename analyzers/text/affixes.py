"""The affixes that the light stemmer removes, each with the cost of removing it.

Costs are in tenths of a Zipf unit: the stemmer removes an affix when the remainder is more frequent than the whole word
by more than the cost. The rows follow Arabic grammar (W. Wright, A Grammar of the Arabic Language): a proclitic may
precede any word of its class; a suffix follows only nouns or only verbs. A higher cost keeps more words whole:
tests/analyzers/text/test_stem.py lists words that must keep or lose their affixes.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Affix:
    """Removing `letters` from a word and putting `replacement` in their place costs `cost`.

    A proclitic with `before` precedes only these letters. A suffix with `nouns_only` follows no verb in the past tense.
    """

    letters: str
    cost: int
    replacement: str = ""
    before: str = ""
    nouns_only: bool = False

    def may_precede(self, word: str) -> bool:
        """Say whether this proclitic may precede a word, judged by the word's first letter."""
        return not self.before or word[:1] in self.before


ARTICLE = "ال"
# The article, alone and after conjunctions and prepositions. It costs nothing: names such as «الصين» always have it.
ARTICLES = ("ال", "وال", "فال", "بال", "كال", "وبال", "فبال", "وكال")

# After ل the article loses its alef: للولايات = ل + الولايات.
LAM_ARTICLES = ("لل", "ولل", "فلل")

IMPERFECT = "ايتن"  # first letters of a verb in the present tense: I, he, she or you, we

PROCLITICS = (
    Affix("و", -3),  # «and» precedes any word; few words begin with و themselves
    Affix("ف", 3),  # «then»
    Affix("ب", 3),  # «in, with»
    Affix("ك", 6),  # «like»; rarer than words that begin with ك themselves
    Affix("ل", 3),  # «to, for»
    Affix("وب", 0),  # few words begin with the letters of two proclitics
    Affix("ول", 4),  # an exception: ولاية is one word
    Affix("وك", 3),
    Affix("فب", 0),
    Affix("فل", 0),
    Affix("وس", 3, before=IMPERFECT),  # «and will»
    Affix("س", 5, before=IMPERFECT),  # «will», never with the past tense: سكان is not س + كان
)

# Proclitics that may precede a noun: a conjunction, a preposition, or both in this order.
CLITIC_COMBINATIONS = ("و", "ف", "ب", "ك", "ل", "وب", "ول", "وك", "فب", "فل", "فك")

SUFFIXES = (
    Affix("ها", -8),  # her, its; few words end so themselves, and words of kin have it more often than not: والدها
    Affix("هما", -8),  # of both (dual)
    Affix("هم", 0),  # their
    Affix("هن", 3),  # their (feminine)
    Affix("كم", 3),  # your
    Affix("نا", 3),  # our
    Affix("ه", 0),  # his; the lexicon exempts feminine words
    Affix("ايها", 0, "اء"),  # before a pronoun ئ carries a final hamza: حلفائها
    Affix("ايهم", 0, "اء"),
    Affix("ايه", 0, "اء"),
    Affix("اوها", 0, "اء"),  # the same in the nominative: حلفاؤها
    Affix("اوهم", 0, "اء"),
    Affix("اوه", 0, "اء"),
    Affix("ات", -8),  # plural: تصريحات
    Affix("ات", -11, "ه"),  # plural of a feminine word: شركات
    Affix("يات", -20, "يه"),  # دوريات is of دورية, not of دوري
    Affix("اتها", -6),
    Affix("اتها", -9, "ه"),
    Affix("اتهم", -6),
    Affix("اتهم", -9, "ه"),
    Affix("اته", -6),
    Affix("اته", -9, "ه"),
    Affix("ون", 0, nouns_only=True),  # masculine plural; «they» of a present-tense verb: كانون is not كان + ون
    Affix("ين", 0),  # the same, oblique
    Affix("ييين", -12, "يء"),  # dual of a word in يء: شيئين
    Affix("ييان", -12, "يء"),
    Affix("يين", -3, "ي"),  # plural of a nisba: روسيين
    Affix("يون", -3, "ي"),
    Affix("ان", 5),  # dual; many words and names end in these letters themselves
    Affix("وا", 0),  # they did
    Affix("ت", 0),  # she did
    Affix("ا", 8),  # accusative: برنامجا
)

# The pattern مفاعل is a plural or an agent, مفاعلة the action: مظاهرات is the plural of مظاهرة, not of مظاهر.
VERBAL_NOUN = re.compile("(م.ا..)(ه|ات(?:ها|هم|ه|هما|هن|نا|كم)?)")

# The plural of a short word, with or without a pronoun.
SHORT_PLURAL = re.compile("(...)ات(?:ها|هم|ه|هما|هن|نا|كم)?")

FEMININE = Affix("ه", 8)  # وزيرة becomes وزير, but مكتبة does not become مكتب

# The plural of a long participle, which is often more frequent than the singular: متظاهرين.
PARTICIPLE_PLURAL = re.compile("(م.{4,})[يو]ن")

# A plural that lacks a ي: الليبين, السورين.
SHORT_NISBA_PLURAL = re.compile("(..+[^ي])ين")

# The only remainders of two letters that count as words.
TWO_LETTER_NOUNS = frozenset(
    {"اب", "اخ", "ام", "بر", "بن", "جو", "حب", "حد", "حر", "حظ", "حق", "حل", "خط", "دم"}
    | {"رد", "سر", "سن", "شك", "ضد", "ظل", "فخ", "فم", "فن", "قس", "كم", "نص", "يد"}
)
