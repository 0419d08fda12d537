"""Read and write TREC run files: query id, Q0, document id, rank, score, tag."""

from pathlib import Path

from benchmarks.measures import Run
from indexer.errors import SourceError


def write_run(run: Run, path: Path, tag: str) -> None:
    """Write a run; the scores are the ranks in reverse, because a run has no scores."""
    with path.open("w", encoding="utf-8") as out:
        for query, hits in run.items():
            for rank, document in enumerate(hits, 1):
                out.write(f"{query} Q0 {document} {rank} {len(hits) - rank + 1} {tag}\n")


def read_run(path: Path, depth: int) -> dict[str, list[str]]:
    """Return the first `depth` hits of each query by rank. Raise SourceError if a line has another form."""
    ranked: dict[str, list[tuple[int, str]]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            query, _, document, rank, _, _ = line.split()
            ranked.setdefault(query, []).append((int(rank), document))
        except ValueError as fault:
            form = "query Q0 document rank score tag"
            raise SourceError(f"{path}, line {number} is not of the form «{form}».") from fault
    return {query: [document for _, document in sorted(hits)[:depth]] for query, hits in ranked.items()}
