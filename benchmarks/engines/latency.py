"""How long pages of results with facets take, and how many requests each sends to a cluster.

A page is asked of one engine and then of the other, so that a busy machine slows both.
"""

import logging
import re
import statistics
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import NamedTuple

from flask.testing import FlaskClient

from benchmarks.engines.clients import open_pages

_CLIENT = "opensearch"  # the logger of the client, which tells of each request
_WARMING = ("/", "/search?q=خبر", "/search?q=Lavrov")
_PERCENTS = (50, 95)
_PATH = re.compile(r"/(?:[^/?]*-(documents|tables)/)?(\w+)")

Seconds = Mapping[str, Sequence[float]]  # of requests, by what they ask


class Times(NamedTuple):
    """Milliseconds of pages by the clock: asked for the first time, and again."""

    new: list[float]
    again: list[float]

    def __str__(self) -> str:
        return "".join(f"{percentile(times, percent):10.1f}" for times in self for percent in _PERCENTS)


class Requests(logging.Handler):
    """Notes the seconds of each request that the client of a cluster sends, by what it asks, in `requests`."""

    def __init__(self) -> None:
        super().__init__()
        self.requests: dict[str, list[float]] = defaultdict(list)

    def emit(self, record: logging.LogRecord) -> None:
        """Count a request: the client logs its method, address, status and time."""
        match record.args:
            case (_, str(address), _, float(seconds)):
                self.requests[self.asked(address)].append(seconds)

    @staticmethod
    def asked(address: str) -> str:
        """Return what a request asks, and of which of the two indices of an index."""
        found = _PATH.search(address.split("://", 1)[-1])
        return " ".join(filter(None, found.groups())) if found else address

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count while the block runs."""
        logger = logging.getLogger(_CLIENT)
        level, propagate = logger.level, logger.propagate
        logger.addHandler(self)
        logger.setLevel(logging.INFO)
        logger.propagate = False
        try:
            yield
        finally:
            logger.removeHandler(self)
            logger.setLevel(level)
            logger.propagate = propagate


def time_pages(folders: Mapping[str, Path], addresses: Sequence[str]) -> tuple[dict[str, Times], Seconds]:
    """Return the times of each engine, and the requests of the first time."""
    clients = {engine: open_pages(folder) for engine, folder in folders.items()}
    times = {engine: Times([], []) for engine in folders}
    requests = Requests()
    for address in _WARMING:
        for client in clients.values():
            _milliseconds(client, address)
    for address in addresses:
        for engine, client in clients.items():
            with requests.counted():
                times[engine].new.append(_milliseconds(client, address))
            times[engine].again.append(_milliseconds(client, address))
    return times, requests.requests


def percentile(values: Sequence[float], percent: int) -> float:
    """Return a percentile of at least one value."""
    return statistics.quantiles([*values, *values], n=100, method="inclusive")[percent - 1]


def _milliseconds(client: FlaskClient, address: str) -> float:
    start = time.perf_counter()
    with client.get(address) as response:
        if response.status_code != HTTPStatus.OK:
            raise ValueError(f"{address}: {response.status}")
    return (time.perf_counter() - start) * 1000
