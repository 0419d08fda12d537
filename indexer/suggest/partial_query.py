"""A query that is being typed: whole words, then a last word that may be unfinished."""

from collections.abc import Sequence
from dataclasses import dataclass

from analyzers.text.affixes import ARTICLE
from analyzers.text.analyzer import analyze
from analyzers.text.fold import fold, fold_with_offsets
from analyzers.text.words import WORD
from analyzers.token import Token
from indexer.query.highlight import Mark, merge_marks
from indexer.query.lexer import Lexeme, lexemes


@dataclass(frozen=True, slots=True)
class PartialQuery:
    """A text of at least one word, without operators of the query language."""

    text: str
    words: tuple[Token, ...]

    @property
    def prefix(self) -> str:
        """The folded letters of the last word."""
        return self.words[-1].exact

    @property
    def is_unfinished(self) -> bool:
        """Whether the last word may be unfinished: nothing follows it."""
        return self.words[-1].end == len(self.text)

    @property
    def whole_words(self) -> tuple[str, ...]:
        """The words before the last, folded."""
        return self.words_before_prefix(len(self.words))

    def words_before_prefix(self, count: int) -> tuple[str, ...]:
        """Return the last `count` words without the last one, folded."""
        return tuple(word.exact for word in self.words[-count:-1])

    def text_before(self, count: int) -> str | None:
        """Return the text before the last `count` words, empty if there are no other words.

        Return None if no white space separates it from them, as in بيونغ-يانغ or in ½, which is two words: 1 and 2.
        """
        if count >= len(self.words):
            return ""
        start = self.words[-count].start
        between = self.text[self.words[-count - 1].end : start]
        return self.text[:start] if between[-1:].isspace() else None


def parse_partial_query(text: str) -> PartialQuery | None:
    """Parse an unfinished query; return None for a text without words or with operators of the query language."""
    words = tuple(analyze(text)) if is_plain_text(text) else ()
    return PartialQuery(text, words) if words else None


def is_plain_text(text: str) -> bool:
    """Say whether a text has no operators, fields or quotations of the query language."""
    return all(map(_is_word, lexemes(text)))


def has_word_with_prefix(text: str, prefix: str) -> bool:
    """Say whether a word of a text, with or without its article, begins with a folded prefix."""
    return any(word.startswith((prefix, ARTICLE + prefix)) for word in WORD.findall(fold(text)))


def highlight_suggestion(text: str, words: Sequence[str], prefix: str) -> tuple[Mark, ...]:
    """Return the highlights of a suggestion: the folded `words`, and `prefix` in the first other word that has it."""
    folded, origins = fold_with_offsets(text)
    spans = [(word.start() + at, word.end()) for word in WORD.finditer(folded) for at in _word_starts(word.group())]
    word_spans = {end: start for start, end in reversed(spans) if folded[start:end] in words}
    prefix_starts = [start for start, end in spans if folded.startswith(prefix, start) and end not in word_spans]
    highlights = [(start, end) for end, start in word_spans.items()]
    highlights += [(start, start + len(prefix)) for start in prefix_starts[:1]]
    following = [*origins, len(text)]  # diacritics after a letter belong to it
    spans = [(origins[start], max(following[end], origins[end - 1] + 1)) for start, end in highlights]
    return merge_marks((start, _after_ligature(text, end)) for start, end in spans)


def _after_ligature(text: str, end: int) -> int:
    """Return the end of a highlight, one letter later if it would split lam from alef, which are drawn as one."""
    return end + (fold(text[end - 1 : end + 1]) == "لا")


def _word_starts(word: str) -> tuple[int, ...]:
    """Return the offsets at which a prefix may match a folded word: its start, and the letter after its article."""
    return (0, len(ARTICLE)) if word.startswith(ARTICLE) else (0,)


def _is_word(lexeme: Lexeme) -> bool:
    return lexeme.kind == "text" and lexeme.distance < 0 and not (lexeme.quoted or lexeme.star or lexeme.fuzzy)
