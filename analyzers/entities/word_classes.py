"""Classify a folded word by its spelling alone: its likely clitics, and what it can be in a name."""

import re
from functools import cache, lru_cache

from analyzers.entities.cue_words import NAME_JOINTS, REGNAL, SAYING, SURE_PLACE_HEADS, TITLES
from analyzers.entities.name_kinds import may_be_given_name
from analyzers.entities.ordinary_words import is_verb
from analyzers.names.gazetteer import gazetteer
from analyzers.names.genealogy import FUSED_SERVANT
from analyzers.names.name_lists import (
    CLEARLY_A_NAME,
    FEW_PEOPLE,
    MANY_PEOPLE,
    MOSTLY_A_NAME,
    OFTEN_A_NAME,
    known_names,
    name_list,
)
from analyzers.text.affixes import ARTICLE
from analyzers.text.clitics import CliticSplit, clitic_splits, forms_of_host
from analyzers.text.function_words import is_function_word
from analyzers.text.lexicon import lexicon
from analyzers.text.stem import stem

# Thresholds in tenths of Zipf. They trade names that are missed against ordinary words that are mistaken for names;
# `python -m benchmarks.entities` on the development part of ANERcorp shows both.
COMMON_WORD = 42  # a more frequent word is part of a person's name only if a list of names has it
FREQUENT_NOUN = 40  # a more frequent word that no list of names has does not begin a name
NOUN_WITH_ARTICLE = 30  # the same for a word that also has the article
RARE_PART = 36  # a rarer part of a person's name means the person wherever it occurs in the text
RARE_WORD = 18  # a rarer word may be an unlisted family name
_MAX_CLITIC_LOSS = 4  # a name is rarer than this after a preposition; لصالح is rather «in favour of»
_ORDINARY_FORM = 30  # a word at least this frequent, of a stem that is not rare, is no clitic and a name
_CUE_BONUS = 2  # sizes by which a name with the letters of a clitic may be less common than without, after a title
_COMMON_NAME = 55  # a more frequent word is not a name by itself, even if listed
_COMMON_NEIGHBOUR = 45  # a more frequent word does not join the name next to it
_COMMON_PLACE = 40  # a more frequent word is not an unlisted place
_COMMON_AFTER_HEAD = 30  # a more frequent word after «city of» is not an unlisted place
_CLITIC_COSTS = {"و": 6, "ب": 7, "ل": 7, "ف": 22, "ك": 22}  # «so» and «like» are rare before names
_LISTED_PLACE_GAIN = 25  # when clitics are split off, a listed place counts this much more
_NAME_LEVEL_GAIN = 4  # … and a listed name this much more for each level

NISBA_ENDINGS = ("يتين", "يتان", "يين", "يون", "يان", "يات", "يه", "ي")  # endings of «Russian» by gender and number
_PEOPLES = ("كوريا", "عرب", "كرد", "عاج", "فرنج", "غرب", "شرق", "شمال", "جنوب")  # also countries of several words
_OTHER_COUNTRIES = ("ايفوار", "عاج", "بوركينا", "كوريا", "سلفادور", "سيراليون")  # of several words: الإيفواري
_FIRST_PARTS = ("ابو", "عبدال", "بن")  # parts of a name that writers join to the next part
_DUAL_OR_PLURAL_VERB = re.compile("[يت]..+(?:ان|ون)")  # يوقعان, يؤكدون
_BEGINNINGS = frozenset({"ام", "ابو", "ابي", "ابا", "ابن", "عبد"})  # of a name; after a clitic they begin another
TEN = "عشر"  # of السادس عشر


@lru_cache(maxsize=1 << 17)
def likely_split(word: str) -> CliticSplit:
    """Return the most likely split of a folded word into clitics and host: بوتين -> بوتين, ولروسيا -> روسيا."""
    splits = clitic_splits(word)
    if len(splits) == 1:  # three words of four
        return splits[0]
    return max(splits, key=lambda split: _evidence(split.host) - _clitic_cost(word[: split.clitic_length]))


def _clitic_cost(clitics: str) -> int:
    return sum(_CLITIC_COSTS[letter] for letter in clitics)


def _evidence(word: str) -> int:
    """Return the evidence for a word in tenths of Zipf: its frequency, and more for listed names."""
    place = gazetteer().places.get(word)
    if len(word) < 3:
        gain = 0
    elif place and place.sure:
        gain = _LISTED_PLACE_GAIN
    else:
        gain = _NAME_LEVEL_GAIN * name_list().level(word)
    return lexicon().frequency(word) + gain


def without_clitics(word: str) -> str:
    """Return the host of the most likely split of a folded word."""
    return likely_split(word).host


@lru_cache(maxsize=1 << 16)
def name_split(word: str, *, follows_cue: bool = False) -> CliticSplit:
    """Return the most likely split of the first word of a name: لوبان and بلحسن keep letters that look like clitics.

    `follows_cue` says that a title or a verb of saying is before the word, after which no preposition is likely.
    """
    if joined_family_name(word):
        return CliticSplit(word[1:], 1)
    split, names = likely_split(word), name_list()
    if not split.clitic_length:
        return split
    size, host_size = names.size(word), names.size(split.host)
    keeps_letters = stem(word)[:2] == word[:2]
    bonus = _CUE_BONUS if follows_cue and (keeps_letters or word[0] not in "وف") else 0
    is_listed = bool(size) and size >= host_size - bonus
    is_word_with_clitic = size >= FEW_PEOPLE and names.level(split.host) <= OFTEN_A_NAME  # واين is not و + أين
    is_unknown_host = not host_size and split.host not in gazetteer().places and keeps_letters
    return CliticSplit(word, 0) if is_listed or is_word_with_clitic or is_unknown_host else split


def may_keep_letters(word: str) -> bool:
    """Say whether the first letters of a word may belong to a name: it is listed, or the stemmer keeps them."""
    return name_list().level(word) > 0 or stem(word)[:2] == word[:2]


@lru_cache(maxsize=1 << 16)
def is_ordinary_word(word: str) -> bool:
    """Say whether a word that a clitic and a name would also make is a word of its own: وفدا, بديل, لصالح."""
    split, frequency = likely_split(word), lexicon().frequency
    if not split.clitic_length or name_list().level(word):
        return False
    if word[0] not in "وف" and frequency(word) >= max(FREQUENT_NOUN, frequency(split.host) - _MAX_CLITIC_LOSS):
        return True
    is_whole = stem(word)[:2] == word[:2]
    return is_whole and frequency(word) >= _ORDINARY_FORM and max(frequency(word), frequency(stem(word))) >= RARE_PART


@cache
def _nisba_stems() -> frozenset[str]:
    """Return the stems that become nationalities with «ي»: روسيا -> روس, الصين -> صين."""
    names = [name for name, place in gazetteer().places.items() if place.kind != "city" and " " not in name]
    return frozenset(nisba_stem(name.removeprefix(ARTICLE)) for name in (*names, *_PEOPLES))


@cache
def _country_stems() -> frozenset[str]:
    names = [name for name, place in gazetteer().places.items() if place.kind == "country" and " " not in name]
    return frozenset(nisba_stem(name.removeprefix(ARTICLE)) for name in (*names, *_OTHER_COUNTRIES))


@lru_cache(maxsize=1 << 16)
def is_of_country(word: str) -> bool:
    """Say whether a folded word says which country someone is from; unlike الجولاني, a family name."""
    word = word.removeprefix(ARTICLE)
    return any(word.endswith(ending) and word[: -len(ending)] in _country_stems() for ending in NISBA_ENDINGS)


def nisba_stem(name: str) -> str:
    """Return what remains of a folded name of a country before «ي»: روسيا -> روس."""
    for ending in ("يا", "يه", "ا", "ه"):
        if name.endswith(ending) and len(name) - len(ending) > 2:
            return name[: -len(ending)]
    return name


@lru_cache(maxsize=1 << 17)
def is_nationality(word: str) -> bool:
    """Say whether a folded word says which country someone is from: روسي, الروسية, but not والروس."""
    word = word.removeprefix(ARTICLE)
    if not word.endswith(NISBA_ENDINGS):  # four words of five
        return False
    return any(word.endswith(ending) and word[: -len(ending)] in _nisba_stems() for ending in NISBA_ENDINGS)


@lru_cache(maxsize=1 << 16)
def cannot_be_in_person(word: str) -> bool:
    """Say whether a word is never in a person's name: unlisted, frequent or a verb, and not a usual part of names."""
    if is_function_word(word) and not name_list().level(word) and word not in NAME_JOINTS:
        return True
    host = name_split(word).host
    if name_list().level(host) or host.startswith("عبدال") or word in NAME_JOINTS | REGNAL or host == TEN:
        return False
    # «my» is rare in news, and many foreign names end like it: جولاتي.
    noun = host if host.endswith("ي") and not stem(host).endswith("ي") else stem(host)
    return lexicon().frequency(noun) >= COMMON_WORD or _DUAL_OR_PLURAL_VERB.fullmatch(host) is not None


def cannot_be_in_place(word: str) -> bool:
    """Say whether a word is never in the name of an unlisted place: frequent, or a nationality."""
    return is_nationality(word) or lexicon().frequency(stem(word)) >= _COMMON_PLACE


def may_be_single_name(word: str) -> bool:
    """Say whether one word, without its clitics, may be the whole name of a person."""
    host = name_split(word).host
    if len(host) < 2 or is_nationality(host):
        return False
    return name_list().level(host) > 0 or lexicon().frequency(host) < COMMON_WORD


@cache
def sure_place_heads() -> frozenset[str]:
    """Return the folded words after which any word is a place, with clitics or without: مدينة, بمحافظة."""
    return frozenset(form for head in SURE_PLACE_HEADS for form in forms_of_host(head) if without_clitics(form) == head)


def may_follow_place_head(word: str) -> bool:
    """Say whether an unlisted word is a place after a word such as مدينة."""
    rare = lexicon().frequency(word) < _COMMON_AFTER_HEAD
    return len(word) > 2 and word[:1].isalpha() and rare and not is_nationality(word)


@lru_cache(maxsize=1 << 16)
def is_name(word: str) -> bool:
    """Say whether a folded word is clearly a name: several people bear it, and it is not frequent."""
    names = name_list()
    return (
        names.level(word) >= CLEARLY_A_NAME
        and names.size(word) > 1
        and lexicon().frequency(word) < _COMMON_NAME
        and not is_nationality(word)
    )


@lru_cache(maxsize=1 << 16)
def is_given_name(word: str) -> bool:
    """Say whether a folded word is a given name of many people, and little else."""
    return is_name(word) and name_list().role(word) != "f" and name_list().size(word) >= MANY_PEOPLE


@lru_cache(maxsize=1 << 17)
def has_given_name(word: str) -> bool:
    """Say whether a word is a given name, with clitics or without: محمد, ومحمد."""
    return is_given_name(without_clitics(word)) and not is_ordinary_word(word)


@lru_cache(maxsize=1 << 17)
def may_begin_name(word: str) -> bool:
    """Say whether a word is a given name, with clitics or without, or may be one after a title."""
    return has_given_name(word) or may_be_given_name(word)


@lru_cache(maxsize=1 << 16)
def joined_name_part(word: str) -> CliticSplit | None:
    """Return the split of a clitic before a part of a name that begins it: لأم, وأبو, وعبد; None for another word."""
    if name_list().level(word) >= OFTEN_A_NAME:
        return None
    splits = clitic_splits(word)[1:]
    return next((split for split in splits if split.host in _BEGINNINGS or split.host.startswith(FUSED_SERVANT)), None)


@lru_cache(maxsize=1 << 16)
def joined_family_name(word: str) -> bool:
    """Say whether a word is «and» with a family name: صالح والحوثي; not والتر."""
    names = name_list()
    if not word.startswith("و" + ARTICLE) or names.level(word):
        return False
    return names.role(word[1:]) == "f" or lexicon().frequency(word[1:]) > lexicon().frequency(word)


@lru_cache(maxsize=1 << 16)
def starts_second_name(word: str) -> CliticSplit | None:
    """Return the split of a word that joins a further name with «and»: ورجاء -> رجاء; None for another word."""
    names = name_list()
    level, size = names.level(word), names.size(word)
    for split in clitic_splits(word)[1:]:
        host_level, host_size = names.level(split.host), names.size(split.host)
        more_likely = host_level > level if not level else host_size > size + 1
        joined = word[0] == "و" or (word[0] == "ف" and host_size >= FEW_PEOPLE and level < CLEARLY_A_NAME)  # فيون
        if host_level >= MOSTLY_A_NAME and more_likely and joined:
            return split
    return None


@lru_cache(maxsize=1 << 16)
def may_precede_name(word: str) -> bool:
    """Say whether a word before a name belongs to it."""
    host = without_clitics(word)
    if host.startswith(ARTICLE) or host in SAYING or host in TITLES:
        return False
    if is_ordinary_word(word) or is_verb(host) or (is_function_word(word) and not name_list().level(word)):
        return False
    rare = name_list().level(host) >= MOSTLY_A_NAME and lexicon().frequency(host) < _COMMON_NEIGHBOUR
    return is_given_name(host) or (rare and name_list().size(host) > 1 and not is_nationality(host))


@lru_cache(maxsize=1 << 16)
def may_follow_given_name(word: str) -> bool:
    """Say whether a word after a given name belongs to it."""
    if not "ء" <= word[:1] <= "ي" or starts_second_name(word) or _is_sure_place(word):
        return False
    if word.removeprefix(ARTICLE) in TITLES or (is_verb(word) and not known_names().is_native(word)):
        return False
    frequency = lexicon().frequency(word)
    if is_name(word) or (word.startswith(_FIRST_PARTS) and frequency < _COMMON_NEIGHBOUR):
        return True
    return frequency < RARE_WORD and likely_split(word).clitic_length == 0 and not is_nationality(word)


def _is_sure_place(word: str) -> bool:
    place = gazetteer().places.get(word)
    return place is not None and place.sure


@lru_cache(maxsize=1 << 16)
def ends_name_before(word: str) -> bool:
    """Say whether a word has the preposition «in» or «to» and so is not part of the name before it: بباريس."""
    host, clitic_length = likely_split(word)
    names = name_list()
    is_listed_name = names.level(host) >= MOSTLY_A_NAME and names.size(host) >= FEW_PEOPLE
    is_known_host = is_listed_name or _is_sure_place(host) or lexicon().frequency(host) >= COMMON_WORD
    is_title_of_caliph = word == "بالله"  # المعتصم بالله
    return word[:clitic_length] in ("ب", "ل") and is_known_host and not (names.level(word) or is_title_of_caliph)


def may_have_clitic(word: str) -> bool:
    """Say whether a word begins with «and», or its likely split has clitics."""
    return word[0] in "وف" or likely_split(word).clitic_length > 0
