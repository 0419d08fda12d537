"""What a process of pages takes of the memory with each engine, and the nodes of a cluster."""

import json
import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple
from urllib.request import urlopen

from benchmarks.engines.clients import open_pages
from benchmarks.speed.processes import memory_of

_SECONDS = 30  # of an answer of a node


class NodeMemory(NamedTuple):
    """A node: bytes of memory that are its own, if it runs on this machine, and bytes of its heap in use."""

    name: str
    own: int | None
    heap: int


def page_process(folder: Path, addresses: Sequence[str]) -> int:
    """Return the bytes that a new process takes after it has loaded all lists and shown these pages."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(_shown, folder, list(addresses)).result()


def nodes_of(address: str) -> Iterator[NodeMemory]:
    """Yield the nodes of a cluster."""
    processes, heaps = (_get(f"{address}/_nodes/{what}")["nodes"] for what in ("process", "stats/jvm"))
    for id_, node in sorted(processes.items(), key=lambda row: row[1]["name"]):
        yield NodeMemory(node["name"], _own(node["process"]["id"]), heaps[id_]["jvm"]["mem"]["heap_used_in_bytes"])


def _shown(folder: Path, addresses: Sequence[str]) -> int:
    client = open_pages(folder)
    for address in addresses:
        client.get(address).close()
    return memory_of("self")


def _own(process: int) -> int | None:
    return memory_of(str(process)) or None


def _get(address: str) -> Any:
    with urlopen(address, timeout=_SECONDS) as answer:  # noqa: S310 - the address of a cluster that was named
        return json.load(answer)
