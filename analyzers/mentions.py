"""The mentions of people, places and dates in a text."""

from datetime import date

from analyzers.dates.date_finder import find_dates
from analyzers.entities.name_finder import find_names
from analyzers.token import Mention


def find_mentions(text: str, published: date | None) -> list[Mention]:
    """Return the mentions of `text` in text order.

    Relative dates count from `published`; without it they are left out.
    """
    mentions = [*find_names(text), *find_dates(text, published)]
    return sorted(mentions, key=lambda mention: (mention.start, mention.end, mention.kind))
