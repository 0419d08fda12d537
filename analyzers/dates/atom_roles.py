"""The roles of atoms in a line of text: the part that a word, number or punctuation character can play in a date.

A role is one character, so the roles of a line form a string and a rule is a regular expression over that string.
Code names roles and never depends on which character a role is.
"""

from enum import StrEnum, auto

_FIRST_CHARACTER = 0xC0  # from here on Latin-1 has 64 characters, none of them special in a regular expression


class Role(StrEnum):
    """The part that an atom can play in a date; the words of each role are listed in `analyzers.dates.date_words`."""

    @staticmethod
    def _generate_next_value_(_name: str, _start: int, count: int, _last_values: list[str]) -> str:
        return chr(_FIRST_CHARACTER + count)

    # Numbers in digits.
    DAY_NUMBER = auto()  # 1 to 31, in one or two digits: a day, a month or a year
    TWO_DIGITS = auto()  # 0, 00 and 32 to 99: a year at most
    THREE_DIGITS = auto()  # 100 to 999
    YEAR_NUMBER = auto()  # 1000 to 2999
    OTHER_NUMBER = auto()

    # Numbers in words.
    ORDINAL = auto()  # first to tenth
    NUMBER_WORD = auto()  # one to nine, tens from twenty, hundreds, thousands
    TEN = auto()  # ten, alone or in 11 to 19
    DECADE = auto()  # السبعينيات

    # Punctuation.
    SLASH = auto()
    DASH = auto()
    DOT = auto()
    COLON = auto()
    COMMA = auto()
    OPEN = auto()  # an opening bracket
    CLOSE = auto()
    OTHER_PUNCTUATION = auto()

    # Names of months and weekdays: see `analyzers.dates.month_names`.
    MONTH = auto()  # Gregorian, in one word
    AMBIGUOUS_MONTH = auto()  # Gregorian, and an ordinary word
    MONTH_FIRST_WORD = auto()  # كانون, تشرين
    HIJRI_MONTH = auto()
    AMBIGUOUS_HIJRI_MONTH = auto()
    HIJRI_FIRST_WORD = auto()  # ربيع, جمادى, ذو
    MONTH_SECOND_WORD = auto()  # الآخرة, القعدة; الأول and الثاني are ORDINAL
    WEEKDAY = auto()

    # Nouns of time: indefinite before a name or a number, definite alone or before last, next and this.
    DAY_NOUN = auto()  # يوم, مساء
    MONTH_NOUN = auto()  # شهر
    THE_MONTH = auto()  # الشهر
    YEAR_NOUN = auto()  # عام
    THE_YEAR = auto()  # العام
    THE_WEEK = auto()
    CENTURY = auto()
    SEASON = auto()  # موسم: a season over two years, 2011-12
    DATE_NOUN = auto()  # تاريخ
    AGE = auto()  # عمره

    # Times that count from the day of publication.
    TODAY = auto()
    YESTERDAY = auto()
    TOMORROW = auto()
    THIS = auto()
    LAST = auto()
    NEXT = auto()
    CURRENT = auto()
    FUTURE = auto()  # سيعقد, المقرر: the sentence is about what is to come

    # Times that do not count from the day of publication.
    THAT = auto()  # before a noun of time: that, the same, every, during the whole
    ANOTHER = auto()  # after one: the following, the previous, the same; or the epithet of a feast

    # Words that accompany a year or a month.
    HONORIFIC = auto()  # رمضان المبارك
    CORRESPONDING = auto()  # الموافق, or an equals sign: the same day in the other calendar
    HIJRI_ERA = auto()
    GREGORIAN_ERA = auto()
    GREGORIAN_ERA_LETTER = auto()  # م, which also means metres

    # Particles.
    CONJUNCTION = auto()
    PROCLITIC = auto()  # ب or ل, written together with the next word
    FROM = auto()  # من: from, of
    UNTIL = auto()  # إلى
    TIME_CUE = auto()  # في, منذ, مطلع, صيف: a time may follow

    # Words that give a number another meaning.
    NUMBER_LABEL = auto()  # رقم, قانون: its number follows
    UNIT = auto()  # دينار, متر: the number before it counts or measures
    YEARLY_EVENT = auto()  # كأس, معاهدة: the name may end with a year
    EVENT = auto()  # ثورة, حركة: a name may follow that is a day without a year
    PLACE = auto()  # شارع, سوق: the same

    OTHER_WORD = auto()
