"""Decide whether the name of a city proves the city: many are also people or ordinary words."""

from analyzers.entities.cue_words import ORGANISATION_HEADS, PLACE_HEADS, TITLES
from analyzers.names.name_lists import MANY_PEOPLE, MOSTLY_A_NAME, name_list
from analyzers.text.affixes import ARTICLE
from analyzers.text.lexicon import lexicon
from derive.places.names import ARAB_COUNTRIES, commonness, frequency

# Outside the Arab countries, the name of a town with fewer people must be in the lexicon.
SMALL_TOWN = 15_000
# Pairs of a frequency (ten times Zipf) and people. A name this common needs its context if the city is smaller.
WEAK_BELOW = ((20, 5_000), (30, 50_000), (35, 200_000), (40, 700_000), (47, 3_000_000))
# A name this common is left out if the city is smaller: the word nearly always means something else.
LEFT_OUT_BELOW = ((40, 20_000), (45, 150_000), (50, 500_000), (55, 1_500_000))
MIN_LENGTH, LARGE_CITY = 4, 100_000  # letters, people: a shorter name needs its context unless the city is large
HUGE_CITY = 3_000_000  # people; its name means the city even where people bear it
VERY_COMMON = 54  # tenths of Zipf
COMMON_PHRASE = 45  # tenths of Zipf; a name of such words alone may be a phrase: المدينة الجديدة
HEADS = TITLES | PLACE_HEADS | ORGANISATION_HEADS  # بورصة is a city, and «stock exchange» before cities
# A noun of the language takes the article and pronouns about as often as it stands alone, a verb has other persons; the
# name of a city has neither. Tenths of Zipf by which these forms may be rarer.
ENDINGS, MAX_LOSS = ("ها", "هم", "ه", "هما"), 12
MAX_LOSS_WITH_ARTICLE, MAX_LOSS_WITHOUT = 8, 10
PERSONS, MAX_LOSS_OF_PERSON = "يتن", 22
NISBA, COMMON_NISBA, MAX_LOSS_OF_NISBA = "يه", 40, 12  # الشرقية is an adjective as الشرقي is
ACCUSATIVE, MIN_GAIN = "ا", 5  # بيتا is «house» in the accusative
WEAK_CITIES = {
    "ماهي": "«what is», written as one word",
    "دوما": "always",
    "الاربعاء": "Wednesday",
    "الخصوص": "particularly",
    "نسمه": "inhabitants",
    "السلط": "authorities, in the Maghreb",
    "الزرقاء": "blue",
    "مطروح": "on the table",
    "الديوانيه": "of the customs, in the Maghreb",
    "المنطقه الشرقيه": "the eastern part of any country",
}


def is_personal(word: str) -> bool:
    """Say whether many people have a folded word as a name: a city of that name needs its context."""
    return name_list().level(word) >= MOSTLY_A_NAME and name_list().size(word) >= MANY_PEOPLE


def is_word(name: str) -> bool:
    """Say whether a folded word belongs to the language by its other forms: هوية, الهوية, هويته."""
    of, least = lexicon().frequency, lexicon().frequency(name)
    if name.endswith(NISBA) and least >= COMMON_NISBA and of(name[:-1]) >= least - MAX_LOSS_OF_NISBA:
        return True
    if name.endswith(ACCUSATIVE) and of(name[:-1]) >= max(least, COMMON_NISBA) + MIN_GAIN:
        return True
    with_pronoun = max(of(name.removesuffix("ه") + ("ت" if name.endswith("ه") else "") + end) for end in ENDINGS)
    others = PERSONS[1:2] if name[0] == PERSONS[0] else PERSONS.replace(name[0], "") if name[0] in PERSONS else ""
    other_persons = [of(person + name[1:]) for person in others] or [0]  # ينبع is a verb as تنبع is
    if name.startswith(ARTICLE):
        is_noun = of(name.removeprefix(ARTICLE)) >= least - MAX_LOSS_WITHOUT > 0
    else:
        is_noun = of(ARTICLE + name) >= least - MAX_LOSS_WITH_ARTICLE > 0
    return is_noun or with_pronoun >= least - MAX_LOSS > 0 or min(other_persons) >= least - MAX_LOSS_OF_PERSON > 0


def is_known_arab_city(population: int, country: str) -> bool:
    """Say whether a city is large and Arab: its name may be a form of an ordinary word, but means the city."""
    return population >= LARGE_CITY and ARAB_COUNTRIES.fullmatch(country) is not None


def is_doubtful(name: str, population: int, country: str) -> bool:
    """Say whether the folded name of a place with this population may well be a person or an ordinary word."""
    words = name.split()
    if name in WEAK_CITIES:
        return True
    if all(is_personal(word) for word in words) and population < HUGE_CITY:
        return True
    if len(words) > 1:
        return frequency(name) >= COMMON_PHRASE and population < LARGE_CITY
    is_arab = ARAB_COUNTRIES.fullmatch(country) is not None
    short = len(name) < MIN_LENGTH and population < LARGE_CITY
    common = frequency(name) if is_arab else commonness(name)
    return short or any(common >= zipf and population < least for zipf, least in WEAK_BELOW)


def is_left_out(name: str, population: int, country: str) -> bool:
    """Say whether the folded name of a city nearly always means something else."""
    if is_known_arab_city(population, country) and len(name) > 2 and frequency(name) < VERY_COMMON:
        return False
    common = commonness(name)
    if name.removeprefix(ARTICLE) in HEADS:
        return True
    too_common = any(common >= zipf and population < least for zipf, least in LEFT_OUT_BELOW)
    if len(name) < 3 or (" " not in name and too_common):
        return True
    return not common and population < SMALL_TOWN and not ARAB_COUNTRIES.fullmatch(country)
