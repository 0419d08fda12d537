"""Measure dates: `python -m benchmarks.dates PATH.jsonl...`.

A row has `text`, `published` and `expected` (a list of `surface` and `value`), or the form of Recognizers-Text, which
`benchmarks.dates.recognizers` reads, or only a `text`, for speed. A value is right if a mention has it and missed if
none has; a found value is wrong if the row does not expect it.
"""

import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from analyzers.dates.date_finder import find_dates
from benchmarks.dates import recognizers

_MIN_SECONDS = 2.0  # of a timing


@dataclass(frozen=True, slots=True)
class DatedText:
    """A text and the expected values, any one of each tuple; `group` is its row in the table."""

    group: str
    text: str
    published: date | None
    expected: tuple[tuple[str, ...], ...]


def read_cases(path: Path) -> Iterator[DatedText]:
    """Yield the texts of a file; those without expected values have the group `text`."""
    with path.open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            if "about" in row:
                continue
            if "input" in row:
                yield from (DatedText(*each) for each in recognizers.read(row))
            elif "expected" in row:
                day = date.fromisoformat(row["published"]) if row["published"] else None
                yield DatedText("own", row["text"], day, tuple((each["value"],) for each in row["expected"]))
            else:
                yield DatedText("text", f"{row.get('title', '')}\n{row['text']}", date(2020, 1, 1), ())


def score(cases: Iterable[DatedText], failures: bool) -> Mapping[str, Counter[str]]:
    """Count expected, right, found and wrong values by group; print the texts with `failures` if asked."""
    counts: dict[str, Counter[str]] = {}
    for case in cases:
        found = [mention.value for mention in find_dates(case.text, case.published)]
        right = sum(any(value in found for value in values) for values in case.expected)
        wrong = sum(not any(value in values for values in case.expected) for value in found)
        counts.setdefault(case.group, Counter()).update(
            texts=1, expected=len(case.expected), right=right, found=len(found), wrong=wrong
        )
        if failures and (right < len(case.expected) or wrong):
            click.echo(f"  {case.group}: {case.text} | expected {case.expected} | found {found}")
    return counts


def speed(texts: list[str]) -> float:
    """Return the megabytes of UTF-8 text per second on one core."""
    size = sum(len(text.encode()) for text in texts)
    start, passes = time.process_time(), 0
    while (passed := time.process_time() - start) < _MIN_SECONDS:
        for text in texts:
            find_dates(text, date(2020, 1, 1))
        passes += 1
    return size * passes / passed / 1e6


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--failures", is_flag=True, help="List what is missed or wrong.")
def main(paths: tuple[Path, ...], failures: bool) -> None:
    """Print the speed for each file, and the shares of right, missed and wrong values for each of its groups."""
    for path in paths:
        cases = list(dict.fromkeys(read_cases(path)))
        click.echo(f"{path.name}: {speed([case.text for case in cases]):.2f} MB/s over {len(cases)} texts")
        for group, count in score((case for case in cases if case.group != "text"), failures).items():
            right, wrong = count["right"] / max(1, count["expected"]), count["wrong"] / max(1, count["found"])
            shares = f"right {right:.3f}, missed {1 - right:.3f}, wrong {wrong:.3f}"
            click.echo(f"  {group}: {count['texts']} texts, {count['expected']} values expected: {shares}")


if __name__ == "__main__":
    main()
