"""Derive analyzers/data/whole_names.txt: names that the stemmer would cut, and must not.

Run `python -m derive.whole_names` after derive.lexicon, derive.whole_words and derive.names; derive.places runs it. It
asks the stemmer, without the list, what becomes of each name those found.
"""

from collections.abc import Iterator
from pathlib import Path

from analyzers.names.gazetteer import gazetteer
from analyzers.names.name_lists import name_list
from analyzers.text.affixes import ARTICLE
from analyzers.text.lexicon import lexicon
from analyzers.text.stem import stem

TARGET = Path(__file__).parent.parent / "analyzers" / "data" / "whole_names.txt"
HEADER = (
    "# Source: analyzers/data/names.txt, places.tsv and lexicon.txt, each with its own; chosen by frequency. "
    "Licence: CC BY-SA 4.0. Made by: python -m derive.whole_names"
)
# A name that many people bear is a name even where it is a common word too (كمال), a rarer one only as a rare word.
# Level of analyzers.names.name_lists -> the Zipf value times ten from which the word is left to the stemmer.
COMMON_FROM = {6: 50, 5: 50, 4: 50, 3: 44}
CITY_COMMON_FROM = 47
PART_COMMON_FROM = 35  # a word of a longer name: بيونغ; a city that needs the context: القصرين
CITY_POPULATION = 50_000  # smaller places share their names with too many words
MORE_FREQUENT = 10
ROW = 12  # words


def names() -> Iterator[str]:
    """Yield the names that are surely names, folded and without the article."""
    zipf = lexicon().zipf
    for word in name_list().entries:
        if zipf.get(word, 0) < COMMON_FROM.get(name_list().level(word), 0):
            yield word.removeprefix(ARTICLE)
    for name, place in gazetteer().places.items():
        if place.kind == "country" and " " not in name:
            yield name.removeprefix(ARTICLE)
        elif place.population >= CITY_POPULATION:
            common_from = CITY_COMMON_FROM if place.sure and " " not in name else PART_COMMON_FROM
            yield from (part.removeprefix(ARTICLE) for part in name.split() if zipf.get(part, 0) < common_from)


def is_clitic_form(name: str, known: set[str]) -> bool:
    """Whether a name is better read as a clitic and a far more frequent name: بروسيا as ب + روسيا."""
    rest, zipf = stem(name), lexicon().zipf
    clitic = name.endswith(rest) and len(name) == len(rest) + 1
    return clitic and rest in known and zipf.get(rest, 0) >= zipf.get(name, 0) + MORE_FREQUENT


def set_aside() -> None:
    """Leave the list empty, so that nothing of the list before is in what is derived now."""
    TARGET.write_text(f"{HEADER}\n", encoding="utf-8")


def main() -> None:
    """Write the list; the stemmer is asked with an empty one in place."""
    set_aside()
    known = set(names())
    cut = sorted(name for name in known if len(name) > 2 and stem(name) != name and not is_clitic_form(name, known))
    rows = [" ".join(cut[start : start + ROW]) for start in range(0, len(cut), ROW)]
    TARGET.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
