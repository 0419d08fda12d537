"""What an index would lose: a disk that is not mounted must not empty it in silence."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Self

from indexer.display import shell_command
from indexer.errors import IndexMissingError, IndexStateError, SourceError
from indexer.intake.changes import Changes, IndexedFiles
from indexer.store.generation import Generation
from indexer.store.manifest import Manifest
from indexer.values import document_names

_UNKNOWN = -1  # documents of a source: only the files of this version tell how many
MAX_LOST_SHARE = 0.5  # of the documents; more are removed with --allow-removal only


class Losses:
    """The documents of an index, counted by source, to compare with those of the next generation."""

    def __init__(self, folder: Path, documents: int = 0, by_root: Mapping[str, int] = MappingProxyType({})) -> None:
        """Take the folder of the index, and the number of documents of all sources and of each, 0 if not known.

        Without documents there is nothing to refuse.
        """
        self._folder, self._documents, self._by_root = folder, documents, by_root

    @classmethod
    def of(cls, folder: Path, files: IndexedFiles, documents: Mapping[str, int], roots: Iterable[Path]) -> Self:
        """Count the documents of the index in `folder`, given by file, in those of its sources that are `roots`."""
        by_root = Counter({str(root): 0 for root in roots})
        for name, count in documents.items():
            root = files.roots.get(name, "")
            if root in by_root:
                by_root[root] += count
        return cls(folder, by_root.total(), by_root)

    @classmethod
    def of_live(cls, folder: Path, sources: Iterable[Path]) -> Self:
        """Count the documents that the live index has from these sources; none if it cannot be read."""
        sources = [source.resolve() for source in sources]
        try:
            live = Manifest.read(folder)
            roots = [root for root in live.source_paths if any(map(root.is_relative_to, sources))]
            if not live.current:  # its other files may have another form
                has_all = len(roots) == len(live.sources)
                return cls(folder, live.documents if has_all else 0, dict.fromkeys(map(str, roots), _UNKNOWN))
            path = Generation(folder / live.generation).path
            return cls.of(folder, IndexedFiles.load(path), document_names.count(path), roots)
        except (IndexMissingError, IndexStateError):
            return cls(folder)

    def refuse(self, changes: Changes, documents: Mapping[str, int]) -> None:
        """Raise SourceError if a source loses all its documents, or the index more than MAX_LOST_SHARE of them.

        `documents` are those of the next generation by file.
        """
        self.refuse_sources(changes, documents)
        left = sum(count for name, count in documents.items() if self._roots_of(changes, name))
        if self._documents - left > self._documents * MAX_LOST_SHARE:
            raise SourceError(
                "%(lost)s of %(documents)s documents would be removed, more than half. Perhaps a disk is not mounted, "
                "or a folder was moved. The index stays as it was. To remove them anyway, run the command again with "
                "--allow-removal; to give up a source, run `%(command)s`.",
                lost=self._documents - left,
                documents=self._documents,
                command=self._forget("SOURCE"),
            )

    def refuse_sources(self, changes: Changes, names: Iterable[str]) -> None:
        """Raise SourceError if a source loses all its documents; `names` are the files that may have documents."""
        left = {root for name in names for root in self._roots_of(changes, name)}
        for root, count in self._by_root.items():
            if count and root not in left:
                raise self._nothing_left(root, count)

    def _nothing_left(self, root: str, count: int) -> SourceError:
        command = self._forget(root)
        if count == _UNKNOWN:
            return SourceError(
                "Nothing is left of %(root)s, a source of the index. Perhaps a disk is not mounted, or a folder was "
                "moved. The index stays as it was. To remove its documents anyway, run the command again with "
                "--allow-removal; to give up the source, run `%(command)s`.",
                root=root,
                command=command,
            )
        return SourceError(
            "Nothing is left of %(root)s; documents of it in the index: %(count)s. Perhaps a disk is not mounted, "
            "or a folder was moved. The index stays as it was. To remove them anyway, run the command again with "
            "--allow-removal; to give up the source, run `%(command)s`.",
            root=root,
            count=count,
            command=command,
        )

    def _forget(self, source: str) -> str:
        return shell_command("index-cli", "forget", source, "--index", self._folder)

    def _roots_of(self, changes: Changes, name: str) -> set[str]:
        """Return the sources that hold a file; several, if one lies in another."""
        if name not in changes.files:
            return {changes.before.roots.get(name, "")} & self._by_root.keys()
        path = changes.files[name].path
        return {root for root in self._by_root if path.is_relative_to(root)}
