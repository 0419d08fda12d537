"""The mentions of people, places and dates in a text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from analyzers.dates.date_finder import find_dates
from analyzers.entities.name_finder import find_names
from analyzers.names.genealogy import units_of
from analyzers.text.parts import Part, split_parts
from analyzers.token import Mention

_MARGIN = 300  # code points beyond a cut inside a line that are read too: no name and no date is longer


def find_mentions_of(texts: Sequence[tuple[str, date | None]]) -> list[list[Mention]]:
    """Return for each text, with the date from which its relative dates count, what `find_mentions` returns."""
    return [find_mentions(text, published) for text, published in texts]


def find_mentions(text: str, published: date | None) -> list[Mention]:
    """Return the mentions of `text` in text order.

    Relative dates count from `published`; without it they are left out. A long text is read in parts: what a text says
    of its names (the countries that it is about, full names of people) then counts inside a part. A family name is that
    of the one person of the whole text who has it.
    """
    parts = split_parts(text)
    if len(parts) == 1:
        return _find(text, published)
    return _with_full_names(list(_find_in_parts(text, parts, published)))


def _find(text: str, published: date | None) -> list[Mention]:
    dates = find_dates(text, published)
    mentions = [*dates, *(name for name in find_names(text) if not _is_in_date(name, dates))]
    return sorted(mentions, key=lambda mention: (mention.start, mention.end, mention.kind))


def _is_in_date(name: Mention, dates: list[Mention]) -> bool:
    """Say whether a person's name has a word of a date, which is a month then: 18 ماي, أول نيسان."""
    return name.kind == "people" and any(date.start < name.end and name.start < date.end for date in dates)


def _find_in_parts(text: str, parts: Iterable[Part], published: date | None) -> Iterator[Mention]:
    """Yield the mentions of each part; one across a cut is found in the part in which it begins."""
    seam = 0  # where the last mention ends that begins in an earlier part
    for start, end in parts:
        begin, stop = _with_margins(text, start, end)
        last = seam
        for mention in shifted(_find(text[begin:stop], published), begin):
            if start <= mention.start < end and mention.start >= seam:
                last = max(last, mention.end)
                yield mention
        seam = last


def _with_margins(text: str, start: int, end: int) -> Part:
    """Return what is read for a part: neither names nor dates go beyond a line."""
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
