"""Derive analyzers/data/related.txt: broken plurals, verbs and their nouns, synonyms, as the index has them.

Run `python -m derive.related` after derive.lexicon and derive.whole_names; it takes some ten minutes, most of them in
the analyzer of farahidi. Synonyms and words of home come from derive/synonyms.tsv.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from analyzers.text.affixes import ARTICLE
from analyzers.text.fold import fold
from analyzers.text.stem import stem
from derive.related_plurals import plurals
from derive.related_readings import Readings, keeps_beginning, read_all
from derive.related_verbs import presents, verbal_nouns

HERE = Path(__file__).parent
TARGET = HERE.parent / "analyzers" / "data" / "related.txt"
HEADER = (
    "# Source: farahidi 0.4.0 (AlKhalil Morpho Sys 2, GPL 3), arramooz-pysqlite 0.4.2 (GPL 3), simplemma 2.0.0 "
    "(MIT; Wiktionary, CC BY-SA), wordfreq 3.1.1 (CC BY-SA 4.0), derive/synonyms.tsv. Licence: GPL 3 or later. "
    "Made by: python -m derive.related"
)

Pair = tuple[str, str]
Group = list[list[str]]  # the words or phrases of one concept, each as its terms


def synonyms() -> Iterator[Group]:
    """Yield the groups of derive/synonyms.tsv."""
    for line in (HERE / "synonyms.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        words = [word.partition("@")[0] for word in line.partition("\t")[0].split("|")]
        yield [[stem(folded) for folded in fold(word).split()] for word in words if _has_own_term(word)]


def _has_own_term(word: str) -> bool:
    """Whether what the stemmer makes of a word still stands for it; in a phrase the other words help."""
    return " " in word or keeps_beginning(fold(word).removeprefix(ARTICLE))


def rows(kind: str, pairs: Iterable[Pair]) -> list[str]:
    """Lay out pairs as rows: kind, then a term and all that it is paired with."""
    others: dict[str, list[str]] = defaultdict(list)
    for term, other in pairs:
        others[term].append(other)
    return [f"{kind}\t{term} {' '.join(sorted(found))}" for term, found in sorted(others.items())]


def verb_rows(readings: Readings, counted: Collection[str]) -> Iterator[str]:
    """Yield the rows of verbal nouns, each with its verb and the verb's present, and those of the present."""
    of_lemma: dict[str, list[str]] = defaultdict(list)
    for present in presents(readings):
        of_lemma[present.lemma].append(present.term)
    nouns = {
        (noun.term, form)
        for noun in verbal_nouns(readings, counted)
        for form in (noun.verb, *of_lemma[noun.lemma])
        if form != noun.term
    }
    yield from rows("verbal noun", nouns)
    yield from rows("tense", {(present.verb, present.term) for present in presents(readings)})


def synonym_rows() -> Iterator[str]:
    """Yield the rows of synonyms: words that stand for one another, and groups with phrases among them."""
    for group in synonyms():
        words = sorted({terms[0] for terms in group if len(terms) == 1})
        if len(words) > 1:
            yield f"synonym\t{' '.join(words)}"
        if any(len(terms) > 1 for terms in group):
            yield f"phrase\t{'|'.join(sorted({' '.join(terms) for terms in group}))}"


def lines(readings: Readings) -> list[str]:
    """Return the data file."""
    of_nouns = plurals(readings)
    counted = {singular for singular, _ in of_nouns}
    return [HEADER, *rows("plural", of_nouns), *verb_rows(readings, counted), *synonym_rows()]


if __name__ == "__main__":
    TARGET.write_text("\n".join(lines(Readings(read_all()))) + "\n", encoding="utf-8")
