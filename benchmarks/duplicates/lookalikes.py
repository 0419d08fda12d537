"""Pairs of different reports that look alike, by rule: hard cases for the grouping of near-duplicates."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise
from random import Random

from analyzers.mentions import find_mentions
from analyzers.text.analyzer import index_forms
from indexer.documents.document import Document
from indexer.documents.partial_date import exact_day, first_day

DocumentPair = tuple[Document, Document]

MIN_DAYS_APART = 2  # a report may come again on the next day
MIN_COPIED = 0.6  # of the words of the shorter text, in the same order in both
_MIN_BLOCK = 3  # words in a row; any two texts share single words
_RARE = 0.01  # share of documents
_MIN_FILLED = 0.2  # share of names and numbers among the words of a text: fixtures, results, weather
_MIN_WORDS = 30
_NUMBER = re.compile(r"\d+")


def is_copied(one: Document, other: Document) -> bool:
    """Whether one body is a copy of the other, by words in the same order: not the measure that the index uses."""
    words, others = one.body.split(), other.body.split()
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    together = sum(block.size for block in matcher.get_matching_blocks() if block.size >= _MIN_BLOCK)
    return together >= MIN_COPIED * min(len(words), len(others))


def same_series(documents: Iterable[Document]) -> Iterator[DocumentPair]:
    """Yield successive documents, days apart, whose headlines begin with the same two words."""
    series: dict[tuple[str, ...], list[Document]] = defaultdict(list)
    for document in documents:
        words = tuple(index_forms(document.title).exact.split()[:2])
        if document.published and len(words) == 2 and len(document.body.split()) >= _MIN_WORDS:
            series[words].append(document)
    for parts in series.values():
        for one, other in pairwise(sorted(parts, key=_day)):
            if _day(other) - _day(one) >= MIN_DAYS_APART:
                yield one, other


def same_topic(documents: Sequence[Document]) -> Iterator[DocumentPair]:
    """Yield each document with the next one, days later, that shares two rare words of its headline."""
    titles = {d.id: frozenset(index_forms(d.title).term.split()) for d in documents if d.published}
    counts = Counter(term for terms in titles.values() for term in terms)
    having: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        for term in titles.get(document.id, ()):
            if counts[term] <= _RARE * len(titles):
                having[term].append(document)
    for document in documents:
        shared = Counter(o.id for term in titles.get(document.id, ()) for o in having.get(term, ()))
        others = {o.id: o for term in titles.get(document.id, ()) for o in having.get(term, ())}
        later = [o for id_, o in others.items() if shared[id_] > 1 and _day(o) - _day(document) >= MIN_DAYS_APART]
        if later:
            yield document, min(later, key=lambda o: (_day(o), o.id))


def exchange_names(documents: Sequence[Document], size: int, random: Random) -> Iterator[DocumentPair]:
    """Yield documents full of names and numbers, each with a copy that has other names and numbers."""
    surfaces = {d.id: _names(d) for d in random.sample(documents, min(len(documents), 20 * size))}
    names = sorted({name for found in surfaces.values() for name in found})
    full = [d for d in documents if d.id in surfaces and _is_full(d, surfaces[d.id])]
    for document in full[:size]:
        body = document.body
        for name in sorted(surfaces[document.id], key=lambda name: (-len(name), name)):
            body = body.replace(name, random.choice(names))
        body = _NUMBER.sub(lambda found: str(random.randrange(10 ** len(found[0]))), body)
        yield document, replace(document, id=f"{document.id} other names", body=body)


def _names(document: Document) -> set[str]:
    found = find_mentions(document.text, exact_day(document.published))
    return {mention.surface for mention in found if mention.kind != "dates"}


def _is_full(document: Document, names: Iterable[str]) -> bool:
    words = len(document.body.split())
    in_names = sum(document.body.count(name) * len(name.split()) for name in names)
    filled = in_names + len(_NUMBER.findall(document.body))
    return words >= _MIN_WORDS and filled >= _MIN_FILLED * words


def _day(document: Document) -> int:
    return first_day(document.published).toordinal() if document.published else 0
