"""The settings of the service: defaults, then one TOML file, the environment, the options of the command.

Each key is known by name. An unknown key, or a value that does not fit, is an error that names the key, where it was
set, and what is allowed.
"""

import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from indexer.cli.command import TRACEBACK_VARIABLE
from indexer.engine.opensearch.environment import PREFIX as CLUSTER_PREFIX
from indexer.errors import KashshafError
from indexer.messages.catalogue import gettext_noop
from web.service.setting_kinds import (
    Bound,
    Choice,
    Hosts,
    Kind,
    Number,
    PathKind,
    Switch,
    Text,
    TokenHashes,
    User,
    in_folder,
)

PREFIX = "KASHSHAF_"
CONFIG_VARIABLE = f"{PREFIX}CONFIG"
_OTHER_VARIABLES = (CONFIG_VARIABLE, TRACEBACK_VARIABLE)  # of the commands

MOST_WORKERS = 4  # unless told otherwise: each takes 60 MB and answers 50 pages a second of 10,000 documents
_LEAST_MEMORY = 64  # MiB: less ends workers on the plainest pages of 10,000 documents
_MAX_SHOWN = 100  # characters of a wrong value in a message
_KIND, _HELP = "kind", "help"


class SettingsError(KashshafError):
    """A setting that is unknown or does not fit, or a settings file that cannot be read."""


def _about(kind: Kind[Any], help_: str) -> dict[str, Any]:
    """Return what a field carries beside its default."""
    return {_KIND: kind, _HELP: help_}


@dataclass(frozen=True, slots=True)
class Settings:
    """What the service can be told. The name of a field is the key in TOML; KASHSHAF_KEY and --key set it too."""

    index: Path = field(default=Path("index"), metadata=_about(PathKind(), gettext_noop("Folder of the index.")))
    originals: Path | None = field(
        default=None,
        metadata=_about(
            PathKind(),
            gettext_noop(
                "Folder whose files may be read: pages link to the original file of a document below it. If not set, "
                "none are."
            ),
        ),
    )
    corrections: Path | None = field(
        default=None,
        metadata=_about(
            PathKind(),
            gettext_noop(
                "File corrections.tsv in a source folder to which readers may add rows, to correct names. If not set, "
                "they may not."
            ),
        ),
    )
    host: str = field(default="127.0.0.1", metadata=_about(Text(), gettext_noop("Address to listen on.")))
    port: int = field(
        default=8000, metadata=_about(Number(0, 65535), gettext_noop("Port to listen on; 0 for any free one."))
    )
    socket: Path | None = field(
        default=None, metadata=_about(PathKind(), gettext_noop("Unix socket to listen on instead, for a proxy."))
    )
    workers: int = field(
        default=0, metadata=_about(Number(0, 64), gettext_noop("Worker processes; 0 for one a core, at most 4."))
    )
    threads: int = field(
        default=2, metadata=_about(Number(1, 64), gettext_noop("Requests that a worker answers at the same time."))
    )
    max_connections: int = field(
        default=4096,
        metadata=_about(Number(16, 1 << 16), gettext_noop("Most connections of a worker, most of them idle.")),
    )
    idle_timeout: int = field(
        default=15,
        metadata=_about(Number(1, 3600), gettext_noop("Seconds that a connection may wait for a whole request.")),
    )
    stop_timeout: int = field(
        default=30,
        metadata=_about(Number(1, 3600), gettext_noop("Most seconds to finish requests at a stop or a reload.")),
    )
    request_timeout: int = field(
        default=30, metadata=_about(Number(0, 3600), gettext_noop("Most seconds a request may take; 0 for no limit."))
    )
    request_memory: int = field(
        default=1024,
        metadata=_about(
            Bound(_LEAST_MEMORY, 1 << 20),
            gettext_noop("Most memory that the requests of a worker may take, in MiB; 0 for no limit."),
        ),
    )
    search_timeout: int = field(
        default=10,
        metadata=_about(Number(0, 3600), gettext_noop("Most seconds of one search, which then stops; 0 for no limit.")),
    )
    hosts: tuple[str, ...] = field(
        default=(),
        metadata=_about(
            Hosts(),
            gettext_noop(
                "Names that the server answers for, beside localhost and the address it listens on; .example.org for "
                "all names in a domain, * for any."
            ),
        ),
    )
    trusted_proxies: int = field(
        default=0,
        metadata=_about(
            Number(0, 10),
            gettext_noop(
                "Proxies between readers and the server, whose X-Forwarded headers and X-Request-ID it trusts."
            ),
        ),
    )
    rate_limit: int | None = field(
        default=None,
        metadata=_about(
            Number(0, 1_000_000),
            gettext_noop(
                "Requests a minute that one client may make of one worker process; 0 for no limit. If not set, 600 "
                "when other machines can reach the server."
            ),
        ),
    )
    user: str = field(
        default="",
        metadata=_about(
            User(), gettext_noop("NAME:HASH of the one who may sign in; `kashshaf hash` makes the hash of a password.")
        ),
    )
    tokens: tuple[str, ...] = field(
        default=(),
        metadata=_about(
            TokenHashes(),
            gettext_noop("Hashes of tokens with which programs sign in; `kashshaf hash --token` makes them."),
        ),
    )
    metrics: str = field(
        default="local",
        metadata=_about(
            Choice(("local", "all", "none")),
            gettext_noop("Who may read /metrics: local for this machine and those who sign in."),
        ),
    )
    access_log: bool = field(default=True, metadata=_about(Switch(), gettext_noop("Log a line for each request.")))
    log_clients: bool = field(
        default=False, metadata=_about(Switch(), gettext_noop("Log the addresses of clients too."))
    )
    log_queries: bool = field(default=False, metadata=_about(Switch(), gettext_noop("Log what is searched for too.")))
    slow_ms: int = field(
        default=1000,
        metadata=_about(
            Number(0, 3_600_000), gettext_noop("Milliseconds from which a request is logged as slow; 0: never.")
        ),
    )

    @property
    def worker_count(self) -> int:
        """The number of worker processes."""
        return self.workers or min(_cores(), MOST_WORKERS)


@dataclass(frozen=True, slots=True)
class Key:
    """A setting as a person meets it: its name, what it can be, its default, and what it does."""

    name: str
    kind: Kind[Any]
    default: object
    help: str

    @property
    def option(self) -> str:
        """The option that sets it."""
        return f"--{self.name.replace('_', '-')}"

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return f"{PREFIX}{self.name.upper()}"


KEYS: Mapping[str, Key] = {
    each.name: Key(each.name, each.metadata[_KIND], each.default, each.metadata[_HELP]) for each in fields(Settings)
}


def _cores() -> int:
    """Return the number of cores that the process may use; not every system tells."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def read_settings(file: Path | None, environ: Mapping[str, str], options: Mapping[str, str | None]) -> Settings:
    """Return the settings from a TOML file, the environment and options by their key; raises SettingsError.

    A path in the file is relative to the folder of the file. An option that is None and an empty variable are not set.
    """
    values: dict[str, Any] = {}
    if file is not None:
        values |= _from_file(file)
    values |= _from_environment(environ)
    values |= {name: _parse(KEYS[name], text, KEYS[name].option) for name, text in options.items() if text is not None}
    return Settings(**values)


def _from_file(file: Path) -> Iterator[tuple[str, Any]]:
    for name, value in _toml(file).items():
        if name not in KEYS:
            raise _unknown(name, str(file), KEYS)
        try:
            yield name, in_folder(KEYS[name].kind.check(value), file.parent)
        except ValueError as fault:
            raise _unfit(KEYS[name], value, str(file)) from fault


def _toml(file: Path) -> dict[str, Any]:
    try:
        with file.open("rb") as opened:
            return tomllib.load(opened)
    except OSError as fault:
        raise SettingsError(
            "The settings file %(file)s cannot be read (%(reason)s): give --config another file.",
            file=file,
            reason=fault.strerror,
        ) from fault
    except (ValueError, RecursionError) as fault:  # UnicodeDecodeError and TOMLDecodeError are ValueErrors
        raise SettingsError(
            "The settings file %(file)s is not TOML in UTF-8 (%(reason)s): correct it.", file=file, reason=fault
        ) from fault


def _from_environment(environ: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    keys = {key.variable: key for key in KEYS.values()}
    for variable, text in environ.items():
        if not variable.startswith(PREFIX) or _is_other(variable) or not text:
            continue
        if variable not in keys:
            raise _unknown(variable, "environment", keys)
        yield keys[variable].name, _parse(keys[variable], text, variable)


def _is_other(variable: str) -> bool:
    """Say whether a variable is none of the service, but of the commands or of what asks a cluster."""
    return variable in _OTHER_VARIABLES or variable.startswith(CLUSTER_PREFIX)


def _parse(key: Key, text: str, origin: str) -> Any:
    try:
        return key.kind.parse(text)
    except ValueError as fault:
        raise _unfit(key, text, origin) from fault


def _unfit(key: Key, value: object, origin: str) -> SettingsError:
    shown = str(value)[:_MAX_SHOWN]
    return SettingsError(key.kind.message, origin=origin, key=key.name, value=shown, **key.kind.limits)


def _unknown(name: str, origin: str, known: Iterable[str]) -> SettingsError:
    [nearest] = get_close_matches(name, known, n=1, cutoff=0)
    return SettingsError(
        "%(origin)s: there is no setting “%(name)s”. The nearest is “%(nearest)s”; "
        "`kashshaf serve --help` lists all of them.",
        origin=origin,
        name=name[:_MAX_SHOWN],
        nearest=nearest,
    )
