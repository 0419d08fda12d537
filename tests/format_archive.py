"""Keep a small index of today's format for tests/indexer/store/test_formats.py, before SCHEMA_VERSION is raised.

Run `python -m tests.format_archive`; it adds one file to tests/indexer/store/formats.
"""

import tarfile
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from indexer.store.build import build
from indexer.store.generation import SCHEMA_VERSION
from indexer.store.manifest import Manifest
from indexer.stored_files import MANIFEST_FILE
from tests.indexer.archive import write_archive
from tests.progress import Silent

FORMATS = Path(__file__).parent / "indexer" / "store" / "formats"


def main() -> None:
    """Build an index of two documents and pack it; its manifest says that they came from /archive."""
    with TemporaryDirectory() as folder:
        index = Path(folder, "index")
        build([write_archive(Path(folder, "archive"), 2)], index, Silent())
        manifest = replace(Manifest.read(index), sources=("/archive",))
        (index / MANIFEST_FILE).write_text(manifest.to_json(), encoding="utf-8")
        with tarfile.open(FORMATS / f"schema-{SCHEMA_VERSION}.tar.gz", "w:gz") as archive:
            for path in sorted(index.iterdir()):
                archive.add(path, path.name, filter=_plain)


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo | None:
    """Leave out locks and the names of accounts."""
    entry.uname = entry.gname = ""
    entry.uid = entry.gid = 0
    return None if entry.name.endswith(".lock") else entry


if __name__ == "__main__":
    main()
