"""A word with the hamza and the harakat that it is written with: what folding takes away and some readers ask for."""

import re
import unicodedata
from functools import lru_cache

from analyzers.text.fold import fold, fold_char

_HAMZA = "أإآؤئ"  # carriers; ء alone is a letter that folding leaves
_HARAKAT = "\u064b-\u0652\u0670"  # tanwin, short vowels, shadda, sukun, superscript alef
_SIGN = re.compile(f"[{_HAMZA}{_HARAKAT}\u0653-\u0655\ufb50-\ufdff\ufe70-\ufefc]")  # or what may hold one
_KEPT = re.compile(f"[{_HAMZA}{_HARAKAT}]")


@lru_cache(maxsize=1 << 12)
def marked(surface: str, exact: str) -> str:
    """Return a word as it is written, but for what is neither hamza nor haraka; empty if it has none of either.

    `exact` is the folded surface. Marks stand in Unicode's order, without tatweel and bidi marks: «مُــدرّسة» ->
    «مُدرّسه». What folds to several words has no such form.
    """
    if not _SIGN.search(surface):
        return ""
    composed = unicodedata.normalize("NFKC", surface)
    kept = "".join(char if _KEPT.match(char) else fold_char(char) for char in composed)
    written = unicodedata.normalize("NFC", kept)
    return written if written != exact == fold(written) else ""
