"""The spelling of an Arab name in the standard romanisation, found among the spellings that people use.

The standard is ALA-LC and IJMES without their signs: consonants one by one, the vowels a, i and u, the diphthongs aw
and ay, -a for teh marbuta (https://www.loc.gov/catdir/cpso/romanization/arabic.pdf). Arabic letters do not tell the
short vowels: the spellings of the bearers of a name do.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, product

_CONSONANTS = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s",
    "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m",
    "ن": "n", "ه": "h",
}  # fmt: skip
_VOWEL = "[aiu]?"
_OTHERS = {"ا": "(?<![aiu])a", "ع": "[aiu]{0,2}", "ء": ""}
_LAST = {"ه": "a?h?", "ا": "(?<![aiu])a", "ي": "(?:(?<=[aiu])y|(?<![aiu])[ia])"}  # alef maqsura is folded to yeh
# A semivowel is a long vowel, or a consonant beside a vowel; after alef and ain hamza may be in its place: قائد.
_SEMIVOWELS = {
    "و": f"(?:(?<=[aiu])w{{1,2}}{_VOWEL}|w{{1,2}}[aiu]|(?<![aiu])u(?![aiu]))",
    "ي": f"(?:(?<=[aiu])y{{1,2}}{_VOWEL}|y{{1,2}}[aiu]|(?<![aiu])i(?![aiu])|iy{_VOWEL})",
}
# Arabic begins no word with two consonants, of which a semivowel is the second: بوعزة is Buaza.
_SECOND = {letter: options.replace(f"|{sign}{{1,2}}[aiu]", "") for letter, sign, options in (
    ("و", "w", _SEMIVOWELS["و"]), ("ي", "y", _SEMIVOWELS["ي"]),
)}  # fmt: skip
_NISBA, _NISBA_ENDS = "وي", "a?wi"  # of a name that ends in a vowel: صحراوي is Sahrawi
_AFTER_VOWEL = {"و": f"(?:w{{1,2}}{_VOWEL}|u)", "ي": f"(?:y{{1,2}}{_VOWEL}|i)"}
_FIRST = {"ا": "[aiu]", "و": "w[aiu]?", "ي": "y[aiu]?"}
_VOWEL_LETTERS = frozenset("اع")
# What bearers write, and what it may mean in the standard: French and English vowels, the letters that colloquial and
# French spellings do not tell apart. A letter that is not listed means itself.
_USUAL = {
    "ou": ("u", "w"), "oo": ("u",), "ee": ("i",), "aa": ("a",), "dj": ("j",), "tch": ("sh",), "ch": ("sh",),
    "ei": ("ay",), "ey": ("ay",), "ai": ("ay", "ai"), "au": ("aw", "au"), "gu": ("q", "j"),
    "ah$": ("a",), "eh$": ("a",), "e$": ("a", ""), "o": ("u", "aw", "w"), "i": ("i", "iy", "y"), "ia": ("iya", "ya"),
    "c": ("k", "s"), "g": ("j", "q"),
    "k": ("k", "q"), "v": ("w",), "y": ("y", "i"), "ss": ("s",), "dh": ("dh", "d", "z"), "th": ("th", "t"),
    "d": ("d", "dh"), "ph": ("f",), "qu": ("q", "qu"),
}  # fmt: skip
_TOKEN = re.compile("|".join(sorted((key.replace("$", "\\b") for key in _USUAL), key=len, reverse=True)) + "|.")
_MAX_READINGS = 256
_DOUBLED = re.compile(r"(.)\1")
_MIN_STANDARD = 0.15  # of the bearers of an Arab name write it as the standard does; fewer do by accident
_MIN_DIRECT, _MIN_DIRECT_SHARE = 2, 0.1  # bearers who write the standard itself, for the others not to count
_MIN_DOUBLED = 0.15  # of those who write a name so but for doubled letters, to double one
# French doubles s between vowels in any name; the standard does in words like غسان, as their patterns have it.
_DOUBLED_S = re.compile("ss"), re.compile("ass[au]"), re.compile("[سص][او]")


@cache
def pattern(arabic: str) -> re.Pattern[str]:
    """Return what a folded word is in the standard, with any short vowels."""
    body = arabic.removesuffix(_NISBA) if len(arabic) > len(_NISBA) + 1 else arabic
    last = len(arabic) - 1
    first = _FIRST.get(arabic[0]) or _letter(arabic[0], "", is_last=last == 0)
    second = _SECOND.get(arabic[1:2], "") if arabic[0] not in _VOWEL_LETTERS and last > 1 else ""
    if arabic[2:3] == "ع":  # has no sign, so that its vowel follows
        second = second.replace("(?![aiu])", "")
    rest = "".join(
        (at == 1 and second) or _letter(arabic[at], arabic[at - 1], is_last=at == last) for at in range(1, len(body))
    )
    return re.compile(first + rest + (_NISBA_ENDS if body != arabic else ""))


def _letter(letter: str, previous: str, *, is_last: bool) -> str:
    if is_last and letter in _LAST:
        return _LAST[letter]
    if letter == "ا" and previous == "ع":
        return "a"
    if letter in _SEMIVOWELS:
        return (_AFTER_VOWEL if previous in _VOWEL_LETTERS else _SEMIVOWELS)[letter]
    if letter in _OTHERS:
        return _OTHERS[letter]
    consonant = _CONSONANTS.get(letter, "!")
    return f"(?:{consonant}){{1,2}}" + ("" if is_last else _VOWEL)


def standard(arabic: str, spellings: Mapping[str, int], *, is_arab: bool) -> str:
    """Return a folded word in the standard, by the votes of its spellings; empty for a name that is not Arab.

    `is_arab` says that its bearers are: else some must write it in the standard.
    """
    total = sum(spellings.values())
    direct = sum(n for latin, n in spellings.items() if pattern(arabic).fullmatch(latin))
    if not is_arab and direct < _MIN_STANDARD * total:
        return ""
    votes: Counter[str] = Counter()
    for latin, n in spellings.items():
        readings = [each for each in _readings(latin) if pattern(arabic).fullmatch(each)]
        if readings:
            votes[max(readings, key=lambda each: spellings.get(each, 0))] += n  # of equals the first
    sure = {latin: n for latin, n in votes.items() if pattern(arabic).fullmatch(latin) and latin in spellings}
    is_sure = direct >= max(_MIN_DIRECT, _MIN_DIRECT_SHARE * total)
    voted = _most_voted({latin: spellings[latin] for latin in sure} if is_sure else votes)
    found = _doubled(arabic, voted, spellings)
    has_teh_marbuta = arabic.endswith("ه") and not arabic.endswith("اه")
    found = found.removesuffix("h") if has_teh_marbuta and found.endswith("ah") else found
    return found.removeprefix("a") if found.startswith("aa") else found  # Amir: ain has no sign


def _readings(latin: str) -> Iterator[str]:
    """Yield what a spelling may be in the standard: itself, or with other letters, the likeliest first."""
    yield latin
    tokens = _TOKEN.findall(latin)
    at_end = _USUAL.get(f"{tokens[-1]}$") or _options(tokens, len(tokens) - 1)
    options = [*(_options(tokens, at) for at in range(len(tokens) - 1)), at_end]
    yield from map("".join, islice(product(*options), _MAX_READINGS))


def _options(tokens: Sequence[str], at: int) -> tuple[str, ...]:
    """Return what a token may mean: an e is an i after an a, as in active participles, else an a."""
    if tokens[at] == "e":
        return ("i", "a") if "a" in tokens[:at] else ("a", "i")
    return _USUAL.get(tokens[at], (tokens[at],))


def _most_voted(votes: Mapping[str, int]) -> str:
    """Return the spelling with most votes, without doubled letters."""
    groups: Counter[str] = Counter()
    for latin, n in votes.items():
        groups[_single(latin)] += n
    return max(groups, key=lambda latin: (groups[latin], latin), default="")


def _doubled(arabic: str, found: str, spellings: Mapping[str, int]) -> str:
    """Return a spelling with the letters doubled that enough of those who write it otherwise so do."""
    same = {latin: n for latin, n in spellings.items() if _single(latin) == found}
    least = _MIN_DOUBLED * sum(same.values())
    enough = [latin for latin, n in same.items() if n >= least and _may_double(arabic, latin)]
    return max(enough, key=lambda latin: (len(latin), same[latin], latin), default=found)


def _may_double(arabic: str, latin: str) -> bool:
    doubled, in_pattern, letters = _DOUBLED_S
    return not doubled.search(latin) or bool(in_pattern.search(latin) and letters.search(arabic))


def _single(latin: str) -> str:
    return _DOUBLED.sub(r"\1", latin)
