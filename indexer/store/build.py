"""Building an index from its sources, and bringing it up to date."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from analyzers.mentions import find_mentions
from analyzers.names.place_tree import is_parent
from analyzers.text.analyzer import VERSION as ANALYZER_VERSION
from analyzers.token import Kind
from indexer.documents.document import Document, Record
from indexer.documents.readers.formats import read_documents
from indexer.documents.sources import (
    DIGESTS_FILE,
    SourceFile,
    digests,
    holds_documents,
    list_source_files,
    load_digests,
    save_digests,
)
from indexer.engine.base import raw_field
from indexer.engine.entry import KINDS
from indexer.engine.tantivy_engine import TantivyEngine
from indexer.engine.tantivy_schema import SCHEMA_VERSION
from indexer.errors import IndexStateError, SourceError
from indexer.query.request import Filters
from indexer.query.tree import FacetTerm, MatchAll, Node
from indexer.similar import duplicates, minhash
from indexer.similar.minhash import Sketcher
from indexer.store import manifest as manifests
from indexer.store.folder import building, link_files, publish
from indexer.store.manifest import Manifest
from indexer.store.report import Progress, Report
from indexer.store.spool import Spool
from indexer.values import canonical as canonical_values
from indexer.values import spellings
from indexer.values.canonical import CanonicalValues, Spelling, make_entry
from indexer.values.corrections import Corrections

# The files of a generation that are not the engine's.
_OURS = (
    *(DIGESTS_FILE, canonical_values.FILE, spellings.FILE, spellings.VOCABULARY_FILE),
    *(minhash.FILE, minhash.HASHES_FILE, duplicates.FILE),
)


def build(sources: Sequence[Path], folder: Path, progress: Progress) -> Report:
    """Build the index in `folder` from all files of `sources`, and publish it in place of the one before.

    Raises SourceError when nothing could be read or corrections are not clear, IndexStateError while another build
    runs; the index before stays then as it was.
    """
    files = list_source_files(sources)
    corrections = Corrections(files)
    fresh = [file for file in files if holds_documents(file.name)]
    with building(folder) as generation, closing(Spool(generation)) as spool:
        draft = _Draft(generation, Report(added=len(fresh)), progress)
        draft.analyse(fresh, spool)
        if not spool.ids:
            raise SourceError(_nothing(sources, draft.report))
        canonical = draft.unify(spool.counts, corrections)
        draft.write(spool, canonical)
        spellings.save(spool.surfaces, generation)
        draft.publish(folder, sources, files, canonical)
    return draft.report


def update(sources: Sequence[Path], folder: Path, progress: Progress) -> Report:
    """Bring the index in `folder` up to date with the sources it was made of and with `sources`; publish it whole.

    Only files whose content changed are read; documents that corrections give other values are written again as they
    are stored. Raises as `build`, and IndexStateError for an index of another version.
    """
    live = manifests.read(folder)
    if not live.current:
        raise IndexStateError(f"The index in {folder} was made by another version: run `index-cli build` again.")
    roots = [Path(root) for root in dict.fromkeys((*live.sources, *(str(source.resolve()) for source in sources)))]
    files = list_source_files(roots)
    before = load_digests(folder / live.generation)
    fresh = [file for file in files if before.get(file.name) != file.digest and holds_documents(file.name)]
    gone = {shown for shown in before if holds_documents(shown)} - {file.name for file in files}
    new = sum(file.name not in before for file in fresh)
    report = Report(live.documents, added=new, changed=len(fresh) - new, removed=len(gone))
    if before == digests(files):
        return report
    corrections = Corrections(files)
    with building(folder) as generation, closing(Spool(generation)) as spool:
        old = folder / live.generation
        link_files(old, generation, but=_OURS)
        draft = _Draft(generation, report, progress)
        draft.delete({*gone, *(file.name for file in fresh)}, old)
        draft.analyse(fresh, spool)
        canonical = draft.unify(spool.counts + draft.counts(), corrections)
        draft.rewrite(CanonicalValues.load(old), canonical)
        draft.write(spool, canonical)
        spellings.save(spool.surfaces | spellings.load(old), generation)
        draft.publish(folder, roots, files, canonical)
    return report


class _Draft:
    """A generation in the making."""

    def __init__(self, generation: Path, report: Report, progress: Progress) -> None:
        self._generation = generation
        self._progress = progress
        self._engine = TantivyEngine(generation)
        self._sketcher = Sketcher(generation)
        self._copies: set[duplicates.DuplicatePair] = set()
        self.report = report

    def analyse(self, files: Sequence[SourceFile], spool: Spool) -> None:
        """Read and analyse documents into the spool; what cannot be read goes into the report."""
        self._progress.begin("analysing", sum(file.size for file in files))
        empty = self._engine.documents == 0
        for file in files:
            for document in self._documents(file):
                if document.id in spool.ids or not (empty or self._engine.get(document.id) is None):
                    self.report.failures.append(_twin(file, document))
                else:
                    spool.add(Record(document, tuple(find_mentions(document.text, document.published))))
            self._progress.advance(file.size)

    def _documents(self, file: SourceFile) -> Iterator[Document]:
        for outcome in read_documents(file.path, file.name):
            if isinstance(outcome, SourceError):
                self.report.failures.append(outcome)
            else:
                yield outcome

    def delete(self, sources: Collection[str], old: Path) -> None:
        """Take the documents of these sources out, and keep what the old generation knows of the others' copies."""
        for source in sources:
            self._engine.delete(source)
        self._engine.commit()
        kept = self._sketcher.keep(minhash.load(old), sources)
        self._copies = duplicates.pairs(duplicates.load(old), kept)

    def counts(self) -> Counter[Spelling]:
        """Return how many documents have each value, as they have it before unification."""
        found = ((kind, self._engine.vocabulary(raw_field(kind))) for kind in KINDS)
        return Counter({(kind, value): n for kind, values in found for value, n in values.items()})

    def unify(self, counts: Counter[Spelling], corrections: Corrections) -> CanonicalValues:
        """Return what each value is over the whole index; what the corrections say of others goes into the report."""
        self.report.corrections = len(corrections.rows)
        self.report.unmatched = corrections.unmatched(counts)
        return corrections.unify(counts)

    def rewrite(self, before: CanonicalValues, after: CanonicalValues) -> None:
        """Write documents again whose values are called otherwise now."""
        changed = before.changed(after)
        keys = dict.fromkeys(key for spelling in changed for key in self._having(*spelling, before))
        self._engine.write(make_entry(record, after) for record in self._engine.records(keys))

    def _having(self, kind: Kind, spelling: str, before: CanonicalValues) -> Iterator[int]:
        """Yield the keys of the documents that have a spelling, or a place that lies in it."""
        yield from self._matching(FacetTerm(kind, spelling, raw=True), Filters())
        if kind == "places" and is_parent(spelling):
            yield from self._matching(MatchAll(), Filters(within=(before.resolve(kind, spelling),)))

    def _matching(self, query: Node, filters: Filters) -> Sequence[int]:
        return self._engine.search(query, filters, "newest", self._engine.documents).keys

    def write(self, spool: Spool, canonical: CanonicalValues) -> None:
        """Write what was spooled."""
        self._progress.begin("writing", len(spool))
        for record in spool:
            entry = make_entry(record, canonical)
            self._engine.write([entry])
            self._sketcher.add(entry)
            self._progress.advance(1)

    def publish(
        self, folder: Path, sources: Sequence[Path], files: list[SourceFile], canonical: CanonicalValues
    ) -> None:
        """Commit, write down what the generation is, and make it the live one."""
        self._engine.commit()
        spellings.save_vocabulary(self._engine.vocabulary("words"), self._generation)
        groups = duplicates.find(self._sketcher.save(), self._engine, self._copies)
        duplicates.save(groups, self._generation)
        save_digests(files, self._generation)
        canonical.save(self._generation)
        self.report.documents = self._engine.documents
        manifest = Manifest(
            generation=self._generation.name,
            built=datetime.now(UTC).replace(microsecond=0),
            analyzer=ANALYZER_VERSION,
            schema=SCHEMA_VERSION,
            documents=self.report.documents,
            failed=len(self.report.failures),
            sources=tuple(str(source.resolve()) for source in sources),
            files=manifests.describe(self._generation),
        )
        publish(folder, manifest)


def _twin(file: SourceFile, document: Document) -> SourceError:
    return SourceError(f"{file.name}: another document has the id {document.id} already: give it one of its own.")


def _nothing(sources: Sequence[Path], report: Report) -> str:
    names = ", ".join(map(str, sources))
    reasons = "".join(f"\n  {failure}" for failure in report.failures[:5])
    return f"Nothing in {names} could be indexed; the index stays as it was.{reasons}"
