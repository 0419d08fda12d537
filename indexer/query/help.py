"""The help of the query language: examples with what they find, and its limits.

The web page, `search-cli --help` and the guide (`derive.guide`) show these same rows.
"""

from collections.abc import Mapping
from typing import NamedTuple

from indexer.messages.catalogue import gettext_noop
from indexer.query.limits import MAX_DEPTH, MAX_EXPANDED_WORDS, MAX_LENGTH, MAX_NEAR_WORDS, MAX_WORDS


class Example(NamedTuple):
    """A query to try, and what it finds."""

    query: str
    meaning: str


class Section(NamedTuple):
    """Examples of one kind."""

    title: str
    examples: tuple[Example, ...]


LIMITS = gettext_noop(
    "A query has at most %(characters)s characters, %(words)s words and %(levels)s levels of parentheses and "
    "operators; at most %(signed)s words with * or ~, and at most %(near)s words in one “near” phrase."
)
LIMIT_VALUES: Mapping[str, int] = {
    "characters": MAX_LENGTH,
    "words": MAX_WORDS,
    "levels": MAX_DEPTH,
    "signed": MAX_EXPANDED_WORDS,
    "near": MAX_NEAR_WORDS,
}
SECTIONS = (
    Section(
        gettext_noop("Words"),
        (
            Example(
                "لافروف وونسان", gettext_noop("all the words, in any form or spelling; under a line, some of them")
            ),
            Example('"وزير الخارجية"', gettext_noop("the words together, in this order")),
            Example('"لافروف موسكو"~5', gettext_noop("both words in any order, at most 5 words between them")),
            Example("مصر أو المغرب", gettext_noop("either word; OR and | mean the same")),
            Example("روسيا AND الصين", gettext_noop("both words; documents with one of them do not follow")),
            Example(
                "روسيا -أوكرانيا", gettext_noop("without the second word in any form or spelling; NOT means the same")
            ),
            Example("(مصر OR المغرب) AND NOT قطر", gettext_noop("operators combined")),
        ),
    ),
    Section(
        gettext_noop("Spelling of words"),
        (
            Example("=وزير", gettext_noop("this exact spelling: no clitics, no other forms")),
            Example('"أمير"', gettext_noop("in quotes, hamza and vowel marks count if they are typed")),
            Example("دبلوماس*", gettext_noop("words that start with these letters (3 or more), also after clitics")),
            Example("وونسن~", gettext_noop("words one letter away, or two for long words (4 letters or more)")),
        ),
    ),
    Section(
        gettext_noop("People, places and dates"),
        (
            Example("شخص:لافروف", gettext_noop("mentions this person; part of the name is enough (people)")),
            Example(
                "شخص:لافر*", gettext_noop("the 5 most mentioned people with a name that starts so; also for places")
            ),
            Example(
                'people:"سيرغي لافروف"',
                gettext_noop(r"the name as the facet shows it; write a quotation mark in it as \""),
            ),
            Example("مكان:موسكو", gettext_noop("mentions this place (places)")),
            Example("نشر:2023/10", gettext_noop("published in this month; also a year or a day (published)")),
            Example(
                "published:2023-10-01..2023-10-20",
                gettext_noop("published between two days; a range can be open: ..2023"),
            ),
            Example("ذكر:2022..2023", gettext_noop("mentions a date in this range (mentioned)")),
            Example("تاريخ:2023/10", gettext_noop("mentions exactly this date (dates)")),
        ),
    ),
    Section(
        gettext_noop("Title and source"),
        (
            Example("عنوان:قمة", gettext_noop("has the word in its title (title)")),
            Example('title:"كأس العالم"', gettext_noop("has all these words in its title")),
            Example("مصدر:seeds/*", gettext_noop("from a site, folder or file whose name starts so (source)")),
            Example(
                "قسم:سياسة", gettext_noop("in this section, as its source says (section); author finds its author")
            ),
        ),
    ),
)
