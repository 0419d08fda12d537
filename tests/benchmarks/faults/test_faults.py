"""A short form of each campaign of faults; `python -m benchmarks.faults` is the long one."""

from collections.abc import Callable

import pytest

from benchmarks.faults import flips, full_disk, histories, kills
from benchmarks.faults.hostile import characters, inputs
from benchmarks.faults.outcome import Outcome, table
from benchmarks.faults.service import requests, soak

SEED = 7


@pytest.mark.parametrize(
    ("run", "trials"),
    [
        (kills.run, 2),
        (histories.run, 1),
        (flips.run, 3),
        (full_disk.run, 2),
        (inputs.run, 300),
        (characters.run, 2999),
        (requests.run, 30),
        (soak.run, 0.03),
    ],
    ids=lambda value: value.__module__.rpartition(".")[2] if callable(value) else str(value),
)
def test_no_faults(run: Callable[[float, int], Outcome], trials: float) -> None:
    outcome = run(trials, SEED)
    if outcome.skipped:
        pytest.skip(outcome.skipped)
    assert outcome.trials
    assert outcome.faults == []


def test_the_table_names_what_was_found() -> None:
    outcome = Outcome("kills", "builds")
    outcome.add("build killed")
    outcome.add("build killed", ["lost"])
    assert table([outcome, Outcome("full disk", "updates", skipped="skipped: no root")]).split("\n")[2:] == [
        "| kills | 2 | 1 | builds | build killed 2 |",
        "| full disk | 0 | 0 | updates | skipped: no root |",
    ]
