"""Cutting a text where marks and mentions begin and end, so that templates can wrap the pieces."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from analyzers.token import Mention
from indexer.query.highlight import Mark


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is wholly inside or outside of a mark, and of a mention."""

    text: str
    marked: bool
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces side by side that belong to one mention, or to none."""

    pieces: tuple[Piece, ...]
    mention: Mention | None


def cut(
    text: str, marks: Iterable[Mark], mentions: Iterable[Mention] = (), begin: int = 0, end: int | None = None
) -> list[Piece]:
    """Return the pieces of `text[begin:end]` in order; marks and mentions count in the whole of `text`.

    Marks may overlap. Of mentions that overlap the first stays, the longest of those that start together.
    """
    stop = len(text) if end is None else min(end, len(text))
    lit = _disjoint(marks)
    linked = list(dict.fromkeys(_linked(mentions).values()))
    spans = [(mention.start, mention.end) for mention in linked]
    edges = {begin, stop, *(edge for span in (*lit, *spans) for edge in span)}
    places = sorted(edge for edge in edges if begin <= edge <= stop)
    pieces = []
    for here, there in pairwise(places):
        owner = _holding(spans, here)
        mention = None if owner is None else linked[owner]
        pieces.append(Piece(text[here:there], _holding(lit, here) is not None, mention))
    return pieces


def anchor(mention: Mention) -> str:
    """Return the name of the place in the page where a linked mention begins."""
    return f"at-{mention.start}"


def anchors(mentions: Iterable[Mention]) -> dict[Mention, str]:
    """Return where in the page each mention is seen; one that another covers is seen in that other."""
    return {mention: anchor(linked) for mention, linked in _linked(mentions).items()}


def paragraphs(pieces: Iterable[Piece]) -> list[list[Run]]:
    """Return the lines of a text cut to pieces, blank ones left out, each as runs."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split("\n")
        lines[-1].append(replace(piece, text=first))
        lines.extend([replace(piece, text=other)] for other in others)
    return [runs(line) for line in lines if any(piece.text.strip() for piece in line)]


def runs(pieces: Iterable[Piece]) -> list[Run]:
    """Return pieces gathered by mention."""
    gathered = groupby((piece for piece in pieces if piece.text), key=lambda piece: piece.mention)
    return [Run(tuple(group), mention) for mention, group in gathered]


def _disjoint(marks: Iterable[Mark]) -> list[Mark]:
    joined: list[Mark] = []
    for start, end in sorted(mark for mark in marks if mark[0] < mark[1]):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _linked(mentions: Iterable[Mention]) -> dict[Mention, Mention]:
    """Return for each mention the one that is linked where it begins: itself, or one that it overlaps."""
    linked: dict[Mention, Mention] = {}
    last: Mention | None = None
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if mention.start < mention.end:
            last = mention if last is None or mention.start >= last.end else last
            linked[mention] = last
    return linked


def _holding(spans: Sequence[Mark], place: int) -> int | None:
    """Return which of the spans, in order and apart, holds a place."""
    found = bisect_right(spans, place, key=lambda span: span[0]) - 1
    return found if found >= 0 and place < spans[found][1] else None
