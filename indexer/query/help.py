"""One page of help on the query language: examples with what they find, in Arabic and in English.

The web page, `search-cli --help` and the table in the README show these same rows.
"""

from typing import NamedTuple


class Example(NamedTuple):
    """A query that can be tried as it stands, and what it finds."""

    query: str
    arabic: str
    english: str


class Section(NamedTuple):
    """Examples of one kind."""

    arabic: str
    english: str
    examples: tuple[Example, ...]


SECTIONS = (
    Section(
        "الكلمات",
        "Words",
        (
            Example(
                "لافروف وونسان",
                "بعض الكلمات، وما فيه كلّها أولًا",
                "any of the words, those with all of them first",
            ),
            Example('"وزير الخارجية"', "العبارة بعينها", "the words together in this order"),
            Example('"لافروف موسكو"~5', "الكلمتان بأي ترتيب، بينهما 5 كلمات أو أقل", "near: at most 5 words between"),
            Example("مصر أو المغرب", "أيّ منهما؛ و OR و | مثلها", "either; OR and | say the same"),
            Example("روسيا AND الصين", "ما فيه كلتاهما", "both of them"),
            Example("روسيا -أوكرانيا", "ما ليس فيه الكلمة الثانية؛ و NOT مثلها", "without the word; NOT says the same"),
            Example("(مصر OR المغرب) AND NOT قطر", "الجمع بينها", "combined"),
        ),
    ),
    Section(
        "رسم الكلمة",
        "How a word is spelled",
        (
            Example(
                "=كاتب",
                "هذا الرسم وحده، بلا سوابق ولا صيغ أخرى",
                "this spelling alone: no clitics, no other forms",
            ),
            Example(
                '"أسد"',
                "بين علامتي تنصيص تُحفظ الهمزة والحركات إن كُتبت",
                "in quotes hamza and vowel marks are kept where they are typed",
            ),
            Example(
                "دبلوماس*",
                "ما يبدأ بهذه الحروف (3 أو أكثر)",
                "words that begin so, behind clitics too (3 letters or more)",
            ),
            Example(
                "وونسن~",
                "ما يبعد عنها حرفًا، أو حرفين إن طالت",
                "words a letter away, two for a long word (4 letters or more)",
            ),
        ),
    ),
    Section(
        "الأشخاص والأماكن والتواريخ",
        "People, places and dates",
        (
            Example("شخص:لافروف", "ما يذكر هذا الشخص؛ ويكفي بعض الاسم (people)", "naming this person; a part will do"),
            Example(
                "شخص:لافر*",
                "الأكثر ذكرًا ممن تبدأ كلمة من أسمائهم هكذا (5)؛ وللأماكن أيضًا",
                "the most named with a word that begins so (5); places too",
            ),
            Example('people:"سيرغي لافروف"', "الاسم كما تعرضه القائمة", "the name as the facet shows it"),
            Example(
                r'people:"خالد \"أبو الوليد\""',
                r"اسم فيه علامة تنصيص: اكتبها \"",
                r"a name with a quotation mark in it: write \"",
            ),
            Example("مكان:موسكو", "ما يذكر هذا المكان (places)", "naming this place: places:"),
            Example(
                "نشر:2023/10",
                "ما نُشر في هذا الشهر، أو في سنة أو يوم (published)",
                "published in this month, a year or a day: published:",
            ),
            Example(
                "published:2023-10-01..2023-10-20",
                "ما نُشر بين يومين؛ والمدّة تُفتح من طرف: ..2023",
                "published between two days; a range may be open: ..2023",
            ),
            Example(
                "ذكر:2022..2023", "ما يذكر تاريخًا يقع في المدّة (mentioned)", "naming a date that lies in it: mentioned:"
            ),
            Example("تاريخ:2023/10", "ما يذكر هذا التاريخ بعينه (dates)", "naming exactly this date: dates:"),
        ),
    ),
    Section(
        "العنوان والمصدر",
        "Title and source",
        (
            Example("عنوان:قمة", "ما في عنوانه الكلمة (title)", "with the word in the title: title:"),
            Example('title:"كأس العالم"', "ما في عنوانه الكلمات كلّها", "with all these words in the title"),
            Example("مصدر:seeds/*", "ما يبدأ اسم ملفه هكذا (source)", "from all files whose names begin so: source:"),
        ),
    ),
)
