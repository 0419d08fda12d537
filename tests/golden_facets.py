"""The facets of every document in seeds/, as golden files: `python -m tests.golden_facets` writes them anew."""

import json
from pathlib import Path

from analyzers.mentions import find_mentions
from indexer.documents.document import Document
from indexer.documents.readers.formats import read_documents
from indexer.engine.entry import KINDS
from indexer.errors import SourceError

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"

# The documents that belong to the project; a reader may drop others into the folder.
SEED_NAMES = tuple((ROOT / "tests" / "seed_names.txt").read_text(encoding="utf-8").split())


def seed_documents() -> list[Document]:
    """Read all documents of seeds/ that belong to the project; raises SourceError for one that cannot be read."""
    documents = []
    for name in SEED_NAMES:
        for outcome in read_documents(ROOT / "seeds" / name, f"seeds/{name}"):
            if isinstance(outcome, SourceError):
                raise outcome
            documents.append(outcome)
    return documents


def facets(document: Document) -> dict[str, object]:
    """What a reader made of a document and what it names, before spellings are unified over the index."""
    mentions = find_mentions(document.text, document.published)
    return {
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        **{kind: sorted({mention.value for mention in mentions if mention.kind == kind}) for kind in KINDS},
    }


def golden_file(document: Document) -> Path:
    """Where the golden facets of a document stand."""
    return GOLDEN / f"{Path(document.id).name}.json"


def main() -> None:
    """Write all golden files anew."""
    GOLDEN.mkdir(exist_ok=True)
    for document in seed_documents():
        text = json.dumps(facets(document), ensure_ascii=False, indent=1)
        golden_file(document).write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
