"""Our errors in place of those of the client; and answers that are errors, though the client takes them for whole."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from opensearchpy.exceptions import (
    HTTP_EXCEPTIONS,
    AuthenticationException,
    AuthorizationException,
    ConnectionError,  # noqa: A004 - the client's own
    ConnectionTimeout,
    NotFoundError,
    OpenSearchException,
    SSLError,
    TransportError,
)

from indexer.errors import ClusterDownError, ClusterError, QueryError
from indexer.messages.catalogue import gettext_noop

PASSING = (429, 502, 503, 504)  # busy, or without one of the shards for a moment
_BUSY, _NO_SHARD, _NOT_FOUND = 429, 503, 404
_TOO_LARGE = ("too_many_clauses", "too_many_nested_clauses", "max_clause_count", "max nested depth", "max_nested_depth")
_LOST_LIST = "search_context_missing"
_NODE = re.compile(r"^HTTPS?Connection(Pool)?\(.*?\): ")  # one of several, and each time another: the sentence has all
_MOST_REASONS = 3  # of shards, which say the same of each document

_REFUSED = gettext_noop(
    "The cluster at %(nodes)s refuses (%(reason)s): name a user who may use the index %(index)s in "
    "KASHSHAF_CLUSTER_USER and KASHSHAF_CLUSTER_PASSWORD."
)
_NO_INDEX = gettext_noop(
    "The cluster at %(nodes)s has no index %(index)s (%(reason)s): build it with `index-cli build`."
)
_PART_MISSING = gettext_noop("Part of the index %(index)s is missing (%(reason)s): start the nodes that are down.")
_BY_KIND: tuple[tuple[type[OpenSearchException], type[ClusterError], str], ...] = (
    (
        ConnectionTimeout,
        ClusterDownError,
        gettext_noop("The cluster at %(nodes)s did not answer in time (%(reason)s): look at its load and try again."),
    ),
    (
        SSLError,
        ClusterError,
        gettext_noop(
            "The certificate of the cluster at %(nodes)s is not trusted (%(reason)s): name the nodes as their "
            "certificates do, and the file of the authority that signed these in KASHSHAF_CLUSTER_CERTIFICATES."
        ),
    ),
    (
        ConnectionError,
        ClusterDownError,
        gettext_noop("The cluster at %(nodes)s cannot be reached (%(reason)s): start it, or name its nodes."),
    ),
    (AuthenticationException, ClusterError, _REFUSED),
    (AuthorizationException, ClusterError, _REFUSED),
    (NotFoundError, ClusterError, _NO_INDEX),
)
_NO_TLS = "WRONG_VERSION_NUMBER"
_NO_TLS_MESSAGE = gettext_noop("The nodes at %(nodes)s do not speak https (%(reason)s): name them as http://.")
_NO_CLUSTER = gettext_noop(
    "What answers at %(nodes)s is not OpenSearch (%(reason)s): name the addresses of the nodes of a cluster."
)
_BUSY_MESSAGE = gettext_noop("The cluster at %(nodes)s is too busy (%(reason)s): look at its load and its disks.")
_LOST_MESSAGE = gettext_noop(
    "The cluster at %(nodes)s lost a list that was being read, with one of its nodes (%(reason)s): try again."
)
_OTHER = gettext_noop("The cluster at %(nodes)s cannot use the index %(index)s (%(reason)s): build it again.")


def our_error(fault: OpenSearchException, names: Mapping[str, str]) -> ClusterError | QueryError:
    """Return the error that says what a fault means; `names` are the `index` and the `nodes`."""
    reason = _reason(fault)
    if any(sign in reason for sign in _TOO_LARGE):
        return QueryError("The query is too large for the cluster (%(reason)s): use fewer words.", reason=reason)
    if _LOST_LIST in reason:
        return ClusterDownError(_LOST_MESSAGE, reason=reason, **names)
    if isinstance(fault, TransportError) and fault.status_code in PASSING:
        message = _BUSY_MESSAGE if fault.status_code == _BUSY else _PART_MISSING
        return ClusterDownError(message, reason=reason, **names)
    if isinstance(fault, SSLError) and _NO_TLS in reason:
        return ClusterError(_NO_TLS_MESSAGE, reason=reason, **names)
    if _is_page(fault):
        return ClusterDownError(_NO_CLUSTER, reason=reason, **names)
    kinds = ((type_, message) for kind, type_, message in _BY_KIND if isinstance(fault, kind))
    type_, message = next(kinds, (ClusterError, _OTHER))
    return type_(message, reason=reason, **names)


def part_missing(reason: str, names: Mapping[str, str]) -> ClusterDownError:
    """Return the error of an index that a cluster has not all of."""
    return ClusterDownError(_PART_MISSING, reason=reason, **names)


def no_index(reason: str, names: Mapping[str, str]) -> ClusterError:
    """Return the error of an index that a cluster has not, or no longer."""
    return ClusterError(_NO_INDEX, reason=reason, **names)


def check_whole(answer: object) -> None:
    """Raise TransportError for an answer that lacks what some shard should have said.

    So counts of a part are never shown as those of all, and a document that a shard has is never taken for a missing
    one. Documents of a bulk request that are refused for good are left to who sent them.
    """
    if not isinstance(answer, Mapping):
        return
    for status, fault in _faults(answer):
        if status in (*PASSING, _NOT_FOUND):
            raise HTTP_EXCEPTIONS.get(status, TransportError)(status, str(fault.get("type")), {"error": fault})


def _faults(answer: Mapping[str, Any]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the faults in an answer, each with the status that it would have as an answer."""
    shards = answer.get("_shards")
    if isinstance(shards, Mapping) and shards.get("failed"):
        causes = [each["reason"] for each in shards.get("failures", ())]
        text = f"{shards['failed']} of {shards['total']} shards do not answer"
        yield _NO_SHARD, {"type": "partial_answer", "reason": text, "root_cause": causes}
    for of_several in answer.get("responses", ()):
        yield from _faults(of_several)
    for found in answer.get("docs", ()):
        if error := found.get("error"):
            yield _NOT_FOUND if error["type"] == "index_not_found_exception" else _NO_SHARD, error
    for item in answer.get("items", ()) if answer.get("errors") else ():
        (sent,) = item.values()
        if "error" in sent:
            yield sent["status"], sent["error"]


def _is_page(fault: OpenSearchException) -> bool:
    """Say whether a page of HTML came, as from another web server; a cluster answers in JSON, or in a few words."""
    return isinstance(fault, TransportError) and "<html" in str(fault.error).lower()


def _reason(fault: OpenSearchException) -> str:
    """Return what the cluster or the client says, in one line."""
    if not isinstance(fault, TransportError):
        return str(fault)
    if _is_page(fault):
        return f"HTTP {fault.status_code}"
    said = fault.info.get("error", {}) if isinstance(fault.info, dict) else {}
    if not isinstance(said, dict) or not said:
        return _NODE.sub("", str(fault.error))
    causes = [cause for cause in (*said.get("root_cause", ()), said) if "type" in cause]
    reasons = dict.fromkeys(f"{cause['type']}: {cause.get('reason')}" for cause in causes)
    return "; ".join([*reasons][:_MOST_REASONS])
