"""The command `index-cli watch`: what it prints, and how it ends."""

import os
import signal
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.cli import watch
from indexer.cli.index import main
from indexer.errors import KashshafError, SourceError
from indexer.intake.report import Report
from indexer.store.build import build
from tests.indexer.archive import write_archive
from tests.progress import Silent


@pytest.fixture
def index(tmp_path: Path) -> Path:
    build([write_archive(tmp_path / "archive", 2)], tmp_path / "index", Silent())
    return tmp_path / "index"


def test_the_log_says_each_thing_once(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad, worse = SourceError("a.pdf is damaged"), SourceError("b.pdf is damaged")
    outcomes: list[Report | KashshafError] = [
        Report(2),
        Report(3, added=1, failures=[bad], failed=1),
        Report(3, failures=[bad], failed=1),
        Report(4, added=1, failures=[bad, worse], failed=2),
        KashshafError("busy"),
        KashshafError("busy"),
        Report(4, failures=[bad, worse], failed=2),
        KashshafError("busy"),
    ]
    monkeypatch.setattr(watch, "follow", lambda *_: iter(outcomes))
    result = CliRunner().invoke(main, ["watch", "--index", str(index)])
    assert (result.exit_code, result.stderr.count("a.pdf"), result.stderr.count("b.pdf")) == (0, 1, 1)
    assert result.stderr.count("error: busy") == 2
    assert result.stdout.count("documents in") == 3
    assert all(line[:2] == "20" for line in result.stderr.splitlines() if "error:" in line)


def test_a_service_that_is_stopped_ends_in_order(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def update(*_: object, **__: object) -> Report:
        os.kill(os.getpid(), signal.SIGTERM)
        return Report(2)

    monkeypatch.setattr(watch, "update", update)
    result = CliRunner().invoke(main, ["watch", "--index", str(index), "--quiet", "0.1"])
    assert result.exit_code == 0
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_an_update_uses_as_many_processes_as_told(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs: list[int | None] = []

    def update(*_: object, **options: int | None) -> Report:
        jobs.append(options["jobs"])
        return Report(2)

    monkeypatch.setattr(watch, "update", update)
    monkeypatch.setattr(watch, "follow", lambda _folder, renew, *_: iter([renew()]))
    CliRunner().invoke(main, ["watch", "--index", str(index), "--jobs", "3"])
    assert jobs == [3]
