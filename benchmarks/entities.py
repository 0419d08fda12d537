"""Score people and places on a CoNLL file: `python -m benchmarks.entities PATH.conll`.

Spans count as in seqeval (strict: type and both ends). The words of the file are joined into a text, `find_names` reads
it, and its mentions are mapped to the words again; a mention that begins after a clitic covers the whole word, as in
the corpora.
"""

import argparse
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from analyzers.entities.name_finder import find_names
from analyzers.entities.name_spans import complete_spans
from analyzers.entities.place_spans import PlaceText
from analyzers.entities.places import find_places
from analyzers.entities.sentences import split_sentences
from analyzers.entities.tagger import tagger
from analyzers.entities.word_classes import likely_split
from analyzers.names.gazetteer import gazetteer
from analyzers.text.fold import fold
from analyzers.token import Kind, Mention

LabelledSentence = list[tuple[str, str]]  # word and IOB2 label
LABELS: dict[Kind, str] = {"people": "PER", "places": "LOC"}
SENTENCES_PER_DOCUMENT = 15  # CoNLL files do not mark documents; ANERcorp has 316 articles in 4,900 sentences


class LabelledSpan(NamedTuple):
    """A name of the words from `start` to `end` (exclusive) of a document."""

    label: str
    start: int
    end: int


class Matches(NamedTuple):
    """The numbers of right names, of found names, and of names in the corpus."""

    right: int = 0
    found: int = 0
    expected: int = 0

    def add(self, found: set[LabelledSpan] | set[str], expected: set[LabelledSpan] | set[str]) -> "Matches":
        """Return the numbers with one more document."""
        return Matches(self.right + len(found & expected), self.found + len(found), self.expected + len(expected))

    def __str__(self) -> str:
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.expected if self.expected else 0.0
        both = 2 * precision * recall / (precision + recall) if self.right else 0.0
        return f"P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}  ({self.expected} names)"


def read(path: Path) -> list[LabelledSentence]:
    """Read the sentences of a CoNLL file: a word and a label a line, an empty line between sentences."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    rows = [[line.split() for line in block.splitlines() if line.strip()] for block in blocks]
    return [[(row[0], row[-1]) for row in block] for block in rows if block]


def documents(split_sentences: Sequence[LabelledSentence]) -> Iterator[list[LabelledSentence]]:
    """Group successive sentences."""
    for start in range(0, len(split_sentences), SENTENCES_PER_DOCUMENT):
        yield list(split_sentences[start : start + SENTENCES_PER_DOCUMENT])


def gold_spans(document: list[LabelledSentence]) -> set[LabelledSpan]:
    """Return the spans of people and places that the labels give."""
    found: list[LabelledSpan] = []
    position = 0
    for sentence in document:
        open_label = ""
        for _, label in sentence:
            prefix, _, kind = label.partition("-")
            if prefix == "B" or (prefix == "I" and kind != open_label):
                found.append(LabelledSpan(kind, position, position + 1))
            elif prefix == "I":
                found[-1] = found[-1]._replace(end=position + 1)
            open_label = kind
            position += 1
    return {span for span in found if span.label in LABELS.values()}


def write_out(document: list[LabelledSentence]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of a document, one sentence per line, and the start and end of each word."""
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


def found_spans(mentions: Sequence[Mention], places: list[tuple[int, int]]) -> set[LabelledSpan]:
    """Return the spans of words that the mentions cover."""
    spans: set[LabelledSpan] = set()
    for mention in mentions:
        if mention.kind in LABELS:
            words = [i for i, (start, end) in enumerate(places) if start < mention.end and mention.start < end]
            spans.add(LabelledSpan(LABELS[mention.kind], words[0], words[-1] + 1))
    return spans


def facets(spans: set[LabelledSpan], words: list[str], label: str) -> set[str]:
    """Return the different names of one label in a document, folded and without clitics."""
    names = set()
    for span in spans:
        if span.label == label:
            first, *others = map(fold, words[span.start : span.end])
            names.add(" ".join((likely_split(first).host, *others)))
    return names


def score(
    split_sentences: Sequence[LabelledSentence], find: Callable[[str], list[Mention]]
) -> tuple[dict[str, Matches], dict[str, Matches]]:
    """Return the counts of spans and of facet values, by label."""
    spans = dict.fromkeys(LABELS.values(), Matches())
    values = dict.fromkeys(LABELS.values(), Matches())
    for document in documents(split_sentences):
        text, places = write_out(document)
        words = [word for sentence in document for word, _ in sentence]
        found, expected = found_spans(find(text), places), gold_spans(document)
        for label in LABELS.values():
            spans[label] = spans[label].add(
                {span for span in found if span.label == label}, {span for span in expected if span.label == label}
            )
            values[label] = values[label].add(facets(found, words, label), facets(expected, words, label))
    return spans, values


def tagger_alone(text: str) -> list[Mention]:
    """Return the mentions of the tagger alone."""
    kinds: dict[str, Kind] = {label: kind for kind, label in LABELS.items()}
    parts = split_sentences(text)
    keys = [[word.key for word in part] for part in parts]
    return [
        Mention(kinds[span.label], "", "", part[span.start].start, part[span.end - 1].end, "model")
        for part, spans in zip(parts, tagger().tag(keys, list(map(gazetteer().find, keys))), strict=True)
        for span in spans
        if span.label in kinds
    ]


def lists_alone(text: str) -> list[Mention]:
    """Return the mentions of the lists alone: sure places, and given names with the names that follow."""
    found: list[Mention] = []
    for part in split_sentences(text):
        keys = [word.key for word in part]
        (places,) = find_places(PlaceText(text, [part], [keys], [gazetteer().find(keys)], [[]]))
        taken = {position for place in places for position in range(place.start, place.end)}
        found += [Mention("places", "", "", part[p.start].start, part[p.end - 1].end, "list") for p in places]
        for run in complete_spans(keys, [], taken):
            found.append(Mention("people", "", "", part[run.start].start, part[run.end - 1].end, "list"))
    return found


def words_per_second(split_sentences: Sequence[LabelledSentence]) -> float:
    """Return the words per second of CPU time that `find_names` reads."""
    texts = [write_out(document)[0] for document in documents(split_sentences)]
    start = time.process_time()
    for text in texts:
        find_names(text)
    return sum(map(len, split_sentences)) / (time.process_time() - start)


def report(split_sentences: Sequence[LabelledSentence], find: Callable[[str], list[Mention]]) -> None:
    """Print the scores of one finder."""
    spans, values = score(split_sentences, find)
    for label in spans:
        print(f"  {label} spans   {spans[label]}\n  {label} facets  {values[label]}")


def main() -> None:
    """Print scores, speed, loading time and memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path, help="CoNLL file: a word and an IOB2 label a line")
    parser.add_argument("--ablation", action="store_true", help="also score the lists alone and the tagger alone")
    options = parser.parse_args()
    split_sentences = read(options.path)
    start = time.process_time()
    find_names("موسكو")
    loading = time.process_time() - start
    first, again = words_per_second(split_sentences), words_per_second(split_sentences)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print("people and places")
    report(split_sentences, find_names)
    if options.ablation:
        for name, find in (("lists alone", lists_alone), ("tagger alone", tagger_alone)):
            print(name)
            report(split_sentences, find)
    print(f"{first:,.0f} words/s at first reading, {again:,.0f} when the words are known; processor time")
    print(f"loaded in {loading:.2f} s, peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
