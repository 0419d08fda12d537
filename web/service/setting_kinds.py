"""What a setting can be: a number in a range, a switch, a name among some, a text, a path, a list of names.

A kind turns the text of an option or an environment variable into a value, and checks a value of a TOML file. A value
that does not fit raises ValueError; `message` then says what is allowed, with %(key)s, %(value)s and the origin.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar

from indexer.messages.catalogue import gettext_noop
from web.service.hosts import HostNames
from web.service.sign_in import is_token_hash, is_user

T = TypeVar("T")

_SWITCHES = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}


class Kind(Generic[T]):
    """One kind of setting."""

    message: ClassVar[str]
    metavar: ClassVar[str]

    def parse(self, text: str) -> T:
        """Return the value that a text stands for."""
        return self.check(text)

    def check(self, value: object) -> T:
        """Return a value of a TOML file if it fits."""
        raise NotImplementedError

    @property
    def limits(self) -> Mapping[str, object]:
        """The values of `message` that the kind itself knows."""
        return {}


@dataclass(frozen=True)
class Number(Kind[int]):
    """A whole number in a range, both ends included."""

    least: int
    most: int

    message = gettext_noop("%(origin)s: %(key)s is a whole number from %(least)s to %(most)s, not “%(value)s”.")
    metavar = "N"

    def parse(self, text: str) -> int:
        """Read decimal digits."""
        return self.check(int(text))

    def check(self, value: object) -> int:
        """Refuse other numbers, and true and false, which Python counts among them."""
        if not isinstance(value, int) or isinstance(value, bool) or not self.least <= value <= self.most:
            raise ValueError(value)
        return value

    @property
    def limits(self) -> Mapping[str, object]:
        """The ends of the range."""
        return asdict(self)


class Bound(Number):
    """A whole number in a range, or 0 for no bound."""

    message = gettext_noop("%(origin)s: %(key)s is 0 or a whole number from %(least)s to %(most)s, not “%(value)s”.")

    def check(self, value: object) -> int:
        """Refuse what is not in the range, except 0."""
        return 0 if type(value) is int and value == 0 else super().check(value)


class Switch(Kind[bool]):
    """True or false."""

    message = gettext_noop("%(origin)s: %(key)s is true or false, not “%(value)s”.")
    metavar = "true|false"

    def parse(self, text: str) -> bool:
        """Read true, yes, on, 1, and their opposites."""
        return self.check(_SWITCHES.get(text.lower()))

    def check(self, value: object) -> bool:
        """Refuse what is not a bool."""
        if not isinstance(value, bool):
            raise ValueError(value)
        return value


class Text(Kind[str]):
    """A line of text, which may be empty."""

    message = gettext_noop("%(origin)s: %(key)s is one line of text, not “%(value)s”.")
    metavar = "TEXT"

    def check(self, value: object) -> str:
        """Refuse other types and control characters."""
        if not isinstance(value, str) or not (value.isprintable()):
            raise ValueError(value)
        return value


@dataclass(frozen=True)
class Choice(Kind[str]):
    """One of some names."""

    names: tuple[str, ...]

    message = gettext_noop("%(origin)s: %(key)s is one of %(names)s, not “%(value)s”.")
    metavar = "NAME"

    def check(self, value: object) -> str:
        """Refuse what is not among the names."""
        if not isinstance(value, str) or value not in self.names:
            raise ValueError(value)
        return value

    @property
    def limits(self) -> Mapping[str, object]:
        """The names."""
        return {"names": ", ".join(self.names)}


class PathKind(Kind[Path]):
    """The path of a file or folder."""

    message = gettext_noop("%(origin)s: %(key)s is the path of a file or folder, not “%(value)s”.")
    metavar = "PATH"

    def check(self, value: object) -> Path:
        """Refuse other types, the empty path, and NUL, which no path has."""
        if not isinstance(value, str) or not value or "\0" in value:
            raise ValueError(value)
        return Path(value)


class Names(Kind[tuple[str, ...]]):
    """Several names: an array in TOML, separated by commas elsewhere."""

    message = gettext_noop(
        "%(origin)s: %(key)s is a list of names (separated by commas; in TOML, an array), not “%(value)s”."
    )
    metavar = "A,B"

    def parse(self, text: str) -> tuple[str, ...]:
        """Split at commas."""
        return self.check([name.strip() for name in text.split(",") if name.strip()])

    def check(self, value: object) -> tuple[str, ...]:
        """Refuse other types, and names with control characters."""
        if not isinstance(value, list):
            raise ValueError(value)
        return tuple(Text().check(name) for name in value)


class Hosts(Names):
    """Names and addresses of hosts, as `web.service.hosts` takes them."""

    message = gettext_noop(
        "%(origin)s: %(key)s is a list of hosts such as search.example.org, .example.org for the names below it, "
        "192.0.2.1, or * for all; not “%(value)s”."
    )
    metavar = "HOST,HOST"

    def check(self, value: object) -> tuple[str, ...]:
        """Refuse what is not the name of a host."""
        names = super().check(value)
        HostNames(names)
        return names


class User(Text):
    """The name of a user and the hash of the password, or nothing."""

    message = gettext_noop(
        "%(origin)s: %(key)s is NAME:HASH, with a hash that `kashshaf hash` makes."
    )  # no secret in it
    metavar = "NAME:HASH"

    def check(self, value: object) -> str:
        """Refuse a password that is not hashed."""
        text = super().check(value)
        if text and not is_user(text):
            raise ValueError
        return text


class TokenHashes(Names):
    """The hashes of tokens."""

    message = gettext_noop("%(origin)s: %(key)s is a list of hashes that `kashshaf hash --token` makes.")
    metavar = "HASH,HASH"

    def check(self, value: object) -> tuple[str, ...]:
        """Refuse a token that is not hashed."""
        hashes = super().check(value)
        if not all(map(is_token_hash, hashes)):
            raise ValueError
        return hashes


def in_folder(value: Any, folder: Path) -> Any:
    """Return a path of a settings file as seen from the folder of that file; other values as they are."""
    return folder / value if isinstance(value, Path) else value
