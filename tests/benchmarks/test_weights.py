"""The table of weights, on a collection whose answers are known."""

from pathlib import Path

from click.testing import CliRunner

from benchmarks.weights import VALUES, main


def test_row_for_each_value_of_a_weight(collection: Path) -> None:
    result = CliRunner().invoke(main, [str(collection), "--weight", "title"])
    assert result.exit_code == 0, result.output
    header, _, *rows = result.output.splitlines()
    assert header == "| weight | value | mean nDCG@10 | small | recall@100 | set recall | |"
    assert [row.split(" | ")[1] for row in rows] == [f"{value:g}" for value in VALUES["title"]]
    assert {tuple(row.split(" | ")[2:6]) for row in rows} == {("0.6667",) * 4}
    assert "best, chosen" in rows[2]
