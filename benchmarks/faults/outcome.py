"""The outcome of a campaign, and the table of several."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Outcome:
    """What a campaign tried, how its trials ended, and the faults it found: one sentence each."""

    campaign: str
    tried: str
    trials: int = 0
    endings: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    skipped: str = ""

    def add(self, ending: str, faults: Iterable[str] = ()) -> None:
        """Count a trial that ended in this way."""
        self.trials += 1
        self.endings[ending] += 1
        self.faults += faults


def table(outcomes: Iterable[Outcome]) -> str:
    """Return the outcomes as a Markdown table."""
    rows = ["| campaign | trials | faults | what was tried | how it ended |", "| --- | ---: | ---: | --- | --- |"]
    for outcome in outcomes:
        endings = ", ".join(f"{ending} {count:,}" for ending, count in sorted(outcome.endings.items()))
        ended = outcome.skipped or endings
        rows.append(f"| {outcome.campaign} | {outcome.trials:,} | {len(outcome.faults)} | {outcome.tried} | {ended} |")
    return "\n".join(rows)
