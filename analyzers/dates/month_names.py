"""Names of Gregorian and Hijri months and of weekdays, as the Arabic press of each region spells them.

Names are compared folded: spellings that differ only in hamza, final yeh or teh marbuta need one row.
"""

# Month, name, where it is used.
GREGORIAN = (
    (1, "يناير", "Egypt, the Gulf, Yemen, Sudan, Libya"),
    (2, "فبراير", "Egypt, the Gulf, Yemen, Sudan, Libya"),
    (4, "أبريل", "Egypt, the Gulf, Yemen, Sudan, Libya"),
    (5, "مايو", "Egypt, the Gulf, Yemen, Sudan, Libya"),
    (6, "يونيو", "Egypt, the Gulf, Yemen, Sudan, Libya"),
    (7, "يوليو", "Egypt, the Gulf, Yemen, Sudan, Libya"),
    (8, "أغسطس", "Egypt, the Gulf, Yemen, Sudan, Libya"),
    (8, "أغسطوس", "the same with a long vowel"),
    (9, "سبتمبر", "Egypt, the Gulf, Tunisia, Algeria"),
    (10, "أكتوبر", "Egypt, the Gulf, the Maghreb"),
    (10, "أوكتوبر", "the same with a long vowel"),
    (11, "نوفمبر", "Egypt, the Gulf, Tunisia, Algeria"),
    (12, "ديسمبر", "Egypt, the Gulf, Tunisia, Algeria"),
    (12, "ديسامبر", "the same with a long vowel"),
    (2, "شباط", "the Levant, Iraq"),
    (3, "آذار", "the Levant, Iraq"),
    (5, "أيار", "the Levant, Iraq"),
    (5, "مايس", "Iraq"),
    (6, "حزيران", "the Levant, Iraq"),
    (7, "تموز", "the Levant, Iraq"),
    (9, "أيلول", "the Levant, Iraq"),
    (1, "جانفي", "Tunisia, Algeria"),
    (2, "فيفري", "Tunisia, Algeria"),
    (4, "أفريل", "Tunisia, Algeria"),
    (7, "جويلية", "Tunisia, Algeria"),
    (7, "يوليوز", "Morocco"),
    (8, "غشت", "Morocco"),
    (9, "شتنبر", "Morocco"),
    (10, "أكتبر", "Morocco, short spelling"),
    (11, "نونبر", "Morocco"),
    (12, "دجنبر", "Morocco"),
)

# Month, name, the meanings of the word. Without a day or a year it is a month only after a cue: في مارس، شهر آب.
GREGORIAN_AMBIGUOUS = (
    (3, "مارس", "he practised; March in Egypt, the Gulf and the Maghreb"),
    (4, "نيسان", "a car maker; April in the Levant and Iraq"),
    (5, "ماي", "a surname; May in the Maghreb"),
    (6, "يونيه", "like the next; June in Egypt, older spelling"),
    (7, "يوليه", "he pays him (attention); July in Egypt, older spelling"),
    (6, "جوان", "a first name; June in Tunisia and Algeria"),
    (8, "آب", "folds to father; August in the Levant"),
    (8, "أوت", "out, in football; August in Tunisia and Algeria"),
)

# Words beside which an ambiguous name is a month: «شهر ماي», «ماي الجاري»; a day or a year is another.
MONTH_CUES = ("شهر", "الجاري", "الماضي", "المنقضي", "الفارط", "المقبل", "القادم", "المنصرم")

# First word of a two-word name, and the month that it is with الأول; with الثاني it is the month after.
GREGORIAN_FIRST_WORDS = (
    (12, "كانون", "the Levant, Iraq: كانون الأول, كانون الثاني"),
    (10, "تشرين", "the Levant, Iraq: تشرين الأول, تشرين الثاني"),
    (10, "تشرن", "a frequent misspelling"),
)

# The same first words as a letter, before the digit of the month: ك1, ت 2.
GREGORIAN_LETTERS = (
    (12, "ك", "كانون"),
    (10, "ت", "تشرين"),
)

# Month, name in one word.
HIJRI = (
    (1, "محرم", "with or without the article"),
    (1, "المحرم", "with the article"),
    (7, "رجب", ""),
    (8, "شعبان", ""),
    (9, "رمضان", ""),
    (10, "شوال", ""),
    (11, "ذوالقعدة", "written together"),
    (12, "ذوالحجة", "written together"),
)
HIJRI_AMBIGUOUS = ((2, "صفر", "zero, as in a score: 2-صفر"),)
HIJRI_FIRST_WORDS = (
    (3, "ربيع", "ربيع الأول, ربيع الآخر or الثاني"),
    (5, "جمادى", "جمادى الأولى, جمادى الآخرة or الثانية"),
    (11, "ذو", "ذو القعدة, ذو الحجة"),
    (11, "ذي", "the same in the genitive"),
)
# Second word, and which of the two months of the first word it selects. الأول and الثاني do the same as ordinals.
SECOND_WORDS = (
    (1, "القعدة", "ذو القعدة"),
    (2, "الحجة", "ذو الحجة"),
    (2, "الآخر", "ربيع الآخر"),
    (2, "الآخرة", "جمادى الآخرة"),
)

# Number of `datetime.date.weekday`, name: Monday is 0.
WEEKDAYS = (
    (0, "الاثنين", "الإثنين folds to it"),
    (1, "الثلاثاء", ""),
    (1, "الثلاثا", "without its final hamza"),
    (2, "الأربعاء", ""),
    (2, "الأربعا", "without its final hamza"),
    (3, "الخميس", ""),
    (4, "الجمعة", ""),
    (5, "السبت", ""),
    (6, "الأحد", ""),
)
