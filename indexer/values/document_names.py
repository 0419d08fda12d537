"""The names of each document, as a generation keeps them: an update unifies names without reading the documents."""

import json
from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from analyzers.entities.person_evidence import is_cue
from analyzers.names.archive import Archive, DocumentNames
from analyzers.text.fold import fold
from analyzers.token import Mention
from indexer.documents.document import Record

_FILE = "names.json"
_MAX_WORD_LENGTH = 30  # letters before a name in which the word before it is looked for
_SIGNS = '":«»().,،'


class SourceNames(NamedTuple):
    """The names of a document, and the source that it comes from."""

    source: str
    names: DocumentNames


def source_names(record: Record) -> SourceNames:
    """Return the names of a record."""
    text = record.document.text
    of_kind = {
        kind: {mention.value for mention in record.mentions if mention.kind == kind} for kind in ("people", "places")
    }
    announced = {
        mention.value for mention in record.mentions if mention.kind == "people" and _is_announced(text, mention)
    }
    names = DocumentNames(tuple(sorted(of_kind["people"])), tuple(sorted(of_kind["places"])), tuple(sorted(announced)))
    return SourceNames(record.document.source, names)


def _is_announced(text: str, person: Mention) -> bool:
    """Say whether a title or a verb of saying stands before a person."""
    before = text[max(0, person.start - _MAX_WORD_LENGTH) : person.start].split()
    return bool(before) and _announces(fold(before[-1]).strip(_SIGNS))


@lru_cache(maxsize=1 << 14)
def _announces(word: str) -> bool:
    return bool(word) and is_cue((word,))


def archive_of(documents: Iterable[SourceNames]) -> Archive:
    """Return what the names of all documents tell."""
    return Archive(document.names for document in documents)


def kept(documents: Iterable[SourceNames], deleted: Collection[str]) -> list[SourceNames]:
    """Leave out the documents of deleted sources."""
    return [document for document in documents if document.source not in deleted]


def save(documents: Iterable[SourceNames], generation: Path) -> None:
    """Write the file of a generation: its strings, and for each document the numbers of those it has."""
    numbers: dict[str, int] = {}
    rows = [
        [
            numbers.setdefault(source, len(numbers)),
            *([numbers.setdefault(name, len(numbers)) for name in part] for part in names),
        ]
        for source, names in sorted(documents)
    ]
    text = json.dumps({"strings": list(numbers), "documents": rows}, ensure_ascii=False, separators=(",", ":"))
    (generation / _FILE).write_text(text, encoding="utf-8")


def load(generation: Path) -> list[SourceNames]:
    """Read what `save` wrote."""
    content = json.loads((generation / _FILE).read_text(encoding="utf-8"))
    strings = content["strings"]
    return [
        SourceNames(strings[source], DocumentNames(*(tuple(strings[n] for n in part) for part in parts)))
        for source, *parts in content["documents"]
    ]
