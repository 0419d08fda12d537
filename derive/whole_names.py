"""Derive analyzers/data/whole_names.txt: names that the stemmer must not shorten.

Run `python -m derive.whole_names` after derive.lexicon, derive.whole_words and derive.names; derive.places runs it. It
empties the list, then stems each name that the other lists hold.
"""

from collections.abc import Iterator

from analyzers.names.gazetteer import gazetteer
from analyzers.names.name_lists import CLEARLY_A_NAME, name_list
from analyzers.text.affixes import ARTICLE
from analyzers.text.endings import is_joined
from analyzers.text.lexicon import lexicon
from analyzers.text.stem import stem
from analyzers.text.teh_marbuta import feminine_noun
from derive.data_files import word_lines, write_data

FILE = "whole_names.txt"
SOURCE = (
    "analyzers/data/names.tsv, places.tsv and lexicon.tsv, each with its own; chosen by frequency. "
    "Licence: CC BY-SA 4.0."
)
# A name that many people bear stays whole even if it is a common word too (كمال), a rarer name only if it is a rare
# word. Level of analyzers.names.name_lists: ten times the Zipf value from which on the stemmer may cut the word.
COMMON_FROM = {6: 50, 5: 50, 4: 50, 3: 44}
CITY_COMMON_FROM = 47
PART_COMMON_FROM = 35  # a word of a longer name (بيونغ), or a city that needs its context (القصرين)
SMALL_COMMON_FROM = 27  # a smaller place: طبرقة is not طبرق with an ending
MIN_POPULATION = 50_000  # smaller places share their names with too many words
# A word that is clearly a name is a clitic with another name only if that one is in everyone's mouth: لحسن, not فيون.
COMMON_HOST_FROM = 45
MORE_FREQUENT = 10  # tenths of Zipf by which a name must exceed its form with a clitic


def sure_names() -> Iterator[str]:
    """Yield the words that are certainly names, folded and without the article."""
    zipf = lexicon().zipf
    for word, _ in name_list().entries.rows():
        if zipf.get(word, 0) < COMMON_FROM.get(name_list().level(word), 0):
            yield word if word in lexicon().false_articles else word.removeprefix(ARTICLE)
    for name, place in gazetteer().places.items():
        is_rare = place.population < MIN_POPULATION and zipf.get(name, 0) < SMALL_COMMON_FROM
        if " " not in name and (place.kind == "country" or is_rare):
            yield name.removeprefix(ARTICLE)
        elif place.population >= MIN_POPULATION:
            common_from = CITY_COMMON_FROM if place.sure and " " not in name else PART_COMMON_FROM
            yield from (part.removeprefix(ARTICLE) for part in name.split() if zipf.get(part, 0) < common_from)


def is_clitic_form(name: str, names: set[str]) -> bool:
    """Say whether a name is more likely a clitic with a far more frequent name: بروسيا as ب + روسيا."""
    host, zipf = stem(name), lexicon().zipf
    has_clitic = name.endswith(host) and len(name) == len(host) + 1
    frequency = zipf.get(host, 0)
    is_rare = frequency < COMMON_HOST_FROM and name_list().level(name) >= CLEARLY_A_NAME
    return has_clitic and host in names and not is_rare and frequency >= zipf.get(name, 0) + MORE_FREQUENT


def is_noun_form(name: str) -> bool:
    """Say whether a word that is not clearly a name is a noun with a pronoun or a dual ending: ساعتي, not سلامتي."""
    is_form = feminine_noun(name, lexicon()) is not None or is_joined(name, lexicon())
    return is_form and name_list().level(name) < CLEARLY_A_NAME


def clear() -> None:
    """Empty the list, so that the stemmer does not know the names of the last run."""
    write_data(FILE, [], SOURCE, "whole_names")


def main() -> None:
    """Write the list."""
    clear()
    all_names = set(sure_names())
    shortened = (name for name in sorted(all_names) if len(name) > 2 and stem(name) != name)
    whole = [name for name in shortened if not is_clitic_form(name, all_names) and not is_noun_form(name)]
    write_data(FILE, word_lines(whole), SOURCE, "whole_names")


if __name__ == "__main__":
    main()
