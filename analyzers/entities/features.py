"""The tagger's features of one word: a function of its folded spelling alone.

The strings are keys of the trained model in analyzers/data/tagger.bin: a changed string needs a new training.
"""

from collections.abc import Sequence
from functools import lru_cache

from analyzers.entities.cue_words import cue_classes
from analyzers.entities.word_classes import is_nationality, likely_split, without_clitics
from analyzers.names.gazetteer import Place, gazetteer
from analyzers.names.name_lists import MOSTLY_A_NAME, name_list
from analyzers.text.affixes import ARTICLE
from analyzers.text.lexicon import lexicon

EDGE = "<edge>"  # in place of a word, before the first of a sentence and after the last
# Features with a value for nearly every word: the word, without clitics, without article; its clitics and length; its
# first and last letters; the first letters without clitics; the article; classes of frequency with clitics and without.
KINDS = ("w", "c", "n", "clitic", "len", "p1", "p2", "p3", "s1", "s2", "s3", "s4", "r3", "al", "z", "rz")
_MAX_LENGTH = 9  # longer words have the feature of this length
_FREQUENCY_CLASSES = [str(frequency // 5) for frequency in range(100)]
_JOINED_BEGINNINGS = ("عبدال", "ابو", "ابي", "ابن", "بن", ARTICLE)  # on the next part of a name: عبدالاله, أبوالنجا
_PRONOUNS = ("ها", "هم", "ه", "نا", "كم")
_MAX_LOSS_WITH_PRONOUN = 15  # tenths of Zipf


def vector_key(word: str) -> str:
    """Return the key of the vector of a folded word: the word without its clitics."""
    return without_clitics(word)


def word_features(word: str) -> list[str]:
    """Return the features of a folded word, or of EDGE."""
    values, others = feature_values(word)
    return [f"{kind}={value}" for kind, value in zip(KINDS, values, strict=False) if value is not None] + others


def feature_values(word: str) -> tuple[Sequence[str | None], list[str]]:
    """Return the values of the first KINDS for a folded word, None where it has none, and its other features."""
    if word == EDGE:
        return (), [EDGE]
    if not "ء" <= word[:1] <= "ي":
        return (word,), ["latin" if word.isalpha() else "digit" if word[:1].isdigit() else "mark"]
    host, clitic_length = likely_split(word)
    frequency = lexicon().frequency(host)
    others = _list_features(host, has_clitics=clitic_length > 0)
    if _takes_pronouns(host, frequency):
        others.append("owned")
    has_article, length = host.startswith(ARTICLE), len(word)
    return (
        word,
        host,
        host[len(ARTICLE) :] if has_article else host,
        word[:clitic_length],
        str(min(length, _MAX_LENGTH)),
        word[:1] if length > 1 else None,
        word[:2] if length > 2 else None,
        word[:3] if length > 3 else None,
        word[-1:] if length > 1 else None,
        word[-2:] if length > 2 else None,
        word[-3:] if length > 3 else None,
        word[-4:] if length > 4 else None,
        host[:3],
        "True" if has_article else "False",
        _FREQUENCY_CLASSES[lexicon().frequency(word) if clitic_length else frequency],
        _FREQUENCY_CLASSES[frequency],
    ), others


def _takes_pronouns(word: str, frequency: int) -> bool:
    """Say whether a word of this frequency takes suffixed pronouns, as nouns and verbs do and names do not."""
    limit = frequency - _MAX_LOSS_WITH_PRONOUN
    if limit < 0:
        return True
    frequency_of = lexicon().zipf.get
    for ending in _PRONOUNS:  # noqa: SIM110 - any() takes twice the time
        if frequency_of(word + ending, 0) > limit:
            return True
    return False


def _list_features(host: str, *, has_clitics: bool) -> list[str]:
    """Return the features that the lists give a word without its clitics."""
    features = _name_features(host, has_clitics=has_clitics)
    if place := gazetteer().places.get(host):
        features += _place_features(place)
    if host in gazetteer().starts:
        features.append("gstart")
    if classes := cue_classes().get(host):
        features += [f"class={letter}" for letter in classes]
    if is_nationality(host):
        features.append("nation")
    return features


def _name_features(host: str, *, has_clitics: bool) -> list[str]:
    names = name_list()
    if entry := names.entries.find(host):
        return list(_listed_name_features(entry, has_clitics=has_clitics))
    features = ["name=0+" if has_clitics else "name=0"]
    if host.startswith(_JOINED_BEGINNINGS):
        prefix = next(prefix for prefix in _JOINED_BEGINNINGS if host.startswith(prefix))
        part = host.removeprefix(prefix)
        part_level = max(names.level(part), names.level(ARTICLE + part))
        features.append(f"fused={prefix},{part_level >= MOSTLY_A_NAME}")
    return features


@lru_cache(maxsize=256)
def _listed_name_features(entry: str, *, has_clitics: bool) -> tuple[str, ...]:
    """Return the features of an entry of the list of names: its role, level and size, such as `g53`."""
    role, level, size = tuple(entry)
    is_named = int(level) >= MOSTLY_A_NAME
    features = (f"name={level}{'+' if has_clitics else ''}", f"name={level},{size}", f"size={size}")
    further = ("andname",) if is_named and has_clitics else ()  # a further name begins here: رانيا فريد ورجاء
    return *features, f"role={role}", f"named={is_named}", *further


def _place_features(place: Place) -> list[str]:
    size = len(str(place.population)) if place.kind == "city" else 0
    trust = "sure" if place.sure else "weak"
    return [f"g={place.kind}", f"g={place.kind},{trust}", f"g={place.kind},{trust},{size}"]
