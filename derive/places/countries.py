"""The names of countries, and of regions, seas and parts of countries."""

import gettext
from collections.abc import Iterator

import pycountry
from babel import Locale

from derive.places.names import ARABIC, PlaceName, key, plain, table

WEAK_COUNTRIES = {
    "مالي": "financial",
    "البنين": "the sons",
    "بنين": "sons",
    "سيلان": "flow",
    "سورية": "Syrian, of a woman or thing",
    "عمان": "two places",
}


def country_names() -> Iterator[tuple[str, str]]:
    """Yield (code, name) of every country; the first name of a code is the one to show."""
    for code, name, reason in table("country_aliases.tsv"):
        if reason.startswith("value:"):
            yield code, name
    for country in pycountry.countries:
        yield country.alpha_2, Locale("ar").territories[country.alpha_2]
    for code, name, _ in table("country_aliases.tsv"):
        yield code, name
    arabic = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=["ar"])
    for country in pycountry.countries:
        for field in ("name", "common_name", "official_name"):
            name = plain(arabic.gettext(getattr(country, field, "")))
            if ARABIC.fullmatch(name) and country.alpha_2 != "MD":  # its common name there is the Maldives
                yield country.alpha_2, name.removeprefix("دولة ")


def countries(populations: dict[str, int]) -> Iterator[PlaceName]:
    """Yield the names of countries."""
    values: dict[str, str] = {}
    for code, name in country_names():
        value = values.setdefault(code, name)
        if ARABIC.fullmatch(name):
            weak = name in WEAK_COUNTRIES
            yield PlaceName(key(name), value, "country", code, populations.get(code, 0), weak, listed=True)


def regions() -> Iterator[PlaceName]:
    """Yield the names of regions, seas and parts of countries."""
    for value, country, others, reason in table("regions.tsv"):
        for name in (value, *others.replace("-", "").split("|")):
            if name:
                weak = reason.endswith("in clear context only")
                yield PlaceName(key(name), value, "region", country, 0, weak, listed=True)
