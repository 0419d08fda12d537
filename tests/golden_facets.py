"""The golden facets of the documents in seeds/; `python -m tests.golden_facets` writes the files anew."""

import json
from pathlib import Path

from analyzers.mentions import find_mentions
from indexer.documents.document import Document
from indexer.documents.partial_date import exact_day
from indexer.documents.readers.formats import read_documents
from indexer.engine.entry import KINDS
from indexer.errors import SourceError

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"

# The project's documents; users may add their own files to the folder.
SEED_NAMES = tuple((ROOT / "tests" / "seed_names.txt").read_text(encoding="utf-8").split())


def seed_documents() -> list[Document]:
    """Read the project's documents in seeds/; raise SourceError for one that cannot be read."""
    documents = []
    for name in SEED_NAMES:
        for outcome in read_documents(ROOT / "seeds" / name, f"seeds/{name}"):
            if isinstance(outcome, SourceError):
                raise outcome
            if isinstance(outcome, Document):
                documents.append(outcome)
    return documents


def facets(document: Document) -> dict[str, object]:
    """Return the title, date and facet values of a document, before spellings are unified over the index."""
    mentions = find_mentions(document.text, exact_day(document.published))
    return {
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        **{kind: sorted({mention.value for mention in mentions if mention.kind == kind}) for kind in KINDS},
    }


def golden_file(document: Document) -> Path:
    """Return the path of the golden facets of a document."""
    return GOLDEN / f"{Path(document.id).name}.json"


def main() -> None:
    """Write all golden files anew."""
    GOLDEN.mkdir(exist_ok=True)
    for document in seed_documents():
        text = json.dumps(facets(document), ensure_ascii=False, indent=1)
        golden_file(document).write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
