"""All that a text names: people, places and dates."""

from datetime import date

from analyzers.dates.find import find_dates
from analyzers.entities.find import find_names
from analyzers.token import Mention


def find_mentions(text: str, published: date | None) -> list[Mention]:
    """Return the mentions of `text` in its order; relative dates count from `published`, and stay out without it."""
    found = [*find_names(text), *find_dates(text, published)]
    return sorted(found, key=lambda mention: (mention.start, mention.end, mention.kind))
