"""Lucene with its ArabicAnalyzer (light10 and stop words), through a small program in `lucene/`."""

import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from benchmarks.peers import java
from benchmarks.peers.contract import Answer, OpenIndex, Peer
from indexer.documents.document import Document

_BREAKS = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")  # a document or query is one line


class LuceneArabic(Peer):
    """The library itself; time is measured inside Java, without the pipe."""

    label = "Lucene, ArabicAnalyzer"

    def prepare(self) -> None:
        """Fetch the jars with Maven and compile the program."""
        java.compile_program(java.LUCENE, self.home / "program")

    def version(self) -> str:
        """Return the version that Lucene reports."""
        return self._run("version").strip()

    def build(self, documents: Sequence[Document]) -> None:
        """Index with Lucene's defaults, from lines on standard input."""
        file = self.home / "documents.tsv"
        write_lines(documents, file)
        self.build_lines(file)

    def build_lines(self, file: Path) -> None:
        """Index what `write_lines` wrote."""
        with file.open("rb") as lines:
            self._run("build", str(self.index), lines=lines)

    @contextmanager
    def opened(self) -> Iterator[OpenIndex]:
        """Search for any of the terms of the query."""
        with subprocess.Popen(  # noqa: S603 - a fixed command
            java.command(self.home / "program", "search", str(self.index)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # reports the vector instructions
            encoding="utf-8",
        ) as process:

            def find(query: str, limit: int) -> Answer:
                if process.stdin is None or process.stdout is None:
                    raise BrokenPipeError
                process.stdin.write(f"{limit}\t{_line(query)}\n")
                process.stdin.flush()
                nanoseconds, *ids = process.stdout.readline().rstrip("\n").split("\t")
                return Answer(ids, int(nanoseconds) / 1e9)

            yield OpenIndex(find, process.pid)

    def _run(self, *arguments: str, lines: BinaryIO | None = None) -> str:
        command = java.command(self.home / "program", *arguments)
        result = subprocess.run(  # noqa: S603 - a fixed command
            command, stdin=lines or subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False
        )
        if result.returncode:
            raise ChildProcessError(f"Lucene stopped: {result.stderr[-2000:]}")
        return result.stdout


def write_lines(documents: Iterable[Document], file: Path) -> None:
    """Write a line for each document: its id, a tab, its text."""
    with file.open("w", encoding="utf-8") as lines:
        lines.writelines(f"{each.id}\t{_line(each.text)}\n" for each in documents)


def _line(text: str) -> str:
    return _BREAKS.sub(" ", text)
