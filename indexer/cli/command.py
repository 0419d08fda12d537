"""What the commands share: the index option, dates as parameters, errors as one sentence, exit codes."""

import os
import re
import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import click

from indexer.cli.click_messages import translate_click
from indexer.cli.terminal import prepare_streams, say
from indexer.display import isolated, printable, printable_value
from indexer.engine.entry import KINDS
from indexer.errors import KashshafError, QueryError
from indexer.messages.catalogue import gettext_noop, localized, terminal_languages, translate, translate_error
from indexer.query.dates import first_day, last_day, normalize_date
from indexer.query.parser import has_surrogates

FOUND, NOTHING, ERROR = 0, 1, 2  # exit codes
_INTERRUPTED, _NO_READER = 130, 141  # as a shell counts the signals of Ctrl-C and of a pipe that nobody reads any more
TRACEBACK_VARIABLE = "KASHSHAF_TRACEBACK"  # of the environment: with a value, an error prints where it happened
_FACET_DATE = re.compile(r"\d{3}[\dX](?:-\d\d){0,2}")  # X for the years of a decade
_SCHEDULER = re.compile(r"(tcp|tls)://(\[[0-9a-fA-F:.]+\]|[\w.-]+):\d{1,5}")
_ERROR = gettext_noop("error:")


index_option = click.option(
    "--index",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="KASHSHAF_INDEX",
    default=Path("index"),
    show_default=True,
    help=localized("Folder of the index; KASHSHAF_INDEX sets it too."),
)
version_option = click.version_option(
    package_name="kashshaf", message="%(prog)s %(version)s", help=localized("Show the version and exit.")
)


def _scheduler(ctx: click.Context, param: click.Parameter, written: str) -> str:
    """Return the address of a scheduler; fail if it is none."""
    if not written or _SCHEDULER.fullmatch(written):
        return written
    raise click.BadParameter(
        localized("%(address)s is no address of a scheduler of Dask: write tcp://HOST:PORT.", address=written),
        ctx,
        param,
    )


workers_option = click.option(
    "--workers",
    metavar="ADDRESS",
    default="",
    envvar="KASHSHAF_WORKERS",
    callback=_scheduler,
    help=localized(
        "Have build workers on any machine do the work, in place of --jobs processes of this one: tcp://HOST:PORT of "
        "their scheduler of Dask. KASHSHAF_WORKERS names it too."
    ),
)
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    metavar="N",
    help=localized(
        "Processes that read and analyse; by default as many as there are cores, one if there is little to do."
    ),
)


class Day(click.ParamType[date]):
    """A date of the query language; of a month or year the first day, or the last."""

    name = "date"

    def __init__(self, *, last: bool = False) -> None:
        self._read = last_day if last else first_day

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Parse a date; fail if it is not one."""
        day = value if isinstance(value, date) else self._read(str(value))
        if day is None:
            self.fail(localized("“%(value)s” is not a date; write it as 2023-10-20.", value=value), param, ctx)
        return day


class MentionedDate(click.ParamType[str]):
    """A value of the facet of dates, in any form of the query language."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the value as the facet shows it; fail if it is not a date."""
        date_ = normalize_date(str(value))
        if not _FACET_DATE.fullmatch(date_):
            self.fail(localized("“%(value)s” is not a date; write it as 2023-10-20.", value=value), param, ctx)
        return date_


class FacetChoice(click.ParamType[tuple[str, str]]):
    """A value of a property, NAME=VALUE; with `of_kinds` also one of people, places or dates."""

    name = "facet"

    def __init__(self, *, of_kinds: bool = False) -> None:
        """Take which facets may be named."""
        self.of_kinds = of_kinds

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Split at the first equals sign; fail if a side is empty, or for the facets that have options of their own."""
        name, _, chosen = (part.strip() for part in str(value).partition("="))
        if not name or not chosen:
            self.fail(
                localized("“%(value)s” is no value of a facet; write it as section=sport.", value=value), param, ctx
            )
        if name in KINDS and not self.of_kinds:
            self.fail(localized("%(name)s have an option of their own: --%(name)s.", name=name), param, ctx)
        return name, chosen


class PrintableCommand(click.Command):
    """A command whose usage errors, which repeat what was typed, hold nothing that a terminal obeys."""

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first paragraph of the help, so that the command list shows both languages."""
        return (self.help or "").partition("\n\n")[0]

    def make_context(self, info_name: str | None, args: list[str], *rest: Any, **extra: Any) -> click.Context:
        """Read the arguments."""
        prepare_streams()
        translate_click()
        with _printable_usage():
            _check_arguments(args)
            return super().make_context(info_name, args, *rest, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; of a group, find and run the command that is named."""
        with _printable_usage():
            return super().invoke(ctx)


class Group(PrintableCommand, click.Group):
    """A group of commands."""


class Command(PrintableCommand):
    """A command that prints an error as one sentence on standard error and exits with 2, without a traceback."""

    def notes(self) -> str:
        """Return the text below the options."""
        return self.epilog or ""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the notes."""
        self.epilog = self.notes()
        super().format_epilog(ctx, formatter)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; say how to write a query that begins with a minus sign, which looks like an option."""
        written = [*args]
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as fault:
            query = next((arg for arg in written if arg.startswith(fault.option_name)), "")
            if query.isascii():
                raise
            example = f'{ctx.command_path} -- "{printable(query)}"'
            message = localized("Write -- before a query that begins with a minus sign: %(example)s", example=example)
            raise click.UsageError(message, ctx) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; print any error as one sentence and exit with 2."""
        try:
            _check_encoding(ctx.params.values())
            return super().invoke(ctx)
        except (SystemExit, click.ClickException, click.exceptions.Exit):
            raise
        except (KeyboardInterrupt, BrokenPipeError) as fault:
            _end_quietly(fault)
        except BaseException as fault:  # also a panic of Tantivy, which is no Exception
            _end_with(fault if isinstance(fault, KashshafError) else _unexpected(fault))


def _end_with(fault: KashshafError) -> NoReturn:
    if os.environ.get(TRACEBACK_VARIABLE):
        traceback.print_exc()
    say_error(fault)
    sys.exit(ERROR)


def _unexpected(fault: BaseException) -> KashshafError:
    reason = f"{type(fault).__name__}: {fault}" if str(fault) else type(fault).__name__
    if isinstance(fault, OSError):
        return KashshafError("The system refused (%(reason)s): fix that and run the command again.", reason=fault)
    return KashshafError(
        "Something unexpected happened (%(reason)s): run the command again with %(variable)s=1 and report the output.",
        reason=reason,
        variable=TRACEBACK_VARIABLE,
    )


def _end_quietly(fault: BaseException) -> NoReturn:
    if isinstance(fault, KeyboardInterrupt):
        sys.exit(_INTERRUPTED)
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still to be flushed goes nowhere
    sys.exit(_NO_READER)


@contextmanager
def _printable_usage() -> Iterator[None]:
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.ClickException as fault:
        message = str(printable_value(fault.format_message()))
        raise click.UsageError(message, getattr(fault, "ctx", None)) from fault


def _check_arguments(args: Iterable[str]) -> None:
    """Raise UsageError for an argument that no system passes: it cannot be the name of a file."""
    for text in args:
        try:
            is_name = b"\0" not in os.fsencode(text)
        except UnicodeEncodeError:
            is_name = False
        if not is_name:
            raise click.UsageError(
                localized("“%(text)s” is not in UTF-8: type it again, or set the terminal to UTF-8.", text=text)
            )


def say_error(error: KashshafError) -> None:
    """Print an error on standard error, as one line that says so."""
    say(f"{translate(terminal_languages()[-1], _ERROR)} {localized_error(error)}", error=True)


def localized_error(error: KashshafError) -> str:
    """Return the message of an error in the languages of the terminal, once if it is translated into none."""
    sentences = dict.fromkeys(printable(translate_error(language, error)) for language in terminal_languages())
    *first, last = sentences
    return " ".join([*(isolated(sentence, safe=True) for sentence in first), last])


def _check_encoding(values: Iterable[object]) -> None:
    """Raise QueryError for a parameter that is not in UTF-8."""
    for value in values:
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and has_surrogates(text):
                raise QueryError(
                    "“%(text)s” is not in UTF-8: type it again, or set the terminal to UTF-8.", text=printable(text)
                )
