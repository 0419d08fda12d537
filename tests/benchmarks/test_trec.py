"""Reading and writing of run files."""

from pathlib import Path

import pytest

from benchmarks.trec import read_run, write_run
from indexer.errors import SourceError


def test_written_run_is_read_in_its_order(tmp_path: Path) -> None:
    run = {"q1": ["z", "a", "m"], "q2": ["a"]}
    write_run(run, tmp_path / "run.trec", "tag")
    assert read_run(tmp_path / "run.trec", 10) == run
    assert read_run(tmp_path / "run.trec", 2) == {"q1": ["z", "a"], "q2": ["a"]}


def test_hits_are_in_the_order_of_ranks(tmp_path: Path) -> None:
    (tmp_path / "run.trec").write_text("q Q0 second 2 9.5 tag\nq Q0 first 1 9.5 tag\n")
    assert read_run(tmp_path / "run.trec", 10) == {"q": ["first", "second"]}


@pytest.mark.parametrize("line", ["q Q0 document", "q Q0 document first 1.0 tag", ""])
def test_line_of_another_form_is_an_error(tmp_path: Path, line: str) -> None:
    (tmp_path / "run.trec").write_text(f"q Q0 document 1 1.0 tag\n{line}\n")
    with pytest.raises(SourceError, match="line 2"):
        read_run(tmp_path / "run.trec", 10)
