"""The connection to a cluster: where it is, who asks it, and how long is waited for it."""

import logging
import ssl
from collections.abc import Sequence
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any, Self
from urllib.parse import urlsplit

from opensearchpy import OpenSearch
from urllib3.util import Timeout

from indexer.engine.opensearch.environment import options_from_environment
from indexer.engine.opensearch.transport import ClusterTransport
from indexer.errors import ClusterError

_THREADS = 32  # of a process that ask one node at once, each over a connection that is kept
_MOST_RETRIES = 3  # of a request, each on another node
_ASIDE_SECONDS = 10  # that a node which does not answer is not asked; up to eight times as long if it goes on
_DOUBLED = 3


@dataclass(frozen=True, slots=True)
class ClusterAccess:
    """Where a cluster is, who asks it, and how it is asked.

    `nodes` are URLs. `password` belongs to `user`. `certificates` is a file of the authorities that sign those of the
    nodes; by default those of the system. Seconds say how long a connection takes at most, and the answer to a search;
    a build waits longer for an answer, and as long for a cluster that went away. A new index has so many `shards`.
    """

    nodes: tuple[str, ...]
    user: str = ""
    password: str = field(default="", repr=False)
    certificates: str = ""
    connect_seconds: float = 3
    read_seconds: float = 30
    build_seconds: float = 600
    shards: int = 3

    @classmethod
    def from_environment(cls, nodes: Sequence[str]) -> Self:
        """Return the access to a cluster as variables say it, which no file of an index has; raises IndexStateError."""
        return cls(tuple(nodes), **options_from_environment())

    def connect(self, index: str, *, builds: bool = False, is_known: bool = False) -> OpenSearch:
        """Return a client for an index, which connects when it is used and raises our errors.

        It keeps to the nodes that answer, and tries the others again. What `builds` waits for a cluster that went away:
        one that has answered, or that `is_known` to have done so to another client.
        Raises ClusterError if the password would be sent for all to read, or the certificates cannot be read.
        """
        logging.getLogger("opensearch").setLevel(logging.ERROR)  # it tells of each request, and of each node
        self._check_password()
        options: dict[str, Any] = {"http_auth": (self.user, self.password)} if self.user else {}
        if any(urlsplit(node).scheme == "https" for node in self.nodes):
            options["ssl_context"] = self._ssl_context()
        return OpenSearch(
            list(self.nodes),
            transport_class=ClusterTransport,
            names={"index": index, "nodes": ", ".join(self.nodes)},
            wait_seconds=self.build_seconds if builds else 0,
            has_answered=is_known,
            timeout=Timeout(connect=self.connect_seconds, read=self.build_seconds if builds else self.read_seconds),
            max_retries=min(len(self.nodes), _MOST_RETRIES),
            dead_timeout=_ASIDE_SECONDS,
            timeout_cutoff=_DOUBLED,
            pool_maxsize=_THREADS,
            retry_on_status=(),
            retry_on_timeout=True,
            http_compress=True,
            **options,
        )

    def _check_password(self) -> None:
        open_ = [node for node in self.nodes if urlsplit(node).scheme == "http" and not _is_here(node)]
        if self.user and open_:
            raise ClusterError(
                "The password of %(user)s would go to %(node)s for all to read: name the node as https://.",
                user=self.user,
                node=open_[0],
            )

    def _ssl_context(self) -> ssl.SSLContext:
        try:
            return ssl.create_default_context(cafile=self.certificates or None)
        except OSError as fault:  # an SSLError is one
            raise ClusterError(
                "The certificates in %(file)s cannot be read (%(reason)s): name a PEM file of the authority of the "
                "cluster in KASHSHAF_CLUSTER_CERTIFICATES.",
                file=self.certificates,
                reason=fault.strerror or fault,
            ) from fault


def _is_here(node: str) -> bool:
    """Say whether a node is on this machine, so that nobody else sees what is sent."""
    host = urlsplit(node).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
