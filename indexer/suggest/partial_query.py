"""What is typed so far of a query: whole words, and one that may go on."""

from collections.abc import Sequence
from dataclasses import dataclass

from analyzers.text.affixes import ARTICLE
from analyzers.text.analyzer import analyze
from analyzers.text.fold import fold, fold_with_offsets
from analyzers.text.words import WORD
from analyzers.token import Token
from indexer.query.highlight import Mark
from indexer.query.lexer import Lexeme, lexemes


@dataclass(frozen=True, slots=True)
class Typed:
    """A text of words alone, the last of which may be half a word."""

    text: str
    words: tuple[Token, ...]

    @property
    def beginning(self) -> str:
        """The folded letters of the last word."""
        return self.words[-1].exact

    @property
    def goes_on(self) -> bool:
        """Whether the last word may be half a word: nothing stands behind it."""
        return self.words[-1].end == len(self.text)

    @property
    def before_last(self) -> tuple[str, ...]:
        """The words before the last, folded."""
        return self.before(len(self.words))

    def before(self, count: int = 1) -> tuple[str, ...]:
        """Return the words among the last `count` that stand before the last, folded."""
        return tuple(word.exact for word in self.words[-count:-1])

    def kept(self, count: int = 1) -> str | None:
        """Return the text before the last `count` words, empty if it has no word.

        None if no blank parts it from them, as in بيونغ-يانغ.
        """
        if count >= len(self.words):
            return ""
        text = self.text[: self.words[-count].start]
        return text if text[-1].isspace() else None


def read_typed(text: str) -> Typed | None:
    """Return what is typed; None without a word, and for more of the query language than words."""
    words = tuple(analyze(text)) if is_plain(text) else ()
    return Typed(text, words) if words else None


def is_plain(text: str) -> bool:
    """Whether a text has no signs, fields or quotations of the query language."""
    return all(map(_is_word, lexemes(text)))


def has_beginning(text: str, beginning: str) -> bool:
    """Whether a word of a text begins so, with its article or without."""
    return any(word.startswith((beginning, ARTICLE + beginning)) for word in WORD.findall(fold(text)))


def typed_marks(text: str, words: Sequence[str], beginning: str) -> tuple[Mark, ...]:
    """Return where folded words stand in a text, and the letters of the first other word that begins so."""
    folded, origins = fold_with_offsets(text)
    spans = [(word.start() + bare, word.end()) for word in WORD.finditer(folded) for bare in _bare_starts(word.group())]
    whole = {end: start for start, end in reversed(spans) if folded[start:end] in words}
    begun = [start for start, end in spans if folded.startswith(beginning, start) and end not in whole]
    found = [*((start, end) for end, start in whole.items()), *((start, start + len(beginning)) for start in begun[:1])]
    following = [*origins, len(text)]  # marks behind a letter belong to it
    spans = sorted((origins[start], max(following[end], origins[end - 1] + 1)) for start, end in found)
    return tuple((start, _behind_sign(text, end)) for start, end in spans)


def _behind_sign(text: str, end: int) -> int:
    """Return where the sign ends that a mark would end in: lam and alef are written as one."""
    return end + (fold(text[end - 1 : end + 1]) == "لا")


def _bare_starts(word: str) -> tuple[int, ...]:
    """Where a folded word may be taken to begin: people leave its article out."""
    return (0, len(ARTICLE)) if word.startswith(ARTICLE) else (0,)


def _is_word(lexeme: Lexeme) -> bool:
    return lexeme.kind == "text" and lexeme.distance < 0 and not (lexeme.quoted or lexeme.star or lexeme.fuzzy)
