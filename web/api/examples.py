"""An address of each operation of the API that finds something in the index that is open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from flask import url_for

from indexer.query.request import Request
from indexer.search.searcher import Searcher
from indexer.values.canonical import NAME_KINDS
from web.i18n import get_locale

_TRIED = 20  # documents that are asked for similar ones
_BEGINNING = 3  # letters of a name that is being typed


@dataclass(frozen=True, slots=True)
class Found:
    """A name of the index, what it is, a document that has it, and one that others are like."""

    kind: str
    name: str
    document: str
    with_similar: str

    @classmethod
    def of(cls, searcher: Searcher) -> "Found | None":
        """Look in an index; None if no document names a person or place."""
        facets = searcher.search(Request("", sort="newest", limit=1)).facets
        named = next(((kind, values[0].value) for kind in NAME_KINDS if (values := facets.kinds.get(kind))), None)
        if named is None:
            return None
        ids = [hit.id for hit in searcher.hits(Request(named[1], limit=_TRIED)).hits]
        if not ids:
            return None
        return cls(*named, ids[0], next((id_ for id_ in ids if searcher.similar(id_)), ids[0]))


def make_examples(found: Found) -> Mapping[str, str]:
    """Return an address for each operation, by its id."""
    lang = None if get_locale().language == "ar" else get_locale().language
    return {endpoint: url_for(f"api.{endpoint}", **values, lang=lang) for endpoint, values in _examples(found)}


def _examples(found: Found) -> Iterator[tuple[str, dict[str, Any]]]:
    typed = "".join(islice(found.name, _BEGINNING))
    yield "search", {"q": found.name}
    yield "export", {"format_": "csv", "q": found.name}
    yield "values", {"facet": found.kind, "q": found.name}
    yield "map", {"q": found.name}
    yield "suggest", {"q": typed}
    yield "completions", {"q": typed}
    yield "index", {}
    yield "document", {"id_": found.document, "q": found.name}
    yield "similar", {"id_": found.with_similar}
    yield "explain", {"id_": found.document, "q": found.name}
    yield "entity", {"kind": found.kind, "value": found.name}
