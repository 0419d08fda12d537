"""Build an index of any number of documents, generated from the texts of a collection, to time suggestions.

A document has the first half of one title and the second half of another, and the lines of two texts. Its people are
adjacent words of the name list; some take the second word of the pair before, so that there are tens of thousands of
people. Its places are single words of the gazetteer. These mentions are quick to find and as unevenly distributed as
real ones.
"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice, pairwise
from pathlib import Path
from random import Random

from analyzers.names.gazetteer import gazetteer
from analyzers.names.name_lists import name_list
from analyzers.text.analyzer import analyze
from analyzers.token import Mention, Token
from benchmarks.collection import read_corpus
from benchmarks.peers.kashshaf import publish_records
from indexer.documents.document import Document, Record
from indexer.documents.partial_date import exact_day

_SEED = 20_240_101
_MAX_WORDS = 100  # of a body, for a short run
_MIXED = 5  # one person of so many takes the family name of the person before
_DAYS = 3_000  # over which dates are spread


def build(collection: Path, documents: int, index: Path) -> None:
    """Publish an index of this many documents."""
    texts = read_corpus(collection)
    publish_records(index, (Record(document, _mentions(document)) for document in generate(texts, documents)))


def generate(texts: list[Document], number_of_documents: int) -> Iterator[Document]:
    """Yield documents, the same ones in every run."""
    random = Random(_SEED)  # noqa: S311 - no secret
    for number in range(number_of_documents):
        one, other = random.choice(texts), random.choice(texts)
        first, second = one.title.split(), other.title.split()
        title = " ".join(first[: len(first) // 2 + 1] + second[len(second) // 2 :])
        lines = [line for text in (one, other) for line in text.body.split("\n")]
        random.shuffle(lines)
        body = " ".join(islice((word for line in lines for word in line.split()), _MAX_WORDS))
        day = exact_day(one.published)
        published = day and day - timedelta(days=random.randrange(_DAYS))
        yield Document(f"made-{number}", title, body, published, "made.jsonl")


def _mentions(document: Document) -> tuple[Mention, ...]:
    tokens = list(analyze(document.text))
    return (*_people(document.text, tokens), *_places(document.text, tokens))


def _people(text: str, tokens: list[Token]) -> Iterator[Mention]:
    level, before = name_list().level, ""
    for number, (one, other) in enumerate(pairwise(tokens)):
        if level(one.exact) and level(other.exact):
            first, second = text[one.start : one.end], text[other.start : other.end]
            value = f"{first} {before if before and number % _MIXED == 0 else second}"
            before = second
            yield Mention("people", text[one.start : other.end], value, one.start, other.end, "list")


def _places(text: str, tokens: list[Token]) -> Iterator[Mention]:
    places = gazetteer().places
    for token in tokens:
        if place := places.get(token.exact):
            yield Mention("places", text[token.start : token.end], place.value, token.start, token.end, "list")
