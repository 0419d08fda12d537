"""How surely a name of the gazetteer means the place: by the words around it, the tagger, and what else it may mean."""

from collections.abc import Sequence
from enum import IntEnum

from analyzers.entities.cue_words import LOCATIVE, PLACE_HEADS, TITLES
from analyzers.entities.tagger import TaggedSpan
from analyzers.entities.word_classes import has_given_name, sure_place_heads, without_clitics
from analyzers.names.gazetteer import ARAB_COUNTRIES, PlaceMatch
from analyzers.names.name_lists import name_list
from analyzers.names.ordinary_words import is_ordinary
from analyzers.text.affixes import ARTICLE
from analyzers.text.clitics import clitic_splits
from analyzers.text.fold import fold
from analyzers.text.lexicon import lexicon

_MIN_WORD_GAIN = 5  # tenths of Zipf by which بنوك, «banks», is more frequent than نوك without its clitic
# Inhabitants. Smaller foreign cities share their names with too many words to be found untagged.
_MIN_POPULATION = 1_000_000
_MIN_ARAB_POPULATION, _MIN_LOCATED_POPULATION = 100_000, 20_000  # the same of Arab towns, and of those after «in»
# Tenths of Zipf, of names that mean the place alone, that need more than their country, and more than «city of».
_RARE, _KNOWN, _COMMON = 15, 30, 45
_COMMON_NOUN, _MIN_COMMON_POPULATION = 40, 200_000  # «by train» is «in القطار» only for a city
# Also before the name of a town: what it has, and who lives in it or governs it.
_OF_PLACES = frozenset(
    fold(
        "ولايات محافظات مدن بلدات قرى مناطق معتمديات مديريات أحياء بلديات بلديتي معتمديتي منطقتي مديريتي عمادة جهة"
        " ملعب استاد ستاد مستشفى محطة محكمة سجن معرض سوق مفترق"
        " أهالي سكان متساكني أهل أصيل أصيلة أصيلي والي محافظ أمير عمدة"
    ).split()
)
# Before the name of the town that has them. Teams, banks and newspapers may be far from the town of their name.
_BODIES = frozenset(
    fold(
        "جامعة كلية معهد مستشفى محكمة بلدية هيئة مجلس غرفة شرطة أمن إذاعة متحف مسرح مهرجان معرض بورصة ميناء مطار سوق"
        " مركز حديقة مكتبة أيام"
    ).split()
)
# Before a region of several countries, whose name is also that of newspapers, banks and companies: دول الخليج.
_OF_REGIONS = frozenset(
    fold(
        "دول بلدان منطقة مياه أمن حرب حروب شعوب شعب عرب حكام قادة مضيق إمارات استقرار أزمة أزمات أبناء أهل سواحل ساحل"
        " عواصم اقتصادات اقتصاديات أسواق لهجات تراث مجتمعات نفط شمال جنوب شرق غرب"
    ).split()
)


class Grade(IntEnum):
    """How much else a text must say before a name means the place."""

    NONE = 0
    REPEATED = 1  # the text names the place elsewhere, or beside another of its country
    POSSIBLE = 2  # the text names another place of its country
    LIKELY = 3  # the text speaks of its country
    CERTAIN = 4


def grade(keys: Sequence[str], match: PlaceMatch, spans: Sequence[TaggedSpan]) -> Grade:
    """Return the grade of a name that names no other thing in a sentence of folded words; `spans` are the tagger's."""
    if _is_other_word(keys, match):
        return Grade.NONE
    overlapping = [span for span in spans if span.start < match.end and match.start < span.end]
    labels = {span.label for span in overlapping}
    longer = [span for span in overlapping if span.end - span.start > match.end - match.start]
    after_head = match.start > 0 and keys[match.start - 1] in sure_place_heads()
    if "LOC" in labels and (_is_large(match) or all(_is_headed(keys, span, match) for span in longer)):
        return Grade.CERTAIN if match.place.sure or _is_clear(keys, match) else Grade.LIKELY
    if match.end - match.start > 1 and match.place.sure and _is_large(match):
        return Grade.NONE if any(span.label in ("ORG", "MISC") for span in longer) else Grade.CERTAIN
    in_body = not after_head and match.place.sure and _is_of_body(keys, match)
    if in_body:
        return Grade.CERTAIN
    is_part = any(not (after_head and _is_headed(keys, span, match)) for span in longer)
    if is_part and not _ends_with_place(keys, longer, match):
        return Grade.NONE
    if after_head:
        is_word = match.end - match.start == 1 and lexicon().frequency(name_of(keys, match)) >= _COMMON
        is_small = not match.place.sure and match.place.population < _MIN_COMMON_POPULATION
        return Grade.LIKELY if is_word and is_small else Grade.CERTAIN
    if "PER" in labels:
        return _grade_as_person(keys, match)
    return _grade_untagged(keys, match, is_tagged=bool(labels))


def _grade_as_person(keys: Sequence[str], match: PlaceMatch) -> Grade:
    """Grade a name that the tagger takes for a person: بن قردان, أبو عريش."""
    before = without_clitics(keys[match.start - 1]) if match.start else ""
    if match.place.sure and before in _OF_PLACES and match.place.kind == "city":
        return Grade.LIKELY  # أمير جازان
    before = before.removeprefix(ARTICLE)
    if match.place.country not in ARAB_COUNTRIES or match.place.kind != "city" or before in TITLES:
        return Grade.NONE
    is_long = match.end - match.start > 1
    if match.place.sure and is_long and is_located(keys, match):
        return Grade.CERTAIN
    is_no_name = is_long or not name_list().level(name_of(keys, match))
    if (match.place.sure and (is_no_name or is_located(keys, match))) or before in _OF_PLACES:
        return Grade.LIKELY
    return Grade.POSSIBLE if is_located(keys, match) else Grade.NONE


def _grade_untagged(keys: Sequence[str], match: PlaceMatch, *, is_tagged: bool) -> Grade:
    """Grade a name that the tagger sees as no name, or as that of an organisation (`is_tagged`)."""
    place = match.place
    is_arab = place.country in ARAB_COUNTRIES and place.kind == "city"
    if place.sure and place.kind in ("country", "region"):
        return Grade.CERTAIN
    if place.sure and place.population >= _MIN_POPULATION and not is_tagged:
        return Grade.CERTAIN
    if place.kind == "region" and place.country in ARAB_COUNTRIES and name_of(keys, match).startswith(ARTICLE):
        return Grade.LIKELY  # الجولان
    if not is_arab or _follows_given_name(keys, match):
        return Grade.NONE
    frequency, located = lexicon().frequency(name_of(keys, match)), is_located(keys, match)
    if not place.sure:
        is_noun = frequency >= _COMMON_NOUN and (name_of(keys, match).startswith(ARTICLE) or not match.clitic_length)
        if not located or is_tagged or (is_noun and place.population < _MIN_COMMON_POPULATION):
            return Grade.REPEATED
        return Grade.POSSIBLE if frequency >= _COMMON_NOUN else Grade.LIKELY
    if is_tagged:
        return Grade.LIKELY if located else Grade.REPEATED
    is_rare = match.end - match.start == 1 and frequency < _RARE
    if is_rare or place.population >= (_MIN_LOCATED_POPULATION if located else _MIN_ARAB_POPULATION):
        return Grade.CERTAIN
    return Grade.LIKELY if located or frequency < _KNOWN else Grade.POSSIBLE


def _is_clear(keys: Sequence[str], match: PlaceMatch) -> bool:
    """Say whether a name that the tagger takes for a place is one: a country, a rare or headed Arab town.

    A phrase is as rare as its rarest word: المنطقة الشرقية.
    """
    if match.place.kind == "country":
        return True
    words = name_of(keys, match).split()
    is_headed = words[0] in PLACE_HEADS or is_after_place_head(keys, match.start)
    if match.place.kind == "region":
        return is_headed or _is_region(keys, match)
    is_rare = min(map(lexicon().frequency, words)) < _COMMON_NOUN
    return match.place.country in ARAB_COUNTRIES and (is_rare or is_headed)


def _is_region(keys: Sequence[str], match: PlaceMatch) -> bool:
    """Say whether a region of several countries is meant: دول الخليج, في الخليج."""
    if match.clitic_length:
        return keys[match.start][: match.clitic_length] in ("ب", "و")
    before = keys[match.start - 1] if match.start else ""
    return match.place.country == "-" and (before in LOCATIVE or without_clitics(before) in _OF_REGIONS)


def is_after_place_head(keys: Sequence[str], position: int) -> bool:
    """Say whether a noun of place stands before a word: حي الدورة."""
    return position > 0 and is_place_head(keys[position - 1])


def is_place_head(word: str) -> bool:
    """Say whether a folded word is a noun of place, with clitics or without: بالحي."""
    return bool(word) and without_clitics(word).removeprefix(ARTICLE) in PLACE_HEADS


def takes_no_conjunction(keys: Sequence[str], position: int) -> bool:
    """Say whether a first «و» or «ف» is part of the word: «and» never follows مدينة or في."""
    if not position or keys[position][:1] not in ("و", "ف"):
        return False
    before = keys[position - 1]
    return without_clitics(before) in PLACE_HEADS or before in LOCATIVE


def is_located(keys: Sequence[str], match: PlaceMatch) -> bool:
    """Say whether a preposition or a noun of place stands before a name: في العين, بمساكن, معتمدية العلا."""
    if keys[match.start][: match.clitic_length].endswith("ب"):
        return True
    if match.clitic_length:
        return False
    if not match.start:
        return keys[match.end : match.end + 1] == [":"]  # سوسة : حجز بضائع
    before = keys[match.start - 1]
    return before in LOCATIVE or without_clitics(before) in PLACE_HEADS | _OF_PLACES


def _is_other_word(keys: Sequence[str], match: PlaceMatch) -> bool:
    """Say whether a clitic is part of the word: بنوك is «banks» rather than «in نوك», وزاريا «of ministers»."""
    if not match.clitic_length:
        return False
    frequency = lexicon().frequency
    word, name = keys[match.start], name_of(keys, match)
    gain = frequency(word) - frequency(name)
    may_be_word = gain > -_MIN_WORD_GAIN and not name.startswith(ARTICLE)
    is_frequent = gain >= _MIN_WORD_GAIN or (may_be_word and is_ordinary(word))
    is_word = match.end - match.start == 1 and is_frequent
    return is_word or takes_no_conjunction(keys, match.start)


def _is_large(match: PlaceMatch) -> bool:
    return match.place.kind != "city" or match.place.population >= _MIN_POPULATION


def _ends_with_place(keys: Sequence[str], longer: Sequence[TaggedSpan], match: PlaceMatch) -> bool:
    """Say whether names end with «in» and a sure place: جامعة الملك فيصل بالأحساء."""
    if not (match.place.sure and is_located(keys, match)):
        return False
    return all(span.label in ("ORG", "PER") and span.end == match.end and span.start < match.start for span in longer)


def _is_of_body(keys: Sequence[str], match: PlaceMatch) -> bool:
    """Say whether a name of an Arab town ends that of a public body: جامعة صفاقس, مجلس أبوظبي للتعليم."""
    is_town = match.place.country in ARAB_COUNTRIES and match.place.kind == "city"
    return is_town and match.start > 0 and not match.clitic_length and without_clitics(keys[match.start - 1]) in _BODIES


def _is_headed(keys: Sequence[str], span: TaggedSpan, match: PlaceMatch) -> bool:
    """Say whether a name ends a tagged span, whose other words are nouns of place: ولاية سوسة."""
    others = keys[span.start : match.start]
    return span.end <= match.end and all(without_clitics(w).removeprefix(ARTICLE) in PLACE_HEADS for w in others)


def _follows_given_name(keys: Sequence[str], match: PlaceMatch) -> bool:
    return match.start > 0 and not match.clitic_length and has_given_name(keys[match.start - 1])


def name_of(keys: Sequence[str], match: PlaceMatch) -> str:
    """Return the folded name of a match, without clitics."""
    if not match.clitic_length:
        return keys[match.start] if match.end == match.start + 1 else " ".join(keys[match.start : match.end])
    hosts = [split.host for split in clitic_splits(keys[match.start]) if split.clitic_length == match.clitic_length]
    host = hosts[-1]  # العراق rather than لعراق, of للعراق
    return " ".join((host, *keys[match.start + 1 : match.end]))
