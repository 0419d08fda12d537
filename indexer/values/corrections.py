"""Join the names of an index into canonical values, by spelling and by the corrections files."""

from collections.abc import Iterable, Mapping

from analyzers.token import Kind
from analyzers.unification.agreed_names import agreed_names
from analyzers.unification.archive import Archive
from analyzers.unification.values import unify
from indexer.documents.source_walk import holds_documents
from indexer.documents.sources import SourceFile
from indexer.values.canonical import Shown, Spelling
from indexer.values.correction_rows import Correction, match_key, read_corrections
from indexer.values.correction_rules import CorrectionRules, rules_by_kind
from indexer.values.unified import UnifiedValues


class Corrections:
    """The corrections files of the sources."""

    def __init__(self, files: Iterable[SourceFile]) -> None:
        """Read the files; raise SourceError for an invalid row and for rows that contradict each other."""
        self.rows: list[Correction] = read_corrections(file for file in files if not holds_documents(file.name))
        self._rules: Mapping[Kind, CorrectionRules] = rules_by_kind(self.rows)

    def unify(self, archive: Archive) -> UnifiedValues:
        """Return the values that each spelling of an archive has over the whole index."""
        counts = dict.fromkeys(sorted(archive.alone), 1)
        counts |= {spelling: len(documents) for spelling, documents in archive.documents.items()}
        by_kind = {
            kind: {value: n for (value_kind, value), n in counts.items() if value_kind == kind} for kind in self._rules
        }
        apart = {kind: rules.apart_values(by_kind[kind]) for kind, rules in self._rules.items()}
        unified = unify(archive, apart=apart)
        canonical: dict[Spelling, Shown] = {}
        for kind, rules in self._rules.items():
            of_kind = {value: unified.get((kind, value), (value,)) for value in by_kind[kind]}
            shown = rules.apply(of_kind, by_kind[kind], apart[kind])
            canonical |= {(kind, spelling): values for spelling, values in shown.items()}
        return UnifiedValues(canonical, agreed_names(archive, canonical))

    def unmatched(self, spellings: Iterable[Spelling]) -> list[str]:
        """Return a sentence for each value in a row that no document has and no `merge` row shows."""
        matched = {(kind, match_key(value)) for kind, value in spellings} if self.rows else set()
        matched |= {(row.kind, match_key(row.shown)) for row in self.rows if row.action == "merge"}
        return [
            f"{row.location}: no document names «{value}» among the {row.kind}: look it up with `index-cli entities`, "
            "or leave the row for documents to come."
            for row in self.rows
            for value in row.expected
            if (row.kind, match_key(value)) not in matched
        ]
