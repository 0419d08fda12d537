"""The vocalized form of a word: folded, but with its hamza and harakat; and which vocalized forms another accepts."""

import re
import unicodedata
from functools import lru_cache

from analyzers.text.affixes import ARTICLE, CLITIC_COMBINATIONS
from analyzers.text.fold import fold, fold_char
from analyzers.text.seats import has_seats

_HAMZA = "أإآؤئ"  # hamza on a carrier; folding keeps a hamza that stands alone (ء)
_HARAKAT = "\u064b-\u0652\u0670"  # tanwin, short vowels, shadda, sukun, superscript alef
_ANY_HARAKAT = f"[{_HARAKAT}]*"
_WITH_ANY_HAMZA = {"ا": "[اأإآ]", "و": "[وؤ]", "ي": "[يئ]"}
_MAX_PATTERN_LENGTH = 100  # code points of a word; no word is longer, and the engine compiles twice as many
_HARAKA = re.compile(f"[{_HARAKAT}]")
_DIACRITIC = re.compile(f"[{_HAMZA}{_HARAKAT}]")
# A code point that is a diacritic or may decompose into one: combining hamza and madda, presentation forms.
_MAY_HOLD_DIACRITIC = re.compile(f"[{_HAMZA}{_HARAKAT}\u0653-\u0655\ufb50-\ufdff\ufe70-\ufefc]")


def vocalize(surface: str, exact: str) -> str:
    """Return the vocalized form of a word; empty if it has neither hamza on a carrier nor harakat.

    `exact` is the folded surface. Harakat come in Unicode's canonical order, tatweel and bidi controls are dropped:
    «مُــدرّسة» -> «مُدرّسه». A surface that folds to several words has no vocalized form. A hamza that is written on
    several seats (مسؤول, مسئول) does not count.
    """
    return _vocalized(surface, exact) if _MAY_HOLD_DIACRITIC.search(surface) else ""


@lru_cache(maxsize=1 << 12)
def _vocalized(surface: str, exact: str) -> str:
    composed = unicodedata.normalize("NFKC", surface)
    diacritic = _HARAKA if has_seats(exact) else _DIACRITIC
    folded = "".join(char if diacritic.match(char) else fold_char(char) for char in composed)
    form = unicodedata.normalize("NFC", folded)
    return form if form != exact == fold(form) else ""


@lru_cache(maxsize=1024)
def accepted_forms(vocalized: str, *, clitics: bool = False) -> str:
    """Return a regular expression for the vocalized forms that have all hamza and harakat of a vocalized word.

    They may have more: «مؤتمراً» accepts «مُؤتمراً», and «أكد» accepts «أكّد» but not «اكَد». With `clitics` they may
    follow conjunctions and prepositions. A word too long for an engine's expressions accepts itself alone.
    """
    if len(vocalized) > _MAX_PATTERN_LENGTH:
        return re.escape(vocalized)
    first, *rest = map(_accepted_letter, re.findall(f".[{_HARAKAT}]*", vocalized, re.DOTALL))
    if not clitics:
        return "".join((first, *rest))
    has_article = vocalized.startswith(ARTICLE)
    hosts = ("" if has_article and clitic.endswith("ل") else first for clitic in CLITIC_COMBINATIONS)
    heads = (_ANY_HARAKAT.join((*clitic, host)) for clitic, host in zip(CLITIC_COMBINATIONS, hosts, strict=True))
    return f"(?:{'|'.join((first, *heads))}){''.join(rest)}"


def _accepted_letter(letter_with_marks: str) -> str:
    """Return the expression for a letter with its harakat and others, which stand in Unicode's canonical order."""
    letter, marks = letter_with_marks[0], letter_with_marks[1:]
    return _ANY_HARAKAT.join((_WITH_ANY_HAMZA.get(letter) or re.escape(letter), *marks, ""))
