"""The command that scores the ranking, on a collection whose answers are known."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.collection import Query
from benchmarks.retrieval import by_class, difference_table, main, score_table


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        (["", ""], {"all": ["q0", "q1"]}),
        (["word", "phrase", ""], {"all": ["q0", "q1", "q2"], "phrase": ["q1"], "word": ["q0"]}),
    ],
)
def test_queries_by_class(groups: list[str], expected: dict[str, list[str]]) -> None:
    queries = [Query(f"q{number}", "", group) for number, group in enumerate(groups)]
    assert by_class(queries) == expected


def test_rows_and_differences_by_class() -> None:
    classes = {"all": ["a", "b"], "word": ["a"]}
    ours = {"nDCG@10": {"a": 1.0, "b": 0.5}, "MRR@10": {"a": 1.0, "b": 1.0}}
    theirs = {"nDCG@10": {"a": 0.0, "b": 0.5}, "MRR@10": {"a": 1.0, "b": 1.0}}
    assert score_table(ours, classes)[2:] == ["| all | 2 | 0.7500 | 1.0000 |", "| word | 1 | 1.0000 | 1.0000 |"]
    rows = [row.split(" | ")[:5] for row in difference_table(ours, theirs, classes)[2:]]
    assert rows == [
        ["| all", "nDCG@10", "+0.5000", "1", "0"],
        ["| all", "MRR@10", "+0.0000", "0", "0"],
        ["| word", "nDCG@10", "+1.0000", "1", "0"],
    ]


def test_command_scores_and_compares_runs(collection: Path, tmp_path: Path) -> None:
    run = str(tmp_path / "run.trec")
    result = CliRunner().invoke(main, [str(collection), "--run", run])
    assert result.exit_code == 0
    assert "| all | 3 | 0.6667 | 0.6667 | 0.6667 | 0.6667 |" in result.output
    assert "| phrase | 1 | 1.0000 |" in result.output
    assert "| word | 2 | 0.5000 |" in result.output
    again = CliRunner().invoke(main, [str(collection), "--against", run])
    assert "| all | nDCG@10 | +0.0000 | 0 | 0 | 1.0000 |" in again.output


@pytest.mark.parametrize(
    ("content", "message"),
    [("other Q0 tea 1 1.0 tag\n", "answers no query"), (None, "neither a run file nor one of")],
)
def test_error_for_a_run_that_cannot_be_compared(
    collection: Path, tmp_path: Path, content: str | None, message: str
) -> None:
    run = tmp_path / "run.trec"
    if content is not None:
        run.write_text(content)
    result = CliRunner().invoke(main, [str(collection), "--against", str(run)])
    assert result.exit_code == 2
    assert message in result.output
