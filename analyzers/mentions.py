"""The mentions of people, places and dates in a text."""

from datetime import date

from analyzers.dates.date_finder import find_dates
from analyzers.entities.name_finder import find_names
from analyzers.token import Mention


def find_mentions(text: str, published: date | None) -> list[Mention]:
    """Return the mentions of `text` in text order.

    Relative dates count from `published`; without it they are left out.
    """
    dates = find_dates(text, published)
    mentions = [*dates, *(name for name in find_names(text) if not _is_in_date(name, dates))]
    return sorted(mentions, key=lambda mention: (mention.start, mention.end, mention.kind))


def _is_in_date(name: Mention, dates: list[Mention]) -> bool:
    """Say whether a person's name has a word of a date, which is a month then: 18 ماي, أول نيسان."""
    return name.kind == "people" and any(date.start < name.end and name.start < date.end for date in dates)
