"""Kashshaf as people build it, with people, places and dates: the same ranking at its full cost."""

import json
from collections.abc import Sequence

from benchmarks.peers.kashshaf import Kashshaf
from indexer.documents.document import Document
from indexer.store.build import build


class NoProgress:
    """A progress that shows nothing."""

    def begin(self, label: str, total: int) -> None:
        """Ignore the beginning of a stage."""

    def advance(self, steps: int) -> None:
        """Ignore progress."""


class KashshafFacets(Kashshaf):
    """The engine of this project with facets."""

    label = "Kashshaf with facets"

    def build(self, documents: Sequence[Document]) -> None:
        """Build as `index-cli build` does, from a file."""
        corpus = self.home / "corpus.jsonl"
        with corpus.open("w", encoding="utf-8") as lines:
            for each in documents:
                row = {"_id": each.id, "title": each.title, "text": each.body}
                day = {"date": each.published.isoformat()} if each.published else {}
                lines.write(json.dumps(row | day, ensure_ascii=False) + "\n")
        build([corpus], self.index, NoProgress())
