"""The words and the punctuation that can be part of a date, each with its kind; numbers also have a value."""

import re
from functools import cache

from analyzers.dates import month_names
from analyzers.dates.kinds import Kind
from analyzers.text.fold import fold

# Kind, value, words, meaning.
NUMBERS = (
    (Kind.ORDINAL, 1, "الأول الأولى أول الحادي الحادية غرة الفاتح", "first; غرة and الفاتح: of a month"),
    (Kind.ORDINAL, 2, "الثاني الثانية ثاني ثان", "second; ثاني in كانون ثاني"),
    (Kind.ORDINAL, 3, "الثالث الثالثة", "third"),
    (Kind.ORDINAL, 4, "الرابع الرابعة", "fourth"),
    (Kind.ORDINAL, 5, "الخامس الخامسة", "fifth"),
    (Kind.ORDINAL, 6, "السادس السادسة", "sixth"),
    (Kind.ORDINAL, 7, "السابع السابعة", "seventh"),
    (Kind.ORDINAL, 8, "الثامن الثامنة", "eighth"),
    (Kind.ORDINAL, 9, "التاسع التاسعة", "ninth"),
    (Kind.ORDINAL, 10, "العاشر العاشرة", "tenth"),
    (Kind.NUMBER_WORD, 1, "واحد واحدة أحد إحدى", "one"),
    (Kind.NUMBER_WORD, 2, "اثنان اثنين اثنتان اثنتين اثنا اثنتا اثني اثنتي", "two, in each case and gender"),
    (Kind.NUMBER_WORD, 3, "ثلاث ثلاثة", "three"),
    (Kind.NUMBER_WORD, 4, "أربع أربعة", "four"),
    (Kind.NUMBER_WORD, 5, "خمس خمسة", "five"),
    (Kind.NUMBER_WORD, 6, "ست ستة", "six"),
    (Kind.NUMBER_WORD, 7, "سبع سبعة", "seven"),
    (Kind.NUMBER_WORD, 8, "ثمان ثماني ثمانية", "eight"),
    (Kind.NUMBER_WORD, 9, "تسع تسعة", "nine"),
    (Kind.TEN, 10, "عشر عشرة", "ten, alone or in 11 to 19"),
    (Kind.NUMBER_WORD, 20, "عشرون عشرين العشرون العشرين", "twenty, twentieth"),
    (Kind.NUMBER_WORD, 30, "ثلاثون ثلاثين الثلاثون الثلاثين", "thirty, thirtieth"),
    (Kind.NUMBER_WORD, 40, "أربعون أربعين", "forty: from here on only in years"),
    (Kind.NUMBER_WORD, 50, "خمسون خمسين", "fifty"),
    (Kind.NUMBER_WORD, 60, "ستون ستين", "sixty"),
    (Kind.NUMBER_WORD, 70, "سبعون سبعين", "seventy"),
    (Kind.NUMBER_WORD, 80, "ثمانون ثمانين", "eighty"),
    (Kind.NUMBER_WORD, 90, "تسعون تسعين", "ninety"),
    (Kind.NUMBER_WORD, 100, "مئة مائة", "a hundred"),
    (Kind.NUMBER_WORD, 200, "مئتان مئتين مائتان مائتين", "two hundred"),
    (Kind.NUMBER_WORD, 300, "ثلاثمئة ثلاثمائة", "three hundred"),
    (Kind.NUMBER_WORD, 400, "أربعمئة أربعمائة", "four hundred"),
    (Kind.NUMBER_WORD, 500, "خمسمئة خمسمائة", "five hundred"),
    (Kind.NUMBER_WORD, 600, "ستمئة ستمائة", "six hundred"),
    (Kind.NUMBER_WORD, 700, "سبعمئة سبعمائة", "seven hundred"),
    (Kind.NUMBER_WORD, 800, "ثمانمئة ثمانمائة ثمانيمائة", "eight hundred"),
    (Kind.NUMBER_WORD, 900, "تسعمئة تسعمائة", "nine hundred"),
    (Kind.NUMBER_WORD, 1000, "ألف", "a thousand"),
    (Kind.NUMBER_WORD, 2000, "ألفان ألفين ألفي", "two thousand"),
    (Kind.DECADE, 30, "الثلاثينيات الثلاثينات ثلاثينيات ثلاثينات", "the thirties"),
    (Kind.DECADE, 40, "الأربعينيات الأربعينات أربعينيات أربعينات", "the forties"),
    (Kind.DECADE, 50, "الخمسينيات الخمسينات خمسينيات خمسينات", "the fifties"),
    (Kind.DECADE, 60, "الستينيات الستينات ستينيات ستينات", "the sixties"),
    (Kind.DECADE, 70, "السبعينيات السبعينات سبعينيات سبعينات", "the seventies"),
    (Kind.DECADE, 80, "الثمانينيات الثمانينات ثمانينيات ثمانينات", "the eighties"),
    (Kind.DECADE, 90, "التسعينيات التسعينات تسعينيات تسعينات", "the nineties"),
    (Kind.DECADE, 20, "العشرينيات العشرينات عشرينيات عشرينات", "the twenties"),
)

# Kind, words, meaning.
WORDS = (
    (Kind.CENTURY, "القرن", "century"),
    (Kind.YEAR_NOUN, "عام سنة عامي أعوام سنوات سنتي عامين سنتين", "year, before its number"),
    (Kind.THE_YEAR, "العام السنة الأعوام السنوات العامين", "the year"),
    (Kind.MONTH_NOUN, "شهر شهري", "month, before its name"),
    (Kind.THE_MONTH, "الشهر", "the month"),
    (Kind.HONORIFIC, "المبارك المعظم الحرام الكريم المكرم الأغر", "blessed, sacred: epithets of Hijri months"),
    (Kind.THE_WEEK, "الأسبوع", "the week"),
    (Kind.DAY_NOUN, "يوم يومي ليلة مساء صباح فجر نهار", "day, night, evening, morning, dawn, daytime"),
    (Kind.TODAY, "اليوم", "today; also the day"),
    (Kind.YESTERDAY, "أمس الأمس البارحة", "yesterday"),
    (Kind.TOMORROW, "غدا غد الغد", "tomorrow"),
    (Kind.DATE_NOUN, "تاريخ التاريخ", "date, the date"),
    (Kind.CORRESPONDING, "الموافق الموافقة", "corresponding to"),
    (Kind.LAST, "الماضي الماضية الماضيين الفائت الفائتة المنصرم المنصرمة المنقضي المنقضية الفارط الفارطة", "last"),
    (Kind.NEXT, "المقبل المقبلة المقبلين القادم القادمة القادمين الآتي الآتية", "next"),
    (Kind.CURRENT, "الجاري الجارية الحالي الحالية", "current"),
    (Kind.THIS, "هذا هذه", "this"),
    (Kind.ANOTHER, "التالي التالية الموالي الموالية السابق السابقة", "following, previous"),
    (Kind.ANOTHER, "نفسه نفسها ذاته ذاتها عينه", "same"),
    (Kind.ANOTHER, "العظيمة السوداء البيضاء الحزينة الأسود الدامي", "Black Friday, Good Friday, Bloody Sunday"),
    (Kind.THAT, "ذلك ذاك تلك نفس ذات كل أيام", "that, same, every, days of"),
    (Kind.THAT, "طوال طيلة كامل نصف مدار بقية باقي", "throughout, the whole, half, the rest of"),
    (Kind.HIJRI_ERA, "ه هجري هجرية هجريا للهجرة الهجري", "of the Hijra"),
    (Kind.GREGORIAN_ERA, "ميلادي ميلادية ميلاديا للميلاد الميلادي", "of the Christian era"),
    (Kind.GREGORIAN_ERA_LETTER, "م", "abbreviates ميلادي and متر"),
    (Kind.CONJUNCTION, "و أو", "and, or"),
    (Kind.FROM, "من", "of, from"),
    (Kind.UNTIL, "إلى حتى لغاية", "to, until"),
    (Kind.TIME_CUE, "في منذ خلال قبل بعد بحلول بين عن", "in, since, during, before, after, by, between, about"),
    (Kind.TIME_CUE, "مطلع أوائل بداية منتصف نهاية أواخر غاية", "the beginning, the middle, the end of"),
    (Kind.TIME_CUE, "صيف خريف شتاء صائفة دورة نسخة مونديال أولمبياد الأولمبية", "summer of, games of, edition of"),
    (Kind.TIME_CUE, "انتخابات دستور ميزانية تقرير بكالوريا باكالوريا", "elections, budget, report of a year"),
    (Kind.TIME_CUE, "مواليد حدود أراضي الأراضي نكبة نكسة بعنوان أفق موفى", "born in, the borders of 1967"),
    (Kind.YEARLY_EVENT, "كأس بطولة دوري ألعاب الألعاب مهرجان معرض", "cup, games, festival, fair"),
    (Kind.YEARLY_EVENT, "قمة مؤتمر اتفاقية معاهدة", "summit, conference, treaty"),
    (Kind.SEASON, "موسم الموسم", "season"),
    (Kind.NUMBER_LABEL, "رقم عدد قرار القرار قانون القانون", "number, decision, law"),
    (Kind.NUMBER_LABEL, "مرسوم المرسوم أمر الأمر فصل الفصل", "decree, order, chapter"),
    (Kind.NUMBER_LABEL, "مادة المادة ملف قضية القضية منشور المنشور", "article, file, case, publication"),
    (Kind.NUMBER_LABEL, "لائحة اللائحة تعميم نتيجة", "list, circular, result"),
    (Kind.UNIT, "دينار دينارا دولار دولارا يورو جنيه جنيها درهم درهما ريال ريالا ليرة", "money"),
    (Kind.UNIT, "شخص شخصا مليون مليار ألفا", "people, large numbers"),
    (Kind.UNIT, "متر مترا كلم كم كيلومتر كيلومترا طن طنا ميغاواط كغ هكتار هكتارا", "measures"),
    (Kind.UNIT, "يوما ساعة دقيقة عاما", "spans of time"),
    (Kind.UNIT, "عائلة أسرة وحدة مؤسسة قطعة مقعد مقعدا موطن", "families, institutions, pieces, seats"),
    (Kind.EVENT, "ثورة حرب انتفاضة أحداث هجمات اعتداءات ذكرى عيد كذبة", "revolution, war, anniversary, feast"),
    (Kind.EVENT, "حركة قوى فريق تحالف تكتل", "movement, forces, team, alliance: parties named after a day"),
    (Kind.PLACE, "شارع نهج ساحة ميدان جسر كوبري حي محور مدينة", "streets, squares and towns"),
    (Kind.PLACE, "ملعب جامعة معهد كلية مدرسة مستشفى", "stadiums, schools and hospitals"),
    (Kind.PLACE, "سوق إمام خطبة صلاة", "market, imam, sermon, prayer of a weekday"),
    (Kind.AGE, "عمره عمرها عمرهم عمرهن العمر", "his age, her age"),
    (Kind.FUTURE, "سوف المقرر المزمع المرتقب المنتظر المرجح مرتقب مقرر منتظر", "will, planned, expected"),
    (Kind.FUTURE, "موعد موعدها موعده", "appointment"),
)

# Kind, characters.
PUNCTUATION = (
    (Kind.SLASH, "/⁄∕\\"),
    (Kind.DASH, "-‐‑‒–—−"),
    (Kind.DOT, ".٫·"),
    (Kind.COLON, ":"),
    (Kind.CORRESPONDING, "="),
    (Kind.COMMA, ",،٬"),
    (Kind.OPEN, "([﴾"),
    (Kind.CLOSE, ")]﴿"),
)

# A verb in the imperfect with س is in the future tense. The pattern excludes nouns and names with the same beginning:
# سيارة, ستوكهولم.
FUTURE_VERB = re.compile(
    "سيتم|ستتم|س(?:ي(?!ا|ط|ر|ي|د[انته]|نا|نم|ل[^تعق]|و[لد]|م[وبن]|ب[ايو]|زا)|ت(?!ي|ا|ر|ون|ود|وك|ور|ما|ن[يد]))[ء-ي]{3,}"
)


@cache
def vocabulary() -> dict[str, tuple[Kind, int]]:
    """Return kind and value of each folded word; a word without a number has the value 0."""
    words = {fold(word): (kind, value) for kind, value, spellings, _ in NUMBERS for word in spellings.split()}
    words |= {fold(word): (kind, 0) for kind, spellings, _ in WORDS for word in spellings.split()}
    names = (
        (Kind.MONTH, month_names.GREGORIAN),
        (Kind.AMBIGUOUS_MONTH, month_names.GREGORIAN_AMBIGUOUS),
        (Kind.MONTH_FIRST_WORD, month_names.GREGORIAN_FIRST_WORDS),
        (Kind.HIJRI_MONTH, month_names.HIJRI),
        (Kind.AMBIGUOUS_HIJRI_MONTH, month_names.HIJRI_AMBIGUOUS),
        (Kind.HIJRI_FIRST_WORD, month_names.HIJRI_FIRST_WORDS),
        (Kind.MONTH_SECOND_WORD, month_names.SECOND_WORDS),
        (Kind.WEEKDAY, month_names.WEEKDAYS),
    )
    return words | {fold(name): (kind, number) for kind, rows in names for number, name, _ in rows}
