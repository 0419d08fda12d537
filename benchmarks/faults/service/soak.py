"""Search a served index while new ones are published: no 5xx, no answer of two states, no growing memory."""

import json
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from urllib.parse import quote

from benchmarks.faults.archive import PEOPLE, PLACES, TITLES, TOPICS, report
from benchmarks.faults.children import Children, children
from benchmarks.faults.commands import ENDED_WELL, index_cli
from benchmarks.faults.outcome import Outcome
from benchmarks.faults.service.server import Server, ServerDiedError, serving

_DOCUMENTS = 40
_STATE = "حالة"  # with a number, in each title
_CLIENTS = 4
_PAUSE = 1.0  # seconds between two publishes
_WARM = 0.3  # of the time: caches grow at first
_MAX_GROWTH = 0.25  # of the memory after that, where allocators and caches come and go
_QUERIES = (*PEOPLE, *PLACES, *TITLES, *TOPICS, "القاهرة المياه", "كأس OR تونس", "")


def run(minutes: float, seed: int) -> Outcome:
    """Search and publish for some minutes."""
    outcome = Outcome(
        "soak", f"{minutes:g} minutes of searches by {_CLIENTS} clients while updates and builds are published"
    )
    with TemporaryDirectory() as home, children() as publishers:
        archive = _States(Path(home), publishers, Random(seed))
        archive.publish()
        with serving(archive.index) as server, ThreadPoolExecutor(_CLIENTS + 1) as threads:
            end = time.monotonic() + 60 * minutes
            memory = threads.submit(_memory, server, end)
            clients = [threads.submit(_search, server, seed + number, end) for number in range(_CLIENTS)]
            while time.monotonic() < end:
                if fault := archive.publish():
                    outcome.add("publish failed", [fault])
                time.sleep(_PAUSE)
            for client in clients:
                for ending, faults in client.result():
                    outcome.add(ending, faults)
            outcome.faults += memory.result()
            outcome.endings["publishes"] = archive.state
    return outcome


class _States:
    """Sources whose documents all name the state they belong to, one after the other."""

    def __init__(self, home: Path, publishers: Children, random: Random) -> None:
        self.state, self.index = 0, home / "index"
        self._sources, self._publishers, self._random = home / "sources", publishers, random
        self._sources.mkdir()

    def publish(self) -> str:
        """Write the next state and publish it, by an update or a build; return the fault."""
        self.state += 1
        for number in range(_DOCUMENTS):
            title, text = report(self._random)
            content = f"{title} {_STATE}{self.state}\n\n{text}\n"
            (self._sources / f"{number}.txt").write_text(content, encoding="utf-8")
        words = ("update",) if self.state % 3 and self.state > 1 else ("build", self._sources)
        ran = self._publishers.must(index_cli, *words, "--index", self.index)
        return "" if ran.code == ENDED_WELL else f"{words[0]} ends with {ran.code}: {ran.output} {ran.traceback}"


def _search(server: Server, seed: int, end: float) -> list[tuple[str, list[str]]]:
    """Ask random requests until the end; return how each ended, and its faults."""
    random, ended = Random(seed), list[tuple[str, list[str]]]()
    while time.monotonic() < end:
        kind = random.choice(list(_REQUESTS))
        path, judge = _REQUESTS[kind]
        try:
            status, body = server.get(path + quote(random.choice(_QUERIES)))
        except ServerDiedError as fault:
            ended.append((kind, [str(fault)]))
            continue
        faults = judge(body) if status == 200 else [f"{path}: status {status}: {body[:300]!a}"]
        ended.append((kind, faults))
    return ended


def _one_state(body: bytes) -> list[str]:
    """Return a fault if the answer holds documents of several states, or counts others than it holds."""
    answer = json.loads(body)
    titles = [hit["title"] for hit in (*answer["hits"], *answer["partial"]["hits"])]
    states = Counter(word for title in titles for word in title.split() if word.startswith(_STATE))
    faults = [f"documents of several states: {dict(states)}"] if len(states) > 1 else []
    if answer["query"] == "" and answer["total"] != _DOCUMENTS:
        faults.append(f"{answer['total']} documents of {_DOCUMENTS}")
    return faults


def _any(_body: bytes) -> list[str]:
    return []


_REQUESTS: dict[str, tuple[str, Callable[[bytes], list[str]]]] = {
    "api": ("/api/v1/search?copies=all&limit=100&q=", _one_state),
    "page": ("/search?q=", _any),
    "suggest": ("/api/v1/suggest?q=", _any),
    "document": ("/documents/sources/7.txt?q=", _any),
}


def _memory(server: Server, end: float) -> list[str]:
    """Return a fault if the memory of the server goes on growing after it is warm."""
    start, measured = time.monotonic(), list[tuple[float, int]]()
    while time.monotonic() < end:
        measured.append(((time.monotonic() - start) / (end - start), server.memory()))
        time.sleep(min(1, max(0.05, (end - start) / 100)))
    warm = [size for share, size in measured if _WARM < share < _WARM + 0.2]
    last = [size for share, size in measured if share > 0.8]
    if not warm or not last:
        return []
    growth = min(last) / max(warm) - 1
    return [f"memory grows from {max(warm) >> 20} to {min(last) >> 20} MB"] if growth > _MAX_GROWTH else []
