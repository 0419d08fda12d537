"""How fast the parts are: `python -m benchmarks.speed analyze [CORPUS.jsonl]`.

Figures are CPU time of this process. The first pass begins with empty caches, as a build does; the second
shows what a word costs once its forms are known, which is where a large collection spends its time.
"""

import json
import time
from collections.abc import Callable
from pathlib import Path

import click

from analyzers.arabic import analyze, index_forms
from analyzers.lexicon import lexicon

DEFAULT = Path(__file__).parent.parent.parent / "shared" / "collections" / "ant_news" / "corpus.jsonl"


@click.group()
def main() -> None:
    """Measure speed."""


@main.command("analyze")
@click.argument("corpus", type=click.Path(exists=True, path_type=Path), default=DEFAULT)
def analyze_command(corpus: Path) -> None:
    """Microseconds a word for the forms an index takes, and for tokens with offsets."""
    with corpus.open(encoding="utf-8") as lines:
        texts = [f"{row['title']}\n{row['text']}" for row in map(json.loads, lines)]
    words = sum(len(text.split()) for text in texts)
    size = sum(len(text.encode()) for text in texts)
    click.echo(f"{len(texts)} documents, {words} words, {size / 1e6:.1f} MB")
    click.echo(f"load the lexicon      {_seconds(lexicon):.2f} s")
    for label in ("first", "second"):
        seconds = _seconds(lambda: [index_forms(text) for text in texts])
        click.echo(f"index forms, {label:<6}   {seconds / words * 1e6:.2f} µs a word, {size / seconds / 1e6:.0f} MB/s")
    seconds = _seconds(lambda: [sum(1 for _ in analyze(text)) for text in texts])
    click.echo(f"tokens with offsets   {seconds / words * 1e6:.2f} µs a word")


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
