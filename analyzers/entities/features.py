"""The tagger's features of one word: a function of its folded spelling alone.

The strings are keys of the trained model in analyzers/data/tagger.bin: a changed string needs a new training.
"""

from analyzers.entities.cue_words import cue_classes
from analyzers.entities.word_classes import is_nationality, likely_split, without_clitics
from analyzers.names.gazetteer import Place, gazetteer
from analyzers.names.name_lists import MOSTLY_A_NAME, name_list
from analyzers.text.affixes import ARTICLE
from analyzers.text.lexicon import lexicon

EDGE = "<edge>"  # in place of a word, before the first of a sentence and after the last
_JOINED_BEGINNINGS = ("عبدال", "ابو", "ابي", "ابن", "بن", ARTICLE)  # on the next part of a name: عبدالاله, أبوالنجا
_PRONOUNS = ("ها", "هم", "ه", "نا", "كم")
_MAX_LOSS_WITH_PRONOUN = 15  # tenths of Zipf


def vector_key(word: str) -> str:
    """Return the key of the vector of a folded word: the word without its clitics."""
    return without_clitics(word)


def word_features(word: str) -> list[str]:
    """Return the features of a folded word, or of EDGE."""
    if word == EDGE:
        return [EDGE]
    if not "ء" <= word[:1] <= "ي":
        return [f"w={word}", "latin" if word.isalpha() else "digit" if word[:1].isdigit() else "mark"]
    host, clitic_length = likely_split(word)
    noun = host.removeprefix(ARTICLE)
    features = [f"w={word}", f"c={host}", f"n={noun}", f"clitic={word[:clitic_length]}", f"len={min(len(word), 9)}"]
    features += [f"p{size}={word[:size]}" for size in (1, 2, 3) if len(word) > size]
    features += [f"s{size}={word[-size:]}" for size in (1, 2, 3, 4) if len(word) > size]
    features += [f"r3={host[:3]}", f"al={host.startswith(ARTICLE)}"]
    features += [f"z={_frequency_class(word)}", f"rz={_frequency_class(host)}"]
    features += _list_features(host, has_clitics=clitic_length > 0)
    if _takes_pronouns(host):
        features.append("owned")
    return features


def _frequency_class(word: str) -> str:
    return str(lexicon().frequency(word) // 5)


def _takes_pronouns(word: str) -> bool:
    """Say whether a word takes suffixed pronouns, as nouns and verbs do and names do not."""
    frequency = lexicon().frequency
    limit = frequency(word) - _MAX_LOSS_WITH_PRONOUN
    return limit < 0 or max(map(frequency, [word + ending for ending in _PRONOUNS])) > limit


def _list_features(host: str, *, has_clitics: bool) -> list[str]:
    """Return the features that the lists give a word without its clitics."""
    features = _name_features(host, has_clitics=has_clitics)
    if place := gazetteer().places.get(host):
        features += _place_features(place)
    if host in gazetteer().starts:
        features.append("gstart")
    features += [f"class={letter}" for letter in cue_classes().get(host, "")]
    if is_nationality(host):
        features.append("nation")
    return features


def _name_features(host: str, *, has_clitics: bool) -> list[str]:
    names = name_list()
    level, size = names.level(host), names.size(host)
    is_named = level >= MOSTLY_A_NAME
    features = [f"name={level}{'+' if has_clitics else ''}"]
    if level:
        features += [f"name={level},{size}", f"size={size}", f"role={names.role(host)}", f"named={is_named}"]
        if is_named and has_clitics:
            features.append("andname")  # a further name begins here: رانيا فريد ورجاء
    elif prefix := next((prefix for prefix in _JOINED_BEGINNINGS if host.startswith(prefix)), ""):
        part = host.removeprefix(prefix)
        part_level = max(names.level(part), names.level(ARTICLE + part))
        features.append(f"fused={prefix},{part_level >= MOSTLY_A_NAME}")
    return features


def _place_features(place: Place) -> list[str]:
    size = len(str(place.population)) if place.kind == "city" else 0
    trust = "sure" if place.sure else "weak"
    return [f"g={place.kind}", f"g={place.kind},{trust}", f"g={place.kind},{trust},{size}"]
