"""What the tagger knows of one word: features that are a function of its folded spelling alone."""

from functools import cache, lru_cache

from analyzers.entities.cue_words import cue_classes
from analyzers.names.gazetteer import Place, gazetteer
from analyzers.names.name_lists import name_list
from analyzers.text.affixes import ARTICLE
from analyzers.text.clitics import CliticSplit, clitic_splits
from analyzers.text.lexicon import lexicon

EDGE = "<edge>"  # what stands before the first word of a sentence and after the last
_NISBA = ("يتين", "يتان", "يين", "يون", "يان", "يات", "يه", "ي")  # endings of «Russian», of men, women and many
_PEOPLES = ("كوريا", "عرب", "كرد", "عاج", "فرنج", "غرب", "شرق", "شمال", "جنوب")  # and countries of several words
_FUSED = ("عبدال", "ابو", "ابي", "ابن", "بن", "ال")  # written on to the next part of a name: عبدالاله, أبوالنجا
_PRONOUNS = ("ها", "هم", "ه", "نا", "كم")
_CLITIC_COSTS = {"و": 6, "ب": 7, "ل": 7, "ف": 22, "ك": 22}  # tenths of Zipf; «so» and «like» are rare before names
_KNOWN = 25  # tenths of Zipf: what a list's name is worth against a frequent word, when a clitic is to be cut


@cache
def _nisba_stems() -> frozenset[str]:
    """The stems that «ي» makes nationalities of: روسيا -> روس, الصين -> صين."""
    names = [name for name, place in gazetteer().places.items() if place.kind != "city" and " " not in name]
    return frozenset(_bare(name.removeprefix(ARTICLE)) for name in (*names, *_PEOPLES))


def _bare(name: str) -> str:
    for ending in ("يا", "يه", "ا", "ه"):
        if name.endswith(ending) and len(name) - len(ending) > 2:
            return name[: -len(ending)]
    return name


@lru_cache(maxsize=1 << 17)
def is_nationality(word: str) -> bool:
    """Whether a folded word says of which country someone is: روسي, الروسية, والروس is not."""
    word = word.removeprefix(ARTICLE)
    if not word.endswith(_NISBA):  # four words of five
        return False
    return any(word.endswith(ending) and word[: -len(ending)] in _nisba_stems() for ending in _NISBA)


@lru_cache(maxsize=1 << 17)
def likely_split(word: str) -> CliticSplit:
    """Return the split of a folded word that is most likely the word itself: بوتين, ولروسيا -> روسيا."""
    found = clitic_splits(word)
    if len(found) == 1:  # three words of four
        return found[0]
    return max(found, key=lambda split: _worth(split) - _cost(word[: split.clitic_length]))


def _cost(clitics: str) -> int:
    return sum(_CLITIC_COSTS[letter] for letter in clitics)


def _worth(split: CliticSplit) -> int:
    word = split.host
    place = gazetteer().places.get(word)
    listed = 0 if len(word) < 3 else _KNOWN if place and place.sure else 4 * name_list().level(word)
    return lexicon().frequency(word) + listed


def _place_features(place: Place) -> list[str]:
    size = len(str(place.population)) if place.kind == "city" else 0
    trust = "sure" if place.sure else "weak"
    return [f"g={place.kind}", f"g={place.kind},{trust}", f"g={place.kind},{trust},{size}"]


def _commonness(word: str) -> str:
    return str(lexicon().frequency(word) // 5)


def vector_key(word: str) -> str:
    """Return the word whose vector stands for a folded word: the word behind its clitics."""
    return likely_split(word).host


def word_features(word: str) -> list[str]:
    """Return the names of the features of a folded word, or of EDGE."""
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
    features += [f"z={_commonness(word)}", f"rz={_commonness(host)}"]
    features += _list_features(host, clitic_length)
    frequency = lexicon().frequency
    least = frequency(host) - 15
    if any(frequency(host + ending) > least for ending in _PRONOUNS):
        features.append("owned")  # nouns and verbs take pronouns, names do not
    return features


def _list_features(word: str, clitic_length: int) -> list[str]:
    """Features out of the lists, for a word behind its clitics."""
    names, places = name_list(), gazetteer()
    level, size = names.level(word), names.size(word)
    clitic = "+" if clitic_length else ""
    features = [f"name={level}{clitic}"]
    if level:
        features += [f"name={level},{size}", f"size={size}", f"role={names.role(word)}", f"named={level > 3}"]
        if level > 3 and clitic_length:
            features.append("andname")  # another name begins here: رانيا فريد ورجاء
    elif prefix := next((prefix for prefix in _FUSED if word.startswith(prefix)), ""):
        host = word.removeprefix(prefix)
        features.append(f"fused={prefix},{max(names.level(host), names.level(ARTICLE + host)) > 3}")
    if place := places.places.get(word):
        features += _place_features(place)
    if word in places.starts:
        features.append("gstart")
    features += [f"class={letter}" for letter in cue_classes().get(word, "")]
    if is_nationality(word):
        features.append("nation")
    return features
