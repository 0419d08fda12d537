"""One generation of an index on disk: a folder that holds everything a search reads."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from indexer.engine.base import Engine, EntrySender
from indexer.engine.weights import Weights
from indexer.errors import ClusterError, IndexStateError
from indexer.store import engines
from indexer.values.spellings import SPELLINGS_FILE

# In the manifest: raise it whenever the layout of a generation, the schema of the engine or the content of a file
# changes. An index of another version has to be built again. Before that run `python -m tests.format_archive`.
SCHEMA_VERSION = "17"


class Generation:
    """The folder of a generation, which never changes once it is published.

    engine/     the files of the engine, or one that names a cluster
    *.json ...  our files; each is written and read by the module that owns it
    """

    def __init__(self, path: Path) -> None:
        """Take the folder, which must exist."""
        self.path = path
        self.published = False  # whether a manifest names it, or may name it
        self._engine_path = path / "engine"

    @property
    def is_complete(self) -> bool:
        """Say whether all files are there: the last one that a build writes is."""
        return (self.path / SPELLINGS_FILE).exists()

    def make_sender(self, columns: Sequence[str], cluster: Sequence[str]) -> EntrySender | None:
        """Place the engine of a new generation in the cluster with these nodes, if there are any.

        Returns what sends entries there. `columns` are those that are facets. Raises IndexStateError.
        """
        self._engine_path.mkdir(exist_ok=True)
        return engines.make_sender(self._engine_path, columns, cluster)

    def open_engine(self, weights: Weights | None = None, *, columns: Sequence[str] = ()) -> Engine:
        """Open the engine of this generation; in a new generation it has no documents. Raises IndexStateError.

        `columns` are those that are facets.
        """
        self._engine_path.mkdir(exist_ok=True)
        return engines.make_engine(self._engine_path, weights, columns)

    def open_for_search(
        self, weights: Weights | None = None, *, columns: Sequence[str] = (), builds: bool = False
    ) -> Engine:
        """Open the engine of a complete generation, which is read and nothing else. Raises IndexStateError.

        What `builds` waits longer for a cluster.
        """
        return engines.open_engine(self._engine_path, weights, columns, builds=builds)

    @property
    def place(self) -> engines.Place | None:
        """Where in a cluster the documents are; None if they are in the folder."""
        return engines.place_of(self._engine_path)

    def announce(self) -> None:
        """Let the alias of the index name what a cluster has of this generation; raises IndexStateError."""
        engines.publish_in_cluster(self._engine_path)

    def remove(self) -> None:
        """Remove the folder and what a cluster has of it; what cannot be removed now stays."""
        try:
            engines.delete_from_cluster(self._engine_path)
        except ClusterError:
            return  # the folder names what is to be deleted there: the next build tries again
        except IndexStateError:
            pass
        shutil.rmtree(self.path, ignore_errors=True)

    def files(self) -> list[Path]:
        """Return all files but locks, in the order of their names."""
        return sorted(file for file in self.path.rglob("*") if file.is_file() and file.suffix != ".lock")

    def folders(self) -> list[Path]:
        """Return the folder and all folders in it, inner ones first."""
        return [*sorted(path for path in self.path.rglob("*") if path.is_dir())[::-1], self.path]
