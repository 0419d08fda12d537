"""Corpora of any size, made of passages of a collection, shuffled, with new dates, people and rare words.

A document depends on the collection and its own number alone, so that a corpus begins with each smaller one, and none
is held in memory. A hundredth of the documents are copies of earlier ones with another end, as agencies' texts are.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import NamedTuple

from analyzers.names.gazetteer import gazetteer
from analyzers.names.name_lists import MOSTLY_A_NAME, name_list
from analyzers.text.fold import fold
from benchmarks.speed.invented_names import invented_person, invented_word, respelled, zipf_rank

_TOKEN = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"(?<=[.!؟])\s+|\n+")
_MIN_PASSAGE, _MAX_PASSAGE = 40, 600  # code points; longer ones are cut at the end of a word
_MEAN_BODY, _SPREAD = 560, 0.6  # code points of a body before its last passage, and sigma of their logarithm
_RARE = 3  # a word that a collection has so often at most is replaced
_LONGEST_NAME = 4  # words
# Heaps' law: how many words and people archives of a size have. ant_news: 1.2 million words, 86,000 different ones,
# 7,500 people in 9,951 documents; two countries: 6.9 million words, 312,000 different ones in 38,666 documents.
_WORDS, _WORDS_GROWTH, _COMMON_WORDS = 300.0, 0.6, 2_000
_PEOPLE, _PEOPLE_GROWTH = 12.0, 0.7
_FIRST_SIZE = 1_000  # documents of an archive that begins
_LARGEST_CAST = 6  # people of a document
_COPIES, _RESPELLED = 0.01, 0.08
_FIRST_DAY, _DAYS = date(2000, 1, 1), 9_000
_SECTIONS = ("politics", "economy", "culture", "sport", "local", "world")


class Slot(NamedTuple):
    """A place of a passage for a word, or for the person of a number, whose whole name may be there."""

    person: int | None = None
    whole: bool = False


class Passage(NamedTuple):
    """A piece of a text: `texts` with a slot between each two; `section` is that of its document."""

    texts: tuple[str, ...]
    slots: tuple[Slot, ...]
    section: str


class Collection(NamedTuple):
    """What documents are made of."""

    titles: Sequence[Passage]
    passages: Sequence[Passage]


def read_collection(corpus: Path) -> Collection:
    """Cut the texts of a corpus.jsonl into passages; words and names of people that are to be replaced become slots."""
    with corpus.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    counts = Counter(word for row in rows for word in _TOKEN.findall(f"{row.get('title', '')} {row['text']}"))
    titles, passages = [], []
    for row in rows:
        section = str(row.get("section") or row.get("category") or "")
        people: dict[str, int] = {}
        if row.get("title"):
            titles.append(_passage(row["title"], section, counts, people))
        passages += [_passage(text, section, counts, people) for text in _pieces(row["text"])]
    return Collection(titles or passages, passages)


def write_corpus(collection: Collection, documents: int, file: Path) -> int:
    """Write this many documents, one JSON object a line; return the bytes of UTF-8 of their titles and texts."""
    size = 0
    with file.open("w", encoding="utf-8") as lines:
        for number in range(documents):
            row = make_document(collection, number)
            size += len(row["title"].encode()) + len(row["text"].encode())
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
    return size


def make_document(collection: Collection, number: int) -> dict[str, str]:
    """Return the document of a number, from 0."""
    draw = Random(number)  # noqa: S311 - made-up data, no secret
    if number and draw.random() < _COPIES:
        row = make_document(collection, draw.randrange(number))
        writer = _Writer(draw, number)
        text = f"{row['text']}\n{writer.write(draw.choice(collection.passages))}"
        return {**row, "_id": f"made-{number}", "text": text, "url": _url(row["section"], number)}
    writer = _Writer(draw, number)
    title = draw.choice(collection.titles)
    section = title.section or _SECTIONS[number % len(_SECTIONS)]
    day = _FIRST_DAY + timedelta(days=int(_DAYS * math.sqrt(draw.random())))  # archives grow
    return {
        "_id": f"made-{number}",
        "title": writer.write(title),
        "text": writer.body(collection.passages),
        "date": day.isoformat(),
        "url": _url(section, number),
        "section": section,
    }


class _Writer:
    """Fills the slots of one document, which has a few people and is the `number`-th of an archive."""

    def __init__(self, draw: Random, number: int) -> None:
        self._draw = draw
        size = _FIRST_SIZE + number
        self._words, people = int(_WORDS * size**_WORDS_GROWTH), int(_PEOPLE * size**_PEOPLE_GROWTH)
        ranks = (zipf_rank(draw, 1, people) for _ in range(draw.randint(1, _LARGEST_CAST)))
        self._cast = [self._spelled(*invented_person(rank)) for rank in ranks]

    def body(self, passages: Sequence[Passage]) -> str:
        length = _MEAN_BODY * self._draw.lognormvariate(-_SPREAD * _SPREAD / 2, _SPREAD)
        texts: list[str] = []
        while length > 0:
            texts.append(self.write(self._draw.choice(passages)))
            length -= len(texts[-1])
        return "\n".join(texts)

    def write(self, passage: Passage) -> str:
        parts = [passage.texts[0]]
        for slot, text in zip(passage.slots, passage.texts[1:], strict=True):
            parts += (self._fill(slot), text)
        return "".join(parts)

    def _fill(self, slot: Slot) -> str:
        if slot.person is None:
            return invented_word(zipf_rank(self._draw, _COMMON_WORDS, self._words))
        given, family = self._cast[slot.person % len(self._cast)]
        return f"{given} {family}" if slot.whole else family

    def _spelled(self, given: str, family: str) -> tuple[str, str]:
        return given, respelled(family, self._draw) if self._draw.random() < _RESPELLED else family


def _pieces(text: str) -> Iterator[str]:
    for sentence in _SENTENCE_END.split(text):
        if len(sentence) >= _MIN_PASSAGE:
            yield sentence[: sentence.find(" ", _MAX_PASSAGE) + 1 or None] if len(sentence) > _MAX_PASSAGE else sentence


def _passage(text: str, section: str, counts: Mapping[str, int], people: dict[str, int]) -> Passage:
    """Return a passage; `people` are the numbers of the family names that its document has had so far."""
    tokens = list(_TOKEN.finditer(text))
    texts, slots, end, at = [], [], 0, 0
    while at < len(tokens):
        size = _name_length(text, tokens[at : at + _LONGEST_NAME])
        last = tokens[at + max(size, 1) - 1]
        if slot := _slot(last.group(), size, counts, people):
            texts.append(text[end : tokens[at].start()])
            slots.append(slot)
            end = last.end()
        at += max(size, 1)
    return Passage((*texts, text[end:]), tuple(slots), section)


def _slot(word: str, size: int, counts: Mapping[str, int], people: dict[str, int]) -> Slot | None:
    if size:
        return Slot(people.setdefault(word, len(people)), whole=True)
    if word in people:
        return Slot(people[word])
    return Slot() if counts[word] <= _RARE and word.isalpha() and not word.isascii() else None


def _name_length(text: str, tokens: Sequence[re.Match[str]]) -> int:
    """Return how many of these words are the name of a person, 0 if the first two are not names."""
    if len(tokens) < 2 or not (_is_name(tokens[0].group()) and _is_name(tokens[1].group())):
        return 0
    size = 1
    for one, other in pairwise(tokens):
        if text[one.end() : other.start()] != " " or not _is_name(other.group()):
            break
        size += 1
    folded = fold(text[tokens[0].start() : tokens[size - 1].end()])
    return size if size > 1 and folded not in gazetteer().places else 0


@lru_cache(1 << 17)
def _is_name(word: str) -> bool:
    return name_list().level(fold(word)) >= MOSTLY_A_NAME


def _url(section: str, number: int) -> str:
    return f"https://archive.example/{section}/{number}"
