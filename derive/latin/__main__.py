"""Derive analyzers/data/latin_letters.tsv: which Arabic letters Latin letters write in names, and what each costs.

Run `python -m derive.latin COLLECTIONS`. The sources are those of derive/name_sources.py.
"""

import sys
from pathlib import Path

from derive.data_files import write_data
from derive.latin.letter_costs import learn, lines
from derive.latin.pairs import read

SOURCE = (
    "google/transliteration (Apache 2.0), name words of Wikidata (CC0, "
    "steveash/NETransliteration-COLING2018), arabic-name-romanizer 0.2.0 (mostly Wikidata CC0, MIT). "
    "Licence: Apache 2.0 and MIT."
)

if __name__ == "__main__":
    write_data("latin_letters.tsv", lines(learn(read(Path(sys.argv[1])))), SOURCE, "latin COLLECTIONS")
