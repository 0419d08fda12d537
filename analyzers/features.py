"""What the tagger knows of one word: features that are a function of its folded spelling alone."""

from functools import cache, lru_cache

from analyzers.gazetteer import Place, gazetteer
from analyzers.lexicon import lexicon
from analyzers.namelist import namelist
from analyzers.readings import Reading, readings
from analyzers.triggers import classes

_ARTICLE = "ال"
_NISBA = ("يين", "يون", "يان", "يات", "يه", "ي")  # endings of «Russian», of men, women and many
_PRONOUNS = ("ها", "هم", "ه", "نا", "كم")
_KNOWN = 25  # tenths of Zipf: what a list's name is worth against a frequent word, when a clitic is to be cut


@cache
def _nisba_stems() -> frozenset[str]:
    """The stems that «ي» makes nationalities of: روسيا -> روس, الصين -> صين."""
    names = [name for name, place in gazetteer().places.items() if place.kind == "country" and " " not in name]
    return frozenset(_bare(name.removeprefix(_ARTICLE)) for name in (*names, "كوريا", "اوروبا", "عرب", "فرنج"))


def _bare(name: str) -> str:
    for ending in ("يا", "يه", "ا", "ه"):
        if name.endswith(ending) and len(name) - len(ending) > 2:
            return name[: -len(ending)]
    return name


@lru_cache(maxsize=1 << 16)
def is_nationality(word: str) -> bool:
    """Whether a folded word says of which country someone is: روسي, الروسية, والروس is not."""
    word = word.removeprefix(_ARTICLE)
    return any(word.endswith(ending) and word[: -len(ending)] in _nisba_stems() for ending in _NISBA)


@lru_cache(maxsize=1 << 16)
def core(word: str) -> Reading:
    """Return the reading of a folded word that is most likely the word itself: بوتين, ولروسيا -> روسيا."""
    return max(readings(word), key=lambda reading: _worth(reading) - 6 * reading.letters)


def _worth(reading: Reading) -> int:
    word = reading.rest
    place = gazetteer().places.get(word)
    listed = _KNOWN if place and place.sure else 4 * namelist().level(word)
    return lexicon().frequency(word) + listed


def _place_features(place: Place) -> list[str]:
    size = len(str(place.population)) if place.kind == "city" else 0
    trust = "sure" if place.sure else "weak"
    return [f"g={place.kind}", f"g={place.kind},{trust}", f"g={place.kind},{trust},{size}"]


def _commonness(word: str) -> str:
    return str(lexicon().frequency(word) // 5)


def word_features(word: str) -> list[str]:
    """Return the names of the features of a folded word; none for what stands outside the sentence."""
    if not "ء" <= word[:1] <= "ي":
        return [f"w={word}", "latin" if word.isalpha() else "digit" if word[:1].isdigit() else "mark"]
    rest, letters = core(word)
    noun = rest.removeprefix(_ARTICLE)
    features = [f"w={word}", f"c={rest}", f"n={noun}", f"clitic={word[:letters]}", f"len={min(len(word), 9)}"]
    features += [f"p{size}={word[:size]}" for size in (1, 2, 3) if len(word) > size]
    features += [f"s{size}={word[-size:]}" for size in (1, 2, 3, 4) if len(word) > size]
    features += [f"r3={rest[:3]}", f"al={rest.startswith(_ARTICLE)}"]
    features += [f"z={_commonness(word)}", f"rz={_commonness(rest)}"]
    features += _list_features(rest, letters)
    if any(lexicon().frequency(rest + ending) > lexicon().frequency(rest) - 15 for ending in _PRONOUNS):
        features.append("owned")  # nouns and verbs take pronouns, names do not
    return features


def _list_features(word: str, letters: int) -> list[str]:
    """Features out of the lists, for a word behind its clitics."""
    names, places = namelist(), gazetteer()
    level, size = names.level(word), names.size(word)
    clitic = "+" if letters else ""
    features = [f"name={level}{clitic}"]
    if level:
        features += [f"name={level},{size}", f"size={size}", f"role={names.role(word)}", f"named={level > 3}"]
    if place := places.places.get(word):
        features += _place_features(place)
    if word in places.starts:
        features.append("gstart")
    features += [f"class={letter}" for letter in classes().get(word, "")]
    if is_nationality(word):
        features.append("nation")
    return features


@lru_cache(maxsize=1 << 16)
def word_class(word: str) -> str:
    """Return the one class a folded word is in, out of some fifty: what sequences of words are told apart by."""
    if not "ء" <= word[:1] <= "ي":
        return "latin" if word.isalpha() else "digit" if word[:1].isdigit() else word[:1]
    rest, letters = core(word)
    kinds = classes().get(rest, "")
    level, common = namelist().level(rest), lexicon().frequency(rest)
    place = gazetteer().places.get(rest)
    plus = "+" if letters else ""
    if "J" in kinds and not letters:
        return "joint"
    if place and (place.sure or level < 4):
        return f"{place.kind}{'' if place.sure else '?'}"
    for kind in "TPOSL":
        if kind in kinds and level < 5:
            return kind + plus * (kind in "TPO")
    if is_nationality(rest):
        return "nation"
    if level >= 3:
        return f"name{level}{'many' if namelist().size(rest) > 2 else ''}{plus}"
    return f"word{min(common // 10, 5)}{plus}"
