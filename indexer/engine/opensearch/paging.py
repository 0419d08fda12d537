"""All that a search finds, page by page, of the index as it was when the first page was asked for."""

from collections.abc import Iterator, Mapping
from typing import Any

from opensearchpy import OpenSearch

from indexer.deadline import time_limit

WINDOW = 10_000  # hits of a page, at most: a cluster's own bound
_NO_OPTIONS: Mapping[str, str] = {}
# Of each hit only what it is sorted by, or fields in columns: to unpack its identity takes thirty times as long.
UNSTORED: Mapping[str, Any] = {"stored_fields": "_none_"}
_KEPT = "2m"  # that the cluster keeps the view of the index after a page


def pages(
    client: OpenSearch, index: str, body: Mapping[str, Any], size: int = WINDOW, params: Mapping[str, str] = _NO_OPTIONS
) -> Iterator[Mapping[str, Any]]:
    """Yield the hits of a search whose `sort` orders all documents, `size` of them in memory."""
    pit = client.create_pit(index=index, params={"keep_alive": _KEPT})["pit_id"]
    try:
        after: dict[str, Any] = {}
        while True:
            asked = {**body, **after, "size": size, "pit": {"id": pit, "keep_alive": _KEPT}, "track_total_hits": False}
            hits = client.search(body=asked, params=dict(params))["hits"]["hits"]
            yield from hits
            if len(hits) < size:
                return
            after = {"search_after": hits[-1]["sort"]}
    finally:
        with time_limit(0):  # also if the time is over: a cluster allows few views
            client.delete_pit(body={"pit_id": [pit]})


def pages_of_complete(
    client: OpenSearch, index: str, body: Mapping[str, Any], size: int = WINDOW
) -> Iterator[Mapping[str, Any]]:
    """Yield the hits as `pages` does, of an index that nobody writes any more: it needs no view, which would expire."""
    asked = {**body, "size": size, "track_total_hits": False}
    while True:
        hits = client.search(index=index, body=asked)["hits"]["hits"]
        yield from hits
        if len(hits) < size:
            return
        asked["search_after"] = hits[-1]["sort"]
