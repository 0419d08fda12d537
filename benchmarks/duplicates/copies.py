"""Copies of a report as news agencies and editors make them, by rule, from a document and a random generator."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from random import Random

from analyzers.mentions import find_mentions
from indexer.documents.document import Document
from indexer.documents.partial_date import exact_day

Copy = Callable[[Document, Random], Document]

_SENTENCE = re.compile(r"(?<=[.؟!:\n])\s+")
# Letters of a name, and how other countries and newspapers spell them.
ALTERNATIVES = (
    ("غ", "ج"),  # g: بيونغ, بيونج
    ("ج", "غ"),
    ("ق", "غ"),  # Libya, Sudan
    ("ك", "ق"),
    ("س", "ز"),
    ("ت", "ط"),  # إيطاليا, ايتاليا
    ("ط", "ت"),
    ("ف", "ڤ"),
    ("ب", "پ"),
    ("ش", "تش"),
    ("يو", "و"),  # vowels of foreign names
    ("و", ""),
    ("ي", ""),
    ("ا", ""),
    ("ه", ""),
    ("عبد ال", "عبدال"),
    ("أ", "ا"),
    ("ة", "ه"),
)
EDITED_SHARE = 0.06  # of the words
KEPT_SHARE = (0.5, 0.8)  # of a text that is cut: least and greatest


def _with_body(document: Document, body: str) -> Document:
    return replace(document, body=body)


def _cut_end(document: Document, random: Random) -> Document:
    words = document.body.split(" ")
    return _with_body(document, " ".join(words[: round(len(words) * random.uniform(*KEPT_SHARE))]))


def _cut_beginning(document: Document, random: Random) -> Document:
    words = document.body.split(" ")
    return _with_body(document, " ".join(words[-round(len(words) * random.uniform(*KEPT_SHARE)) :]))


def _reordered(document: Document, random: Random) -> Document:
    sentences = _SENTENCE.split(document.body.strip())
    if len(sentences) < 2:  # one long sentence: swap its halves
        words = document.body.split()
        sentences = [" ".join(words[len(words) // 2 :]), " ".join(words[: len(words) // 2])]
    else:
        random.shuffle(sentences)
    return _with_body(document, " ".join(sentences))


def _respelled(document: Document, random: Random) -> Document:
    """Respell every person and place, the same name in the same way."""
    body = document.body
    names = {m.surface for m in find_mentions(document.text, exact_day(document.published)) if m.kind != "dates"}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        body = body.replace(name, " ".join(_spelling(word, random) for word in name.split()))
    return _with_body(document, body)


def _spelling(word: str, random: Random) -> str:
    rules = [(letters, others) for letters, others in ALTERNATIVES if letters in word[1:-1]]
    if len(word) < 4 or not rules:
        return word
    letters, others = random.choice(rules)
    return word[0] + word[1:].replace(letters, others, 1)


def _edited(document: Document, random: Random) -> Document:
    """Delete, insert and replace words."""
    words = document.body.split(" ")
    made: list[str] = []
    for word in words:
        change = random.choice(("delete", "insert", "replace")) if random.random() < EDITED_SHARE else ""
        made += [] if change in ("delete", "replace") else [word]
        made += [random.choice(words)] if change in ("insert", "replace") else []
    return _with_body(document, " ".join(made))


def _other_headline(document: Document, random: Random) -> Document:
    sentence = random.choice(_SENTENCE.split(document.body.strip()))
    return replace(document, title=" ".join(sentence.split()[:9]))


def _chain(*changes: Copy) -> Copy:
    def all_of_them(document: Document, random: Random) -> Document:
        for change in changes:
            document = change(document, random)
        return document

    return all_of_them


KINDS: Mapping[str, Copy] = {
    "cut at the end": _cut_end,
    "cut at the beginning": _cut_beginning,
    "sentences reordered": _reordered,
    "names respelled": _respelled,
    "small edits": _edited,
    "other headline": _other_headline,
    "reordered, respelled, other headline": _chain(_respelled, _reordered, _other_headline),
    "cut, edited, respelled": _chain(_respelled, _edited, _cut_end),
}


def make_copies(documents: Sequence[Document], each: int, random: Random) -> dict[str, list[tuple[Document, Document]]]:
    """Return, for each kind, `each` originals with their copies; the id of a copy names its original and its kind."""
    made: dict[str, list[tuple[Document, Document]]] = {}
    for kind, change in KINDS.items():
        chosen = random.sample(documents, each)
        made[kind] = [(one, replace(change(one, random), id=f"{one.id} {kind}")) for one in chosen]
    return made
