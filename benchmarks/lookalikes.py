"""Pairs of documents that look alike and are different reports, by rule: hard cases for finding copies."""

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

Pair = tuple[Document, Document]

DAYS_APART = 2  # a day later a report may come again
COPIED = 0.6  # of the words of the shorter of two texts, in one order in both: one was written from the other
_TOGETHER = 3  # words, at least, that stand together in both; single ones are in any two texts
_RARE = 0.01  # share of the documents
_FILLED = 0.2  # of the words of a text that are names and numbers: fixtures, results, weather
_FEWEST_WORDS = 30
_NUMBER = re.compile(r"\d+")


def copied(one: Document, other: Document) -> bool:
    """Whether one body was written from the other: another measure than that of the index, by words in their order."""
    words, others = one.body.split(), other.body.split()
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    together = sum(block.size for block in matcher.get_matching_blocks() if block.size >= _TOGETHER)
    return together >= COPIED * min(len(words), len(others))


def one_series(documents: Iterable[Document]) -> Iterator[Pair]:
    """Yield documents whose headlines begin with the same two words, published one after the other, days apart."""
    series: dict[tuple[str, ...], list[Document]] = defaultdict(list)
    for document in documents:
        words = tuple(index_forms(document.title).exact.split()[:2])
        if document.published and len(words) == 2 and len(document.body.split()) >= _FEWEST_WORDS:
            series[words].append(document)
    for parts in series.values():
        for one, other in pairwise(sorted(parts, key=_day)):
            if _day(other) - _day(one) >= DAYS_APART:
                yield one, other


def one_topic(documents: Sequence[Document]) -> Iterator[Pair]:
    """Yield documents that share two rare words of their headlines, each with the next in time that is days apart."""
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
        later = [o for id_, o in others.items() if shared[id_] > 1 and _day(o) - _day(document) >= DAYS_APART]
        if later:
            yield document, min(later, key=lambda o: (_day(o), o.id))


def one_mould(documents: Sequence[Document], wanted: int, random: Random) -> Iterator[Pair]:
    """Yield documents full of names and numbers, each with itself told of others: names and numbers exchanged."""
    surfaces = {d.id: _names(d) for d in random.sample(documents, min(len(documents), 20 * wanted))}
    names = sorted({name for found in surfaces.values() for name in found})
    full = [d for d in documents if d.id in surfaces and _is_full(d, surfaces[d.id])]
    for document in full[:wanted]:
        body = document.body
        for name in sorted(surfaces[document.id], key=lambda name: (-len(name), name)):
            body = body.replace(name, random.choice(names))
        body = _NUMBER.sub(lambda found: str(random.randrange(10 ** len(found[0]))), body)
        yield document, replace(document, id=f"{document.id} told of others", body=body)


def _names(document: Document) -> set[str]:
    found = find_mentions(document.text, document.published)
    return {mention.surface for mention in found if mention.kind != "dates"}


def _is_full(document: Document, names: Iterable[str]) -> bool:
    words = len(document.body.split())
    in_names = sum(document.body.count(name) * len(name.split()) for name in names)
    filled = in_names + len(_NUMBER.findall(document.body))
    return words >= _FEWEST_WORDS and filled >= _FILLED * words


def _day(document: Document) -> int:
    return document.published.toordinal() if document.published else 0
