"""The Arabic names of months that pages show: those that the documents use most, unless the address says months=TN.

The names are those of CLDR for a country. Every link keeps the choice.
"""

from collections.abc import Mapping
from functools import reduce
from typing import Literal, get_args

from babel import Locale
from flask import Blueprint, Flask, current_app, request

from analyzers.dates.month_names import GREGORIAN_AMBIGUOUS
from analyzers.text.fold import fold
from indexer.errors import KashshafError
from indexer.search.searcher import Searcher
from web import view
from web.i18n import get_locale
from web.per_request import per_request

Country = Literal["EG", "TN", "MA", "SY"]
MONTHS = "months"  # the parameter
COUNTRIES: tuple[Country, ...] = get_args(Country)  # the first one's names are shown where no documents name months

_LOCALES: Mapping[Country, Locale] = {country: Locale("ar", country) for country in COUNTRIES}
_AUGUST = 8  # the month that each of these countries calls by another name
_OTHER_WORDS = frozenset(name for _, name, _ in GREGORIAN_AMBIGUOUS)
_EXTENSION = "months"


def register(app: Flask, pages: Blueprint, searcher: Searcher) -> None:
    """Let `app` name months as the documents of a searcher do; links to pages keep the choice of other names."""
    app.extensions[_EXTENSION] = _Habits(searcher)
    pages.url_defaults(_keep_choice)


@per_request
def locale() -> Locale:
    """Return the locale whose names of months the page of this request shows."""
    return _LOCALES[_country()] if get_locale().language == "ar" else get_locale()


@per_request
def chosen() -> Country | None:
    """Return the country whose names the address chooses; None if it chooses none."""
    said = request.args.get(MONTHS)
    return next((country for country in COUNTRIES if country == said), None)


def choices() -> list[tuple[str, str, bool]]:
    """Return the names of August to choose from: each with the address of this page in its names, and whether it holds.

    There is no choice in English.
    """
    if get_locale().language != "ar":
        return []
    return [
        (_names(country)[_AUGUST], view.this_page(**{MONTHS: country}), country == _country()) for country in COUNTRIES
    ]


class _Habits:
    """The country whose names of months the documents of a searcher use; counted once in each generation."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._known: tuple[str, Country] | None = None

    def country(self) -> Country:
        """Return the country whose names more documents have than those of each one before it."""
        try:
            generation = self._searcher.manifest.generation
            if self._known is None or self._known[0] != generation:
                self._known = generation, reduce(self._more_used, COUNTRIES)
        except KashshafError:
            return COUNTRIES[0]  # the page says what is wrong with the index, or that the time is over
        return self._known[1]

    def _more_used(self, one: Country, other: Country) -> Country:
        of_one, of_other = (sum(self._searcher.word_counts(words)) for words in _compared_words(one, other))
        return other if of_other > of_one else one


def _country() -> Country:
    habits: _Habits = current_app.extensions[_EXTENSION]
    return chosen() or habits.country()


def _names(country: Country) -> Mapping[int, str]:
    names: Mapping[int, str] = _LOCALES[country].months["format"]["wide"]
    return names


def _compared_words(one: Country, other: Country) -> tuple[set[str], set[str]]:
    """Return the words of two countries for the months whose names mean nothing else in either: not ماي or آب.

    Of two words it is the first: كانون for December and January, counted once.
    """
    pairs = [(_names(one)[month], _names(other)[month]) for month in _names(one)]
    certain = [pair for pair in pairs if not _OTHER_WORDS.intersection(pair)]
    first, second = ({fold(pair[side].split()[0]) for pair in certain} for side in (0, 1))
    return first, second


def _keep_choice(_endpoint: str, values: dict[str, object]) -> None:
    if country := chosen():
        values.setdefault(MONTHS, country)
