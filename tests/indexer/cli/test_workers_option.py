"""The option that names the scheduler of build workers."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.cli.index import main
from indexer.crew import build_workers


@pytest.mark.parametrize(
    "address", ["10.0.0.1:8786", "http://10.0.0.1:8786", "tcp://10.0.0.1", "tcp://:1", "tcp://a b:1"]
)
def test_what_is_no_address_is_refused(tmp_path: Path, address: str) -> None:
    result = CliRunner().invoke(
        main, ["build", str(tmp_path), "--workers", address, "--index", str(tmp_path / "index")]
    )
    assert result.exit_code == 2
    assert "write tcp://HOST:PORT" in result.output


@pytest.mark.parametrize("command", [["build", "SEEDS"], ["update"], ["forget", "SEEDS"]])
@pytest.mark.parametrize("is_in_environment", [False, True])
def test_a_scheduler_that_is_down_leaves_the_index_as_it_was(
    index: Path, seeds: Path, command: list[str], is_in_environment: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_workers, "_CONNECT_SECONDS", 0.1)
    before = (index / "manifest.json").read_bytes()
    arguments = [str(seeds) if part == "SEEDS" else part for part in command]
    address = "tcp://127.0.0.1:1"
    given = [] if is_in_environment else ["--workers", address]
    variables = {"KASHSHAF_WORKERS": address} if is_in_environment else {}
    result = CliRunner().invoke(main, [*arguments, "--index", str(index), *given], env=variables)
    assert result.exit_code == 2
    assert f"{address} cannot be reached" in result.output
    assert (index / "manifest.json").read_bytes() == before
