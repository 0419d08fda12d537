"""List the names that the stemmer shortens: `python -m benchmarks.names_and_stems PATH... [--level N] [--all]`.

PATH is a file or folder of documents. Names are the words of the people and places of `find_names`, of sure names of
the gazetteer, and words of the name list, without clitics. Those with another stem are listed by what the stemmer
removes. It should remove the article: such names are counted, and listed with --all.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple, get_args

import click

from analyzers.entities.name_finder import find_names
from analyzers.entities.sentences import SentenceWord, split_sentences
from analyzers.entities.word_classes import likely_split
from analyzers.names.gazetteer import gazetteer
from analyzers.names.name_lists import MOSTLY_A_NAME, name_list
from analyzers.text.affixes import ARTICLE
from analyzers.text.fold import fold
from analyzers.text.stem import stem
from indexer.cli.command import Command
from indexer.documents.document import Document
from indexer.documents.readers.formats import read_documents
from indexer.documents.source_walk import holds_documents
from indexer.documents.sources import list_source_files
from indexer.errors import SourceError

Finder = Literal["people", "places", "gazetteer", "name list"]  # the first two are mentions
Cause = Literal["article", "ending", "beginning", "both ends"]


class NameWord(NamedTuple):
    """A folded word of a name, and what found it."""

    word: str
    finder: Finder


class ShortenedWord(NamedTuple):
    """A word of names with another stem, how often it occurs, and how often each finder found it."""

    word: str
    stem: str
    times: int
    finders: Counter[Finder]


@click.command(cls=Command)
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--level",
    type=click.IntRange(1, 6),
    default=MOSTLY_A_NAME,
    show_default=True,
    help="Least level in the name list.",
)
@click.option("--all", "everything", is_flag=True, help="Also list the names that lose the article alone.")
def main(paths: tuple[Path, ...], level: int, everything: bool) -> None:
    """List the names in the documents of PATHS that the stemmer shortens."""
    counts = Counter(name for text in texts(paths) for name in names_in(text, level))
    if not counts:
        raise SourceError(f"There is no name in {', '.join(map(str, paths))}: name documents in Arabic.")
    found = cuts(counts)
    for cause in get_args(Cause):
        of_cause = [cut for cut in found if cause_of(cut.word, cut.stem) == cause]
        click.echo(f"{cause}: {len(of_cause)} names, {sum(cut.times for cut in of_cause)} times")
        if everything or cause != "article":
            click.echo("".join(f"  {row(cut)}\n" for cut in of_cause), nl=False)
    click.echo(f"in all: {len({name.word for name in counts})} names, {counts.total()} times")


def texts(paths: Iterable[Path]) -> Iterator[str]:
    """Yield the text of every document. Raise SourceError if one cannot be read."""
    for file in list_source_files(paths).files:
        for outcome in read_documents(file.path, file.name) if holds_documents(file.name) else ():
            if isinstance(outcome, SourceError):
                raise outcome
            if isinstance(outcome, Document):
                yield outcome.text


def names_in(text: str, level: int = MOSTLY_A_NAME) -> Iterator[NameWord]:
    """Yield every word of a name in `text`, once per position, as the most certain finder has it."""
    parts = split_sentences(text)
    words = [word for part in parts for word in part]
    keys = [word.key for word in words]
    found: dict[int, NameWord] = {}
    for position, key in enumerate(keys):
        rest = likely_split(key).host
        if name_list().level(rest) >= level:
            found[position] = NameWord(rest, "name list")
    first = 0
    for part in parts:
        part_keys = keys[first : first + len(part)]
        for match in gazetteer().find(part_keys):
            if match.place.sure:
                found |= _named(keys, first + match.start, first + match.end, match.clitic_length, "gazetteer")
        first += len(part)
    starts = [word.start for word in words]
    for mention in find_names(text):
        start, end = bisect_right(starts, mention.start) - 1, bisect_right(starts, mention.end - 1)
        finder: Finder = "people" if mention.kind == "people" else "places"
        found |= _named(keys, start, end, _letters(text, words[start], mention.start), finder)
    yield from (name for name in found.values() if name.word[:1].isalpha())


def _letters(text: str, word: SentenceWord, start: int) -> int:
    """Return how many folded letters of a word precede a name that begins in it."""
    return len(fold(text[word.start : start]))


def _named(keys: Sequence[str], start: int, end: int, letters: int, finder: Finder) -> dict[int, NameWord]:
    words = [_without_clitics(keys[start], letters), *keys[start + 1 : end]]
    return {position: NameWord(word, finder) for position, word in enumerate(words, start)}


def _without_clitics(word: str, letters: int) -> str:
    """Return a word without clitics; the article regains the alef that it loses after ل: للولايات becomes الولايات."""
    split = likely_split(word)
    return split.host if split.clitic_length == letters else word[letters:]


def cuts(counts: Counter[NameWord]) -> list[ShortenedWord]:
    """Return the words that differ from their stem, the commonest first."""
    finders: dict[str, Counter[Finder]] = {}
    for name, count in counts.items():
        finders.setdefault(name.word, Counter())[name.finder] += count
    found = [ShortenedWord(word, stem(word), by.total(), by) for word, by in finders.items() if stem(word) != word]
    return sorted(found, key=lambda cut: (-cut.times, cut.word))


def cause_of(word: str, stemmed: str) -> Cause:
    """Return what the stemmer removed besides the article; it may replace an ending by another one."""
    bare = word.removeprefix(ARTICLE)
    if stemmed == bare:
        return "article"
    if any(base.startswith(stemmed[:-1]) for base in (word, bare)):
        return "ending"
    return "beginning" if word.endswith(stemmed) else "both ends"


def row(cut: ShortenedWord) -> str:
    """Return the line of a word: how often it occurs, the word, its stem, and what found it."""
    by = ", ".join(f"{finder} {count}" for finder, count in cut.finders.most_common())
    return f"{cut.times:6}  {cut.word} -> {cut.stem}  ({by})"


if __name__ == "__main__":
    main()
