"""Derive analyzers/data/related.txt: plurals, verbal nouns, tenses, participles and synonyms, as terms.

Run `python -m derive.synonyms` after derive.lexicon and derive.whole_names; it takes about ten minutes, most of them in
the analyzer of farahidi. Synonyms, some of them of single countries, come from derive/synonyms/synonyms.tsv.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path

from analyzers.expansion.roots import root_key
from analyzers.text.affixes import ARTICLE
from analyzers.text.analyzer import index_forms
from analyzers.text.fold import fold
from derive.data_files import write_data
from derive.synonyms.feminines import feminines
from derive.synonyms.participles import participles
from derive.synonyms.plurals import plurals
from derive.synonyms.readings import Readings, keeps_beginning, read_all
from derive.synonyms.verbs import derived_nouns, presents, verbal_nouns

TABLE = Path(__file__).parent / "synonyms.tsv"
SOURCE = (
    "farahidi 0.4.0 (AlKhalil Morpho Sys 2, GPL 3), arramooz-pysqlite 0.4.2 (GPL 3), simplemma 2.0.0 "
    "(MIT; Wiktionary, CC BY-SA 4.0), wordfreq 3.1.1 (CC BY-SA 4.0), derive/synonyms/synonyms.tsv. "
    "Licence: GPL 3 or later."
)

TermPair = tuple[str, str]
AMBIGUOUS = "?"  # before a word that has other senses than that of its row


def synonyms() -> Iterator[list[str]]:
    """Yield the rows of the table: words and phrases of one concept, the ambiguous ones with their sign."""
    for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        words = [word.partition("@")[0] for word in line.partition("\t")[0].split("|")]
        yield [word for word in words if _has_own_term(fold(word.removeprefix(AMBIGUOUS)))]


def _has_own_term(folded: str) -> bool:
    """Say whether the stem of a word still identifies it; that of a word in a phrase need not."""
    return " " in folded or keeps_beginning(folded.removeprefix(ARTICLE))


def _term(word: str) -> str:
    return index_forms(word).term


def rows(kind: str, pairs: Iterable[TermPair]) -> list[str]:
    """Return a line for each first term of the pairs: the kind, the term, and all terms paired with it."""
    partners: dict[str, list[str]] = defaultdict(list)
    for term, partner in pairs:
        partners[term].append(partner)
    return [f"{kind}\t{term} {' '.join(sorted(terms))}" for term, terms in sorted(partners.items())]


def verb_rows(readings: Readings, counted: Collection[str]) -> Iterator[str]:
    """Yield the lines of verbal nouns, each with its verb and the present of the verb, and those of presents."""
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
    yield from rows("participle", participle_pairs(readings, counted, of_lemma))


def participle_pairs(
    readings: Readings, counted: Collection[str], presents_of: Mapping[str, Collection[str]]
) -> Iterator[TermPair]:
    """Yield each participle, and its feminine, with the verbal noun of its verb, the verb, and its presents."""
    verb_of = {(noun.lemma, noun.term): noun.verb for noun in derived_nouns(readings)}
    pairs = {
        (participle.term, form)
        for participle in participles(readings, counted)
        for form in (
            participle.verb,
            verb_of[participle.lemma, participle.verb],
            *presents_of.get(participle.lemma, ()),
        )
    }
    feminine_of = dict(feminines(readings, counted))
    pairs |= {(feminine_of[participle], form) for participle, form in pairs if participle in feminine_of}
    yield from ((participle, form) for participle, form in sorted(pairs) if participle != form)


def synonym_rows() -> Iterator[str]:
    """Yield the lines of synonyms: interchangeable words, ambiguous words, and groups that contain phrases.

    Words are terms, phrases are as they are written: only the spelling tells the teh marbuta of «عملة» from a pronoun.
    """
    for group in synonyms():
        sure = [word for word in group if not word.startswith(AMBIGUOUS)]
        words = sorted({_term(word) for word in sure if " " not in word})
        yield from rows("form", _of_one_root(words))
        if len(words) > 1:
            yield f"synonym\t{' '.join(words)}"
        doubtful_words = {word.removeprefix(AMBIGUOUS) for word in group if word not in sure and " " not in word}
        for doubtful in sorted(map(_term, doubtful_words)):
            others = {_term(word.removeprefix(AMBIGUOUS)) for word in group if " " not in word} - {doubtful}
            if others:
                yield f"ambiguous\t{doubtful} {' '.join(sorted(others))}"
        if len(sure) > 1 and any(" " in word for word in sure):
            yield f"phrase\t{'|'.join(sorted(sure))}"


def _of_one_root(words: Collection[str]) -> Iterator[TermPair]:
    """Yield the pairs of synonyms that share a root, and so are forms of one word: جندي, جنود; خطف, مخطوف."""
    return ((one, other) for one, other in combinations(words, 2) if root_key(one) and root_key(one) == root_key(other))


def lines(readings: Readings) -> list[str]:
    """Return the lines of the data file."""
    of_nouns = plurals(readings)
    counted = {singular for singular, _ in of_nouns}
    feminine = rows("feminine", feminines(readings, counted))
    return [*rows("plural", of_nouns), *feminine, *verb_rows(readings, counted), *dict.fromkeys(synonym_rows())]


if __name__ == "__main__":
    write_data("related.txt", lines(Readings(read_all())), SOURCE, "synonyms")
