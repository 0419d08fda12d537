"""Score people and places on a CoNLL file: `python -m benchmarks.entities PATH.conll`.

Spans are counted as seqeval does (strict: type and both ends). The file's words are written out as a text with
blanks between, `find_names` reads that text, and its mentions are laid on the words again; a mention that begins
behind a clitic covers its whole word, as the corpora have it.
"""

import argparse
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from analyzers.features import core
from analyzers.fold import fold
from analyzers.names import find_names
from analyzers.token import Mention

Sentence = list[tuple[str, str]]  # word and IOB2 label
LABELS = {"people": "PER", "places": "LOC"}
SENTENCES_OF_A_DOCUMENT = 15  # CoNLL files do not mark documents; ANERcorp has 316 articles in 4,900 sentences


class Span(NamedTuple):
    """Words `start` to `end` (exclusive) of a document are a name."""

    label: str
    start: int
    end: int


class Count(NamedTuple):
    """What was right, what was found, what there is."""

    right: int = 0
    found: int = 0
    there: int = 0

    def add(self, found: set[Span] | set[str], there: set[Span] | set[str]) -> "Count":
        """Count one document more."""
        return Count(self.right + len(found & there), self.found + len(found), self.there + len(there))

    def __str__(self) -> str:
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.there if self.there else 0.0
        both = 2 * precision * recall / (precision + recall) if self.right else 0.0
        return f"P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}  ({self.there} names)"


def read(path: Path) -> list[Sentence]:
    """Read the sentences of a CoNLL file: a word and a label a line, an empty line between sentences."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    rows = [[line.split() for line in block.splitlines() if line.strip()] for block in blocks]
    return [[(row[0], row[-1]) for row in block] for block in rows if block]


def documents(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Group sentences that stand together."""
    for start in range(0, len(sentences), SENTENCES_OF_A_DOCUMENT):
        yield list(sentences[start : start + SENTENCES_OF_A_DOCUMENT])


def gold_spans(document: list[Sentence]) -> set[Span]:
    """Return the spans of people and places that the labels give."""
    found: list[Span] = []
    position = 0
    for sentence in document:
        open_label = ""
        for _, label in sentence:
            prefix, _, kind = label.partition("-")
            if prefix == "B" or (prefix == "I" and kind != open_label):
                found.append(Span(kind, position, position + 1))
            elif prefix == "I":
                found[-1] = found[-1]._replace(end=position + 1)
            open_label = kind
            position += 1
    return {span for span in found if span.label in LABELS.values()}


def write_out(document: list[Sentence]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of a document, a sentence a line, and where in it each word stands."""
    places: list[tuple[int, int]] = []
    lines: list[str] = []
    offset = 0
    for sentence in document:
        words = [word for word, _ in sentence]
        for word in words:
            places.append((offset, offset + len(word)))
            offset += len(word) + 1
        lines.append(" ".join(words))
    return "\n".join(lines), places


def found_spans(mentions: Sequence[Mention], places: list[tuple[int, int]]) -> set[Span]:
    """Lay mentions on the words that they cover."""
    spans: set[Span] = set()
    for mention in mentions:
        if mention.kind in LABELS:
            words = [i for i, (start, end) in enumerate(places) if start < mention.end and mention.start < end]
            spans.add(Span(LABELS[mention.kind], words[0], words[-1] + 1))
    return spans


def facets(spans: set[Span], words: list[str], label: str) -> set[str]:
    """Return the different names of one label in a document, folded and without clitics."""
    names = set()
    for span in spans:
        if span.label == label:
            first, *others = map(fold, words[span.start : span.end])
            names.add(" ".join((core(first).rest, *others)))
    return names


def score(
    sentences: Sequence[Sentence], find: Callable[[str], list[Mention]]
) -> tuple[dict[str, Count], dict[str, Count]]:
    """Return the counts of spans and of facet values, by label."""
    spans = dict.fromkeys(LABELS.values(), Count())
    values = dict.fromkeys(LABELS.values(), Count())
    for document in documents(sentences):
        text, places = write_out(document)
        words = [word for sentence in document for word, _ in sentence]
        found, there = found_spans(find(text), places), gold_spans(document)
        for label in LABELS.values():
            spans[label] = spans[label].add(
                {span for span in found if span.label == label}, {span for span in there if span.label == label}
            )
            values[label] = values[label].add(facets(found, words, label), facets(there, words, label))
    return spans, values


def words_per_second(sentences: Sequence[Sentence]) -> float:
    """Time `find_names` on the documents, as it stands in a running program: loaded, but new to these texts."""
    texts = [write_out(document)[0] for document in documents(sentences)]
    start = time.perf_counter()
    for text in texts:
        find_names(text)
    return sum(map(len, sentences)) / (time.perf_counter() - start)


def main() -> None:
    """Print scores, speed, loading time and memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path, help="CoNLL file: a word and an IOB2 label a line")
    sentences = read(parser.parse_args().path)
    start = time.perf_counter()
    find_names("موسكو")
    loading = time.perf_counter() - start
    speed = words_per_second(sentences)
    spans, values = score(sentences, find_names)
    for label in spans:
        print(f"{label} spans   {spans[label]}\n{label} facets  {values[label]}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{speed:,.0f} words/s (first reading), loaded in {loading:.2f} s, peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
