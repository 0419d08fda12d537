"""What a person at a terminal sees beyond plain text: colour, and a pager for what is longer than the screen."""

import os
import shutil
import sys
import unicodedata

import click

_NO_CELL = ("Mn", "Me", "Cf")  # marks above letters and isolates take no room on a line


def in_colour() -> bool:
    """Whether standard output shows colour: a terminal that can, and whose owner has not set NO_COLOR."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")


def show(text: str) -> None:
    """Print a text; on a terminal that it does not fit on, in the pager named by PAGER."""
    size = shutil.get_terminal_size()
    if sys.stdout.isatty() and _rows(click.unstyle(text), size.columns) >= size.lines:
        click.echo_via_pager(text)
    else:
        click.echo(text)


def _rows(text: str, columns: int) -> int:
    """How many rows of a terminal a text takes, long lines folded."""
    return sum(max(1, -(-_cells(line) // columns)) for line in text.split("\n"))


def _cells(line: str) -> int:
    return sum(unicodedata.category(char) not in _NO_CELL for char in line)
