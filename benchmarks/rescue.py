"""How many mistyped queries find what they should: `python -m benchmarks.rescue DIR [--seed N] [--failures]`.

DIR is a collection of the BEIR form, of which only corpus.jsonl is read. Titles are mistyped by rule, one kind of slip
after the other, and must find their document in the first five. Every tenth document stays out of the index: its title
is a sound query with words that the index may not know, and as such must not be changed.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import click

from analyzers.text.analyzer import analyze
from analyzers.text.clitics import is_arabic
from benchmarks.collection import read_corpus
from benchmarks.peers.kashshaf import Kashshaf
from benchmarks.slips import KINDS, Slip
from indexer.cli.command import Command
from indexer.documents.document import Document
from indexer.query.request import Request
from indexer.search.searcher import Searcher

ASKED = 200  # titles
FIRST = 5  # hits among which the document has to be
WORDS = range(3, 9)  # of a title that is asked for
LEFT_OUT = 10  # every so manieth document is not indexed


@dataclass(frozen=True, slots=True)
class Case:
    """A query, the title it was made of, and the document that it should find."""

    query: str
    title: str
    document: str


def sound(documents: Sequence[Document]) -> list[Case]:
    """Return the titles of `WORDS` Arabic words as they stand, signs left out; of like titles the first."""
    cases: dict[str, Case] = {}
    for document in documents:
        words = [document.title[token.start : token.end] for token in analyze(document.title)]
        if len(words) in WORDS and all(map(is_arabic, words)):
            title = " ".join(words)
            cases.setdefault(title, Case(title, title, document.id))
    return list(cases.values())


def shortened(case: Case) -> Case:
    """Return a case that is asked for by its two longest words alone, which say the most, in their order."""
    words = case.title.split()
    longest = sorted(sorted(range(len(words)), key=lambda i: -len(words[i]))[:2])
    title = " ".join(words[i] for i in longest)
    return Case(title, title, case.document)


def mistyped(case: Case, slips: Sequence[Slip], random: Random) -> Iterator[Case]:
    """Yield the case with one slip after the other in it; nothing when one of them cannot be made in its words."""
    words: Sequence[str] | None = case.title.split()
    for slip in slips:
        words = slip(words, random) if words else None
    if words:
        yield Case(" ".join(words), case.title, case.document)


def share(cases: Sequence[Case], holds: Callable[[Case], bool]) -> float:
    """Return the share of the cases of which something holds."""
    return sum(map(holds, cases)) / max(1, len(cases))


class Asked:
    """One index, asked over and over."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def is_found(self, case: Case) -> bool:
        """Whether the document is among the first hits."""
        return case.document in [id_ for id_, _ in self._searcher.rank(case.query, FIRST)]

    def is_changed(self, case: Case) -> bool:
        """Whether the query was read as another."""
        return bool(self.changes(case))

    def changes(self, case: Case) -> str:
        """What was looked for instead of the words that were typed, empty when nothing was."""
        meaning = self._searcher.search(Request(case.query, limit=0)).meaning
        corrected = [f"{word} -> {' · '.join(others)}" for word, others in meaning.corrected.items()]
        return "; ".join([*corrected, *filter(None, [meaning.read_as])])


def made(cases: Sequence[Case], seed: int) -> dict[str, list[Case]]:
    """Return mistyped cases: each kind of slip in all of them, then the kinds by turns, one and two to a title."""
    names, random = list(KINDS), Random(seed)  # noqa: S311 - the same slips each time
    by_kind = {name: [case for one in cases for case in mistyped(one, [KINDS[name]], random)] for name in names}
    turns: dict[str, list[Case]] = {"by turns, one slip": [], "by turns, two slips": []}
    for number, (name, case) in enumerate(zip(cycle(names), cases, strict=False)):
        second = names[(number // len(names) + number) % len(names)]
        turns["by turns, one slip"] += mistyped(case, [KINDS[name]], random)
        turns["by turns, two slips"] += mistyped(case, [KINDS[name], KINDS[second]], random)
    return by_kind | turns


def table(asked: Asked, groups: Mapping[str, Sequence[Case]]) -> list[str]:
    """Lay out the shares of each group of cases, as Markdown."""
    rows = ["| slip | queries | found | changed |", "| --- | ---: | ---: | ---: |"]
    for name, cases in groups.items():
        found, changed = share(cases, asked.is_found), share(cases, asked.is_changed)
        rows.append(f"| {name} | {len(cases)} | {found:.3f} | {changed:.3f} |")
    return rows


@click.command(cls=Command)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--seed", type=int, default=1, show_default=True, help="Which titles are asked for, and their slips.")
@click.option("--short", is_flag=True, help="Ask with the two longest words of each title, so that both are needed.")
@click.option("--failures", is_flag=True, help="List what was not found, and the sound queries that were changed.")
def main(folder: Path, seed: int, short: bool, failures: bool) -> None:
    """Mistype titles of the collection in FOLDER and look for them."""
    documents = read_corpus(folder)
    indexed = [document for number, document in enumerate(documents) if number % LEFT_OUT]
    cases = sound(indexed)
    chosen = Random(seed).sample(cases, min(ASKED, len(cases)))  # noqa: S311
    chosen = list(map(shortened, chosen)) if short else chosen
    with TemporaryDirectory() as home:
        peer = Kashshaf(Path(home))
        peer.build(indexed)
        asked = Asked(Searcher(peer.index))
        groups = made(chosen, seed)
        click.echo("\n".join(table(asked, groups | {"none": chosen})))
        unknown = sound(documents[::LEFT_OUT])
        for name, titles in (("in the index", cases), ("not in the index", unknown)):
            changed = [case for case in titles if asked.is_changed(case)]
            click.echo(
                f"sound titles, {name}: {len(changed)} of {len(titles)} changed ({len(changed) / len(titles):.4f})"
            )
            if failures:
                click.echo("\n".join(f"  changed\t{case.title}\t{asked.changes(case)}" for case in changed))
        if failures:
            for name, typed in groups.items():
                lost = [case for case in typed if not asked.is_found(case)]
                click.echo("\n".join(f"  {name}\t{c.title}\t{c.query}\t{asked.changes(c)}" for c in lost))


if __name__ == "__main__":
    main()
