"""Show text on a terminal: highlights in colour, a pager for text that is longer than the screen, progress as bars."""

import os
import shutil
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable
from io import TextIOWrapper
from itertools import chain, islice
from pathlib import Path
from typing import Any, Self

import click

from indexer.display import printable_lines
from indexer.messages.catalogue import localized
from indexer.query.highlight import Snippet

_ZERO_WIDTH = ("Mn", "Me", "Cf")  # diacritics and isolates take no room on a line

# Stages; all others are counted in bytes.
_COUNTED_IN_DOCUMENTS = frozenset(("checking", "joining names", "writing", "finding near-duplicates"))
_MB = 1e6
_LEAST_SECONDS = 0.001


def prepare_streams() -> None:
    """Open the standard streams that are closed, and have the others print what their encoding lacks as \\u0643."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - until the process ends
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.encoding.lower() != "utf-8":
            stream.reconfigure(errors="backslashreplace")


def say(text: str, *, error: bool = False) -> None:
    """Print a text on standard output, or on standard error; whatever is in it, the terminal obeys only our colours.

    All text of the commands goes through here or through `show`, and what is for programs through `say_as_is`.
    """
    click.echo(printable_lines(text), err=error)


def say_as_is(text: str) -> None:
    """Print the JSON or CSV of `output_formats` in UTF-8, whatever the encoding of the terminal."""
    click.echo(text.encode(), nl=False)


def show(text: str) -> None:
    """Print a text as `say` does; in the pager named by PAGER if it does not fit on the terminal."""
    text = printable_lines(text)
    size = shutil.get_terminal_size()
    if sys.stdout.isatty() and _count_rows(click.unstyle(text), size.columns) >= size.lines:
        click.echo_via_pager(text)
    else:
        click.echo(text)


def show_parts(parts: Iterable[str]) -> None:
    """Print a text as `show` does, which comes in parts and may be long: the pager shows the first one at once."""
    first, *second = islice(printed := map(printable_lines, parts), 2)
    if sys.stdout.isatty() and second:
        click.echo_via_pager(chain((first, *second), printed))
    elif second:
        for part in chain((first, *second), printed):
            click.echo(part, nl=False)
        click.echo()
    else:
        show(first)


def highlighted(snippet: Snippet, clean: Callable[[str], str]) -> str:
    """Clean a passage with `clean` and highlight its marks: in colour, or in brackets where colour is off."""
    parts, last, in_colour = [], 0, _has_colour()
    for start, end in snippet.marks:
        word = clean(snippet.text[start:end])
        marked = click.style(word, fg="yellow", bold=True) if in_colour else f"[{word}]"
        parts += [clean(snippet.text[last:start]), marked]
        last = end
    return "".join([*parts, clean(snippet.text[last:])])


def _has_colour() -> bool:
    """Say whether standard output shows colour: a capable terminal, and NO_COLOR is not set."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")


def _count_rows(text: str, columns: int) -> int:
    """Return how many rows of a terminal a text fills, long lines wrapped."""
    return sum(max(1, -(-_count_cells(line) // columns)) for line in text.split("\n"))


def _count_cells(line: str) -> int:
    return sum(unicodedata.category(char) not in _ZERO_WIDTH for char in line)


class ProgressBars:
    """Progress as bars on a terminal, silent elsewhere; a context manager, since the last bar ends its line.

    A bar shows the share that is done, the time that is left, how much that is, and how much is done in a second.
    """

    def __init__(self) -> None:
        self._bar: Any = None
        self._stage = ("", 0, 0.0)  # its label, its steps, and when it began
        self._done = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def begin(self, label: str, total: int) -> None:
        """Begin a stage of `total` steps."""
        self._end()
        self._stage, self._done = (label, total, time.monotonic()), 0
        if sys.stderr.isatty():
            self._bar = click.progressbar(
                length=total, label=localized(label), file=sys.stderr, item_show_func=lambda text: text or ""
            )
            self._bar.render_progress()

    def advance(self, steps: int) -> None:
        """Complete `steps` more steps."""
        if self._bar:
            self._done += steps
            label, total, start = self._stage
            self._bar.update(steps, rate_text(label, self._done, total, time.monotonic() - start))

    def _end(self) -> None:
        if self._bar:
            self._bar.render_finish()
            self._bar = None


def rate_text(label: str, done: int, total: int, seconds: float) -> str:
    """Return how much of a stage is done, and how much of it in a second: `12.5/16.9 MB 1.34 MB/s`."""
    rate = done / max(seconds, _LEAST_SECONDS)
    if label in _COUNTED_IN_DOCUMENTS:
        return f"{done:,}/{total:,} {rate:,.0f}/s"
    return f"{done / _MB:,.1f}/{total / _MB:,.1f} MB {rate / _MB:,.2f} MB/s"
