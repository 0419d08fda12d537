"""What both commands share: the index option, errors as sentences, text that is safe on a terminal."""

import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

import click

from indexer.errors import KashshafError

FOUND, NOTHING, ERROR = 0, 1, 2  # exit codes

_SPACES = re.compile(r"\s+")
_JOINERS = "\u200c\u200d"  # they shape letters and move nothing
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"

index_option = click.option(
    "--index",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="KASHSHAF_INDEX",
    default=Path("index"),
    show_default=True,
    help="مجلد الفهرس. The folder of the index; also from KASHSHAF_INDEX.",
)


class Command(click.Command):
    """A command whose errors are one sentence on standard error and exit code 2, never a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except KashshafError as fault:
            click.echo(f"error: {printable(str(fault))}", err=True)
            sys.exit(ERROR)


def printable(text: str) -> str:
    """Take out what a terminal would obey: control and format characters (escapes, bidi overrides), line ends."""
    return _SPACES.sub(" ", "".join(char for char in text if char.isspace() or not _is_control(char)))


def isolated(text: str, *, safe: bool = False) -> str:
    """Make a text keep its own direction amid others (UAX #9, isolates); unless `safe`, it is made printable."""
    return f"{_FIRST_STRONG_ISOLATE}{text if safe else printable(text)}{_POP_ISOLATE}"


def _is_control(char: str) -> bool:
    return char not in _JOINERS and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co")
