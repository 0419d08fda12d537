"""Metrics in the text format of Prometheus: requests, their duration, and the state of the index.

Labels are routes, methods and statuses, whose number is bounded; no address, query or client is among them.
Several worker processes share their counts through files in one folder.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest, values
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from prometheus_client.registry import Collector

from web.service.request_log import Served

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
FOLDER_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"  # of prometheus-client
_BUCKETS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30)  # seconds; half of all pages take 5 ms


@dataclass(frozen=True, slots=True)
class IndexState:
    """What is told of the index: its documents, when it was built, its generation, and what is wrong with it."""

    documents: int
    built: datetime
    generation: str
    problems: int
    degraded: bool


class Metrics:
    """The metrics of one application."""

    def __init__(self, index: Callable[[], IndexState | None], slow_ms: int) -> None:
        """Take a function that returns the state of the index, and from how many milliseconds on a request is slow."""
        self._index, self._slow = index, slow_ms / 1000
        self._registry = registry = CollectorRegistry()
        self._requests = Counter("kashshaf_requests", "Requests.", ("route", "method", "status"), registry=registry)
        self._seconds = Histogram(
            "kashshaf_request_seconds", "Duration.", ("route",), buckets=_BUCKETS, registry=registry
        )
        self._limited = Counter("kashshaf_rate_limited", "Requests refused for their rate.", registry=registry)
        self._slow_requests = Counter("kashshaf_slow_requests", "Slow requests.", ("route",), registry=registry)
        self._running = Gauge(
            "kashshaf_requests_running", "Requests in work.", multiprocess_mode="livesum", registry=registry
        )

    def begin(self) -> None:
        """Count a request that begins."""
        self._running.inc()

    def observe(self, served: Served) -> None:
        """Count a request that was answered."""
        self._running.dec()
        self._requests.labels(served.route, served.method, str(served.status)).inc()
        self._seconds.labels(served.route).observe(served.seconds)
        if served.status == 429:
            self._limited.inc()
        if self._slow and served.seconds >= self._slow:
            self._slow_requests.labels(served.route).inc()

    def text(self) -> bytes:
        """Return all metrics, those of other worker processes included."""
        registry = self._registry
        if folder := os.environ.get(FOLDER_VARIABLE):
            registry = CollectorRegistry()
            MultiProcessCollector(registry, path=folder)  # type: ignore[no-untyped-call]
        index = CollectorRegistry()
        index.register(_IndexCollector(self._index))
        return generate_latest(registry) + generate_latest(index)


class _IndexCollector(Collector):
    """Reads the state of the index each time it is asked."""

    def __init__(self, index: Callable[[], IndexState | None]) -> None:
        self._index = index

    def collect(self) -> Iterator[Metric]:
        """Yield the metrics of the index; only that it is not there, if it cannot be opened."""
        state = self._index()
        yield GaugeMetricFamily("kashshaf_index_available", "1 if searches can be answered.", float(state is not None))
        if state is None:
            return
        age = (datetime.now(UTC) - state.built).total_seconds()
        yield GaugeMetricFamily("kashshaf_index_age_seconds", "Time since the build.", age)
        yield GaugeMetricFamily("kashshaf_index_documents", "Documents.", state.documents)
        yield GaugeMetricFamily("kashshaf_index_problems", "Documents that could not be read.", state.problems)
        yield GaugeMetricFamily(
            "kashshaf_index_degraded",
            "1 if the newest generation cannot be opened, or was removed, or a cluster lacks copies or nodes.",
            float(state.degraded),
        )
        yield InfoMetricFamily("kashshaf_index", "The generation.", {"generation": state.generation})


def share_between_workers(folder: Path) -> None:
    """Let the worker processes that are forked from this one count in an empty folder; call it before `Metrics`.

    prometheus-client reads the variable when it is imported, which is earlier: its class of values is replaced.
    """
    os.environ[FOLDER_VARIABLE] = str(folder)
    values.ValueClass = values.MultiProcessValue()  # type: ignore[no-untyped-call]


def forget_worker(process: int) -> None:
    """Leave out the running requests of a worker process that has ended; its counts stay."""
    if FOLDER_VARIABLE in os.environ:
        mark_process_dead(process)  # type: ignore[no-untyped-call]
