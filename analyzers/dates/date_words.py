"""The words and the punctuation that can be part of a date, each with its role; numbers also have a value."""

import re
from functools import cache

from analyzers.dates import month_names
from analyzers.dates.atom_roles import Role
from analyzers.text.fold import fold

# Role, value, words, meaning.
NUMBERS = (
    (Role.ORDINAL, 1, "الأول الأولى أول الحادي الحادية غرة الفاتح", "first; غرة and الفاتح: of a month"),
    (Role.ORDINAL, 2, "الثاني الثانية ثاني ثان", "second; ثاني in كانون ثاني"),
    (Role.ORDINAL, 3, "الثالث الثالثة", "third"),
    (Role.ORDINAL, 4, "الرابع الرابعة", "fourth"),
    (Role.ORDINAL, 5, "الخامس الخامسة", "fifth"),
    (Role.ORDINAL, 6, "السادس السادسة", "sixth"),
    (Role.ORDINAL, 7, "السابع السابعة", "seventh"),
    (Role.ORDINAL, 8, "الثامن الثامنة", "eighth"),
    (Role.ORDINAL, 9, "التاسع التاسعة", "ninth"),
    (Role.ORDINAL, 10, "العاشر العاشرة", "tenth"),
    (Role.NUMBER_WORD, 1, "واحد واحدة أحد إحدى", "one"),
    (Role.NUMBER_WORD, 2, "اثنان اثنين اثنتان اثنتين اثنا اثنتا اثني اثنتي", "two, in each case and gender"),
    (Role.NUMBER_WORD, 3, "ثلاث ثلاثة", "three"),
    (Role.NUMBER_WORD, 4, "أربع أربعة", "four"),
    (Role.NUMBER_WORD, 5, "خمس خمسة", "five"),
    (Role.NUMBER_WORD, 6, "ست ستة", "six"),
    (Role.NUMBER_WORD, 7, "سبع سبعة", "seven"),
    (Role.NUMBER_WORD, 8, "ثمان ثماني ثمانية", "eight"),
    (Role.NUMBER_WORD, 9, "تسع تسعة", "nine"),
    (Role.TEN, 10, "عشر عشرة", "ten, alone or in 11 to 19"),
    (Role.NUMBER_WORD, 20, "عشرون عشرين العشرون العشرين", "twenty, twentieth"),
    (Role.NUMBER_WORD, 30, "ثلاثون ثلاثين الثلاثون الثلاثين", "thirty, thirtieth"),
    (Role.NUMBER_WORD, 40, "أربعون أربعين", "forty: from here on only in years"),
    (Role.NUMBER_WORD, 50, "خمسون خمسين", "fifty"),
    (Role.NUMBER_WORD, 60, "ستون ستين", "sixty"),
    (Role.NUMBER_WORD, 70, "سبعون سبعين", "seventy"),
    (Role.NUMBER_WORD, 80, "ثمانون ثمانين", "eighty"),
    (Role.NUMBER_WORD, 90, "تسعون تسعين", "ninety"),
    (Role.NUMBER_WORD, 100, "مئة مائة", "a hundred"),
    (Role.NUMBER_WORD, 200, "مئتان مئتين مائتان مائتين", "two hundred"),
    (Role.NUMBER_WORD, 300, "ثلاثمئة ثلاثمائة", "three hundred"),
    (Role.NUMBER_WORD, 400, "أربعمئة أربعمائة", "four hundred"),
    (Role.NUMBER_WORD, 500, "خمسمئة خمسمائة", "five hundred"),
    (Role.NUMBER_WORD, 600, "ستمئة ستمائة", "six hundred"),
    (Role.NUMBER_WORD, 700, "سبعمئة سبعمائة", "seven hundred"),
    (Role.NUMBER_WORD, 800, "ثمانمئة ثمانمائة ثمانيمائة", "eight hundred"),
    (Role.NUMBER_WORD, 900, "تسعمئة تسعمائة", "nine hundred"),
    (Role.NUMBER_WORD, 1000, "ألف", "a thousand"),
    (Role.NUMBER_WORD, 2000, "ألفان ألفين ألفي", "two thousand"),
    (Role.DECADE, 30, "الثلاثينيات الثلاثينات ثلاثينيات ثلاثينات", "the thirties"),
    (Role.DECADE, 40, "الأربعينيات الأربعينات أربعينيات أربعينات", "the forties"),
    (Role.DECADE, 50, "الخمسينيات الخمسينات خمسينيات خمسينات", "the fifties"),
    (Role.DECADE, 60, "الستينيات الستينات ستينيات ستينات", "the sixties"),
    (Role.DECADE, 70, "السبعينيات السبعينات سبعينيات سبعينات", "the seventies"),
    (Role.DECADE, 80, "الثمانينيات الثمانينات ثمانينيات ثمانينات", "the eighties"),
    (Role.DECADE, 90, "التسعينيات التسعينات تسعينيات تسعينات", "the nineties"),
    (Role.DECADE, 20, "العشرينيات العشرينات عشرينيات عشرينات", "the twenties"),
)

# Role, words, meaning.
WORDS = (
    (Role.CENTURY, "القرن", "century"),
    (Role.YEAR_NOUN, "عام سنة عامي أعوام سنوات سنتي عامين سنتين", "year, before its number"),
    (Role.THE_YEAR, "العام السنة الأعوام السنوات العامين", "the year"),
    (Role.MONTH_NOUN, "شهر شهري", "month, before its name"),
    (Role.THE_MONTH, "الشهر", "the month"),
    (Role.HONORIFIC, "المبارك المعظم الحرام الكريم المكرم الأغر", "blessed, sacred: epithets of Hijri months"),
    (Role.THE_WEEK, "الأسبوع", "the week"),
    (Role.DAY_NOUN, "يوم يومي ليلة مساء صباح فجر نهار", "day, night, evening, morning, dawn, daytime"),
    (Role.TODAY, "اليوم", "today; also the day"),
    (Role.YESTERDAY, "أمس الأمس البارحة", "yesterday"),
    (Role.TOMORROW, "غدا غد الغد", "tomorrow"),
    (Role.DATE_NOUN, "تاريخ التاريخ", "date, the date"),
    (Role.CORRESPONDING, "الموافق الموافقة", "corresponding to"),
    (Role.LAST, "الماضي الماضية الماضيين الفائت الفائتة المنصرم المنصرمة المنقضي المنقضية الفارط الفارطة", "last"),
    (Role.NEXT, "المقبل المقبلة المقبلين القادم القادمة القادمين الآتي الآتية", "next"),
    (Role.CURRENT, "الجاري الجارية الحالي الحالية", "current"),
    (Role.THIS, "هذا هذه", "this"),
    (Role.ANOTHER, "التالي التالية الموالي الموالية السابق السابقة", "following, previous"),
    (Role.ANOTHER, "نفسه نفسها ذاته ذاتها عينه", "same"),
    (Role.ANOTHER, "العظيمة السوداء البيضاء الحزينة الأسود الدامي", "Black Friday, Good Friday, Bloody Sunday"),
    (Role.THAT, "ذلك ذاك تلك نفس ذات كل أيام", "that, same, every, days of"),
    (Role.THAT, "طوال طيلة كامل نصف مدار بقية باقي", "throughout, the whole, half, the rest of"),
    (Role.HIJRI_ERA, "ه هجري هجرية هجريا للهجرة الهجري", "of the Hijra"),
    (Role.GREGORIAN_ERA, "ميلادي ميلادية ميلاديا للميلاد الميلادي", "of the Christian era"),
    (Role.GREGORIAN_ERA_LETTER, "م", "abbreviates ميلادي and متر"),
    (Role.CONJUNCTION, "و أو", "and, or"),
    (Role.FROM, "من", "of, from"),
    (Role.UNTIL, "إلى حتى لغاية", "to, until"),
    (Role.TIME_CUE, "في منذ خلال قبل بعد بحلول بين عن", "in, since, during, before, after, by, between, about"),
    (Role.TIME_CUE, "مطلع أوائل بداية منتصف نهاية أواخر غاية", "the beginning, the middle, the end of"),
    (Role.TIME_CUE, "صيف خريف شتاء صائفة دورة نسخة مونديال أولمبياد الأولمبية", "summer of, games of, edition of"),
    (Role.TIME_CUE, "انتخابات دستور ميزانية تقرير بكالوريا باكالوريا", "elections, budget, report of a year"),
    (Role.TIME_CUE, "مواليد حدود أراضي الأراضي نكبة نكسة بعنوان أفق موفى", "born in, the borders of 1967"),
    (Role.YEARLY_EVENT, "كأس بطولة دوري ألعاب الألعاب مهرجان معرض", "cup, games, festival, fair"),
    (Role.YEARLY_EVENT, "قمة مؤتمر اتفاقية معاهدة", "summit, conference, treaty"),
    (Role.SEASON, "موسم الموسم", "season"),
    (Role.NUMBER_LABEL, "رقم عدد قرار القرار قانون القانون", "number, decision, law"),
    (Role.NUMBER_LABEL, "مرسوم المرسوم أمر الأمر فصل الفصل", "decree, order, chapter"),
    (Role.NUMBER_LABEL, "مادة المادة ملف قضية القضية منشور المنشور", "article, file, case, publication"),
    (Role.NUMBER_LABEL, "لائحة اللائحة تعميم نتيجة", "list, circular, result"),
    (Role.UNIT, "دينار دينارا دولار دولارا يورو جنيه جنيها درهم درهما ريال ريالا ليرة", "money"),
    (Role.UNIT, "شخص شخصا مليون مليار ألفا", "people, large numbers"),
    (Role.UNIT, "متر مترا كلم كم كيلومتر كيلومترا طن طنا ميغاواط كغ هكتار هكتارا", "measures"),
    (Role.UNIT, "يوما ساعة دقيقة عاما", "spans of time"),
    (Role.UNIT, "عائلة أسرة وحدة مؤسسة قطعة مقعد مقعدا موطن", "families, institutions, pieces, seats"),
    (Role.EVENT, "ثورة حرب انتفاضة أحداث هجمات اعتداءات ذكرى عيد كذبة", "revolution, war, anniversary, feast"),
    (Role.EVENT, "حركة قوى فريق تحالف تكتل", "movement, forces, team, alliance: parties named after a day"),
    (Role.PLACE, "شارع نهج ساحة ميدان جسر كوبري حي محور مدينة", "streets, squares and towns"),
    (Role.PLACE, "ملعب جامعة معهد كلية مدرسة مستشفى", "stadiums, schools and hospitals"),
    (Role.PLACE, "سوق إمام خطبة صلاة", "market, imam, sermon, prayer of a weekday"),
    (Role.AGE, "عمره عمرها عمرهم عمرهن العمر", "his age, her age"),
    (Role.FUTURE, "سوف المقرر المزمع المرتقب المنتظر المرجح مرتقب مقرر منتظر", "will, planned, expected"),
    (Role.FUTURE, "موعد موعدها موعده", "appointment"),
)

# Role, characters.
PUNCTUATION = (
    (Role.SLASH, "/⁄∕\\"),
    (Role.DASH, "-‐‑‒–—−"),
    (Role.DOT, ".٫·"),
    (Role.COLON, ":"),
    (Role.CORRESPONDING, "="),
    (Role.COMMA, ",،٬"),
    (Role.OPEN, "([﴾"),
    (Role.CLOSE, ")]﴿"),
)

# A verb in the imperfect with س is in the future tense. The pattern excludes nouns and names with the same beginning:
# سيارة, ستوكهولم.
FUTURE_VERB = re.compile(
    "سيتم|ستتم|س(?:ي(?!ا|ط|ر|ي|د[انته]|نا|نم|ل[^تعق]|و[لد]|م[وبن]|ب[ايو]|زا)|ت(?!ي|ا|ر|ون|ود|وك|ور|ما|ن[يد]))[ء-ي]{3,}"
)


@cache
def vocabulary() -> dict[str, tuple[Role, int]]:
    """Return role and value of each folded word; a word without a number has the value 0."""
    words = {fold(word): (role, value) for role, value, spellings, _ in NUMBERS for word in spellings.split()}
    words |= {fold(word): (role, 0) for role, spellings, _ in WORDS for word in spellings.split()}
    names = (
        (Role.MONTH, month_names.GREGORIAN),
        (Role.AMBIGUOUS_MONTH, month_names.GREGORIAN_AMBIGUOUS),
        (Role.MONTH_FIRST_WORD, month_names.GREGORIAN_FIRST_WORDS),
        (Role.HIJRI_MONTH, month_names.HIJRI),
        (Role.AMBIGUOUS_HIJRI_MONTH, month_names.HIJRI_AMBIGUOUS),
        (Role.HIJRI_FIRST_WORD, month_names.HIJRI_FIRST_WORDS),
        (Role.MONTH_SECOND_WORD, month_names.SECOND_WORDS),
        (Role.WEEKDAY, month_names.WEEKDAYS),
    )
    return words | {fold(name): (role, number) for role, rows in names for number, name, _ in rows}
