"""Mend Arabic whose letters were turned round when it was taken out of a PDF file: «األمم» for «الأمم», «يف» for «في».

Three kinds, each told by what no Arabic text has:
- Lam and alef are one glyph, and programs that turn a line take its letters apart in the wrong order. No word begins
  with an alef and another one with hamza or madda.
- Words, or whole lines, stand as a page shows them from left to right. No word begins with «ة» or «ى».
- Presentation forms say whether a letter begins or ends a word: where forms of an end begin words, they were stored as
  they look.
A word is mended if the lexicon has it then. Where a text is turned throughout, so are words that could be Arabic as
they stand: those that the lexicon lacks, or that are ten times rarer.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, combinations
from unicodedata import decomposition, normalize

from analyzers.text.fold import fold
from analyzers.text.lexicon import MIN_ATTESTED_FREQUENCY, lexicon
from indexer.documents.direction import in_logical_order
from indexer.documents.document import Document, Outcome, place_message
from indexer.errors import SourceWarning

_LETTERS = "\u0621-\u0652"
_WORD = re.compile(f"[{_LETTERS}]+")

_IMPOSSIBLE = ("األ", "اإل", "اآل")
_ALONE = ("ال", "وال", "فال")  # no words; لا, ولا and فلا are
_TURNED_ARTICLE = re.compile(f"(?<![{_LETTERS}])[وفبك]?(?:ا[أإآ]ل[{_LETTERS}]{{2,}}|اآلن(?![{_LETTERS}]))")
_ALEF_LAM = re.compile("[اأإآ]ل")
_LAM_ALEF = re.compile("ل[اأإآ](?!ل)")
_LAM_ALEF_LAM = re.compile("^([وف]?)ل([أإآ])ل")  # only of للأ, where all are turned
_HAMZAS = frozenset("أإآ")
_MIN_TURNED = 2  # words with a turned article in a text without any lam and alef in order: all of them are turned
_MAX_PAIRS = 4  # of alef and lam in a word
_TEN_TIMES = 10  # tenths of Zipf

_END_FIRST = re.compile(f"(?<![{_LETTERS}])[ةى][{_LETTERS}]{{2,}}")
_ENDS = (" ة", " ى", "\nة", "\nى")
_MIN_REVERSED = 2  # words of a text that begin with an end, and are in the lexicon when they are turned
_MIN_LETTERS = 3  # of a word; too many shorter ones are words in both directions
_SHORT = {
    "يف": "في",
    "نم": "من",
    "نع": "عن",
    "نأ": "أن",
    "نإ": "إن",
    "ام": "ما",
    "وه": "هو",
    "يه": "هي",
    "وأ": "أو",
    "ال": "لا",
}
_SHORT |= {"ىلع": "على", "ىلإ": "إلى"}
_SIGN_FIRST = re.compile(rf"(?<!\S)[،؛.:؟!][{_LETTERS}]")
_SIGN_LAST = re.compile(rf"[{_LETTERS}][،؛.:؟!](?!\S)")
_MIN_SHARE = 0.5  # of the words of a line that are turned, for a line to be turned as a whole
_MAX_RIGHT = 0.1  # of the words of such a line that are words as they stand

_FORM = re.compile("[\ufb50-\ufd3d\ufd50-\ufdef\ufe70-\ufefc]")
_FORMED_WORD = re.compile("[\ufb50-\ufd3d\ufd50-\ufdef\ufe70-\ufefc]{2,}")


def with_letters_in_order(outcome: Outcome) -> Iterator[Outcome]:
    """Yield what a reader yields; if it is a document with letters turned round, that mended and a warning after it."""
    if not isinstance(outcome, Document) or not _may_be_turned(outcome.text):
        yield outcome
        return
    mended = mend_letters(outcome.text)
    title, body = mended.text.split("\n", 1)
    yield replace(outcome, title=title, body=body, pages=_moved(outcome, mended.text))
    if mended.words:
        yield _warning(outcome, mended)


@dataclass(slots=True)
class Mended:
    """A text after mending, with as many lines as before; how many words were mended, and one of them as it was."""

    text: str
    words: int = 0
    example: str = ""

    def word(self, before: str, after: str) -> str:
        """Count a word that may have been mended; return it as it is now."""
        if before != after:
            self.words += 1
            self.example = self.example or before
        return after


def mend_letters(text: str) -> Mended:
    """Return a text with the letters in order that are certain to be turned round."""
    mended = Mended(text)
    for mend in (_mend_forms, _mend_reversed, _mend_lam_alef):
        mended.text = mend(mended)
    return mended


def _may_be_turned(text: str) -> bool:
    """Say whether a text has what no right text has; fast, since almost none has."""
    return any(sign in text for sign in (*_IMPOSSIBLE, *_ENDS)) or bool(_FORM.search(text))


def _warning(document: Document, mended: Mended) -> SourceWarning:
    warning = SourceWarning(
        "letters turned round, as in text that was taken out of a PDF file, are mended in “%(word)s” and other words. "
        "Such words in all: %(count)s.",
        word=mended.example,
        count=mended.words,
    )
    place = {"source": document.source} if document.line is None else {"source": document.source, "line": document.line}
    return SourceWarning(place_message(document.source, document.line), error=warning, **place)


def _moved(document: Document, text: str) -> tuple[int, ...]:
    """Return where the pages of a document begin in its mended text; they begin with a line."""
    if not document.pages or len(text) == len(document.text):
        return document.pages
    starts = [
        list(accumulate((len(line) + 1 for line in each.split("\n")), initial=0)) for each in (document.text, text)
    ]
    place = dict(zip(*starts, strict=True))
    return tuple(place.get(page, len(text)) for page in document.pages)


def _mend_forms(mended: Mended) -> str:
    """Return a text with plain letters for presentation forms, in the order of reading."""
    text = mended.text
    words = _FORMED_WORD.findall(text)
    if not words:
        return text
    ends = sum(_position(word[0]) in ("final", "medial") or _position(word[-1]) == "initial" for word in words)
    begins = sum(_position(word[0]) == "initial" or _position(word[-1]) in ("final", "medial") for word in words)
    lines = []
    for line in text.split("\n"):
        if _FORM.search(line):
            turned = "".join(in_logical_order(line[::-1])) if ends > begins else line
            plain = _FORM.sub(lambda form: normalize("NFKC", form[0]), turned)
            lines.append(plain)
            mended.words += len(_FORMED_WORD.findall(line))
            mended.example = mended.example or _FORMED_WORD.sub(lambda word: word[0], line).split()[0]
        else:
            lines.append(line)
    return "\n".join(lines)


def _position(form: str) -> str:
    """Return where in a word a presentation form stands: initial, medial, final or isolated."""
    return decomposition(form).partition(">")[0].removeprefix("<")


def _mend_reversed(mended: Mended) -> str:
    """Return a text whose lines and words run from right to left."""
    text = mended.text
    if sum(_is_known(word[::-1]) for word in _END_FIRST.findall(text)) < _MIN_REVERSED:
        return text
    as_seen = len(_SIGN_FIRST.findall(text)) >= len(_SIGN_LAST.findall(text))
    return "\n".join(_line_in_order(mended, line, as_seen) for line in text.split("\n"))


def _line_in_order(mended: Mended, line: str, as_seen: bool) -> str:
    words = _WORD.findall(line)
    turned = sum(_turned_word(word) != word for word in words)
    right = sum(_is_known(word) > _is_known(word[::-1]) for word in words if len(word) >= _MIN_LETTERS)
    if words and turned >= _MIN_SHARE * len(words) and right <= _MAX_RIGHT * len(words):
        mended.words += len(words)
        mended.example = mended.example or words[0]
        return "".join(in_logical_order(line[::-1])).strip() if as_seen else _WORD.sub(lambda word: word[0][::-1], line)
    if not turned:
        return line
    return _WORD.sub(lambda word: mended.word(word[0], _turned_word(word[0])), line)


def _turned_word(word: str) -> str:
    """Return a word turned round if it is unknown as it stands, and known then; else as it is."""
    if word in _SHORT:
        return _SHORT[word]
    turned = word[::-1]
    if len(word) < _MIN_LETTERS or word == turned or not _is_known(turned):
        return word
    return turned if word[0] in "ةى" or frequency(word) + _TEN_TIMES <= frequency(turned) else word


def _mend_lam_alef(mended: Mended) -> str:
    """Return a text with lam before alef where they are one glyph."""
    text = mended.text
    turned = [word for word in _TURNED_ARTICLE.findall(text) if _with_article(word) != word]
    if not turned:
        return text
    all_turned = len(turned) >= _MIN_TURNED and not _LAM_ALEF.search(text)
    mend = _with_lam_alef if all_turned else _with_article
    return _WORD.sub(lambda word: mended.word(word[0], mend(word[0])), text)


def _with_article(word: str) -> str:
    """Return a word with its article in order if it begins as no word does."""
    turned = _TURNED_ARTICLE.fullmatch(word) and _ALEF_LAM.sub(_lam_alef, word, count=1)
    return turned if turned and _is_known(turned) else word


def _with_lam_alef(word: str) -> str:
    """Return the most frequent word that this one is with some alefs behind their lams; it, if it is likely itself."""
    word = _LAM_ALEF_LAM.sub(r"\1لل\2", word)
    pairs = [pair.start() for pair in _ALEF_LAM.finditer(word)][:_MAX_PAIRS]
    readings = {_exchanged(word, places) for size in range(len(pairs)) for places in combinations(pairs, size + 1)}
    best = max(sorted(readings), key=frequency, default=word)
    own = 0 if word[0] in _HAMZAS and fold(word) not in lexicon().false_articles else frequency(word)
    likely = word in _ALONE or frequency(best) >= max(MIN_ATTESTED_FREQUENCY, own + _TEN_TIMES)
    return best if likely else word


def _exchanged(word: str, places: Iterable[int]) -> str:
    for place in places:
        word = f"{word[:place]}{word[place + 1]}{word[place]}{word[place + 2 :]}"
    return word


def _lam_alef(pair: re.Match[str]) -> str:
    return pair[0][::-1]


def _is_known(word: str) -> bool:
    return frequency(word) >= MIN_ATTESTED_FREQUENCY


def frequency(word: str) -> int:
    """Return ten times the Zipf value of a word, also behind a conjunction or a preposition."""
    folded = fold(word)
    whole = lexicon().frequency(folded)
    return whole or (lexicon().frequency(folded[1:]) if folded[:1] in "وفبكل" else 0)
