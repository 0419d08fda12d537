"""One generation of an index on disk: a folder that holds everything a search reads."""

import os
from pathlib import Path

from indexer.engine.base import Engine
from indexer.engine.tantivy_engine import TantivyEngine
from indexer.engine.weights import Weights

# In the manifest: raise it whenever the layout of a generation, the schema of the engine or the content of a file
# changes. An index of another version has to be built again.
SCHEMA_VERSION = "14"


class Generation:
    """The folder of a generation.

    engine/     the files of the engine, which never changes a file in place: the next generation links them
    *.json ...  our files, which every generation writes anew; each is written and read by the module that owns it
    """

    def __init__(self, path: Path) -> None:
        """Take the folder, which must exist."""
        self.path = path
        self._engine_path = path / "engine"

    def open_engine(self, weights: Weights | None = None) -> Engine:
        """Open the engine of this generation; in a new generation it has no documents. Raises IndexStateError."""
        self._engine_path.mkdir(exist_ok=True)
        return TantivyEngine(self._engine_path, weights)

    def link_engine(self, older: "Generation") -> None:
        """Take over the engine's files of an older generation without copying them."""
        self._engine_path.mkdir()
        for file in older.files():
            if file.parent == older._engine_path:
                os.link(file, self._engine_path / file.name)

    def files(self) -> list[Path]:
        """Return all files but locks, in the order of their names."""
        return sorted(file for file in self.path.rglob("*") if file.is_file() and file.suffix != ".lock")
