"""Derive analyzers/data/latin_letters.tsv: which Arabic letters Latin ones stand for in names, and what each costs.

Run `python -m derive.latin COLLECTIONS`, where COLLECTIONS holds names/google_ar2en.tsv and names/wd_arabic_tokens.tsv;
the other source is the package arabic-name-romanizer. Letters of a pair are laid on each other, at first by ROMANISED,
and counted; by the counts they are laid anew (Viterbi training of a joint multigram model, Bisani and Ney 2008).
"""

import csv
import math
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from analyzers.latin.letters import MAX_LATIN_GROUP, LetterCosts, OriginCosts
from analyzers.latin.tokens import latin_words
from analyzers.names.phonetic_key import name_words
from analyzers.text.affixes import ARTICLE
from analyzers.text.clitics import without_article
from analyzers.text.fold import fold
from derive.latin_alignment import Costs, first_costs, lay

TARGET = Path(__file__).parent.parent / "analyzers" / "data" / "latin_letters.tsv"
HEADER = (
    "# Source: google/transliteration (Apache 2.0), name words of Wikidata (CC0, "
    "steveash/NETransliteration-COLING2018), arabic-name-romanizer 0.2.0 (mostly Wikidata CC0, MIT). "
    "Licence: Apache 2.0 and MIT. "
    "Made by: python -m derive.latin COLLECTIONS"
)
UNKNOWN = 5.0  # cost of a letter in a pair that is not of the table, to begin with
ROUNDS = 2
WORST = 4.0  # cost a letter; a pair above is no romanisation: Slow, مانويل
COUNTED = 8.0  # cost of a letter in a pair never seen, in the later rounds
LEAST, DISCOUNT = 4, 0.8  # how often a run is seen; taken off that, for what is seen seldom is seen by chance
DEAREST = 7.0  # cost of a run above which it is left out
KNOWN_AT_MOST = 4.5  # cost of a row of the table of romanisations, however seldom it is seen
OTHER_LETTERS = frozenset(["IR", "PK", "AF"])  # countries of other alphabets than the Arabic one
ARAB, FOREIGN = "arab", "foreign"  # of the first source all are Arab names, of the others most are not


class Pair(NamedTuple):
    """A word in Latin letters and folded Arabic ones, and where such names come from."""

    latin: str
    arabic: str
    origin: str

    @property
    def half(self) -> int:
        """Return 0 or 1; a Latin word is in one half."""
        return sha256(self.latin.encode()).digest()[0] % 2


def read(collections: Path) -> Counter[Pair]:
    """Return all pairs of single words, without articles, and how many people are called so."""
    found: Counter[Pair] = Counter()
    for origin, latin, arabic, people in _names(collections):
        for pair in pairs(origin, latin, arabic):
            found[pair] += people
    return found


def pairs(origin: str, latin: str, arabic: str) -> Iterator[Pair]:
    """Part a name that has as many words in both alphabets."""
    words, others = latin_words(latin), name_words(arabic)
    if len(words) == len(others):
        for word, other in zip(words, others, strict=True):
            if other.isalpha() and not other.isascii():
                yield Pair(word.forms[-1] if other.startswith(ARTICLE) else word.text, without_article(other), origin)


def _names(collections: Path) -> Iterator[tuple[str, str, str, int]]:
    for name in ("google_ar2en", "wd_arabic_tokens"):
        with (collections / "names" / f"{name}.tsv").open(encoding="utf-8") as file:
            for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield FOREIGN, row[0], row[1], int(row[2]) if len(row) > 2 else 1
    path = files("arabic_name_romanizer") / "resources" / "names.sqlite3"
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as base:
        for latin, arabic, country, n in base.execute("SELECT latin, arabic_key, country, count FROM units"):
            if country not in OTHER_LETTERS:
                yield ARAB, latin, fold(arabic), n


def learn(people: Mapping[Pair, int]) -> OriginCosts:
    """Return what Latin letters cost in names of each origin."""
    return {
        origin: learn_origin({pair: n for pair, n in people.items() if pair.origin == origin})
        for origin in (ARAB, FOREIGN)
    }


def learn_origin(people: Mapping[Pair, int]) -> LetterCosts:
    """Return what Latin letters cost by how often runs of them are laid on Arabic ones."""
    costs, unknown = first_costs(), UNKNOWN
    weights = {pair: 1 + math.log2(n) for pair, n in people.items()}
    for _ in range(ROUNDS):
        atoms: dict[tuple[str, str], float] = defaultdict(float)
        for pair, laid in _laid(people, costs, unknown):
            for atom in laid:
                atoms[atom] += weights[pair]
        total = sum(atoms.values())
        costs, unknown = {atom: -math.log(n / total) for atom, n in atoms.items()}, COUNTED
    counts: dict[tuple[str, str], float] = defaultdict(float)
    for pair, laid in _laid(people, costs, unknown):
        for run in _runs(laid):
            counts[run] += weights[pair]
    return _rows(counts)


def _laid(learned_from: Iterable[Pair], costs: Costs, unknown: float) -> Iterator[tuple[Pair, list[tuple[str, str]]]]:
    for pair in learned_from:
        cost, laid = lay(pair.latin, pair.arabic, costs, unknown)
        if cost <= WORST * (len(pair.latin) + 1):
            yield pair, laid


def _runs(laid: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield what stands side by side in a pair, up to some letters: French aux at the end is one vowel."""
    for first in range(len(laid)):
        latin, arabic = "", ""
        for atom in laid[first:]:
            latin, arabic = latin + atom[0], arabic + atom[1]
            if len(latin) > MAX_LATIN_GROUP or len(arabic) > MAX_LATIN_GROUP:
                break
            yield latin, arabic


def _rows(counts: Mapping[tuple[str, str], float]) -> LetterCosts:
    """Return the costs of Arabic letters, given the Latin ones; those of the table cost little."""
    of_latin: dict[str, float] = defaultdict(float)
    for (latin, _), n in counts.items():
        of_latin[latin] += n
    costs = dict.fromkeys(first_costs(), KNOWN_AT_MOST)
    for (latin, arabic), n in counts.items():
        cost = -math.log(max(n - DISCOUNT, 0.1) / of_latin[latin])
        if n >= LEAST and cost <= DEAREST:
            costs[latin, arabic] = min(cost, costs.get((latin, arabic), DEAREST))
    rows: dict[str, list[tuple[str, float]]] = {}
    for (latin, arabic), cost in costs.items():
        rows.setdefault(latin, []).append((arabic, cost))
    return {latin: sorted(options, key=lambda option: (option[1], option[0])) for latin, options in rows.items()}


def lines(tables: OriginCosts) -> Iterable[str]:
    """Return the rows of the data file, the cheapest options of some letters first."""
    yield HEADER
    for origin, rows in tables.items():
        for latin, options in sorted(rows.items()):
            for arabic, cost in options:
                yield f"{origin}\t{latin}\t{arabic}\t{cost:.2f}"


def main() -> None:
    """Write the table."""
    TARGET.write_text("\n".join(lines(learn(read(Path(sys.argv[1]))))) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
