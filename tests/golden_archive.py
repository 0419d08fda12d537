"""The facets of a small archive with the names that archives join or part wrongly; see `tests/archive`.

Each line of documents.jsonl is a document of our own; people.tsv and places.tsv hold the values that an editor would
show, each with its number of documents and its spellings. `python -m tests.golden_archive` writes them anew: read what
changes.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from analyzers.token import Kind
from indexer.search.searcher import Searcher
from indexer.store.build import build
from indexer.values.canonical import NAME_KINDS
from tests.progress import Silent

ARCHIVE = Path(__file__).parent / "archive"


def build_archive(folder: Path) -> Searcher:
    """Build the index of the archive in a folder and open it."""
    build([ARCHIVE / "documents.jsonl"], folder, Silent())
    return Searcher(folder)


def facet_lines(searcher: Searcher, kind: Kind) -> Iterator[str]:
    """Yield a line for each value of a kind: the value, its number of documents, and its other spellings."""
    for entity in searcher.entities([kind]):
        others = "، ".join(f"{name} {n}" for name, n in entity.spellings if name != entity.value)
        yield "\t".join((entity.value, str(entity.documents), others)).rstrip()


def golden_file(kind: Kind) -> Path:
    """Return the path of the golden values of a kind."""
    return ARCHIVE / f"{kind}.tsv"


def main() -> None:
    """Write all golden files anew."""
    with TemporaryDirectory() as folder:
        searcher = build_archive(Path(folder) / "index")
        for kind in NAME_KINDS:
            text = "".join(f"{line}\n" for line in facet_lines(searcher, kind))
            golden_file(kind).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
