"""The same as JSON: /api/search prints what `search-cli --json` does."""

from dataclasses import asdict

from flask import abort, request

from analyzers.token import Kind, Mention
from indexer.searcher import Searcher
from web import links
from web.entity import profile


class Api:
    """JSON over one searcher."""

    def __init__(self, searcher: Searcher) -> None:
        self.searcher = searcher

    def search(self) -> dict[str, object]:
        """Return the answer to the request in the address, whose parameters are those of the page."""
        return self.searcher.search(links.read(request.args)).as_json()

    def document(self, id_: str) -> dict[str, object]:
        """Return a document and its mentions; offsets count in the title, a newline, and the body.

        `marks` says where the words of the parameter `q` stand.
        """
        record = self.searcher.document(id_)
        if record is None:
            abort(404)
        query = links.read(request.args).query
        document = record.document
        return {
            "id": document.id,
            "title": document.title,
            "body": document.body,
            "published": document.published and document.published.isoformat(),
            "source": document.source,
            "marks": self.searcher.marks(record, query) if query else [],
            **{kind: [_mention(m) for m in record.mentions if m.kind == kind] for kind in links.KINDS},
        }

    def entity(self, kind: Kind, value: str) -> dict[str, object]:
        """Return a person or place with its spellings, its newest documents and the names beside it."""
        return profile(self.searcher, kind, value).as_json()


def _mention(mention: Mention) -> dict[str, object]:
    return {name: value for name, value in asdict(mention).items() if name != "kind"}
