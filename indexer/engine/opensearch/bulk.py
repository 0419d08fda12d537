"""Many documents or rows, sent in few requests."""

from collections.abc import Iterable, Mapping
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.helpers import BulkIndexError, streaming_bulk

from indexer.errors import ClusterError
from indexer.messages.catalogue import gettext_noop

_BYTES = 10 << 20  # of a request
# A copy was promoted under the old primary term: https://github.com/opensearch-project/OpenSearch/issues/19150
_NO_PRIMARY = "not in primary mode"
_NO_PRIMARY_MESSAGE = gettext_noop(
    "A part of the index %(index)s takes no documents since most nodes of the cluster were down (%(reason)s): restart "
    "the nodes that stayed up, and run the command again."
)
_REFUSED = gettext_noop(
    "The cluster does not take a document of the index %(index)s (%(reason)s): look at its disks and its log, and run "
    "the command again."
)


def send(
    client: OpenSearch, index: str, actions: Iterable[Mapping[str, Any]], at_once: int, *, is_alias: bool = False
) -> None:
    """Write documents, each with its identity, in place of those that have it; raises ClusterError.

    If the index is named by an alias, one that is gone is not made again.

    Those of a request that is answered are on the disks of all nodes that have a copy of their shard. Where a busy
    cluster refuses a part of a request, the client sends all of it again.
    """
    sent = streaming_bulk(
        client,
        actions,
        index=index,
        chunk_size=at_once,
        max_chunk_bytes=_BYTES,
        params={"require_alias": str(is_alias).lower()},
    )
    try:
        for _ in sent:
            pass
    except BulkIndexError as fault:
        (refused,) = fault.errors[0].values()
        reason = _reason(refused)
        message = _NO_PRIMARY_MESSAGE if _NO_PRIMARY in reason else _REFUSED
        raise ClusterError(message, index=index, reason=reason) from fault


def _reason(refused: Mapping[str, Any]) -> str:
    error = refused.get("error", {})
    return f"{error.get('type')}: {error.get('reason')}" if isinstance(error, Mapping) else str(error)
