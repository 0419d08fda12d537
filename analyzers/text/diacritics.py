"""The vocalized form of a word: folded, but with its hamza and harakat."""

import re
import unicodedata
from functools import lru_cache

from analyzers.text.fold import fold, fold_char

_HAMZA = "أإآؤئ"  # hamza on a carrier; folding keeps a hamza that stands alone (ء)
_HARAKAT = "\u064b-\u0652\u0670"  # tanwin, short vowels, shadda, sukun, superscript alef
_DIACRITIC = re.compile(f"[{_HAMZA}{_HARAKAT}]")
# A code point that is a diacritic or may decompose into one: combining hamza and madda, presentation forms.
_MAY_HOLD_DIACRITIC = re.compile(f"[{_HAMZA}{_HARAKAT}\u0653-\u0655\ufb50-\ufdff\ufe70-\ufefc]")


@lru_cache(maxsize=1 << 12)
def vocalize(surface: str, exact: str) -> str:
    """Return the vocalized form of a word; empty if it has neither hamza on a carrier nor harakat.

    `exact` is the folded surface. Harakat come in Unicode's canonical order, tatweel and bidi controls are dropped:
    «مُــدرّسة» -> «مُدرّسه». A surface that folds to several words has no vocalized form.
    """
    if not _MAY_HOLD_DIACRITIC.search(surface):
        return ""
    composed = unicodedata.normalize("NFKC", surface)
    folded = "".join(char if _DIACRITIC.match(char) else fold_char(char) for char in composed)
    form = unicodedata.normalize("NFC", folded)
    return form if form != exact == fold(form) else ""
