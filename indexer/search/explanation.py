"""Explain why a document matches: which words of its text match each part of a query, and their scores."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from indexer.documents.long_text import IndexedText
from indexer.engine.base import Contribution
from indexer.query.highlight import Highlighter
from indexer.query.tree import DisMax, Group, Node, Or

_MAX_WORDS = 200  # different words of a text that one reason lists, the most frequent: a prefix finds thousands


@dataclass(frozen=True, slots=True)
class Reason:
    """What one part of a query (`asked`, as it is printed) matched in a document.

    `words` are words of the text and how often they occur; `forms` are what scored. Some forms have no word in the
    text: n-grams, facet values, the bonus for all words.
    """

    asked: str
    score: float
    words: Mapping[str, int]
    forms: tuple[Contribution, ...]


def reasons(text: IndexedText, node: Node, contributions: Iterable[Contribution]) -> tuple[Reason, ...]:
    """Return the reasons why a document with this text matches a query, the highest scores first."""
    parts = _parts(node)
    by_part = sorted(contributions, key=_asked)
    found = [_reason(text, parts.get(asked), asked, tuple(forms)) for asked, forms in groupby(by_part, _asked)]
    return tuple(sorted(found, key=lambda reason: -reason.score))


def _parts(node: Node) -> dict[str, Node]:
    """Return the parts of a query that score, as they are printed; the words of a phrase score separately too."""
    match node:
        case DisMax(asked, others, tiered):
            return _parts(Or(others)) if tiered else {**_parts(asked), str(asked): node}
        case Group(nodes):
            return {printed: part for child in nodes for printed, part in _parts(child).items()}
        case _:
            return {str(part): part for leaf in node.scoring_leaves() for part in (*leaf.parts(), leaf)}


def _asked(contribution: Contribution) -> str:
    return contribution.asked


def _reason(text: IndexedText, part: Node | None, asked: str, forms: tuple[Contribution, ...]) -> Reason:
    found = _count(text, Highlighter(part)) if part else Counter[str]()
    ordered = tuple(sorted(forms, key=lambda each: -each.score))
    return Reason(asked, sum(each.score for each in forms), dict(found.most_common(_MAX_WORDS)), ordered)


def _count(indexed: IndexedText, highlighter: Highlighter) -> Counter[str]:
    """Return how often each word of a text occurs that a query matches, as it is written."""
    if indexed.long is None:
        text = indexed.document.text
        return Counter(text[start:end] for start, end in highlighter.marks(text))
    table, counts = indexed.long.words, Counter[str]()
    for number, n in table.count(highlighter.words_of(table)).items():
        counts[table.surfaces[number]] += n
    return counts
