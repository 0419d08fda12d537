"""The connection to a cluster, and our errors in place of those of its client."""

import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from opensearchpy import OpenSearch, Transport
from opensearchpy.exceptions import (
    AuthenticationException,
    AuthorizationException,
    ConnectionError,  # noqa: A004 - the client's own
    ConnectionTimeout,
    NotFoundError,
    OpenSearchException,
    TransportError,
)
from urllib3.util import Timeout

from indexer.deadline import check_time
from indexer.errors import IndexStateError, QueryError
from indexer.messages.catalogue import gettext_noop

_RETRIES = 3  # of one call, each on another node
_THREADS = 32  # of a process that ask one node at once, each over a connection that is kept
_UNAVAILABLE = (429, 502, 503, 504)  # busy, or without one of the shards for a moment: another node may answer
_TOO_LARGE = ("too_many_clauses", "too_many_nested_clauses", "max_clause_count", "max nested depth", "max_nested_depth")


_VARIABLES = ("USER", "PASSWORD", "CERTIFICATES")
_NO_SHARD = 503

_REFUSED = gettext_noop("The cluster at %(nodes)s refuses (%(reason)s): give a user who may use the index %(index)s.")
_MESSAGES: tuple[tuple[type[OpenSearchException], str], ...] = (
    (
        ConnectionTimeout,
        gettext_noop("The cluster at %(nodes)s did not answer in time (%(reason)s): look at its load and try again."),
    ),
    (
        ConnectionError,
        gettext_noop("The cluster at %(nodes)s cannot be reached (%(reason)s): start it, or name its nodes."),
    ),
    (AuthenticationException, _REFUSED),
    (AuthorizationException, _REFUSED),
    (
        NotFoundError,
        gettext_noop("The cluster at %(nodes)s has no index %(index)s (%(reason)s): build it with `index-cli build`."),
    ),
)
_OTHER = gettext_noop("The cluster at %(nodes)s cannot use the index %(index)s (%(reason)s): build it again.")


@dataclass(frozen=True, slots=True)
class ClusterAccess:
    """Where a cluster is, who asks it, and how it is asked.

    `nodes` are URLs. `password` belongs to `user`. `certificates` is a file of the authorities that sign those of the
    nodes; by default those of the system. Seconds say how long a connection and an answer may take. A new index has so
    many `shards`.
    """

    nodes: tuple[str, ...]
    user: str = ""
    password: str = field(default="", repr=False)
    certificates: str = ""
    connect_seconds: float = 3
    read_seconds: float = 30
    shards: int = 3

    @classmethod
    def from_environment(cls, nodes: Sequence[str]) -> Self:
        """Return the access to a cluster; who asks is said by variables, which no file of an index has."""
        user, password, certificates = (os.environ.get(f"KASHSHAF_CLUSTER_{name}", "") for name in _VARIABLES)
        return cls(tuple(nodes), user, password, certificates)

    def connect(self, index: str) -> OpenSearch:
        """Return a client for an index, which connects when it is used and raises our errors.

        It keeps to the nodes that answer, and tries the others again.
        """
        logging.getLogger("opensearch").setLevel(logging.WARNING)  # it tells of each request
        options: dict[str, Any] = {"http_auth": (self.user, self.password)} if self.user else {}
        if self.certificates:
            options["ca_certs"] = self.certificates
        return OpenSearch(
            list(self.nodes),
            transport_class=_transport(ClusterErrors(index, self)),
            timeout=Timeout(connect=self.connect_seconds, read=self.read_seconds),
            max_retries=_RETRIES,
            pool_maxsize=_THREADS,
            retry_on_status=_UNAVAILABLE,
            retry_on_timeout=True,
            http_compress=True,
            **options,
        )


class ClusterErrors:
    """Raises our errors in place of those of the client; lets nothing begin after the time for the search is over."""

    def __init__(self, index: str, address: ClusterAccess) -> None:
        """Take the name of the index and where it is."""
        self._names = {"index": index, "nodes": ", ".join(address.nodes)}

    def __enter__(self) -> None:
        """Raise SlowSearchError after the time is over."""
        check_time()

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: object) -> None:
        if isinstance(fault, OpenSearchException):
            raise _ours(fault, self._names) from fault


def _ours(fault: OpenSearchException, names: Mapping[str, str]) -> IndexStateError | QueryError:
    reason = _reason(fault)
    if any(sign in reason for sign in _TOO_LARGE):
        return QueryError("The query is too large for the cluster (%(reason)s): use fewer words.", reason=reason)
    if isinstance(fault, TransportError) and fault.status_code == _NO_SHARD:
        message = gettext_noop("Part of the index %(index)s is missing (%(reason)s): start the nodes that are down.")
        return IndexStateError(message, reason=reason, **names)
    message = next((message for kind, message in _MESSAGES if isinstance(fault, kind)), _OTHER)
    return IndexStateError(message, reason=reason, **names)


def _reason(fault: OpenSearchException) -> str:
    """Return what the cluster or the client says, in one line."""
    if not isinstance(fault, TransportError):
        return str(fault)
    said = fault.info.get("error", {}) if isinstance(fault.info, dict) else {}
    causes = said.get("root_cause", []) if isinstance(said, dict) else []
    reasons = [f"{cause.get('type')}: {cause.get('reason')}" for cause in causes]
    return "; ".join(dict.fromkeys(reasons)) or str(fault.error)


def _transport(errors: ClusterErrors) -> type[Transport]:
    """Return what carries out requests, with our errors."""

    class TranslatingTransport(Transport):
        def perform_request(self, *arguments: Any, **options: Any) -> Any:
            with errors:
                return super().perform_request(*arguments, **options)

    return TranslatingTransport
