"""The mentions of people, places and dates in a text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, islice
from operator import attrgetter
from typing import NamedTuple

from analyzers.dates.date_finder import find_dates
from analyzers.entities.name_finder import find_names_of
from analyzers.names.genealogy import units_of
from analyzers.text.parts import Part, split_parts
from analyzers.token import Mention

_BATCH = 100_000  # code points of texts that the tagger reads at once: some 80 reports; more gain nothing
_MARGIN = 300  # code points beyond a cut inside a line that are read too: no name and no date is longer


def find_mentions(text: str, published: date | None) -> list[Mention]:
    """Return the mentions of `text` in text order.

    Relative dates count from `published`; without it they are left out. A long text is read in parts: what a text says
    of its names (the countries that it is about, full names of people) then counts inside a part. A family name is that
    of the one person of the whole text who has it.
    """
    return find_mentions_of([(text, published)])[0]


def find_mentions_of(texts: Sequence[tuple[str, date | None]]) -> list[list[Mention]]:
    """Return for each text, with the date from which its relative dates count, what `find_mentions` returns.

    A hundred texts at once take half the time of one after the other.
    """
    parts = [split_parts(text) for text, _ in texts]
    pieces = [
        _Piece(text, _with_margins(text, part), published)
        for (text, published), of_text in zip(texts, parts, strict=True)
        for part in of_text
    ]
    found = chain.from_iterable(map(_find, _batches(pieces)))
    return [_joined(of_text, list(islice(found, len(of_text)))) for of_text in parts]


class _Piece(NamedTuple):
    """What is read of a text for one of its parts, and the date from which its relative dates count."""

    whole: str
    part: Part
    published: date | None

    @property
    def text(self) -> str:
        return self.whole[self.part.start : self.part.end]


def _batches(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """Yield the pieces in lists that are as long as _BATCH at least, except the last."""
    batch: list[_Piece] = []
    length = 0
    for piece in pieces:
        batch.append(piece)
        length += piece.part.end - piece.part.start
        if length >= _BATCH:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch


def _find(pieces: Sequence[_Piece]) -> Iterator[list[Mention]]:
    """Yield the mentions of each piece, in order, with their places in the whole text."""
    texts = [piece.text for piece in pieces]
    for piece, text, names in zip(pieces, texts, find_names_of(texts), strict=True):
        dates = find_dates(text, piece.published)
        mentions = [*dates, *(name for name in names if not _is_in_date(name, dates))]
        mentions.sort(key=attrgetter("start", "end", "kind"))
        yield list(shifted(mentions, piece.part.start)) if piece.part.start else mentions


def _is_in_date(name: Mention, dates: list[Mention]) -> bool:
    """Say whether a person's name has a word of a date, which is a month then: 18 ماي, أول نيسان."""
    return name.kind == "people" and any(date.start < name.end and name.start < date.end for date in dates)


def _joined(parts: Sequence[Part], found: Sequence[list[Mention]]) -> list[Mention]:
    """Return the mentions of a text by those `found` in what is read for each of its parts."""
    if len(parts) == 1:
        return found[0]
    return _with_full_names(list(_each_once(parts, found)))


def _each_once(parts: Sequence[Part], found: Sequence[list[Mention]]) -> Iterator[Mention]:
    """Yield the mentions of each part; one across a cut is found in the part in which it begins."""
    seam = 0  # where the last mention ends that begins in an earlier part
    for (start, end), mentions in zip(parts, found, strict=True):
        last = seam
        for mention in mentions:
            if start <= mention.start < end and mention.start >= seam:
                last = max(last, mention.end)
                yield mention
        seam = last


def _with_margins(text: str, part: Part) -> Part:
    """Return what is read for a part: neither names nor dates go beyond a line."""
    start, end = part
    if end - start == len(text):
        return part
    before = start if text[start - 1 : start] in ("", "\n") else max(text.rfind("\n", 0, start) + 1, start - _MARGIN)
    if text[end - 1] == "\n" or end == len(text):
        return Part(before, end)
    line_end = text.find("\n", end, end + _MARGIN)
    return Part(before, min(len(text), end + _MARGIN) if line_end < 0 else line_end)


def shifted(mentions: Iterable[Mention], offset: int) -> Iterator[Mention]:
    """Yield mentions of a part of a text with their places in the whole text."""
    return (replace(mention, start=mention.start + offset, end=mention.end + offset) for mention in mentions)


def _with_full_names(mentions: list[Mention]) -> list[Mention]:
    """Give each mention of one name of a person the full name, if a single person of the text has that name."""
    names = {mention.value: units_of(mention.value) for mention in mentions if mention.kind == "people"}
    bearers: dict[str, list[str]] = defaultdict(list)
    for value, units in names.items():
        if len(units) > 1:
            bearers[units[-1].text].append(value)
    full = {
        value: bearers[units[0].text][0]
        for value, units in names.items()
        if len(units) == 1 and not units[0].is_father and len(bearers.get(units[0].text, ())) == 1
    }
    if not full:
        return mentions
    return [replace(m, value=full.get(m.value, m.value)) if m.kind == "people" else m for m in mentions]
