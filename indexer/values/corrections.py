"""Values as people corrected them: names are joined by their spelling first, then as the corrections files say."""

from collections.abc import Iterable, Mapping

from analyzers.names.clusters import cluster_names
from analyzers.token import Kind
from indexer.documents.sources import SourceFile, holds_documents
from indexer.values.canonical import CanonicalValues, Spelling
from indexer.values.correction_rows import Correction, key, read_corrections
from indexer.values.correction_rules import Rulings, rule


class Corrections:
    """What the corrections files among the sources say."""

    def __init__(self, files: Iterable[SourceFile]) -> None:
        """Read them; raises SourceError when one is not clear or they contradict each other."""
        self.rows: list[Correction] = read_corrections(file for file in files if not holds_documents(file.name))
        self._rulings: Mapping[Kind, Rulings] = rule(self.rows)

    def unify(self, counts: Mapping[Spelling, int]) -> CanonicalValues:
        """Return the value that each spelling has over the whole index.

        `counts` gives for each spelling the number of documents that have it.
        """
        values = {kind: {value: n for (of, value), n in counts.items() if of == kind} for kind in self._rulings}
        apart = {kind: rulings.apart_values(values[kind]) for kind, rulings in self._rulings.items()}
        heads = cluster_names(counts, apart=apart)
        canonical: dict[Spelling, str | None] = {}
        for kind, rulings in self._rulings.items():
            of_kind = {value: heads[kind, value] for value in values[kind]}
            shown = rulings.apply(of_kind, values[kind], apart[kind])
            canonical |= {(kind, value): name for value, name in shown.items()}
        return CanonicalValues(canonical)

    def unmatched(self, counts: Iterable[Spelling]) -> list[str]:
        """Return a sentence for each value of a row that no document has and no other row makes."""
        known = {(kind, key(value)) for kind, value in counts} if self.rows else set()
        known |= {(row.kind, key(row.shown)) for row in self.rows if row.action == "rename"}
        return [
            f"{row.place}: no document names «{value}» among the {row.kind}: look it up with `index-cli entities`, or "
            "leave the row for documents to come."
            for row in self.rows
            for value in row.named
            if (row.kind, key(value)) not in known
        ]
