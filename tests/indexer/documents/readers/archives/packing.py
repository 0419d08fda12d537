"""Archives made for tests, and what is read of them."""

import io
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from indexer.documents.document import Document
from indexer.documents.readers.formats import DocumentReader

TEXT = "عنوان الخبر هنا\n\nنص الخبر".encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return content.getvalue()


def tarred(files: Mapping[str, bytes], mode: str = "w") -> bytes:
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return content.getvalue()


def read_all(path: Path) -> list[str]:
    """Return the id of each document, and the sentence of what is none."""
    with DocumentReader() as reader:
        outcomes = list(reader.read(path, path.name))
    for each in outcomes:
        if isinstance(each, Document):
            assert each.source == path.name
            assert each.id.startswith(f"{path.name}/{each.member}" if each.member else path.name)
    return [each.id if isinstance(each, Document) else str(each) for each in outcomes]
