"""The spelling of the Quran in modern letters.

The Quran writes many long vowels as a small sign over or after a letter. Modern spelling writes the letter: «ٱلْعَٰلَمِينَ»
is العالمين, «ٱلصَّلَوٰةَ» is الصلاة, «إِبْرَٰهِۦمَ» is إبراهيم. A few common words have the sign in modern spelling too.
Source: W. Wright, A Grammar of the Arabic Language, I, 6-7, and the Unicode names of the signs.
"""

import re

_DAGGER, _FATHA = "\u0670", "\u064e"  # superscript alef
_SMALL_LETTERS = {"\u06e5": "و", "\u06e6": "ي"}  # after the last letter they only lengthen the vowel of a pronoun: لَهُۥ
SIGNS = re.compile("[\u0670\u06e5\u06e6]|\u0621\u064e\u0627")
_WORD = re.compile("[\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06ef\u06fa-\u06ff\u08d3-\u08ff]+")
# Words that modern spelling writes without the alef, folded, with what may precede and follow them.
_WITHOUT_ALEF = re.compile(
    r"""
    [اوف]? [بكل]? (?: ه(?:ذا|ذه|ذي|ذان|ذين|ولاء|كذا|هنا) | ذلك(?:م|ما|ن)? | اوليك(?:م)? )
    | [او]? لكن (?:ه|ها|هم|هما|هن|ك|كم|نا|ا|ني|ي)?
    | [اوف]? [بكل]? (?:ال|ل)? (?:اله (?:ه|ها|هم|ك|كم|نا|ي|ا|ين)? | رحمن)
    | .* (?:الله|لله) م?
    | طه | يس
    """,
    re.VERBOSE,
)
_NO_ALEF_AFTER = re.compile("[وف]?ي")  # «يَٰ» before a word is the vocative يا, which is a word of its own


def modern_letters(text: str, folded: list[str]) -> None:
    """Put the modern letters for the signs of the Quran into `folded`, the folded code points of `text`."""
    for word in _WORD.finditer(text):
        if SIGNS.search(word.group()):
            _modernize(text, range(*word.span()), folded)


def _modernize(text: str, span: range, folded: list[str]) -> None:
    bare = "".join(folded[i] for i in span)
    letters = [i for i in span if folded[i]]
    without = _WITHOUT_ALEF.fullmatch(bare) is not None
    for i in span:
        if text[i] in _SMALL_LETTERS and letters and letters[0] < i < letters[-1]:
            folded[i] = _SMALL_LETTERS[text[i]]
        elif text[i] == _DAGGER and not without:
            _write_alef(text, i, letters, folded)
        elif text[i] == "ا" and text[max(i - 2, 0) : i] == f"ء{_FATHA}":
            folded[i - 2], folded[i] = "ا", ""  # «ءَا» is آ


def _write_alef(text: str, dagger: int, letters: list[int], folded: list[str]) -> None:
    """Write the alef that a superscript alef stands for, if the letters beside it do not hold it already."""
    before = [i for i in letters if i < dagger]
    after = letters[len(before) :]
    if not before or text[before[-1]] in "اٱآ" or (after and text[after[0]] == "ا" and after[1:]):
        return
    carrier, has_vowel = before[-1], _FATHA in text[before[-1] : dagger]
    if text[carrier] in "ىی":
        folded[carrier] = "ا" if after else folded[carrier]  # تورىٰة, but موسىٰ keeps its alef maksura
    elif text[carrier] == "و" and not has_vowel and len(after) == 1 and text[after[0]] in "ةها":
        folded[carrier] = "" if text[after[0]] == "ا" else "ا"  # صلوٰة, ربوٰا
    elif _NO_ALEF_AFTER.fullmatch("".join(folded[i] for i in before)) and len(after) > 1:
        folded[dagger], folded[after[0]] = "ا", f" {folded[after[0]]}"
    elif not (len(after) == 1 and text[after[0]] in "ىی"):  # تعالٰى
        folded[dagger] = "ا"
