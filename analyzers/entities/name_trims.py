"""Cut titles, nationalities, nouns and punctuation off the ends of a name that the tagger found."""

from collections.abc import Sequence
from functools import lru_cache

from analyzers.entities.cue_words import (
    GOD,
    KUNYAS,
    NAME_JOINTS,
    ORGANISATION_HEADS,
    PATRONYMICS,
    PLACE_HEADS,
    SAYING,
    TITLES,
)
from analyzers.entities.name_kinds import is_common_given_name
from analyzers.entities.ordinary_words import takes_article
from analyzers.entities.people import SON, NameParts
from analyzers.entities.word_classes import (
    FREQUENT_NOUN,
    NOUN_WITH_ARTICLE,
    RARE_WORD,
    cannot_be_in_person,
    is_nationality,
    is_ordinary_word,
    may_be_single_name,
    without_clitics,
)
from analyzers.names.gazetteer import gazetteer
from analyzers.names.name_lists import CLEARLY_A_NAME, MOSTLY_A_NAME, RATHER_A_NAME, known_names, name_list
from analyzers.text.affixes import ARTICLE
from analyzers.text.clitics import clitic_splits
from analyzers.text.lexicon import lexicon

_WORDS_OF_SON = 2


def trim_span(keys: Sequence[str], start: int, end: int) -> tuple[int, int] | None:
    """Cut titles, nationalities and punctuation off both ends of a span; return None if no name remains."""
    trimmed = _trimmed(tuple(keys[start:end]))
    return trimmed and (start + trimmed[0], start + trimmed[1])


@lru_cache(maxsize=1 << 14)  # two of three names were met before
def _trimmed(keys: NameParts) -> tuple[int, int] | None:
    """Return where the name among the words of a span begins and ends."""
    start, end = 0, len(keys)
    is_phrase = is_ordinary_word(keys[0]) or _is_noun(keys)  # وفدا رفيع, داء السكري
    while start < end and not _may_begin_name(keys[start:end]):
        start += 1
    end = next((position for position in range(start + 1, end) if _ends_before(keys, position)), end)
    while start < end and not _may_be_last(keys, start, end - 1):
        end -= 1
    if start < end and without_clitics(keys[start]).removeprefix(ARTICLE) in PLACE_HEADS | ORGANISATION_HEADS:
        return None
    if start == end or (end - start == 1 and (is_phrase or not may_be_single_name(keys[start]))):
        return None
    return start, end


def _may_be_last(keys: Sequence[str], start: int, position: int) -> bool:
    """Say whether a word of a span may be its last; «father of» is a family name in Japan: شينزو آبي."""
    word, before = keys[position], keys[max(start, position - 1)]
    if word == "ابي" and position > start:
        return name_list().level(before) >= CLEARLY_A_NAME and not known_names().is_native(before)
    return _may_end_name(word) or _is_quality(keys, position)


def _ends_before(keys: Sequence[str], position: int) -> bool:
    """Say whether a name ends before a word; it goes on with a quality after «father of»: أبو العلاء."""
    return cannot_be_in_person(keys[position]) and not _is_quality(keys, position)


def _is_quality(keys: Sequence[str], position: int) -> bool:
    return keys[position].startswith(ARTICLE) and without_clitics(keys[position - 1]) in KUNYAS


def _may_begin_name(words: Sequence[str]) -> bool:
    """Say whether a name may begin with the first of these words: no title, nationality, verb or definite noun may."""
    word, following = words[0], words[1] if len(words) > 1 else ""
    host = without_clitics(word)
    bare = host.removeprefix(ARTICLE)
    is_saying = any(split.host in SAYING for split in clitic_splits(word))
    if not word[:1].isalpha() or is_saying or is_ordinary_word(word) or _is_noun(words):
        return False
    if host == GOD or (bare != host and is_nationality(host)):
        return False
    if host == SON:  # ابن رشد is a whole name; ابن مريم سعيد is the son of one who is named
        return len(words) == _WORDS_OF_SON and not is_common_given_name(following)
    if name_list().level(host) >= MOSTLY_A_NAME or _is_named_like_title(word, following):
        return True
    is_known = lexicon().frequency(host) >= RARE_WORD  # المستوري is not
    is_before_name = bare != host and is_known and name_list().level(following) >= MOSTLY_A_NAME
    return not (is_before_name or bare in TITLES or word in TITLES)


def _is_named_like_title(word: str, following: str) -> bool:
    """Say whether a word is a given name rather than a title, which needs its article before a name: أمير لوصيف."""
    if word not in TITLES or name_list().role(word) != "g" or name_list().level(word) < RATHER_A_NAME:
        return False
    is_other = is_nationality(following) or following in gazetteer().places
    return name_list().level(following) >= CLEARLY_A_NAME and not is_other


def _is_noun(words: Sequence[str]) -> bool:
    """Say whether the first of some words is a frequent noun without the article that no list of names has, no title.

    What «son of» follows is a name (عقبة بن نافع), unless a place begins with it: ملحمة بن قردان.
    """
    word, host = words[0], without_clitics(words[0])
    if words[1:2] and words[1] in (*PATRONYMICS, SON) and " ".join(words[1:3]) not in gazetteer().places:
        return False
    if name_list().level(host) or host.startswith((ARTICLE, "عبدال")) or host in TITLES | NAME_JOINTS:
        return False
    frequency = min(lexicon().frequency(word), lexicon().frequency(host))
    return frequency >= FREQUENT_NOUN or (frequency >= NOUN_WITH_ARTICLE and takes_article(host))


def _may_end_name(word: str) -> bool:
    return word[:1].isalpha() and not (word in NAME_JOINTS or word.startswith("لل") or cannot_be_in_person(word))
