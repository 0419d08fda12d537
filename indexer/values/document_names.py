"""The names of each document, as a generation keeps them: an update unifies names without reading the documents."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from analyzers.entities.person_evidence import is_cue
from analyzers.entities.place_grades import is_place_head
from analyzers.text.fold import fold
from analyzers.token import Mention
from analyzers.unification.archive import Archive, DocumentNames, Spelling, spellings_of
from indexer.documents.document import Record
from indexer.documents.long_text import mentions_by_part
from indexer.stored_files import expect, read_json, write_json

_FILE = "names.json"
_MAX_WORD_LENGTH = 30  # letters before a name in which the word before it is looked for
# Different names of a document that are compared with those of others; in the parts that follow, names keep their
# spelling. All texts of `ant_news` together have 8,850. Names alone fill 300 KB with as many, and comparing those of a
# long list would take time and memory that no build has.
MAX_COMPARED_NAMES = 10_000
_SIGNS = '":«»().,،'


class SourceNames(NamedTuple):
    """The names of a document, and the source that it comes from.

    Those of a long document are the names of its first part; `further` are those of the others, since a name keeps
    company with the names near it.
    """

    source: str
    names: DocumentNames
    further: tuple[DocumentNames, ...] = ()


def source_names(record: Record) -> SourceNames:
    """Return the names of a record."""
    text = record.document.text
    first, *further = (_names(text[start:end], mentions) for (start, end), mentions in mentions_by_part(record))
    return SourceNames(record.document.source, first, tuple(further))


def _names(text: str, mentions: Sequence[Mention]) -> DocumentNames:
    """Return the names among the mentions of a text."""
    of_kind = {kind: {mention.value for mention in mentions if mention.kind == kind} for kind in ("people", "places")}
    announced = {
        mention.value
        for mention in mentions
        if mention.kind == "people" and _announces(_word_before(text, mention.start))
    }
    headed = {mention.value for mention in mentions if mention.kind == "places" and _is_headed(text, mention)}
    parts = (of_kind["people"], of_kind["places"], announced, headed)
    return DocumentNames(*(tuple(sorted(part)) for part in parts))


def _word_before(text: str, start: int) -> str:
    before = text[max(0, start - _MAX_WORD_LENGTH) : start].split()
    return fold(before[-1]).strip(_SIGNS) if before else ""


def _is_headed(text: str, place: Mention) -> bool:
    """Say whether a noun of place begins an unlisted place or stands before it: مطار أورلي."""
    return place.evidence != "list" and any(
        map(is_place_head, (fold(place.value).split()[0], _word_before(text, place.start)))
    )


@lru_cache(maxsize=1 << 14)
def _announces(word: str) -> bool:
    """Say whether a title or a verb of saying announces a person."""
    return bool(word) and is_cue((word,))


def archive_of(documents: Iterable[SourceNames]) -> Archive:
    """Return what the names of all documents tell, of each as far as it has MAX_COMPARED_NAMES."""
    compared: list[DocumentNames] = []
    alone: set[Spelling] = set()
    for _, first, further in documents:
        compared.append(first)
        known = set(spellings_of(first)) if further else set()
        for names in further:
            if len(known) < MAX_COMPARED_NAMES:
                known.update(spellings_of(names))
                compared.append(names)
            else:
                alone.update(spellings_of(names))
    return Archive(compared, alone)


def kept(documents: Iterable[SourceNames], deleted: Collection[str]) -> list[SourceNames]:
    """Leave out the documents of deleted sources."""
    return [document for document in documents if document.source not in deleted]


def save(documents: Iterable[SourceNames], generation: Path) -> None:
    """Write the file of a generation: its strings, and for each document the numbers of those it has."""
    numbers: dict[str, int] = {}

    def numbered(names: DocumentNames) -> list[list[int]]:
        return [[numbers.setdefault(name, len(numbers)) for name in part] for part in names]

    rows = [
        [numbers.setdefault(source, len(numbers)), *numbered(names), *map(numbered, further)]
        for source, names, further in sorted(documents)
    ]
    write_json(generation / _FILE, {"strings": list(numbers), "documents": rows})


def load(generation: Path) -> list[SourceNames]:
    """Read what `save` wrote; raises IndexStateError."""
    return read_json(generation / _FILE, _parse)


def count(generation: Path) -> Counter[str]:
    """Return the number of documents of each source in a generation; raises IndexStateError."""
    return Counter(document.source for document in load(generation))


def _parse(content: Any) -> list[SourceNames]:
    strings = expect(list, content["strings"])

    def names(parts: list[list[int]]) -> DocumentNames:
        return DocumentNames(*(tuple(strings[n] for n in part) for part in parts))

    size = len(DocumentNames._fields)
    return [
        SourceNames(strings[source], names(parts[:size]), tuple(map(names, parts[size:])))
        for source, *parts in expect(list, content["documents"])
    ]
