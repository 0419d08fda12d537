"""Several searches in one request."""

from collections.abc import Mapping, Sequence
from typing import Any

from opensearchpy import OpenSearch

_AT_ONCE = 100  # searches of a request


def search_several(client: OpenSearch, index: str, bodies: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the answer to each search, in order; raises our errors."""
    return [
        answer
        for start in range(0, len(bodies), _AT_ONCE)
        for answer in _answers(client, index, bodies[start : start + _AT_ONCE])
    ]


def _answers(client: OpenSearch, index: str, bodies: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the answers; a search that failed is asked by itself, so that its error is raised as every other."""
    if len(bodies) == 1:
        return [client.search(index=index, body=bodies[0])]
    lines = [line for body in bodies for line in ({}, body)]
    answers = client.msearch(index=index, body=lines)["responses"]
    return [
        client.search(index=index, body=body) if "error" in answer else answer
        for body, answer in zip(bodies, answers, strict=True)
    ]
