"""Builds that are timed, each in a process of its own."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.peers.kashshaf import Kashshaf
from benchmarks.peers.kashshaf_facets import NoProgress
from indexer.documents.document import Document
from indexer.documents.readers.formats import read_documents
from indexer.store.build import build


def build_with_facets(corpus: Path) -> float:
    """Build as `index-cli build` does; return the CPU seconds of this process since it started."""
    with TemporaryDirectory() as home:
        build([corpus], Path(home) / "index", NoProgress())
    return time.process_time()


def build_without_facets(corpus: Path) -> float:
    """Build without people, places and dates; return the CPU seconds of this process since it started."""
    with TemporaryDirectory() as home:
        outcomes = read_documents(corpus, corpus.name)
        Kashshaf(Path(home)).build([document for document in outcomes if isinstance(document, Document)])
    return time.process_time()
