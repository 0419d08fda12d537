"""Measure names in Latin letters and the wrong keyboard: `python -m benchmarks.latin DIR [--held-out] [--index DIR]`.

DIR holds ant_news, whose people and places are the names of the index, and names/google_ar2en.tsv. People are written
as in arabic-name-romanizer, places as in GeoNames and CLDR (English and French), single words as in
google/transliteration. With --held-out, the letters are learned from one half of the Latin words, the lists of words
are empty, and the queries are of the other half. With --index, an index of ant_news, it also searches for the names in
ant_names.tsv.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import click
from wordfreq import top_n_list

from analyzers.expansion.keyboard import arabic_candidates, intended_arabic, intended_latin, latin_candidates
from analyzers.latin.letters import letter_costs
from analyzers.latin.lists import latin_lists
from analyzers.latin.lookup import LatinNames
from analyzers.latin.text_words import WordCounts
from analyzers.latin.tokens import latin_words
from analyzers.names.phonetic_key import name_words
from analyzers.text.clitics import without_article
from analyzers.text.fold import fold
from analyzers.text.words import WORD
from benchmarks.collection import read_corpus
from benchmarks.latin.news_names import is_first, read_names
from benchmarks.latin.queries import Queries, named, ordinary_words, people, places, single_words
from benchmarks.speed.merging import generated_people
from derive.latin.letter_costs import learn
from derive.latin.pairs import Romanisation, read
from derive.latin.places import LANGUAGES
from indexer.search.searcher import Searcher

ORDINARY = 10_000  # most frequent words of each language
RARE_RANKS = (10_000, 30_000)  # of words that people rarely search for
LARGE = 100_000  # names of a large index
MAX_TIMED = 1_000  # look-ups


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--held-out", is_flag=True, help="Learn the letters from one half of the words, query the other.")
@click.option("--failures", is_flag=True, help="List the wrong answers.")
@click.option("--index", "index_folder", type=click.Path(exists=True, path_type=Path), help="An index of ant_news.")
def main(folder: Path, held_out: bool, failures: bool, index_folder: Path | None) -> None:
    """Score Latin names and wrong keyboards over the collections in FOLDER."""
    texts = [f"{document.title}\n{document.body}" for document in read_corpus(folder / "ant_news")]
    counts = named(texts)
    pairs = read(folder)
    tables, listed = letter_costs(), latin_lists()
    if held_out:
        tables = learn({pair: n for pair, n in pairs.items() if pair.half == 0})
        listed = replace(listed, words={})
    vocabulary = Counter(word for text in texts for word in set(WORD.findall(fold(text))))
    index = LatinNames({name: n for (_, name), n in counts.items()}, tables, listed, with_prefix(vocabulary))
    asked: dict[str, Queries] = {
        "people": people([name for (kind, name) in counts if kind == "people"]),
        "places": places([name for (kind, name) in counts if kind == "places"]),
    }
    for kind, queries in asked.items():
        chosen = [query for query in queries if not held_out or is_new(query[0])]
        answers = [[match.name for match in index.names(latin)] for latin, _ in chosen]
        print_shares(kind, chosen, answers, failures)
    words = [query for query in single_words(folder, counts) if not held_out or is_new(query[0])]
    print_shares("words", words, [[match.form for match in index.words(latin)] for latin, _ in words], failures)
    print_ordinary(index, pairs, failures)
    print_keyboard(index, texts, failures)
    if index_folder:
        print_news_names(Searcher(index_folder), failures)
    print_speed([latin for queries in asked.values() for latin, _ in queries][:MAX_TIMED])


def with_prefix(counts: Mapping[str, int]) -> WordCounts:
    """Return what looks up the counts of the words with a prefix, as an index does."""
    return lambda prefix: {word: n for word, n in counts.items() if word.startswith(prefix)}


def is_new(latin: str) -> bool:
    """Whether no word of a query is in the half that the letters are learned from."""
    return all(Romanisation(word.text, "", "").half == 1 for word in latin_words(latin))


def print_shares(kind: str, queries: Queries, answers: list[list[str]], failures: bool) -> None:
    """Print the shares of queries whose value comes first, and is among the answers."""
    wanted: dict[str, set[tuple[str, ...]]] = {}
    for latin, value in queries:
        wanted.setdefault(latin, set()).add(compared(value))
    right = [
        [compared(name) in wanted[latin] for name in found] for (latin, _), found in zip(queries, answers, strict=True)
    ]
    first, any_ = [any(row[:1]) for row in right], [any(row) for row in right]
    click.echo(f"{kind}: right first {share(first)}, among the answers {share(any_)}")
    if failures:
        for (latin, value), found, is_right in zip(queries, answers, first, strict=True):
            if not is_right:
                click.echo(f"  {latin}: {value}, not {', '.join(found[:3]) or 'nothing'}")


def compared(name: str) -> tuple[str, ...]:
    """Return the words of a name without articles: أنيس بدري, أنيس البدري."""
    return tuple(map(without_article, name_words(name)))


def share(outcomes: list[bool]) -> str:
    """Return the share of true outcomes as text."""
    return f"{sum(outcomes) / max(1, len(outcomes)):.3f} of {len(outcomes)}"


def print_news_names(searcher: Searcher, failures: bool) -> None:
    """Print for how many names of the news a search puts a document first that has the name.

    Only the failures of every other name were read while tuning. The table of sounds was written with all names known.
    """
    names = list(read_names())
    found = [is_first(searcher, name) for name in names]
    click.echo(
        f"names of the news, right document first: failures read {share(found[::2])}, not read {share(found[1::2])}"
    )
    for kind in dict.fromkeys(name.kind for name in names):
        click.echo(f"  {kind}: {share([right for name, right in zip(names, found, strict=True) if name.kind == kind])}")
    if failures:
        click.echo("  " + ", ".join(name.latin for name, right in zip(names, found, strict=True) if not right))


def print_ordinary(index: LatinNames, pairs: Mapping[Romanisation, int], failures: bool) -> None:
    """Print how many ordinary words are mistaken for names."""
    for first, last in ((0, ORDINARY), RARE_RANKS):
        asked = list(ordinary_words(first, last, pairs))
        taken = [bool(index.names(word) or index.words(word)) for word in asked]
        click.echo(f"ordinary words of rank {first} to {last}: mistaken for a name {share(taken)}")
        if failures:
            click.echo("  " + " ".join(word for word, is_taken in zip(asked, taken, strict=True) if is_taken))


def print_keyboard(index: LatinNames, texts: Iterable[str], failures: bool) -> None:
    """Print how many words typed on the wrong layout are corrected, and how many typed on the right one are changed."""
    frequent = Counter(word for text in texts for word in WORD.findall(fold(text)) if len(word) > 2)
    arabic = sorted(word for word, n in frequent.items() if n > 1 and "\u0621" <= word[0] <= "\u064a")
    english = [word for language in LANGUAGES for word in top_n_list(language, ORDINARY) if word.isalpha()]

    def is_known(word: str) -> bool:
        return frequent[fold(word)] > 0

    def is_name(word: str) -> bool:
        return is_known(word) or bool(index.words(word))

    latin = sorted(word for word in frequent if word.isascii() and word.isalpha())
    tests: tuple[tuple[str, list[str], Callable[[str], bool]], ...] = (
        (
            "Arabic words typed on QWERTY",
            arabic,
            lambda word: intended_arabic(latin_candidates(word)[0], is_known) == word,
        ),
        (
            "English and French words mistaken for Arabic",
            english,
            lambda word: intended_arabic(word, is_known) is not None,
        ),
        (
            "Latin words typed on Arabic",
            latin,
            lambda word: intended_latin(arabic_candidates(word)[0], is_known) == word,
        ),
        ("Arabic words mistaken for Latin", arabic, lambda word: intended_latin(word, is_name) is not None),
    )
    for name, words, test in tests:
        outcomes = list(map(test, words))
        click.echo(f"{name}: {share(outcomes)}")


def print_speed(queries: list[str]) -> None:
    """Print how long the names of a large index take to load, and how long a look-up takes."""
    counts = {name: n for (_, name), n in generated_people(LARGE).items()}
    start = time.process_time()
    index = LatinNames(counts)
    click.echo(f"{len(counts)} names: built in {time.process_time() - start:.1f} s", nl=False)
    times = []
    for query in queries:
        start = time.process_time()
        index.names(query)
        times.append(1000 * (time.process_time() - start))
    times.sort()
    click.echo(f", a look-up {times[len(times) // 2]:.1f} ms, 99 of 100 under {times[len(times) * 99 // 100]:.1f} ms")


if __name__ == "__main__":
    main()
