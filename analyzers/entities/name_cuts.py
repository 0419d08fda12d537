"""Cut the span that the tagger found into the names of people in it.

Verbs, offices, prayers, dashes and particles part names; so does a given name after the family name of another.
"""

from collections.abc import Sequence

from analyzers.entities.cue_words import BLESSINGS, GOD, LATIN_LETTERS, NAME_JOINTS, NAMED, ROLES, SECOND_PARTS, TITLES
from analyzers.entities.name_kinds import is_common_given_name, is_family_name, is_of_syllables
from analyzers.entities.ordinary_words import is_accusative, is_verb
from analyzers.entities.person_evidence import has_title, is_large_town
from analyzers.entities.sentences import Sentence, SentenceWord
from analyzers.entities.word_classes import COMMON_WORD, is_of_country, joined_name_part
from analyzers.names.gazetteer import gazetteer
from analyzers.names.name_lists import (
    CLEARLY_A_NAME,
    FEW_PEOPLE,
    MANY_PEOPLE,
    MOSTLY_A_NAME,
    OFTEN_A_NAME,
    RATHER_A_NAME,
    known_names,
    name_list,
)
from analyzers.text.affixes import ARTICLE
from analyzers.text.function_words import is_function_word, is_spelled_function_word
from analyzers.text.lexicon import lexicon

Bounds = tuple[int, int]  # first word of a name, and the word after its last

_WITNESS = (["شاهد", "عيان"], ["شاهد", "العيان"], ["شاهده", "عيان"])
_CLITICS, _CONJUNCTIONS = "وفبلك", "وف"
_INDEFINITE = ("\u064b", "\u064bا")  # the ending of an indefinite accusative: سفيراً
_PRONOUNS = ("ه", "ها", "هم", "هما")  # رحمه الله, حفظهما الله
_BROADER = ("عام", "ولي")  # after an office: أمين عام, ولي ولي العهد
_LEADER = "قيادي"  # also قياديان
_MIN_FURTHER_WORDS = 2  # of a further name in a span; one word is mostly what is left of a phrase


def cut_span(text: str, words: Sentence, start: int, end: int) -> list[Bounds]:
    """Return the names in the span of words `start` to `end` (exclusive) of a sentence of `text`."""
    keys = words.keys
    pieces: list[Bounds] = []
    first = start
    for position in range(start, end):
        span = (first, position, end)
        if position >= first and (after := _next_name(text, words[position], keys, span)) is not None:
            pieces.append((first, position))
            first = after
    pieces = [(one, other) for one, other in [*pieces, (first, end)] if one < other]
    further = [(one, other) for one, other in pieces[1:] if other - one >= _MIN_FURTHER_WORDS]
    return [_without_origin(keys, *piece) for piece in [*pieces[:1], *further]]


def _next_name(text: str, word: SentenceWord, keys: Sequence[str], span: tuple[int, int, int]) -> int | None:
    """Return where the next name may begin if the name from `first` ends before `position`; None if it goes on.

    `word` is that of `position`.
    """
    first, position, end = span
    key, surface = word.key, text[word.start : word.end]
    if position < first + 2 and is_of_syllables(keys[first : first + 3]):
        return None
    if _parts_names(text, word) or _is_preposition(text, surface, key):
        return position + 1
    if first < position and keys[position - 1] in NAME_JOINTS:
        return None
    if _is_blessing(surface, keys, position):
        return end if first < position else position + 2
    if (
        (key in NAMED and text[word.end - 1] != "ي")
        or _is_particle(surface, keys, position, end)
        or _is_verb_here(keys, first, position, end)
    ):
        return position + 1
    if words_of_office := _words_of_office(keys, position) or _is_relation(text, word):
        return position + words_of_office
    if _has_two_parts(keys[first:position]) and _says_what_he_is(keys, position, end):
        return end
    if _are_letters(keys, position) or _is_role(keys, position, end) or (first < position and is_accusative(key)):
        return end
    if first < position and (
        joined_name_part(key) or _begins_further_name(text, word) or is_second_person(keys, first, position, end)
    ):
        return position
    return None


def _begins_further_name(text: str, word: SentenceWord) -> bool:
    """Say whether a clitic is before a name with hamza: وأنسي, لأم; few names have one in their second letter."""
    return word.key[0] in _CLITICS and text[word.start + 1 : word.start + 2] in ("أ", "إ", "آ")


def _parts_names(text: str, word: SentenceWord) -> bool:
    """Say whether a word is «and» or punctuation; a hyphen between two letters is part of a name."""
    if word.key[0].isalnum():
        return word.key == "و"
    around = (text[word.start - 1 : word.start], text[word.end : word.end + 1])
    return not all(char.isalpha() for char in around)


def _is_preposition(text: str, surface: str, key: str) -> bool:
    """Say whether a word is «on», not Ali, unless the text writes every final «ي» without dots."""
    return key == "علي" and surface == "على" and "في" in text


def _is_particle(surface: str, keys: Sequence[str], position: int, end: int) -> bool:
    """Say whether a word is a particle; hamza tells أنا from آنا, and the next word فإن from the Dutch فان."""
    key = keys[position]
    if key in NAME_JOINTS:
        is_whole_name = position + 2 < end and is_common_given_name(keys[position + 1])
        return key == "فان" and ("إ" in surface or is_whole_name)
    if key.removeprefix("و") in NAMED and not surface.endswith("ي"):  # the family name is المكني
        return True
    if surface.endswith(_INDEFINITE):
        return True
    if key == "باسم":  # المتحدث باسم بوش
        return has_title(keys[max(0, position - 2) : position])
    if not name_list().level(key):
        return is_function_word(key)
    return surface[:1] in "أإ" and is_spelled_function_word(surface)


def _is_verb_here(keys: Sequence[str], first: int, position: int, end: int) -> bool:
    """Say whether a word is a verb; a foreign name may be one at the end of a whole name: فلاديمير بوتين دان."""
    key = keys[position]
    level = name_list().level(key)
    if not level and key[0] in _CONJUNCTIONS and not name_list().level(key[1:]):  # وشارك
        key = key[1:]
    if not is_verb(key):
        return False
    if level < OFTEN_A_NAME or position == first:
        return level < OFTEN_A_NAME
    if level < MOSTLY_A_NAME:
        return name_list().size(key) < MANY_PEOPLE and lexicon().frequency(key) >= COMMON_WORD
    return position == end - 1 and position - first >= _MIN_FURTHER_WORDS and not known_names().is_native(key)


def _is_blessing(surface: str, keys: Sequence[str], position: int) -> bool:
    """Say whether words such as «may God keep him» begin; رحمة الله is a name if it has its teh marbuta."""
    key, is_of_god = keys[position], keys[position + 1 : position + 2] == [GOD]
    return is_of_god and (key in BLESSINGS or (key.endswith(_PRONOUNS) and not surface.endswith("ة")))


def _words_of_office(keys: Sequence[str], position: int) -> int:
    """Return how many words say what somebody is rather than who, or 0: ولي العهد, أمين عام, رئيس مصر, شاهد عيان."""
    key = keys[position]
    if keys[position : position + 2] in _WITNESS:
        return 2
    level = name_list().level(key)
    if key.endswith("ا") and key[:-1] in TITLES and level < RATHER_A_NAME:  # سفيرا
        return 1
    if key not in TITLES or key in NAME_JOINTS or level > CLEARLY_A_NAME:
        return 0
    following = keys[position + 1] if position + 1 < len(keys) else ""
    place = gazetteer().places.get(following)
    if following in _BROADER or (place and place.kind == "country") or _is_definite_noun(following):
        return 2
    return 1 if level < OFTEN_A_NAME or is_of_country(following) else 0


def _says_what_he_is(keys: Sequence[str], position: int, end: int) -> bool:
    """Say whether a title behind a whole name is of its bearer: أحمد الطيب شيخ الأزهر, طارق الهاشمي القيادي."""
    key, following = keys[position], keys[position + 1] if position + 1 < end else ""
    if key.startswith(ARTICLE):
        bare = key.removeprefix(ARTICLE)
        is_name = name_list().level(key) >= OFTEN_A_NAME or name_list().size(key) >= FEW_PEOPLE  # الشيخ
        return (bare in TITLES or bare.startswith(_LEADER)) and not is_name
    if key not in TITLES or not following.startswith(ARTICLE) or name_list().role(following) == "f":
        return False
    return name_list().level(following) <= OFTEN_A_NAME and lexicon().frequency(following) >= COMMON_WORD


def _is_role(keys: Sequence[str], position: int, end: int) -> bool:
    """Say whether a word is a role that another word of the span explains, and no part of a name: ظهير أيسر."""
    if keys[position] not in ROLES or position + 1 == end:
        return False
    following = keys[position + 1]
    return not following.startswith(ARTICLE) and name_list().level(following) < MOSTLY_A_NAME


def _are_letters(keys: Sequence[str], position: int) -> bool:
    """Say whether this word and the next spell Latin letters: an agency signs a text, «يو بي آي»."""
    letters = keys[position : position + 2]
    return len(letters) > 1 and LATIN_LETTERS.issuperset(letters)


def _is_relation(text: str, word: SentenceWord) -> bool:
    """Say whether a word is «his son» or the like; its last letter is no teh marbuta."""
    return word.key in TITLES and text[word.start : word.end].endswith("ه")


def _is_definite_noun(word: str) -> bool:
    """Say whether a word is a frequent noun with the article, no title and no family name: العهد, السر."""
    if not word.startswith((ARTICLE, "لل")) or is_function_word(word) or word.removeprefix(ARTICLE) in TITLES:
        return False
    return name_list().level(word) < OFTEN_A_NAME and lexicon().frequency(word) >= COMMON_WORD


def is_second_person(keys: Sequence[str], first: int, position: int, end: int) -> bool:
    """Say whether a given name after a family name begins another name: عبدالفتاح السيسي | عمر البشير."""
    if not is_common_given_name(keys[position]) or not is_family_name(keys[position - 1]):
        return False
    if keys[position - 2] in NAME_JOINTS and keys[position - 2] not in ("بن", "ال"):
        return False
    return _has_two_parts(keys[first:position]) and _has_two_parts(keys[position:end])


def _has_two_parts(name: Sequence[str]) -> bool:
    """Say whether words are a name of two parts or more: عبد الله is one."""
    joints = sum(word in NAME_JOINTS for word in name)
    return len(name) - joints - sum(word in SECOND_PARTS for word in name[1:]) >= 2


def _without_origin(keys: Sequence[str], start: int, end: int) -> Bounds:
    """Leave out a nationality that no list of names has (أبو عمر البلجيكي keeps it, a name of war), and a town."""
    last = keys[end - 1]
    if end - start > _MIN_FURTHER_WORDS and is_large_town(last):  # فيكتور فالديس برشلونة
        return start, end - 1
    is_stranger = end - start > 1 and last.startswith(ARTICLE) and is_of_country(last) and not name_list().level(last)
    return (start, end - 1) if is_stranger and keys[start] not in NAME_JOINTS else (start, end)
