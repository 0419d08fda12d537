"""The help of the query language: examples with what they find, and its limits.

The web page, `search-cli --help` and the guide (`derive.guide`) show these same rows: the page with words of the open
index (`indexer.search.examples`), the others with words of the documents that come with Kashshaf.
"""

from collections.abc import Mapping
from string import Formatter
from typing import NamedTuple

from indexer.messages.catalogue import Language, gettext_noop
from indexer.query.limits import MAX_DEPTH, MAX_EXPANDED_WORDS, MAX_LENGTH, MAX_NEAR_WORDS, MAX_WORDS

Words = Mapping[str, str]


class Example(NamedTuple):
    """What a query finds, and the query in both languages, with the names of words in braces.

    In English fields and operators are English; without `english` both are the same.
    """

    meaning: str
    arabic: str
    english: str = ""

    def has(self, language: Language, words: Words) -> bool:
        """Say whether these words are all that the query needs."""
        names = (name for _, name, _, _ in Formatter().parse(self._template(language)) if name)
        return all(name in words for name in names)

    def query(self, language: Language, words: Words | None = None) -> str:
        """Return the query with these words; raises KeyError if one that it needs is missing."""
        return self._template(language).format_map(WORDS[language] if words is None else words)

    def _template(self, language: Language) -> str:
        return self.english or self.arabic if language == "en" else self.arabic


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
# Words of the documents that come with Kashshaf: all of one of them, but `other_place`.
_ARABIC: Words = {
    "surname": "لافروف", "beginning": "لافر", "person": "سيرغي لافروف", "place": "وونسان", "second_place": "موسكو",
    "other_place": "قطر", "phrase": "وزير الخارجية", "near": "وزير لافروف", "word": "وزير", "hamza": "أمير",
    "letters": "دبلوماس", "misspelled": "وونسن", "month": "2023/10", "since": "2023-10-01", "until": "2023-10-20",
    "years": "2022..2023", "date": "2023/10", "title_word": "قمة", "title_words": "كأس العالم", "source": "seeds/",
    "section": "سياسة",
}  # fmt: skip
_LATIN: Words = {
    "surname": "lavrov", "beginning": "lavr", "person": "sergey lavrov", "place": "wonsan", "second_place": "moscow",
    "other_place": "qatar",
}  # fmt: skip
WORDS: Mapping[Language, Words] = {"ar": _ARABIC, "en": {**_ARABIC, **_LATIN}}

SECTIONS = (
    Section(
        gettext_noop("Words"),
        (
            Example(
                gettext_noop("all the words, in any form or spelling; under a line, some of them"),
                "{surname} {place}",
                "{person} {place}",
            ),
            Example(gettext_noop("the words together, in this order"), '"{phrase}"'),
            Example(gettext_noop("both words in any order, at most 5 words between them"), '"{near}"~5'),
            Example(
                gettext_noop("either word; OR and | mean the same"),
                "{place} أو {other_place}",
                "{place} OR {other_place}",
            ),
            Example(gettext_noop("both words; documents with one of them do not follow"), "{place} AND {second_place}"),
            Example(
                gettext_noop("without the second word in any form or spelling; NOT means the same"),
                "{place} -{other_place}",
            ),
            Example(gettext_noop("operators combined"), "({place} OR {second_place}) AND NOT {other_place}"),
        ),
    ),
    Section(
        gettext_noop("Spelling of words"),
        (
            Example(gettext_noop("this exact spelling: no clitics, no other forms"), "={word}"),
            Example(gettext_noop("in quotes, hamza and vowel marks count if they are typed"), '"{hamza}"'),
            Example(gettext_noop("words that start with these letters (3 or more), also after clitics"), "{letters}*"),
            Example(gettext_noop("words one letter away, or two for long words (4 letters or more)"), "{misspelled}~"),
        ),
    ),
    Section(
        gettext_noop("People, places and dates"),
        (
            Example(
                gettext_noop("mentions this person; part of the name is enough"), "شخص:{surname}", "people:{surname}"
            ),
            Example(
                gettext_noop("the 5 most mentioned people with a name that starts so; also for places"),
                "شخص:{beginning}*",
                "people:{beginning}*",
            ),
            Example(
                gettext_noop(r"the name as the facet shows it; write a quotation mark in it as \""),
                'شخص:"{person}"',
                'people:"{person}"',
            ),
            Example(gettext_noop("mentions this place"), "مكان:{place}", "places:{place}"),
            Example(gettext_noop("published in this month; also a year or a day"), "نشر:{month}", "published:{month}"),
            Example(
                gettext_noop("published between two days; a range can be open: ..2023"),
                "نشر:{since}..{until}",
                "published:{since}..{until}",
            ),
            Example(gettext_noop("mentions a date in this range"), "ذكر:{years}", "mentioned:{years}"),
            Example(gettext_noop("mentions exactly this date"), "تاريخ:{date}", "dates:{date}"),
        ),
    ),
    Section(
        gettext_noop("Title and source"),
        (
            Example(gettext_noop("has the word in its title"), "عنوان:{title_word}", "title:{title_word}"),
            Example(gettext_noop("has all these words in its title"), 'عنوان:"{title_words}"', 'title:"{title_words}"'),
            Example(
                gettext_noop("from a site, folder or file whose name starts so"), "مصدر:{source}*", "source:{source}*"
            ),
            Example(gettext_noop("in this section, as its source says"), 'قسم:"{section}"', 'section:"{section}"'),
        ),
    ),
)
