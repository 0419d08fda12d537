"""The hosts that the server answers for: the name in the Host header of a request must be one of them.

A page of another site whose name an attacker points at this server could otherwise read answers (DNS rebinding), and
addresses that the application builds would lead elsewhere.
"""

import re
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address
from wsgiref.types import WSGIEnvironment

from indexer.display import printable
from indexer.messages.catalogue import gettext_noop
from web.service.refusals import RefusalError

# RFC 9110, 7.2: a name or an IPv4 address, or an IPv6 address in brackets; then maybe a port.
_HOST = re.compile(r"(?:\[(?P<v6>[0-9A-Fa-f:.]{2,45})\]|(?P<name>[A-Za-z0-9_.-]{1,254}))(?::(?P<port>[0-9]{1,5}))?")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")  # RFC 1123, 2.1, and the underscore of internal names
_LOOPBACK_NAME = "localhost"  # RFC 6761, 6.3: also the names below it
_MAX_PORT = 65535
_MAX_SHOWN = 100  # characters of a refused host

Address = IPv4Address | IPv6Address

_MALFORMED = gettext_noop("The Host header of the request is missing or is not the name of a host.")
_UNKNOWN = gettext_noop(
    "This server does not answer for “%(host)s”. Whoever runs it can add the name to the setting “hosts”."
)


class HostNames:
    """The hosts of one server: loopback names and addresses, and those it is given."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        """Take names and addresses; .example.org and *.example.org stand for the names below example.org, * for all.

        Raises ValueError for what is neither.
        """
        given = [*names]
        self._all = "*" in given
        self._domains = {
            _canonical(name[1:].removeprefix(".")) for name in given if name[:1] in ("*", ".") and name != "*"
        }
        self._names = {_canonical(name) for name in given if name[:1] not in ("*", ".")}

    def check(self, environ: WSGIEnvironment) -> RefusalError | None:
        """Refuse a request whose Host header does not name one of the hosts."""
        header = environ.get("HTTP_HOST", "")
        name = host_of(header)
        if name is None:
            return RefusalError(_MALFORMED, status=400)
        if not self.has(name):
            return RefusalError(_UNKNOWN, status=400, host=printable(header[:_MAX_SHOWN]))
        return None

    def has(self, name: str) -> bool:
        """Say whether a name, as `host_of` returns it, is one of the hosts."""
        return self._all or is_loopback(name) or name in self._names or any(d in self._domains for d in _above(name))


def host_of(header: str) -> str | None:
    """Return the name or address in a Host header, in canonical form and without a port; None if malformed."""
    match = _HOST.fullmatch(header)
    if match is None or int(match["port"] or 0) > _MAX_PORT:
        return None
    try:
        return _canonical(match["v6"] or match["name"])
    except ValueError:
        return None


def is_loopback(name: str) -> bool:
    """Say whether a canonical name or address means this machine itself."""
    address = address_of(name)
    if address is None:
        return name == _LOOPBACK_NAME or name.endswith(f".{_LOOPBACK_NAME}")
    return address.is_loopback


def address_of(name: str) -> Address | None:
    """Return the IP address that a text is, None for other texts; an IPv4 address inside IPv6 is that IPv4 address."""
    try:
        address = ip_address(name)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _canonical(name: str) -> str:
    """Return the one form of a name or address: in lower case, in the letters of the DNS, without a final dot.

    Raises ValueError for what is neither.
    """
    bare = name.strip("[]")
    if address := address_of(bare):
        return str(address)
    ascii_ = name.encode("idna").decode().lower() if not name.isascii() else name.lower()
    labels = ascii_.removesuffix(".").split(".")
    # A last label of digits is an address in another form, such as 127.1, which means different things to programs.
    if not all(map(_LABEL.fullmatch, labels)) or labels[-1].isdigit():
        raise ValueError(name)
    return ".".join(labels)


def _above(name: str) -> Iterable[str]:
    """Yield the domains that a name lies in."""
    while "." in name:
        name = name.partition(".")[2]
        yield name
