"""Cut a text where highlights and mentions begin and end, so that templates can wrap the pieces."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from analyzers.token import Mention
from indexer.query.highlight import Mark, merge_marks


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in which no highlight and no mention begins or ends; `mark` is the number of its highlight."""

    text: str
    mark: int | None
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class TextRun:
    """Consecutive pieces of one mention, or outside mentions."""

    pieces: tuple[Piece, ...]
    mention: Mention | None


def cut(
    text: str, marks: Iterable[Mark], mentions: Iterable[Mention] = (), begin: int = 0, end: int | None = None
) -> list[Piece]:
    """Return the pieces of `text[begin:end]` in order; the offsets of marks and mentions are those of the whole text.

    Marks may overlap. Of overlapping mentions the first is kept; of mentions with the same start, the longest.
    """
    stop = len(text) if end is None else min(end, len(text))
    highlights = merge_marks(marks)
    linked = list(dict.fromkeys(_linked_mentions(mentions).values()))
    spans = [(mention.start, mention.end) for mention in linked]
    edges = {begin, stop, *(edge for span in (*highlights, *spans) for edge in span)}
    pieces = []
    for start, next_start in pairwise(sorted(edge for edge in edges if begin <= edge <= stop)):
        number = _span_at(spans, start)
        mention = None if number is None else linked[number]
        pieces.append(Piece(text[start:next_start], _span_at(highlights, start), mention))
    return pieces


def anchor(mention: Mention) -> str:
    """Return the id of the element where a linked mention begins."""
    return f"at-{mention.start}"


def anchors(mentions: Iterable[Mention]) -> dict[Mention, str]:
    """Return the anchor of each mention: its own, or that of the linked mention that it overlaps."""
    return {mention: anchor(linked) for mention, linked in _linked_mentions(mentions).items()}


def paragraphs(pieces: Iterable[Piece]) -> list[list[TextRun]]:
    """Return the lines of a text as runs, without blank lines."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *following = piece.text.split("\n")
        lines[-1].append(replace(piece, text=first))
        lines.extend([replace(piece, text=line)] for line in following)
    return [runs(line) for line in lines if any(piece.text.strip() for piece in line)]


def runs(pieces: Iterable[Piece]) -> list[TextRun]:
    """Return pieces grouped by mention."""
    groups = groupby((piece for piece in pieces if piece.text), key=lambda piece: piece.mention)
    return [TextRun(tuple(group), mention) for mention, group in groups]


def _linked_mentions(mentions: Iterable[Mention]) -> dict[Mention, Mention]:
    """Return for each mention the one that becomes a link: itself, or an earlier one that it overlaps."""
    linked: dict[Mention, Mention] = {}
    last: Mention | None = None
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if mention.start < mention.end:
            last = mention if last is None or mention.start >= last.end else last
            linked[mention] = last
    return linked


def _span_at(spans: Sequence[Mark], offset: int) -> int | None:
    """Return the index of the span that holds `offset`; spans are in order and do not overlap."""
    index = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return index if index >= 0 and offset < spans[index][1] else None
