"""What a cluster says of itself and of one index, asked without a search."""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from opensearchpy import OpenSearch

from indexer.deadline import SlowSearchError, time_limit
from indexer.engine.opensearch.faults import no_index, part_missing
from indexer.engine.opensearch.indices import Indices
from indexer.errors import ClusterDownError, KashshafError

_MOST_SECONDS = 1.0  # that an answer may take
_KEPT_SECONDS = 1.0  # that one holds, however many ask
_NO_SUCH_INDEX = 408  # the cluster would wait for one


class ClusterHealth:
    """Says whether an index can be searched, and what is wrong with the cluster even so."""

    def __init__(self, client: OpenSearch, indices: Indices, nodes: Sequence[str]) -> None:
        """Take the client, the indices in the cluster, and the addresses of its nodes."""
        self._client, self._nodes = client, nodes
        self._names = {"index": indices.documents, "nodes": ", ".join(nodes)}
        self._both = f"{indices.documents},{indices.tables}"
        self._known: tuple[float, KashshafError | None] = (-_KEPT_SECONDS, None)

    def problem(self) -> KashshafError | None:
        """Return what is wrong though the index can be searched; raise KashshafError if it cannot."""
        asked, problem = self._known
        if time.monotonic() - asked >= _KEPT_SECONDS:
            problem = self._problem(self._ask())
            self._known = (time.monotonic(), problem)
        return problem

    def _ask(self) -> Mapping[str, Any]:
        """Return what the node that answers knows; it asks no other, and so answers without a manager too."""
        # The client would take the time for which the cluster waits for its own, were it not told that too.
        params = {"local": "true", "timeout": "0s", "request_timeout": _MOST_SECONDS, "ignore": _NO_SUCH_INDEX}
        found: Mapping[str, Any] = self._limited(lambda: self._client.cluster.health(index=self._both, params=params))
        return found

    def _check_parts(self) -> None:
        """Raise ClusterDownError if a part is on no node.

        A node that has no manager calls each index red, and knows only where the parts were before.
        """
        self._client.count(index=self._both, params={"request_timeout": _MOST_SECONDS})

    def _limited(self, ask: Callable[[], Any]) -> Any:
        try:
            with time_limit(_MOST_SECONDS):
                return ask()
        except SlowSearchError as fault:
            raise ClusterDownError(
                "The cluster at %(nodes)s did not say within %(seconds)s s how it is: look at its load.",
                seconds=_MOST_SECONDS,
                **self._names,
            ) from fault

    def _problem(self, found: Mapping[str, Any]) -> KashshafError | None:
        if found["timed_out"]:
            raise no_index("index_not_found_exception", self._names)
        if not found["discovered_cluster_manager"]:
            self._limited(self._check_parts)
            return KashshafError(
                "The cluster at %(nodes)s has no manager, since most of its nodes are down: searches are answered, and "
                "nothing can be written. Start the nodes that are down.",
                **self._names,
            )
        if found["status"] == "red":
            raise part_missing(f"unassigned_shards: {found['unassigned_shards']}", self._names)
        if found["status"] == "yellow":
            return KashshafError(
                "The cluster at %(nodes)s lacks %(missing)s copies of parts of the index %(index)s: searches are "
                "answered, but another node that fails may take a part away. Start the nodes that are down, or wait "
                "until the others have made these copies.",
                missing=found["unassigned_shards"] + found["initializing_shards"],
                **self._names,
            )
        if found["number_of_nodes"] < len(self._nodes):
            return KashshafError(
                "The cluster at %(nodes)s has %(found)s nodes, and %(named)s are named: start those that are down.",
                found=found["number_of_nodes"],
                named=len(self._nodes),
                **self._names,
            )
        return None
