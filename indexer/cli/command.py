"""What commands share: the index option, days, errors as sentences, text that is safe on a terminal."""

import sys
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from indexer.display import isolated, printable
from indexer.errors import KashshafError, QueryError
from indexer.query.parser import has_surrogates

FOUND, NOTHING, ERROR = 0, 1, 2  # exit codes


index_option = click.option(
    "--index",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="KASHSHAF_INDEX",
    default=Path("index"),
    show_default=True,
    help="مجلد الفهرس. The folder of the index; also from KASHSHAF_INDEX.",
)


class Day(click.ParamType[date]):
    """A date as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the date that is written."""
        try:
            return value if isinstance(value, date) else datetime.strptime(str(value), "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"{value} is no date: write it as 2023-10-20.", param, ctx)


class Command(click.Command):
    """A command whose errors are one sentence on standard error and exit code 2, never a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            _check_encoding(ctx.params.values())
            return super().invoke(ctx)
        except KashshafError as fault:
            arabic = f"{isolated(fault.arabic)} " if isinstance(fault, QueryError) else ""
            click.echo(f"error: {arabic}{printable(str(fault))}", err=True)
            sys.exit(ERROR)


def _check_encoding(values: Iterable[object]) -> None:
    """Raise QueryError for a text in another encoding."""
    for value in values:
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and has_surrogates(text):
                raise QueryError(
                    f"«{printable(text)}» is not in UTF-8: type it again, or set the terminal to UTF-8.",
                    f"«{printable(text)}» ليس بترميز UTF-8: اكتبه من جديد، أو اضبط الطرفية على UTF-8.",
                )
