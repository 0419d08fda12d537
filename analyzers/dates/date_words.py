"""What words can do in a date: each has a kind, a letter that the rules are written in, and perhaps a number."""

import re
from functools import cache

from analyzers.dates import months
from analyzers.text.fold import fold

# Kind, value, words, why. The rules of the grammar are made of these letters.
WORDS = (
    ("o", 1, "الأول الأولى أول الحادي الحادية غرة الفاتح", "first; غرة is the first of a month, الفاتح in Algeria"),
    ("o", 2, "الثاني الثانية ثاني ثان", "second; ثاني in كانون ثاني"),
    ("o", 3, "الثالث الثالثة", "third"),
    ("o", 4, "الرابع الرابعة", "fourth"),
    ("o", 5, "الخامس الخامسة", "fifth"),
    ("o", 6, "السادس السادسة", "sixth"),
    ("o", 7, "السابع السابعة", "seventh"),
    ("o", 8, "الثامن الثامنة", "eighth"),
    ("o", 9, "التاسع التاسعة", "ninth"),
    ("o", 10, "العاشر العاشرة", "tenth"),
    ("c", 1, "واحد واحدة أحد إحدى", "one"),
    ("c", 2, "اثنان اثنين اثنتان اثنتين اثنا اثنتا اثني اثنتي", "two, in each case and gender"),
    ("c", 3, "ثلاث ثلاثة", "three"),
    ("c", 4, "أربع أربعة", "four"),
    ("c", 5, "خمس خمسة", "five"),
    ("c", 6, "ست ستة", "six"),
    ("c", 7, "سبع سبعة", "seven"),
    ("c", 8, "ثمان ثماني ثمانية", "eight"),
    ("c", 9, "تسع تسعة", "nine"),
    ("e", 10, "عشر عشرة", "ten, alone or in 11 to 19"),
    ("c", 20, "عشرون عشرين العشرون العشرين", "twenty, twentieth"),
    ("c", 30, "ثلاثون ثلاثين الثلاثون الثلاثين", "thirty, thirtieth"),
    ("c", 40, "أربعون أربعين", "forty: from here on only in years"),
    ("c", 50, "خمسون خمسين", "fifty"),
    ("c", 60, "ستون ستين", "sixty"),
    ("c", 70, "سبعون سبعين", "seventy"),
    ("c", 80, "ثمانون ثمانين", "eighty"),
    ("c", 90, "تسعون تسعين", "ninety"),
    ("c", 100, "مئة مائة", "a hundred"),
    ("c", 200, "مئتان مئتين مائتان مائتين", "two hundred"),
    ("c", 300, "ثلاثمئة ثلاثمائة", "three hundred"),
    ("c", 400, "أربعمئة أربعمائة", "four hundred"),
    ("c", 500, "خمسمئة خمسمائة", "five hundred"),
    ("c", 600, "ستمئة ستمائة", "six hundred"),
    ("c", 700, "سبعمئة سبعمائة", "seven hundred"),
    ("c", 800, "ثمانمئة ثمانمائة ثمانيمائة", "eight hundred"),
    ("c", 900, "تسعمئة تسعمائة", "nine hundred"),
    ("c", 1000, "ألف", "a thousand"),
    ("c", 2000, "ألفان ألفين ألفي", "two thousand"),
    ("X", 30, "الثلاثينيات الثلاثينات ثلاثينيات ثلاثينات", "the thirties"),
    ("X", 40, "الأربعينيات الأربعينات أربعينيات أربعينات", "the forties"),
    ("X", 50, "الخمسينيات الخمسينات خمسينيات خمسينات", "the fifties"),
    ("X", 60, "الستينيات الستينات ستينيات ستينات", "the sixties"),
    ("X", 70, "السبعينيات السبعينات سبعينيات سبعينات", "the seventies"),
    ("X", 80, "الثمانينيات الثمانينات ثمانينيات ثمانينات", "the eighties"),
    ("X", 90, "التسعينيات التسعينات تسعينيات تسعينات", "the nineties"),
    ("X", 20, "العشرينيات العشرينات عشرينيات عشرينات", "the twenties, a decade only with its century"),
    ("R", 0, "القرن", "century, after a decade"),
    ("t", 0, "عام سنة عامي أعوام سنوات سنتي عامين سنتين", "year, before its number"),
    ("T", 0, "العام السنة الأعوام السنوات العامين", "the year: numbered, or this one, the last, the next"),
    ("s", 0, "شهر شهري", "month, before its name"),
    ("S", 0, "الشهر", "the month: this one, the last, the next"),
    ("a", 0, "المبارك المعظم الحرام الكريم المكرم الأغر", "honours of a Hijri month"),
    ("Y", 0, "الأسبوع", "week, which has no value of its own"),
    ("j", 0, "يوم يومي ليلة مساء صباح فجر نهار", "day, before its date"),
    ("J", 0, "اليوم", "today, or the day"),
    ("b", -1, "أمس الأمس البارحة", "yesterday"),
    ("g", 1, "غدا غد الغد", "tomorrow"),
    ("n", 0, "تاريخ التاريخ", "date: what follows is one"),
    ("L", 0, "الموافق الموافقة", "which is: the same day in the other calendar, or the date of a weekday"),
    ("P", -1, "الماضي الماضية الماضيين الفائت الفائتة المنصرم المنصرمة المنقضي المنقضية الفارط الفارطة", "last"),
    ("F", 1, "المقبل المقبلة المقبلين القادم القادمة القادمين الآتي الآتية", "next"),
    ("N", 0, "الجاري الجارية الحالي الحالية", "current"),
    ("H", 0, "هذا هذه", "this"),
    ("B", 0, "التالي التالية الموالي الموالية السابق السابقة نفسه نفسها ذاته ذاتها عينه", "told from another date"),
    ("B", 0, "العظيمة السوداء البيضاء الحزينة الأسود الدامي", "a weekday that became the name of a feast or an event"),
    ("Z", 0, "ذلك ذاك تلك نفس ذات كل أيام", "not the day of writing, or any such day"),
    ("Z", 0, "طوال طيلة كامل نصف مدار بقية باقي", "a span of the day"),
    ("A", 0, "ه هجري هجرية هجريا للهجرة الهجري", "year of the Hijra"),
    ("E", 0, "ميلادي ميلادية ميلاديا للميلاد الميلادي", "year of the Christian era"),
    ("M", 0, "م", "the same in short; also metres"),
    ("&", 0, "و أو", "and, or"),
    ("i", 0, "من", "of, from"),
    ("r", 0, "إلى حتى لغاية", "to"),
    ("p", 0, "في منذ خلال قبل بعد بحلول بين عن", "in, since: a time may follow"),
    ("p", 0, "مطلع أوائل بداية منتصف نهاية أواخر غاية", "the same: the beginning, the end of a time"),
    ("p", 0, "صيف خريف شتاء صائفة دورة نسخة مونديال أولمبياد الأولمبية", "what is named by its year"),
    ("p", 0, "انتخابات دستور ميزانية تقرير بكالوريا باكالوريا", "the same"),
    ("p", 0, "مواليد حدود أراضي الأراضي نكبة نكسة بعنوان أفق موفى", "the same"),
    ("V", 0, "كأس بطولة دوري ألعاب الألعاب مهرجان معرض قمة مؤتمر اتفاقية معاهدة", "named by a year at the end"),
    ("I", 0, "موسم الموسم", "a season of two years: 2011-12"),
    ("U", 0, "رقم عدد قرار القرار قانون القانون مرسوم المرسوم أمر الأمر فصل الفصل", "what follows is its number"),
    ("U", 0, "مادة المادة ملف قضية القضية منشور المنشور لائحة اللائحة تعميم نتيجة", "what follows is its number"),
    ("u", 0, "دينار دينارا دولار دولارا يورو جنيه جنيها درهم درهما ريال ريالا ليرة", "money: the number is none"),
    ("u", 0, "شخص شخصا مليون مليار ألفا متر مترا كلم كم كيلومتر كيلومترا طن طنا ميغاواط", "counted or measured"),
    ("u", 0, "يوما ساعة دقيقة عاما عائلة أسرة وحدة مؤسسة قطعة مقعد مقعدا موطن كغ هكتار هكتارا", "the same"),
    ("q", 0, "ثورة حرب انتفاضة أحداث هجمات اعتداءات ذكرى عيد كذبة", "an event named by its day: its year is not told"),
    ("q", 0, "حركة قوى فريق تحالف تكتل", "a party named so"),
    ("D", 0, "شارع نهج ساحة ميدان جسر كوبري ملعب مدينة جامعة معهد كلية مدرسة حي محور مستشفى", "a place named so"),
    ("D", 0, "سوق إمام خطبة صلاة", "what comes again on a day of the week"),
    ("W", 0, "عمره عمرها عمرهم عمرهن العمر", "after a decade: an age"),
    ("+", 0, "سوف المقرر المزمع المرتقب المنتظر المرجح مرتقب مقرر منتظر موعد موعدها موعده", "what is yet to come"),
)

# Marks that stand between the parts of a date.
PUNCTUATION = (
    ("/", "/⁄∕\\"),
    ("-", "-‐‑‒–—−"),
    (".", ".٫·"),
    (":", ":"),
    ("L", "="),
    (",", ",،٬"),
    ("(", "([﴾"),
    (")", ")]﴿"),
)

# س before a verb in the imperfect is the future; nouns and names that begin alike (سيارة, ستوكهولم) are left out.
FUTURE_VERB = re.compile(
    "سيتم|ستتم|س(?:ي(?!ا|ط|ر|ي|د[انته]|نا|نم|ل[^تعق]|و[لد]|م[وبن]|ب[ايو]|زا)|ت(?!ي|ا|ر|ون|ود|وك|ور|ما|ن[يد]))[ء-ي]{3,}"
)


@cache
def vocabulary() -> dict[str, tuple[str, int]]:
    """Return kind and value of each folded word; the first row that has a word counts."""
    known: dict[str, tuple[str, int]] = {}
    for kind, value, words, _ in WORDS:
        for word in words.split():
            known.setdefault(fold(word), (kind, value))
    named = (
        ("m", months.GREGORIAN),
        ("v", months.GREGORIAN_AMBIGUOUS),
        ("K", months.GREGORIAN_PAIRS),
        ("h", months.HIJRI),
        ("f", months.HIJRI_AMBIGUOUS),
        ("G", months.HIJRI_PAIRS),
        ("Q", months.PAIR_SECONDS),
        ("w", months.WEEKDAYS),
    )
    for kind, rows in named:
        known.update({fold(name): (kind, value) for value, name, _ in rows})
    return known
