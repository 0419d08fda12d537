import time

import pytest

from indexer.errors import QueryError
from indexer.messages.catalogue import translate_error
from indexer.query.limits import MAX_DEPTH, MAX_EXPANDED_WORDS, MAX_LENGTH, MAX_NEAR_DISTANCE, MAX_NEAR_WORDS, MAX_WORDS
from indexer.query.parser import parse
from tests.indexer.query.shapes import shape

QUERIES = [
    ("لافروف", "لافروف"),
    ("لافروف وونسان", "allof(لافروف وونسان)"),
    ('"وزير الخارجية" موسكو', 'allof("وزير الخارجيه" موسكو)'),
    ("«كأس العالم»", '"كاس العالم"'),
    # a quotation ends at the mark that belongs to its first, in either direction
    ('«كأس "العالم" اليوم» مصر', 'allof("كاس العالم اليوم" مصر)'),
    ('"كأس «العالم» اليوم" مصر', 'allof("كاس العالم اليوم" مصر)'),
    ("“كأس «العالم»” مصر", 'allof("كاس العالم" مصر)'),
    ("”كأس العالم“ مصر", 'allof("كاس العالم" مصر)'),
    ("»كأس العالم« مصر", 'allof("كاس العالم" مصر)'),
    ("„كأس العالم“ مصر", 'allof("كاس العالم" مصر)'),
    ('people:"نادي «الأمل»" مصر', "allof(people:نادي «الأمل» مصر)"),
    ('“كأس العالم" مصر', 'allof("كاس العالم" مصر)'),  # without its own end, at any other mark
    ('"كأس العالم مصر', '"كاس العالم مصر"'),
    ("مصر «كأس", 'allof(مصر "كاس")'),
    # signs that nobody sees
    ("مصر \u200f-كبير", "allof(مصر not(كبير))"),
    ("مصر -\u200fكبير", "allof(مصر not(كبير))"),
    ("\u2068-كبير\u2069", "not(كبير)"),
    ("\u061cشخص:\u2068لافروف\u2069", "people:لافروف"),
    ("people:\u2068«سيرغي لافروف»\u2069", "people:سيرغي لافروف"),
    ("مصر \u200eOR\u200e تونس", "or(مصر تونس)"),
    ("مصر \u200fأو\u200f تونس", "or(مصر تونس)"),
    ("\u200f=كاتب", "exact(كاتب)"),
    ("كتا\u200f*\u200f", "prefix(كتا)"),
    ('\u200f"مصر تونس"\u200f~\u200f5', "near5(مصر تونس)"),
    ("published:\u20662023-10\u2069", "published(2023-10-01..2023-10-31)"),
    ("\u200f\u202b(\u202cمصر\u200f)", "مصر"),
    # other forms of a date
    ("تاريخ:20/10/2023", "dates:2023-10-20"),
    ("dates:1.9.2023", "dates:2023-09-01"),
    ("نشر:1/9/2023", "published(2023-09-01)"),
    ("روسيا -أوكرانيا", "allof(روسيا not(اوكرانيا))"),
    ('روسيا -"كأس العالم"', 'allof(روسيا not("كاس العالم"))'),
    ("-أوكرانيا", "not(اوكرانيا)"),
    ("مصر –أوكرانيا", "allof(مصر not(اوكرانيا))"),  # a dash, which phones write
    ("مصر −«أوكرانيا»", 'allof(مصر not("اوكرانيا"))'),
    ("مصر – أوكرانيا", "allof(مصر اوكرانيا)"),
    ("مصر–أوكرانيا", '"مصر اوكرانيا"'),
    ("مصر OR المغرب", "or(مصر المغرب)"),
    ("مصر | المغرب", "or(مصر المغرب)"),
    ("مصر أو المغرب", "or(مصر المغرب)"),
    ("(مصر) أو -«كأس العالم»", 'or(مصر not("كاس العالم"))'),
    ("قمة مصر أو تونس أو قطر", "allof(قمه or(مصر تونس قطر))"),
    ("مصر AND المغرب", "and(مصر المغرب)"),
    ("مصر AND NOT المغرب", "and(مصر not(المغرب))"),
    ("قمة مصر OR المغرب", "allof(قمه or(مصر المغرب))"),
    ("مصر AND المغرب OR تونس", "or(and(مصر المغرب) تونس)"),
    ("(قمة مصر) OR تونس", "or(allof(قمه مصر) تونس)"),
    ("COVID-19", '"covid 19"'),
    ("كوفيد-19", '"كوفيد 19"'),
    ("G20", '"g 20"'),
    ("المادة5", "allof(الماده 5)"),
    ("وزن 20كلغ،", "allof(وزن 20 كلغ)"),
    ("مصر -المادة5", "allof(مصر not(allof(الماده 5)))"),
    ("مصر OR المادة5", "or(مصر allof(الماده 5))"),
    ('"المادة5"', '"الماده 5"'),
    # a sign between words whose space is missing
    ("رئيس،وزير", "allof(رييس وزير)"),
    ("رئيسٌ؛وزيرٌ", "allof(رييس وزير)"),
    ("قمة رئيس/وزير", "allof(قمه رييس وزير)"),
    ("رئيس…وزير*", "allof(رييس prefix(وزير))"),
    ("مصر OR رئيس؟وزير", "or(مصر allof(رييس وزير))"),
    ("-رئيس:وزير", "not(allof(رييس وزير))"),
    ("الساعة:10:30", 'allof(الساعه "10 30")'),
    # a sign that belongs to a phrase, a name or a number
    ('"رئيس،وزير"', '"رييس وزير"'),
    ("=رئيس،وزير", "exact(رييس وزير)"),
    ("أ.ف.ب", '"ا ف ب"'),
    ("و/أو", '"و او"'),
    ("رئيس-وزير", '"رييس وزير"'),
    ("site.com/a", '"site com a"'),
    ("5،5", '"5 5"'),
    ("2.5كلغ", "allof(2.5 كلغ)"),
    ("20/10/2023", '"20 10 2023"'),
    ("مصر - السودان", "allof(مصر السودان)"),
    ("or and", "allof(or and)"),  # operators are in capitals
    ("أو", "او"),
    ("أو مصر", "allof(او مصر)"),
    ("مصر (أو) تونس أو", "allof(مصر او تونس او)"),
    ("مصر او تونس", "allof(مصر او تونس)"),
    ("مصر و تونس", "allof(مصر و تونس)"),
    ("شاي بدون سكر", "allof(شاي بدون سكر)"),
    ("", "everything"),
    (" \n", "everything"),
    # fields
    ("people:لافروف", "people:لافروف"),
    ('شخص:"سيرغي لافروف"', "people:سيرغي لافروف"),
    ("أماكن:«كوت ديفوار (أفريقيا)»", "places:كوت ديفوار (أفريقيا)"),  # as typed, not folded
    ("اماكن:أبها", "places:أبها"),
    ("تاريخ:٢٠٢٣-١٠", "dates:2023-10"),
    ("تاريخ:2023/10", "dates:2023-10"),
    ("published:2023-10", "published(2023-10-01..2023-10-31)"),
    ("نُشر:٢٠٢٣-١٠-٢٠", "published(2023-10-20)"),
    ("قمة منشور:..2023", "allof(قمه published(..2023-12-31))"),
    (
        "ذكر:2023-10-01..2023-10-20 -mentioned:2023-10-05",
        "allof(mentioned(2023-10-01..2023-10-20) not(mentioned(2023-10-05)))",
    ),
    ('title:"كأس العالم"', "title(كاس العالم)"),
    ("عنوان:كأس مصر", "allof(title(كاس) مصر)"),
    ('section:"كرة القدم"', "section:كرة القدم"),
    ("قسم:سياسة", "section:سياسة?"),
    ("كاتب:زياد*", "author:زياد*?"),
    ("author:", "author"),
    ("source:seeds/a.txt", "source(seeds/a.txt)"),
    ("مصدر:seeds/*", "source(seeds/...)"),
    ('source:"my seeds/"*', "source(my seeds/...)"),
    ('source:"seeds/*"', "source(seeds/*)"),
    ("قمة -places:مصر", "allof(قمه not(places:مصر))"),
    ("people:a OR people:b", "or(people:a people:b)"),
    # prefixes, near, fuzzy and exact words
    ("كتا*", "prefix(كتا)"),
    ("أحم*", "prefix(احم)"),
    ("وونسان~", "fuzzy(وونسان)"),
    ("-وونسان~ مصر", "allof(not(fuzzy(وونسان)) مصر)"),
    ('"مصر تونس"~5', "near5(مصر تونس)"),
    ("«مصر تونس»~٥", "near5(مصر تونس)"),
    ("=كاتب", "exact(كاتب)"),
    ("=COVID-19", "exact(covid 19)"),
    ('="وزير الخارجية"', "exact(وزير الخارجيه)"),
    ("-=كاتب", "not(exact(كاتب))"),
    # text that looks like an operator but is not one
    ("people: لافروف", "allof(people لافروف)"),
    ('people:"" لافروف', "allof(people لافروف)"),
    ("title:!!!", "title"),
    ("source:*", "source"),
    ("published: 2023", "allof(published 2023)"),
    ("نشرة:2023", "allof(نشره 2023)"),
    ("person:لافروف", "allof(person لافروف)"),
    ("المصدر:رويترز", "allof(المصدر رويترز)"),
    ("10:30", '"10 30"'),
    ("كت*", "كت"),
    ("مصر~", "مصر"),
    ("covid-19~", '"covid 19"'),
    ("وونسان ~", "وونسان"),
    ("كت*اب", '"كت اب"'),
    ("covid-19*", '"covid 19"'),
    ("* مصر *", "مصر"),
    ('"مصر"~5', '"مصر"'),
    ('"مصر تونس"~0', '"مصر تونس"'),
    ('"مصر تونس"~', '"مصر تونس"'),
    ('"مصر تونس"~5a', 'allof("مصر تونس" "5 a")'),
    ('title:"مصر تونس"~5', "allof(title(مصر تونس) 5)"),
    ("مصر ~5", "allof(مصر 5)"),
    ("= مصر =", "مصر"),
    ("مصر=تونس", '"مصر تونس"'),
    # open quotes and parentheses, and extra closing ones
    ('"كأس العالم', '"كاس العالم"'),
    ("((مصر", "مصر"),
    (")) مصر (", "مصر"),
    ("مصر) تونس قطر", "allof(مصر تونس قطر)"),
    ('people:"سيرغي لافروف', "people:سيرغي لافروف"),
    ("OR مصر", "مصر"),
    ("مصر OR", "مصر"),
    ("مصر OR OR المغرب", "or(مصر المغرب)"),
    ('"" مصر', "مصر"),
    ("مصر !!!", "مصر"),
]


@pytest.mark.parametrize(("text", "tree"), QUERIES)
def test_a_query_parses_to_a_tree(text: str, tree: str) -> None:
    assert shape(parse(text)) == tree


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("!!!", "no word"),
        ('"', "no word"),
        ("OR", "no word"),
        ("-", "no word"),
        ("ا" * (MAX_LENGTH + 1), "shorten"),
        ("س " * 900, "shorten"),
        ("ﷺ " * (MAX_WORDS // 4 + 1), "shorten"),  # one sign, four words
        (f'"مصر تونس"~{MAX_NEAR_DISTANCE + 1}', "near"),
        ('"مصر تونس"~' + "9" * 1900, "near"),
        (f'"{"مصر " * (MAX_NEAR_WORDS + 1)}"~2', "21 words are near each other; at most 20 are allowed"),
        ("مصر* " * (MAX_EXPANDED_WORDS + 1), r"more than 50 words with \* or ~"),
        ("تونس~ " * (MAX_EXPANDED_WORDS + 1), r"more than 50 words with \* or ~"),
        (f"{'مصر* ' * 25}{'تونس~ ' * 24}" + '"مصر تونس"~2', r"more than 50 words with \* or ~"),
        ('"مصر تونس"~2 ' * (MAX_EXPANDED_WORDS // 2 + 1), r"more than 50 words with \* or ~"),
        (f"source:{'س' * 201}*", "beginning of a source"),
        ("title:قم*", "write title:قم without"),
        ('عنوان:"كأس الع"*', "whole words"),
        ("published:أمس", "not a date for published"),
        ("mentioned:2023..2022", "swap"),
        ("(س " * (MAX_DEPTH + 1), "deeper"),
        ("NOT " * (MAX_DEPTH + 1) + "س", "deeper"),
    ],
)
def test_an_invalid_query_is_an_error_that_says_why(text: str, sentence: str) -> None:
    with pytest.raises(QueryError, match=sentence):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        f'"{"مصر " * MAX_NEAR_WORDS}"~2',
        f'"{"مصر " * (MAX_NEAR_WORDS + 1)}"',  # a phrase costs little
        "مصر* " * MAX_EXPANDED_WORDS,
        "تونس~ " * MAX_EXPANDED_WORDS,
        '"مصر تونس"~2 ' * (MAX_EXPANDED_WORDS // 2),
        "مصر " * MAX_WORDS,
        "كت* " * MAX_WORDS,  # too short for *, which is ignored
        "مصر~ " * MAX_WORDS,
        '"مصر"~2 ' * MAX_WORDS,
    ],
)
def test_a_query_at_a_limit_is_valid(text: str) -> None:
    parse(text)


def test_an_error_is_in_arabic_too() -> None:
    with pytest.raises(QueryError) as caught:
        parse("تونس~ " * (MAX_EXPANDED_WORDS + 1))
    assert "أكثر من 50 كلمة معها * أو ~" in translate_error("ar", caught.value)


def test_words_under_a_not_do_not_score() -> None:
    leaves = list(parse('مصر -تونس ("كأس العالم" OR NOT قطر)').scoring_leaves())
    assert [shape(node) for node in leaves] == ["مصر", '"كاس العالم"']


def test_leaves_that_score() -> None:
    query = '"مصر تونس"~2 =قطر كتا* title:كأس people:لافروف source:a -"ليبيا عمان"~2'
    leaves = list(parse(query).scoring_leaves())
    assert [shape(node) for node in leaves] == ["near2(مصر تونس)", "exact(قطر)", "prefix(كتا)", "كاس", "people:لافروف"]


def test_a_long_word_of_letters_and_digits_is_read_at_once() -> None:
    start = time.perf_counter()
    parse("ا1" * 90 + "x")
    parse("ا" * 1900 + "_x")
    assert time.perf_counter() - start < 1
