"""What else a name of the gazetteer names: a newspaper or an agency, a club, an adjective, the start of a phrase."""

from collections.abc import Sequence

from analyzers.entities.cue_words import CLUB_HEADS, PLACE_HEADS
from analyzers.entities.word_classes import without_clitics
from analyzers.names.gazetteer import ARAB_COUNTRIES, PlaceMatch, gazetteer
from analyzers.text.affixes import ARTICLE
from analyzers.text.fold import fold

_QUOTES = frozenset("\"«»“”'")
_TEAM_HEADS = frozenset(map(fold, ("نادي", "النادي", "فريق", "جمعية", "الجمعية", "اتحاد", "ترجي", "هلال", "نجم")))
# Before and behind regions after which newspapers, agencies and banks are named.
_MEDIA = frozenset(map(fold, ("وكالة", "أنباء", "الأنباء", "صحيفة", "جريدة", "مجلة", "قناة", "بنك")))
_OF_NEWS, _AGENCIES = ["للانباء"], ["وكالات"]
_MIN_CITY = 1_000_000  # inhabitants; a smaller city behind another ends the name of a club
# Words after a name, with which it means something else: «birthplace», a park, a club, the cup of America.
_OTHER_ENDS = {
    "مسقط": ("راس", "راسه", "راسها", "راسهم", "راسي"),
    "منطقه": ("القلب",),
    "باريس": ("سان",),
    "كوبا": ("امريكا", "كوكا", "ليبرتادوريس"),
}
_OTHER_ENDS_OF_ALL = frozenset(end for ends in _OTHER_ENDS.values() for end in ends)


def names_other_thing(keys: Sequence[str], match: PlaceMatch) -> bool:
    """Say whether a name of the gazetteer in a sentence of folded words names something else."""
    kind = match.place.kind
    if is_quoted(keys, match.start, match.end) or _goes_on(keys, match):
        return True
    if kind == "city":
        return _is_club(keys, match) or _is_adjective(keys, match)
    return kind == "region" and _is_medium(keys, match)


def is_quoted(keys: Sequence[str], start: int, end: int) -> bool:
    """Say whether quotation marks enclose a name and nothing else: «الشرق الأوسط» is a newspaper."""
    return start > 0 and end < len(keys) and keys[start - 1] in _QUOTES and keys[end] in _QUOTES


def _goes_on(keys: Sequence[str], match: PlaceMatch) -> bool:
    """Say whether the word behind a name makes something else of it: مسقط رأسه."""
    end = match.end
    return end < len(keys) and keys[end] in _OTHER_ENDS_OF_ALL and keys[end] in _other_ends(keys[match.start])


def _other_ends(word: str) -> tuple[str, ...]:
    return _OTHER_ENDS.get(without_clitics(word), ())


def _is_medium(keys: Sequence[str], match: PlaceMatch) -> bool:
    """Say whether a region is a newspaper or an agency: وكالة الأناضول, القاهرة الخليج."""
    if match.clitic_length:
        return False
    before = keys[match.start - 1] if match.start else ""
    if before and without_clitics(before) in _MEDIA:
        return True
    if keys[match.end : match.end + 1] == _OF_NEWS:
        return True  # وكالة تونس أفريقيا للأنباء
    if match.place.sure:
        return before == "(" and list(keys[match.end :]) in ([")"], [")", "."])  # at the end of a report: (الأناضول)
    return keys[match.end : match.end + 1] == _AGENCIES or (before != "" and _is_city(without_clitics(before)))


def _is_club(keys: Sequence[str], match: PlaceMatch) -> bool:
    """Say whether a name ends that of a club: دينامو كييف, باريس سان جرمان."""
    if not match.start or match.clitic_length:
        return False
    before = without_clitics(keys[match.start - 1])
    if before in CLUB_HEADS or before in _TEAM_HEADS:
        return True
    is_small = match.place.country not in ARAB_COUNTRIES and match.place.population < _MIN_CITY
    return is_small and follows_foreign_city(keys, match.start)


def follows_foreign_city(keys: Sequence[str], position: int) -> bool:
    """Say whether a city outside the Arab countries is directly before a word: باريس سان جرمان."""
    before = without_clitics(keys[position - 1]) if position else ""
    return _is_city(before) and gazetteer().places[before].country not in ARAB_COUNTRIES


def _is_adjective(keys: Sequence[str], match: PlaceMatch) -> bool:
    """Say whether a name such as النبطية is an adjective of the word before: القصيدة النبطية."""
    is_word = match.end - match.start == 1 and not match.clitic_length
    if not (is_word and match.start and keys[match.start].endswith("يه")):
        return False
    before, is_defined = keys[match.start - 1], keys[match.start].startswith(ARTICLE)
    is_noun = before.removeprefix("و").startswith((ARTICLE, "لل")) and before.endswith(("ه", "ات"))
    return is_defined and is_noun and before.removeprefix(ARTICLE) not in PLACE_HEADS and not _is_city(before)


def _is_city(word: str) -> bool:
    place = gazetteer().places.get(word)
    return place is not None and place.kind == "city" and place.sure
