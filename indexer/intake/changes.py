"""What changed in the sources since an index was built."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Self

from indexer.display import shell_command
from indexer.documents.readers.formats import holds_many
from indexer.documents.source_walk import Unreadable, holds_documents
from indexer.documents.sources import DoneFile, Listing, SourceFile, load_done, save_done
from indexer.errors import SourceError
from indexer.intake.problems import Problem, Problems


@dataclass(frozen=True)
class IndexedFiles:
    """The files of a generation: those that are done, by name, and what is wrong with the others and with rows."""

    done: dict[str, DoneFile] = field(default_factory=dict)
    problems: Problems = field(default_factory=Problems)

    @classmethod
    def load(cls, generation: Path) -> Self:
        """Read what `save` wrote; sources are named by their real paths, which may have changed."""
        done, problems = load_done(generation), Problems.load(generation)
        named = {file.root for file in done.values()} | {problem.root for problem in problems}
        roots = {root: str(Path(root).resolve()) for root in named}
        return cls(
            {name: replace(file, root=roots[file.root]) for name, file in done.items()},
            Problems(replace(problem, root=roots[problem.root]) for problem in problems),
        )

    def save(self, generation: Path) -> None:
        """Store the files in a generation."""
        save_done(self.done, generation)
        self.problems.save(generation)

    @cached_property
    def roots(self) -> dict[str, str]:
        """The source of each file that may have documents in the index, by the name of the file."""
        tried = {problem.source: problem.root for problem in self.problems if problem.scope == "file"}
        return tried | {name: file.root for name, file in self.done.items()}

    @property
    def tables(self) -> frozenset[str]:
        """The files whose documents depend on the columns of a recipe: tables, and what may hold some."""
        return frozenset(name for name in self.roots if holds_many(Path(name)))

    @property
    def seen(self) -> set[tuple[str, str | None]]:
        """Each file with the digest of the content that was read, or tried; None if there was none to read."""
        return {(name, file.digest) for name, file in self.done.items()} | set(self.problems.tried.items())

    def with_losers(self, names: Iterable[str]) -> set[str]:
        """Return these files, those that lost an id to one of them, those that lost one to these, and so on."""
        losers: dict[str, set[str]] = {}
        for problem in self.problems:
            if problem.holder is not None:
                losers.setdefault(problem.holder, set()).add(problem.source)
        found, pending = set(names), list(names)
        while pending:
            more = losers.get(pending.pop(), set()) - found
            found |= more
            pending += more
        return found


@dataclass(frozen=True)
class Changes:
    """The files of a generation compared with those of a listing.

    `gone` are names whose documents have to go; those of `kept` stay, though the files cannot be read now. `fresh` are
    the files to read: new, changed, tried before in vain, or `outdated`, since they are to be read in another way.
    """

    before: IndexedFiles
    listing: Listing
    gone: frozenset[str]
    kept: frozenset[str]
    fresh: list[SourceFile]
    outdated: Collection[str] = ()

    @classmethod
    def between(
        cls,
        before: IndexedFiles,
        listing: Listing,
        given_up: Collection[str] = (),
        outdated: Collection[str] = (),
    ) -> Self:
        """Compare. If sources are given up, only their files count as gone."""
        listed = {file.name for file in listing.files}
        absent = {name: root for name, root in before.roots.items() if name not in listed}
        unreadable = {(each.root, each.name) for each in listing.unreadable}
        kept = {
            name
            for name, root in absent.items()
            if (given_up and root not in given_up) or not unreadable.isdisjoint(_paths_to(name, root))
        }
        again = before.problems.tried.keys() | outdated
        fresh = [
            file
            for file in listing.files
            if holds_documents(file.name) and (file.name in again or file.digest != _digest(before.done.get(file.name)))
        ]
        return cls(before, listing, frozenset(absent.keys() - kept), frozenset(kept), fresh, outdated)

    @property
    def stale(self) -> bool:
        """True if an update would see other files than those that were read or tried."""
        return self.before.seen != self._seen

    @property
    def any(self) -> bool:
        """True if there is something to read or to remove, if only a file that failed before."""
        return self.stale or bool(self.fresh)

    @property
    def _seen(self) -> set[tuple[str, str | None]]:
        files = {(file.name, file.digest) for file in self.listing.files}
        failed = {(each.name, None) for each in self.unreadable}
        return files | failed | {(name, digest) for name, digest in self.before.seen if name in self.kept}

    @cached_property
    def unreadable(self) -> list[Unreadable]:
        """What the listing could not read; a source that is gone too."""
        return [*self.listing.unreadable, *(_missing(root, self.listing.index_folder) for root in self.listing.missing)]

    @cached_property
    def files(self) -> dict[str, SourceFile]:
        """The files that can be read and hold documents, by name."""
        return {file.name: file for file in self.listing.files if holds_documents(file.name)}

    @cached_property
    def affected(self) -> set[str]:
        """The files whose documents may change: they are fresh or gone, or others that share an id with them."""
        now_readable = {
            problem.source
            for problem in self.before.problems
            if problem.holder is not None and problem.source < problem.holder and problem.holder not in self.kept
        }
        return self.before.with_losers({*self.gone, *self.outdated, *(file.name for file in self.fresh), *now_readable})

    def lasting(self) -> IndexedFiles:
        """Return the files of the next generation that are not read again, with their problems."""
        files = {file.name: file.done() for file in self.listing.files}
        files |= {name: file for name, file in self.before.done.items() if name in self.kept}
        failed = {each.name for each in self.unreadable}
        problems = [
            problem
            for problem in self.before.problems
            if (problem.source in self.files or problem.source in self.kept)
            and not (problem.scope == "file" and problem.source in failed)
        ]
        problems += [Problem.of(each.error, "file", each.name, each.root) for each in self.unreadable]
        return IndexedFiles(files, Problems(problems))


def _digest(file: DoneFile | None) -> str | None:
    return file.digest if file else None


def _paths_to(name: str, root: str) -> set[tuple[str, str]]:
    """Return the file with each folder that holds it, within its source."""
    return {(root, name), *((root, str(folder)) for folder in PurePosixPath(name).parents)}


def _missing(root: Path, index: Path | None) -> Unreadable:
    error = SourceError(
        "%(source)s: there is no such file or folder; to give the source up, run `%(command)s`.",
        source=root,
        command=shell_command("index-cli", "forget", root, *(["--index", index] if index else [])),
    )
    return Unreadable(str(root), str(root), error)
