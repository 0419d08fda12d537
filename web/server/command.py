"""The command `kashshaf`: serve the pages, and the two other commands."""

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click

from indexer.cli import index, search
from indexer.cli.command import Command, Group, version_option
from indexer.cli.terminal import say
from indexer.messages.catalogue import gettext_noop, localized, terminal_languages, translate
from web.server.server import serve
from web.service.settings import CONFIG_VARIABLE, KEYS, Key, SettingsError, read_settings
from web.service.sign_in import MAX_PASSWORD, hash_password, hash_token, new_token

F = TypeVar("F", bound=Callable[..., Any])

_NOTES = gettext_noop(
    "Each option is a setting too: a key of the TOML file (--port is port), and a variable of the environment "
    "(KASHSHAF_PORT). An option comes before a variable, and a variable before the file."
)
_SIGNALS = gettext_noop(
    "SIGTERM and Ctrl-C finish the requests that have come in and exit with 0. SIGHUP reads the settings again and "
    "replaces the workers; host, port and socket stay until a restart."
)


def _setting_options(command: F) -> F:
    """Add an option for each setting."""
    for key in reversed(list(KEYS.values())):
        command = _option(key)(command)
    return command


def _option(key: Key) -> Callable[[F], F]:
    shown = "" if key.default in (None, ()) else str(key.default)
    shown = shown.lower() if isinstance(key.default, bool) else shown
    return click.option(key.option, key.name, metavar=key.kind.metavar, help=_help(key, shown))


def _help(key: Key, default: str) -> str:
    return localized(key.help) + (f"  [default: {default}]" if default else "")


@click.command(
    "serve",
    cls=Command,
    help=localized("Serve the search pages until stopped."),
    epilog="\n\n".join(translate(language, text) for text in (_NOTES, _SIGNALS) for language in terminal_languages()),
)
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    envvar=CONFIG_VARIABLE,
    help=localized("TOML file of settings; KASHSHAF_CONFIG sets it too."),
)
@_setting_options
def serve_command(config: Path | None, **options: str | None) -> None:
    """Serve the search pages; exit with 2 if a setting is wrong, there is no index or the address cannot be used."""
    serve(partial(read_settings, config, os.environ, options))


@click.command("hash", cls=Command, help=localized("Make the hash of a password for the setting “user”."))
@click.option("--token", is_flag=True, help=localized("Make a token and its hash for the setting “tokens” instead."))
def hash_command(*, token: bool) -> None:
    """Print the hash of a password that is typed or comes in at standard input, or a new token and its hash."""
    if token:
        new = new_token()
        say(f"{new}\n{hash_token(new)}")
    else:
        say(hash_password(_password()))


def _password() -> str:
    if sys.stdin.isatty():
        given: str = click.prompt(localized("Password"), hide_input=True, confirmation_prompt=True)
    else:
        given = sys.stdin.readline().rstrip("\r\n")
    if not 0 < len(given) <= MAX_PASSWORD:
        raise SettingsError(
            "A password has from 1 to %(most)s characters, not %(count)s.", most=MAX_PASSWORD, count=len(given)
        )
    return given


@click.group(cls=Group, help=localized("Build an index of Arabic documents, search it, serve it."))
@version_option
def main() -> None:
    """Group the commands."""


main.add_command(serve_command)
main.add_command(hash_command)
main.add_command(search.main, "search")
main.add_command(index.main, "index")
